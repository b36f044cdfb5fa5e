"""How long a newcomer waits: from ``git clone`` to the first automatic answer on the trial page.

    python3 tests/machine/first_answer.py [repository]

It needs what README names (git, make, python3, python3-venv) and a package index; nothing is kept. The last
line is the figure, in seconds.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, build_opener

ROOT = Path(__file__).parents[2]
QUESTION = "How long do DNS changes take?"
ask = build_opener().open


def get(url: str) -> Any:
    with ask(url, timeout=30) as answer:
        return json.load(answer)


def post(url: str, path: str, body: dict[str, object]) -> None:
    headers = {"Content-Type": "application/json", "Origin": url}
    ask(Request(url + path, json.dumps(body).encode(), headers), timeout=30).close()


def main() -> None:
    source = sys.argv[1] if len(sys.argv) > 1 else str(ROOT)
    with tempfile.TemporaryDirectory(prefix="first-answer-") as folder:
        begun = time.monotonic()

        def tell(what: str) -> None:
            print(f"{time.monotonic() - begun:7.1f} s  {what}", flush=True)

        subprocess.run(["git", "clone", "-q", source, "clone"], cwd=folder, check=True)
        tell("cloned")
        environment = {name: value for name, value in os.environ.items() if name != "TELEGRAM_TOKEN"}
        run = subprocess.Popen(
            ["make", "run"],
            cwd=Path(folder) / "clone",
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            assert run.stdout is not None
            lines = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in run.stdout)
            url = next(found.group() for found in lines if found)
            tell("the page is open")
            while get(f"{url}/api/stage")["progress"] is not None:
                time.sleep(0.2)
            tell("the past was played")
            ann = int(get(f"{url}/api/setup")["customers"][0]["key"])
            before = len(get(f"{url}/api/chats/{ann}")["messages"])
            post(url, "/api/act", {"as": ann, "do": "send", "text": QUESTION})
            while len(get(f"{url}/api/chats/{ann}")["messages"]) < before + 2:
                time.sleep(0.1)
            tell("the first automatic answer")
        finally:
            os.killpg(run.pid, signal.SIGTERM)
            run.wait(30)


if __name__ == "__main__":
    main()
