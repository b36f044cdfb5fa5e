"""What speaks for the best article: the numbers the confidence is made of."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from kb.index import Question
from kb.terms import Floats, Ints

NAMES = (
    "score",
    "odds",
    "chance",
    "nearest",
    "alike",
    "asked",
    "said",
    "covered",
    "known",
    "agrees",
    "length",
    "held",
)
"""The features in their order:

score    what the ranking gives the article
odds     the second judge's opinion beside that of the next article, as a logarithm
chance   the second judge's opinion
nearest  the likeness of the article's nearest phrasing
alike    the same, read as strings with their words sorted
asked    the share of the question that stands in this phrasing; rare words are larger shares
said     the share of this phrasing that stands in the question
covered  the share of the question that stands anywhere in the article, in its answer at a discount
known    the share of the question that stands anywhere in the base
agrees   1 where the nearest phrasing of all is the article's
length   of the question in words, as a logarithm
held     how much of the question stands anywhere in the article, rare words being more; no share
"""

_HARDLY_MORE = 2
_LOOKED_AT = 5
_FEW = 1000
"""Scores that are put in order sooner than looked through for the highest."""
_COVERED = 0.2
"""What it counts in the ranking of the best few that an article uses all of a question's words."""
_ODDS = 0.05
"""... and what the second judge's opinion counts as a logarithm: of articles that it thinks little of, too,
it knows which is the likelier one.
"""
_LEAST = 1e-6
"""Chances below are all the same."""
_TOLD = 0.6
"""What it counts that a word stands in the answer alone."""
_MOST_HELD, _HELD_UNIT = 20.0, 10.0
"""Whoever writes at length holds more by chance: beyond some five rare words more of them say nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """For the best article: ``features`` in the order of NAMES."""

    article: int
    ranked: Mapping[int, float]
    """The best few articles, and how high they rank."""
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
        order = np.argsort(owners, kind="stable")
        self._rows = np.split(order, np.cumsum(np.bincount(owners, minlength=len(told)))[:-1])

    def evidence(self, asked: "Asked", similar: Floats, scores: Floats, chances: Floats) -> Evidence:
        """What speaks for the best article, by ``scores`` and by how much of the question the words cover."""
        ranked: dict[int, float] = {}
        best, most, covered, chance = -1, -math.inf, 0.0, 0.0
        for article in highest(scores, _LOOKED_AT):
            share, likely = self._covered(asked, article), float(chances[article])
            ranked[article] = float(scores[article]) + _COVERED * share
            order = ranked[article] + _ODDS * math.log(likely + _LEAST)
            if order > most:
                best, most, covered, chance = article, order, share, likely
        likeness = similar[self._rows[best]]
        near = int(self._rows[best][likeness.argmax()])
        said = asked.weights_of(self._stems[near])
        common = sum(weight * asked.trust(word) for word, weight in said.items() if word in asked.weights)
        known = sum(value for _, value, users in asked.values if users)
        features = (
            ranked[best],
            math.log((chance + _LEAST) / (_rival(chances, best) + _LEAST)),
            chance,
            float(likeness.max()),
            fuzz.token_sort_ratio(" ".join(asked.stems), self._strings[near]) / 100,
            common / asked.total,
            common / (sum(said.values()) or 1.0),
            covered,
            known / asked.total,
            float(int(self._owners[int(similar.argmax())]) == best),
            math.log1p(len(asked.stems)),
            min(covered * asked.total, _MOST_HELD) / _HELD_UNIT,
        )
        return Evidence(best, ranked, features)

    def asked(
        self, stems: Sequence[str], mended: Mapping[str, float], held: int = -1, own: int = -1
    ) -> "Asked":
        """``mended``: words guessed, and how surely.

        ``held``: an article, ``own``: a row that count as absent, to see what is made of them then.
        """
        if held < 0 and own < 0:
            return Asked(stems, mended, self._used, self.articles)
        return Asked(stems, mended, lambda word: self._used_without(word, held, own), self.articles)

    def _covered(self, asked: "Asked", article: int) -> float:
        told, total = self._told[article], 0.0
        for word, value, users in asked.values:
            if article in users:
                total += value
            elif word in told:
                total += _TOLD * value
        return total / asked.total

    def says_nothing(self, question: Question) -> bool:
        """Whether it is a common word or two: "a problem"."""
        return len(question.stems) <= _HARDLY_MORE and self._common.issuperset(question.stems)

    def fits_as_well(self, question: Question, article: int) -> list[int]:
        """The other articles that use the word of a message that is hardly more than one word."""
        words = {word for word in question.stems if word not in self._common}
        if len(words) != 1 or len(question.stems) > _HARDLY_MORE:
            return []
        return sorted(self._asked.get(words.pop(), {}).keys() - {article})

    def _used(self, word: str) -> Mapping[int, int]:
        """Article -> in how many of its phrasings the word stands."""
        return self._asked.get(word, {})

    def _used_without(self, word: str, held: int, own: int) -> Mapping[int, int]:
        uses = self._used(word)
        if held in uses:
            return {article: count for article, count in uses.items() if article != held}
        if own >= 0:
            owner = int(self._owners[own])
            if uses.get(owner) == 1 and word in self._stems[own]:
                return {article: count for article, count in uses.items() if article != owner}
        return uses


class Asked:
    """The words of one question, each with its weight: words that few articles use weigh more."""

    def __init__(
        self,
        stems: Sequence[str],
        mended: Mapping[str, float],
        users: Callable[[str], Mapping[int, int]],
        articles: int,
    ) -> None:
        self.stems, self._mended, self._users, self._articles = stems, mended, users, articles
        used = {word: users(word) for word in dict.fromkeys(stems)}
        self.weights = {word: self._weight(some) for word, some in used.items()}
        self.total = sum(self.weights.values()) or 1.0
        weights = self.weights.items()
        self.values = [(word, weight * self.trust(word), used[word]) for word, weight in weights]
        """Each word, its weight as far as it can be trusted, and who uses it."""

    def trust(self, word: str) -> float:
        """1 for a word as it stands there, less for one that was guessed."""
        return self._mended.get(word, 1.0)

    def weights_of(self, stems: Sequence[str]) -> dict[str, float]:
        """Of any words, in order."""
        known = self.weights
        return {
            word: known[word] if word in known else self._weight(self._users(word))
            for word in dict.fromkeys(stems)
        }

    def _weight(self, users: Mapping[int, int]) -> float:
        return math.log((self._articles + 1) / (len(users) + 0.5)) + 0.3


def highest(scores: Floats, most: int) -> list[int]:
    """The positions of the highest scores, the highest first, equal ones in order."""
    if len(scores) <= _FEW:
        return (-scores).argsort(kind="stable")[:most].tolist()  # type: ignore[no-any-return]
    some = np.flatnonzero(scores >= np.partition(scores, -most)[-most])
    return some[np.argsort(-scores[some], kind="stable")][:most].tolist()  # type: ignore[no-any-return]


def _rival(chances: Floats, best: int) -> float:
    """The highest of the others."""
    if len(chances) == 1:
        return 0.0
    second, first = np.partition(chances, -2)[-2:].tolist()
    return second if chances[best] == first else first  # type: ignore[no-any-return]
