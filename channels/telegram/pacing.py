"""Our own pace towards Telegram: per chat, per group, and for the bot in all."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

SIGNS = "telegram"
"""The destination of reactions and toasts, which spend nothing of a chat's budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast Telegram lets a bot send messages, edits and new topics (core.telegram.org/bots/faq)."""

    per_chat_per_second: float = 1.0
    per_group_per_minute: int = 20
    per_second: int = 30


class Pace:
    """Says whether one more call may go out now, and when the next one may.

    A window slides over the last calls; a chat told to wait (429) waits alone.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._chats: dict[str, deque[datetime]] = {}
        self._all: deque[datetime] = deque()
        self._stalled: dict[str, datetime] = {}

    def remember(self, calls: Iterable[tuple[str, datetime]]) -> None:
        """Calls made before a restart, oldest first."""
        for destination, at in calls:
            self._count(destination, at)

    def free_at(self, destination: str, now: datetime, leaves: float = 0) -> datetime:
        """When the destination has room; ``now`` or earlier means at once. ``leaves``: the share of a group's
        minute that is left to what is more urgent."""
        most, span = self._window(destination)
        times = [self._stalled.get(destination, now), _room(self._all, self._limits.per_second, SECOND, now)]
        calls = self._chats.get(destination)
        if calls is not None and _is_group(destination):
            most -= int(most * leaves)
            at_once = max(1, int(self._limits.per_chat_per_second))
            times.append(_room(calls, at_once, at_once * self._between, now))
        if calls is not None:
            times.append(_room(calls, most, span, now))
        return max(times)

    def take(self, destination: str, now: datetime, leaves: float = 0) -> bool:
        """Counts one call if there is room for it."""
        if self.free_at(destination, now, leaves) > now:
            return False
        self._count(destination, now)
        return True

    def give_back(self, destination: str, at: datetime) -> None:
        """The call counted then was not made after all."""
        for calls in (self._chats.get(destination, deque()), self._all):
            if at in calls:
                calls.remove(at)

    def shut(self, now: datetime) -> list[str]:
        """The destinations that have no room now."""
        names = {*self._chats, *self._stalled}
        return [name for name in names if self.free_at(name, now) > now]

    def stall(self, destination: str, until: datetime) -> None:
        """Telegram asked this chat to wait; of two such wishes the longer one holds."""
        self._stalled[destination] = max(until, self._stalled.get(destination, until))

    def forget_before(self, now: datetime) -> None:
        """Drops chats that have been quiet for a minute, or for as long as their own pace looks back."""
        quiet = [
            name
            for name, calls in self._chats.items()
            if not calls or now - calls[-1] > max(MINUTE, self._window(name)[1])
        ]
        for name in quiet:
            del self._chats[name]
        for name in [name for name, until in self._stalled.items() if until <= now]:
            del self._stalled[name]

    def _window(self, destination: str) -> tuple[int, timedelta]:
        if _is_group(destination):
            return self._limits.per_group_per_minute, MINUTE
        if destination == SIGNS:
            return self._limits.per_second, SECOND
        return 1, self._between

    @property
    def _between(self) -> timedelta:
        """From one message to the next in the same chat."""
        return timedelta(seconds=1 / self._limits.per_chat_per_second)

    def _count(self, destination: str, at: datetime) -> None:
        most, _ = self._window(destination)
        self._chats.setdefault(destination, deque(maxlen=most)).append(at)
        self._all.append(at)
        while len(self._all) > self._limits.per_second:
            self._all.popleft()


SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def _room(calls: deque[datetime], most: int, span: timedelta, now: datetime) -> datetime:
    return now if len(calls) < most else calls[-most] + span


def _is_group(destination: str) -> bool:
    return destination.startswith("telegram:-")
