"""``python -m channels.telegram.sandbox --port N [--state FILE] [--strict off]``."""

import argparse
import asyncio
import contextlib
from pathlib import Path

from channels.telegram.sandbox.server import build, serve


def main() -> None:
    """Serves on 127.0.0.1 until stopped."""
    parser = argparse.ArgumentParser(prog="sandbox", description="A local Telegram to try things out.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--state", type=Path, help="a file that keeps everything")
    parser.add_argument("--strict", choices=("on", "off"), default="on", help="refuse unknown parameters")
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(
            serve(build(asked.state, strict=asked.strict == "on"), "127.0.0.1", asked.port, _say_ready)
        )


def _say_ready(port: int) -> None:
    print(f"sandbox ready on http://127.0.0.1:{port}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
