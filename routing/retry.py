"""What follows from the outcome of one attempt to deliver."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from routing.model import Outward

GIVE_UP_AFTER = timedelta(hours=24)
LONGEST_WAIT = timedelta(seconds=300)
LONGEST_AFTER_CUT = timedelta(seconds=30)
"""A cut-off says nothing about the other side: whoever waits at the desk does not wait minutes for it."""
BEFORE_REPEAT = timedelta(seconds=3)
"""Time for the proof that a cut-off message arrived after all to come in, before it is sent once more."""

REPEATABLE = frozenset(
    {
        Outward.EDIT,
        Outward.CAPTION,
        Outward.DELETE,
        Outward.BUTTONS,
        Outward.CHECK,
        Outward.REACT,
        Outward.REFRESH,
        Outward.PIN,
    }
)
"""Done twice they are done once."""
TOAST_LIVES = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is known of a delivery when its attempt ended. ``repeated``: it went out once more already."""

    kind: Outward
    audience: str
    automatic: bool
    attempts: int
    repeated: bool
    created_at: datetime
    lives: timedelta = GIVE_UP_AFTER
    """How long it is tried again."""


@dataclass(frozen=True, slots=True)
class Again:
    """Queued again. ``repeat``: it may have arrived before, and is marked so where people see it."""

    due_at: datetime
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Tried for too long."""


@dataclass(frozen=True, slots=True)
class LeftUnknown:
    """Nobody knows whether it arrived, and nothing is repeated by itself."""


def after_deferral(
    attempt: Attempt, asked: timedelta | None, now: datetime, chance: float
) -> Again | GivenUp:
    """``asked``: the wait the other side named; ``chance``: from 0 to 1, spreads the retries."""
    lives = TOAST_LIVES if attempt.kind is Outward.TOAST else attempt.lives
    if now - attempt.created_at >= lives:
        return GivenUp()
    if asked is not None:
        return Again(now + asked + timedelta(seconds=1))
    wait = min(timedelta(seconds=2 ** min(attempt.attempts - 1, 10)), LONGEST_WAIT)
    return Again(now + wait * (0.8 + 0.4 * chance))


def after_unknown(attempt: Attempt, now: datetime, chance: float) -> Again | GivenUp | LeftUnknown:
    """A send cut off in flight.

    Desk messages go out again, marked, until one surely arrived: a card seen twice is a nuisance, a lost one
    is a customer nobody answers. An automatic answer by mail goes out once more with its Message-ID. To a
    customer on Telegram nothing is repeated by itself, nor is a person's mail: the desk is asked.
    """
    if attempt.kind is Outward.TOAST:
        return GivenUp()
    if attempt.kind in REPEATABLE:
        return after_deferral(attempt, None, now, chance)
    if attempt.audience == "desk" or attempt.kind is Outward.CREATE_TOPIC:
        # By then a topic's own service message has told whether it was made, so making it is no repeat.
        step = after_deferral(attempt, None, now, chance)
        if isinstance(step, GivenUp):
            return step
        repeat = attempt.kind is not Outward.CREATE_TOPIC
        due_at = min(max(step.due_at, now + BEFORE_REPEAT), now + LONGEST_AFTER_CUT)
        return Again(due_at, repeat=repeat)
    if attempt.kind is Outward.MAIL and attempt.automatic and not attempt.repeated:
        return Again(now + BEFORE_REPEAT, repeat=True)
    return LeftUnknown()
