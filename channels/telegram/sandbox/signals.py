"""Waking those who wait for something to change."""

import asyncio


class Signal:
    """A bell. ``version`` counts the changes; a waiter compares it with the one it knows."""

    def __init__(self) -> None:
        self.version = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Something changed: everybody who waits looks again."""
        self.version += 1
        self.wake()

    def wake(self) -> None:
        """Everybody who waits looks again, though nothing changed for the outside."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def wait(self, seconds: float) -> None:
        """Returns at the next ring or wake, or after ``seconds``."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(waiter)

    async def beyond(self, known: int, seconds: float) -> int:
        """The version, as soon as it is another than ``known``, or after ``seconds`` as it is."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while self.version == known and (left := until - loop.time()) > 0:
            await self.wait(left)
        return self.version
