"""The sandbox inside somebody else's event loop."""

import asyncio
import subprocess
import sys
import time

import httpx

from channels.telegram.sandbox.server import build, serve


def test_it_stops_at_once_though_long_polls_are_open() -> None:
    async def story() -> float:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[int] = loop.create_future()
        serving = asyncio.create_task(serve(build(), "127.0.0.1", 0, ready.set_result))
        base = f"http://127.0.0.1:{await ready}"
        async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:
            token = (await http.post("/sandbox/bots", json={})).json()["token"]
            last = (await http.get("/sandbox/events")).json()["last"]
            polls = [
                asyncio.create_task(http.get(f"/bot{token}/getUpdates", params={"timeout": 50})),
                asyncio.create_task(http.get("/sandbox/events", params={"after": last, "wait": 50})),
            ]
            while not (await http.get("/sandbox/updates/pending")).json()["polling"]:
                await asyncio.sleep(0.01)
            assert not any(poll.done() for poll in polls)
            started = time.monotonic()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            took = time.monotonic() - started
            await asyncio.gather(*polls, return_exceptions=True)
        return took

    assert asyncio.run(story()) < 1.5


def test_it_stands_alone_without_the_product_or_a_telegram_library() -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"import channels.telegram.sandbox.__main__, sys\n{STRANGERS}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["channels.telegram"]


STRANGERS = """
for name in sorted(sys.modules):
    top, _, rest = name.partition(".")
    if top in ("telegram", "bot", "routing", "kb") or (top == "channels" and rest and "sandbox" not in rest):
        print(name)
"""
