"""What customers ask that no article answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.store.guesses import Guess
from kb.groups import MOST, Question, groups

LOOKED_AT = timedelta(days=30)
MOST_QUESTIONS = MOST
"""More are not put together, so more need not be read."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Worth an article: so many ask for it, mostly like ``text``."""

    count: int
    text: str
    others: tuple[str, ...]


def gaps(found: Iterable[Guess]) -> list[Gap]:
    """The questions handed over that no article answers, as far as is known, put together; the most asked
    first.
    """
    open_ones = [
        Question(" ".join(one.text.split()), one.language)
        for one in found
        if one.decision == "hand off" and not one.rightly and one.result != "right"
    ]
    return [
        Gap(len(group.questions), group.questions[0].text, tuple(one.text for one in group.questions[1:]))
        for group in groups(open_ones)
    ]
