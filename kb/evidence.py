"""What speaks for the best article: the numbers the confidence is made of."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from kb.index import Question
from kb.space import Floats, Ints

NAMES = (
    "score",
    "lead",
    "chance",
    "nearest",
    "alike",
    "asked",
    "said",
    "covered",
    "known",
    "mass",
    "agrees",
    "length",
)
"""The features in their order:

score    what the ranking gives the article
lead     ... beyond the next article
chance   the second judge's opinion
nearest  the likeness of the article's nearest phrasing
alike    the same, read as strings with their words sorted
asked    the share of the question that stands in this phrasing; rare words are larger shares
said     the share of this phrasing that stands in the question
covered  the share of the question that stands anywhere in the article, in its answer at a discount
known    the share of the question that stands anywhere in the base
mass     how much question and phrasing have in common, as a logarithm
agrees   1 where the nearest phrasing of all is the article's
length   of the question in words, as a logarithm
"""

_HARDLY_MORE = 2
_TOLD = 0.6
"""What it counts that a word stands in the answer alone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """For the best article: ``features`` in the order of NAMES."""

    article: int
    features: tuple[float, ...]


class Words:
    """Which article uses which word, in its phrasings and in its answer."""

    def __init__(
        self,
        stems: Sequence[Sequence[str]],
        owners: Ints,
        told: Sequence[frozenset[str]],
        common: frozenset[str],
    ) -> None:
        self._stems, self._owners, self._told, self.articles = stems, owners, told, len(told)
        self._asked: dict[str, dict[int, int]] = {}
        for row, article in zip(stems, owners.tolist(), strict=True):
            for word in set(row):
                uses = self._asked.setdefault(word, {})
                uses[article] = uses.get(article, 0) + 1
        self._common = common
        self._strings = [" ".join(row) for row in stems]
        self._rows: list[list[int]] = [[] for _ in told]
        for row_number, article in enumerate(owners.tolist()):
            self._rows[article].append(row_number)

    def evidence(
        self,
        question: Question,
        similar: Floats,
        scores: Floats,
        chances: Floats,
        held: int = -1,
        own: int = -1,
    ) -> Evidence:
        """``held``: an article, ``own``: a row that count as absent, to see what is made of them then."""
        best = int(scores.argmax())
        rows = self._rows[best]
        likeness = similar[rows]
        near = rows[int(likeness.argmax())]
        asked, said = set(question.stems), set(self._stems[near])
        uses = {word: self._users(word, held, own) for word in sorted(asked | said)}
        weights = {
            word: math.log((self.articles + 1) / (len(users) + 0.5)) + 0.3 for word, users in uses.items()
        }
        total = sum(weights[word] for word in asked) or 1.0
        common = sum(weights[word] for word in asked & said)
        features = (
            float(scores[best]),
            float(scores[best]) - _second(scores),
            float(chances[best]),
            float(likeness.max()),
            fuzz.token_sort_ratio(" ".join(question.stems), self._strings[near]) / 100,
            common / total,
            common / (sum(weights[word] for word in said) or 1.0),
            sum(weights[word] * self._covers(best, word, uses[word]) for word in asked) / total,
            sum(weights[word] for word in asked if uses[word]) / total,
            math.log1p(common),
            float(int(self._owners[int(similar.argmax())]) == best),
            math.log1p(len(question.stems)),
        )
        return Evidence(best, features)

    def says_nothing(self, question: Question) -> bool:
        """Whether it is a common word or two: "a problem"."""
        return len(question.stems) <= _HARDLY_MORE and self._common.issuperset(question.stems)

    def fits_as_well(self, question: Question, article: int) -> list[int]:
        """The other articles that use the word of a message that is hardly more than one word."""
        words = {word for word in question.stems if word not in self._common}
        if len(words) != 1 or len(question.stems) > _HARDLY_MORE:
            return []
        return sorted(self._asked.get(words.pop(), {}).keys() - {article})

    def _users(self, word: str, held: int, own: int) -> Mapping[int, int]:
        uses = self._asked.get(word, {})
        if held in uses:
            return {article: count for article, count in uses.items() if article != held}
        if own >= 0:
            owner = int(self._owners[own])
            if uses.get(owner) == 1 and word in self._stems[own]:
                return {article: count for article, count in uses.items() if article != owner}
        return uses

    def _covers(self, article: int, word: str, users: Mapping[int, int]) -> float:
        if article in users:
            return 1.0
        return _TOLD if word in self._told[article] else 0.0


def _second(scores: Floats) -> float:
    return float(np.partition(scores, -2)[-2]) if len(scores) > 1 else 0.0
