"""Two robots never talk, whatever their headers say: how much is too much, and who writes the same again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

OPENING = 200
"""Letters of a text that tell whether it is the same again; behind them robots quote what they answer."""
FEW = 8
"""Letters below which a text says nothing about who wrote it."""
MANY, MANY_AT_ONE = 80, 60
"""Letters from which strangers (any; those of one mail domain) do not write the same words within an hour."""


@dataclass(frozen=True, slots=True)
class Step:
    """At most so many within so long."""

    most: int
    within: timedelta


Ladder = tuple[Step, ...]


def _steps(*steps: tuple[int, int]) -> Ladder:
    return tuple(Step(most, timedelta(minutes=minutes)) for most, minutes in steps)


FROM_ADDRESS = _steps((10, 10), (15, 30), (25, 60), (50, 180), (100, 600))
"""New matters by mail that one address may open; what comes beyond them is kept and set aside."""


def exceeded(ladder: Ladder, moments: Sequence[datetime], now: datetime) -> Step | None:
    """The first step that is reached already. ``moments``: when the earlier ones came."""
    for step in ladder:
        if sum(moment > now - step.within for moment in moments) >= step.most:
            return step
    return None


def longest(ladder: Ladder) -> timedelta:
    """How far back one has to look."""
    return max((step.within for step in ladder), default=timedelta(0))


def most(ladder: Ladder) -> int:
    """How many one has to look at."""
    return max((step.most for step in ladder), default=0)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a text begins, without case, figures and signs: the same for a robot's next mail."""

    key: str
    """"" for a text too short to tell."""
    letters: int

    @property
    def tells_all(self) -> bool:
        """Whether the same opening from anybody is the same robot."""
        return self.letters >= MANY

    @property
    def tells_domain(self) -> bool:
        """Whether the same opening from the same mail domain is the same robot."""
        return self.letters >= MANY_AT_ONE


def opening_of(text: str) -> Opening:
    """The opening of a text. Linear."""
    letters = "".join(islice(filter(str.isalpha, text), OPENING))
    if len(letters) < FEW:
        return Opening("", len(letters))
    digest = hashlib.blake2b(letters.casefold().encode("utf-8", "replace"), digest_size=12)
    return Opening(digest.hexdigest(), len(letters))
