"""What came of real questions, and what may be expected of the next ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kb.confidence import FOREIGN, Outcome, calibrated
from kb.evidence import NAMES
from kb.knowledge import Knowledge

ENOUGH = 50
"""Outcomes; of fewer the base's own phrasings say more."""
UNANSWERED = FOREIGN
"""The share of questions that no article answers, as long as only the phrasings speak."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Shares of all questions, 0 to 1."""

    answered: float
    wrong: float


def outcome(features: Mapping[str, float], result: Literal["right", "wrong", "none"]) -> Outcome | None:
    """From the features as they were kept with a request; None where they were made by another version."""
    values = tuple(features.get(f"0.{name}") for name in NAMES)
    known = tuple(value for value in values if value is not None)
    return Outcome(known, result) if len(known) == len(NAMES) else None


def expected(
    knowledge: Knowledge,
    promise: float,
    outcomes: Sequence[Outcome],
    language: str = "",
    asked: Sequence[Outcome] = (),
) -> Expected:
    """How much would be answered, and wrongly, under a promise (0 to 1).

    Of the questions that came, where enough is known of them; else of the base's own phrasings, asked as if
    nobody had written them, with questions nobody has an article for among them. Where a ``language`` is
    given, of those in it alone: the phrasings in it, or the outcomes ``asked`` in it. From where on the bot
    answers is the same in all languages.
    """
    own = knowledge.base.own
    sure = calibrated(own, promise, outcomes)
    some = asked if language else outcomes
    if len(some) >= ENOUGH:
        rows: Iterable[tuple[float, ...]] = (one.features for one in some)
        right = np.array([one.result == "right" for one in some])
        shares = np.full(len(some), 1 / len(some))
    else:
        own = own.of(language) if language else own
        rows, right = map(tuple, own.features), own.right
        shares = own.shares
    answers = np.array([sure.of(row) >= sure.answer_from for row in rows], bool)
    return Expected(float(shares[answers].sum()), float(shares[answers & ~right].sum()))
