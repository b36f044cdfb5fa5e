"""Waits until somebody has said all of it, and brings the parts together."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import Clock
from bot.store import arrivals
from bot.store.arrivals import Waiting
from bot.store.writer import Store
from routing.gathering import ALBUM, MOST, are_mates, as_album, is_of, may_join, together
from routing.happenings import Changed
from routing.model import ArrivalId, DeskMessage, Inbound, Request

Part = tuple[Request, ArrivalId]
"""A message, and the arrival it came in."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What an arrival begins. ``rest``: a customer's further messages; ``within``: arrivals that are in
    ``first`` or ``rest`` already (an album's pictures, corrections)."""

    first: Inbound | Exception
    rest: tuple[Part, ...] = ()
    within: tuple[ArrivalId, ...] = ()


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
        if not head.gathers or head.attempts:
            return [head]  # one that failed before is tried by itself
        lane = await self._store.read(lambda tx: arrivals.in_lane(tx, head.arrival.lane, MOST + 1))
        times = [(one.arrival.received_at, one.gathers) for one in lane]
        found = together(times, self._window or ALBUM, self._clock.now())
        if isinstance(found, int):
            return lane[:found]
        due_at = found
        await self._store.write(
            lambda tx: arrivals.try_later(tx, head.id, due_at, "more may follow", to_blame=False)
        )
        return []

    async def whole(self, gathered: Sequence[Waiting]) -> Whole:
        """The first with what follows and belongs to it; what cannot be read or stands by itself ends it."""
        first = await self._read(gathered[0])
        if isinstance(first, DeskMessage):
            return await self._album(first, gathered[1:])
        if isinstance(first, Request) and may_join(first):
            return await self._request((first, gathered[0].id), gathered[1:])
        return Whole(first)

    async def _album(self, first: DeskMessage, rest: Sequence[Waiting]) -> Whole:
        mates, within = [first], []
        for waiting in rest:
            found = await self._read(waiting)
            if not isinstance(found, DeskMessage) or not are_mates(first, found):
                break
            mates.append(found)
            within.append(waiting.id)
        return Whole(as_album(mates) if within else first, within=tuple(within))

    async def _request(self, first: Part, rest: Sequence[Waiting]) -> Whole:
        parts, within = [first], []
        for waiting in rest:
            found = await self._read(waiting)
            if isinstance(found, Changed) and any(is_of(found, part) for part, _ in parts):
                parts = [(_corrected(part, found), number) for part, number in parts]
                within.append(waiting.id)
            elif isinstance(found, Request) and self._goes_on(parts[-1][0], found):
                parts.append((found, waiting.id))
            else:
                break
        return Whole(parts[0][0], tuple(parts[1:]), tuple(within))

    def _goes_on(self, before: Request, following: Request) -> bool:
        # Without a window only the pictures of one album are one.
        same = bool(before.album) and before.album == following.album
        return may_join(following) and (bool(self._window) or same)


def _corrected(part: Request, changed: Changed) -> Request:
    return replace(part, text=changed.text, marks=changed.marks) if is_of(changed, part) else part
