"""Who waits at the desk, in the order in which they should be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from routing.model import AgentId, Conversation
from routing.standing import waits


@dataclass(frozen=True, slots=True)
class Queue:
    """Longest waiting first; ``rest`` are open and wait for the customer, or are snoozed."""

    overdue: tuple[Conversation, ...]
    waiting: tuple[Conversation, ...]
    rest: tuple[Conversation, ...]

    def by_agent(self) -> Sequence[tuple[AgentId | None, int, int]]:
        """(agent, open, waiting among them), most waiting first."""
        waiting = (*self.overdue, *self.waiting)
        holders = dict.fromkeys(one.holder for one in (*waiting, *self.rest))
        counts = [
            (
                holder,
                sum(one.holder == holder for one in (*waiting, *self.rest)),
                sum(one.holder == holder for one in waiting),
            )
            for holder in holders
        ]
        return sorted(counts, key=lambda one: (-one[2], -one[1], one[0] or 0))

    def overdue_next(self, overdue: timedelta) -> datetime | None:
        """When the next one of those who wait becomes overdue."""
        return min((one.waiting_since + overdue for one in self.waiting if one.waiting_since), default=None)


def arranged(opened: Sequence[Conversation], now: datetime, overdue: timedelta) -> Queue:
    """``overdue``: how long somebody may wait before it counts as too long."""
    waiting = sorted(
        (one for one in opened if waits(one)), key=lambda one: (one.waiting_since or now, one.id)
    )
    late = tuple(one for one in waiting if one.waiting_since and now - one.waiting_since >= overdue)
    in_time = tuple(one for one in waiting if one not in late)
    return Queue(late, in_time, tuple(one for one in opened if not waits(one)))
