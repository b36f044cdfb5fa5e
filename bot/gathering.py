"""Waits until a customer has said all of it, and brings the parts together."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.clock import Clock
from bot.store import arrivals
from bot.store.arrivals import Waiting
from bot.store.writer import Store
from routing.gathering import MOST, may_join, together
from routing.model import ArrivalId, Inbound, Request

Part = tuple[Request, ArrivalId]
"""A message, and the arrival it came in."""


class Gathering:
    """``window``: how long more of the same is waited for; ``read`` tells what an arrival means.

    What is waited for stands in the ledger as undecided arrivals: a crash loses nothing of it.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        window: timedelta,
        read: Callable[[Waiting], Awaitable[Inbound | Exception]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._window = window
        self._read = read

    async def of(self, head: Waiting) -> Sequence[Waiting]:
        """The head of a lane with what came close behind it; nothing while more may follow."""
        if not head.gathers or not self._window or head.attempts:
            return [head]  # one that failed before is tried by itself
        lane = await self._store.read(lambda tx: arrivals.in_lane(tx, head.arrival.lane, MOST + 1))
        times = [(one.arrival.received_at, one.gathers) for one in lane]
        found = together(times, self._window, self._clock.now())
        if isinstance(found, int):
            return lane[:found]
        due_at = found
        await self._store.write(
            lambda tx: arrivals.try_later(tx, head.id, due_at, "more may follow", to_blame=False)
        )
        return []

    async def parts(self, first: Inbound | Exception, rest: Sequence[Waiting]) -> Sequence[Part]:
        """What follows ``first`` and belongs to it; what cannot be read or stands by itself ends it."""
        found: list[Part] = []
        before = first
        for waiting in rest:
            if not isinstance(before, Request) or not may_join(before):
                break
            before = await self._read(waiting)
            if isinstance(before, Request) and may_join(before):
                found.append((before, waiting.id))
        return found
