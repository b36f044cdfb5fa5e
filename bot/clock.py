"""One clock for all waiting and all "now"."""

import asyncio
import contextlib
import logging
from datetime import UTC, datetime, timedelta
from typing import Protocol

import httpx

log = logging.getLogger(__name__)

LONGEST_NAP = timedelta(seconds=30)
"""Sleeps are cut in pieces, so that a jump of the machine's clock is noticed."""


class Clock(Protocol):
    """The time, and waiting for it."""

    def now(self) -> datetime: ...

    async def sleep_until(self, moment: datetime) -> None: ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        while (left := moment - self.now()) > timedelta(0):  # noqa: ASYNC110 - it waits for a time
            await asyncio.sleep(min(left, LONGEST_NAP).total_seconds())


class FollowingClock:
    """Follows a clock served at a URL, which tests advance and freeze: hours pass in seconds."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._offset = timedelta(0)
        self._frozen: datetime | None = None
        self._changed = asyncio.Event()

    def now(self) -> datetime:
        return self._frozen or datetime.now(UTC) + self._offset

    async def sleep_until(self, moment: datetime) -> None:
        while (left := moment - self.now()) > timedelta(0):
            nap = LONGEST_NAP if self._frozen else min(left, LONGEST_NAP)
            changed = self._changed
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(changed.wait(), nap.total_seconds())

    async def follow(self) -> None:
        """Keeps in step until cancelled; call ``catch_up`` once before the first ``now``."""
        version = -1
        async with httpx.AsyncClient() as client:
            while True:
                try:
                    version = await self._look(client, version, 0 if version < 0 else 25)
                except httpx.HTTPError:
                    log.warning("clock_unreachable")
                    await asyncio.sleep(0.5)

    async def catch_up(self) -> None:
        """Reads the served clock. Raises httpx.HTTPError."""
        async with httpx.AsyncClient() as client:
            await self._look(client, -1, 0)

    async def _look(self, client: httpx.AsyncClient, after: int, wait: int) -> int:
        """The clock's version; waits up to ``wait`` seconds for another one than ``after``."""
        answer = await client.get(self._url, params={"after": after, "wait": wait}, timeout=wait + 10)
        state = answer.raise_for_status().json()
        self._offset = timedelta(seconds=float(state["offset"]))
        self._frozen = datetime.fromisoformat(state["now"]) if state["frozen"] else None
        self._changed.set()
        self._changed = asyncio.Event()
        return int(state["version"])
