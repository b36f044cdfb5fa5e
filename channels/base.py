"""What a channel and the rest of the program say to each other."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from routing.model import Arrival


class NotStored(Exception):
    """An arrival could not be committed; the source must keep it and come again."""

    def __init__(self, reason: str, *, full: bool = False) -> None:
        super().__init__(reason)
        self.full = full
        """True where there is no room left (SMTP 452), False for any other trouble (SMTP 451)."""


Accept = Callable[[Arrival], Awaitable[bool]]
"""Commits an arrival. True: kept now; False: a repeat, kept before. Raises NotStored."""


class Memory(Protocol):
    """What a channel must know again after a restart, by name; "" where nothing was kept."""

    async def recall(self, name: str) -> str: ...

    async def keep(self, name: str, value: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived; ``external_id`` is its id over there ("" where there is none)."""

    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Deferred:
    """Surely not sent; try again. ``wait``: what the other side asked for, for its destination alone."""

    reason: str
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Surely not sent, and trying again would not help. ``code`` names the cause in the texts for people."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The line was cut after the request was out: nobody knows."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another id now; send it there."""

    new_chat: int


Outcome = Sent | Deferred | Failed | Unknown | Moved
