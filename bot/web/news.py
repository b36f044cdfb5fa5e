"""Tells every open page at once which parts of it are out of date, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator

HEARTBEAT = 15.0
"""Seconds after which a silent line says that it still stands."""
TOGETHER = 0.04
"""Seconds in which changes are collected: one answer of the bot changes several things."""
EVERYTHING = "everything"


class News:
    """One for the page, whatever is played on it."""

    def __init__(self) -> None:
        self._pages: set[_Page] = set()

    def tell(self, *parts: str) -> None:
        """These parts are another than before."""
        for page in self._pages:
            page.parts.update(dict.fromkeys(parts))
            page.rung.set()

    async def stream(self) -> AsyncIterator[bytes]:
        """The events for one page; the first one says that nothing it has is known to be right."""
        page = _Page()
        page.parts[EVERYTHING] = None
        page.rung.set()
        self._pages.add(page)
        try:
            while True:
                try:
                    await asyncio.wait_for(page.rung.wait(), HEARTBEAT)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                await asyncio.sleep(TOGETHER)
                parts, page.parts = list(page.parts), {}
                page.rung.clear()
                yield f"data: {json.dumps(parts)}\n\n".encode()
        finally:
            self._pages.discard(page)


class _Page:
    """An open line: the parts not told yet."""

    def __init__(self) -> None:
        self.parts: dict[str, None] = {}
        self.rung = asyncio.Event()
