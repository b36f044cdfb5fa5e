"""What two texts can have in common: words, pairs of words, runs of letters. Each such term has a number."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Weighed = Sequence[tuple[str, float]]
"""Words in order, each with what it counts: 1 in full, less where it only leads up to the question."""
Texts = Sequence[Sequence[str]]
Held = tuple[Ints, Ints]
"""Phrasings and the terms in them, as often as they stand there."""
Counted = tuple[Ints, Floats]
"""Terms and what each counts."""

_TOGETHER = 8
"""So many words on, two words still belong together."""
_RUNS = ((5_000, (2, 3, 4, 5)), (20_000, (3, 4, 5)), (math.inf, (4,)))
"""Letters in a run, for bases up to so many phrasings: in larger ones short runs stand in so many rows that
they take more time than they tell.
"""
_MOST_ROWS_FOR_PAIRS = 20_000
"""Phrasings; above, pairs take more memory than they are worth."""
_MOST_REMEMBERED = 20_000


class Terms:
    """The terms of all phrasings. Immutable once built; what it remembers of words seen is bounded."""

    def __init__(self, stems: Texts, tokens: Texts) -> None:
        """The same texts twice: the stems of their words, and the words themselves."""
        few = len(stems) <= _MOST_ROWS_FOR_PAIRS
        self._numbers: dict[str, int] = {}
        words = _numbered(stems, self._numbers)
        kinds = len(self._numbers)
        self._neighbours = _Pairs(words, kinds, 1, ordered=True)
        self._pairs = _Pairs(words, kinds, _TOGETHER if few else 0, ordered=False)
        self._runs = _Runs(tokens, next(lengths for most, lengths in _RUNS if len(stems) <= most))
        sizes = [kinds, self._neighbours.count, self._pairs.count, self._runs.count]
        self._starts = [sum(sizes[:at]) for at in range(len(sizes))]
        self.shares: Floats = np.array((0.35, 0.25, 0.4) if few else (0.5, 0, 0.5), np.float32)
        """What words, pairs and runs count for in likeness, together 1."""
        self.kinds = np.repeat(np.arange(3), (sizes[0] + sizes[1], sizes[2], sizes[3]))
        """Which of the three each term is."""
        parts = (words, self._neighbours.held, self._pairs.held, self._runs.held)
        self.held: Held = (
            np.concatenate([owners for owners, _ in parts]),
            np.concatenate([terms + start for (_, terms), start in zip(parts, self._starts, strict=True)]),
        )

    def of(self, stems: Weighed, tokens: Weighed) -> Counted:
        """The known terms of a text, each once."""
        numbers = np.array([self._numbers.get(word, -1) for word, _ in stems], np.int64)
        weights = np.array([weight for _, weight in stems], np.float32)
        parts = (
            (numbers[numbers >= 0], weights[numbers >= 0]),
            self._neighbours.of(numbers, weights),
            self._pairs.of(numbers, weights),
            self._runs.of(tokens),
        )
        terms, places = np.unique(
            np.concatenate([terms + start for (terms, _), start in zip(parts, self._starts, strict=True)]),
            return_inverse=True,
        )
        counts = np.bincount(places, np.concatenate([some for _, some in parts]), len(terms))
        return terms, counts.astype(np.float32)


class _Pairs:
    """Each two words that stand no further apart than ``reach``."""

    def __init__(self, words: Held, kinds: int, reach: int, *, ordered: bool) -> None:
        """``kinds``: how many words there are; ``ordered``: which one comes first matters."""
        self._kinds, self._reach, self._ordered = kinds, reach, ordered
        owners, numbers = words
        codes, held = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for ahead in range(1, min(reach, len(numbers) - 1) + 1):
            same = owners[:-ahead] == owners[ahead:]
            codes.append(self._codes_of(numbers[:-ahead][same], numbers[ahead:][same]))
            held.append(owners[ahead:][same])
        self._codes, terms = np.unique(np.concatenate(codes), return_inverse=True)
        self.held: Held = (np.concatenate(held), terms)
        self.count = len(self._codes)

    def of(self, numbers: Ints, weights: Floats) -> Counted:
        """The known pairs; -1 is a word that is not known."""
        first, second = _ahead(len(numbers), self._reach)
        one, two = numbers[first], numbers[second]
        codes = self._codes_of(one, two)
        places = np.searchsorted(self._codes, codes)
        places[places == self.count] = 0
        known = (one >= 0) & (two >= 0)
        if self.count:
            known &= self._codes[places] == codes
        else:
            known[:] = False
        return places[known], np.minimum(weights[first], weights[second])[known]

    def _codes_of(self, one: Ints, two: Ints) -> Ints:
        if not self._ordered:
            one, two = np.minimum(one, two), np.maximum(one, two)
        codes: Ints = one * self._kinds + two
        return codes


class _Runs:
    """The runs of letters within each word, its ends marked."""

    def __init__(self, tokens: Texts, lengths: tuple[int, ...]) -> None:
        self._lengths = lengths
        self._numbers: dict[str, int] = {}
        words: dict[str, int] = {}
        owners, numbers = _numbered(tokens, words)
        runs = [
            [self._numbers.setdefault(run, len(self._numbers)) for run in self._cut(word)] for word in words
        ]
        sizes = np.array([len(some) for some in runs], np.int64)
        ends = np.cumsum(sizes)
        flat = np.fromiter(chain.from_iterable(runs), np.int64, int(sizes.sum()))
        times = sizes[numbers]
        within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        self.held: Held = (np.repeat(owners, times), flat[np.repeat((ends - sizes)[numbers], times) + within])
        self.count = len(self._numbers)
        self._of = lru_cache(maxsize=_MOST_REMEMBERED)(self._known)

    def of(self, tokens: Weighed) -> Counted:
        """The known runs."""
        found = [self._of(token) for token, _ in tokens]
        weights = np.array([weight for _, weight in tokens], np.float32)
        terms = np.fromiter(chain.from_iterable(found), np.int64)
        return terms, np.repeat(weights, [len(some) for some in found])

    def _known(self, token: str) -> tuple[int, ...]:
        return tuple(self._numbers[run] for run in self._cut(token) if run in self._numbers)

    def _cut(self, token: str) -> list[str]:
        marked = f" {token} "
        return [
            marked[at : at + length] for length in self._lengths for at in range(len(marked) - length + 1)
        ]


def _numbered(texts: Texts, numbers: dict[str, int]) -> Held:
    """The words by number; new ones are put down in ``numbers``."""
    found = np.array([numbers.setdefault(word, len(numbers)) for text in texts for word in text], np.int64)
    return np.repeat(np.arange(len(texts)), [len(text) for text in texts]), found


@lru_cache(maxsize=64)
def _ahead(count: int, reach: int) -> tuple[Ints, Ints]:
    """The positions of each two among ``count`` that are no further apart than ``reach``."""
    first = [np.arange(count - ahead) for ahead in range(1, min(reach, count - 1) + 1)]
    second = [some + ahead for ahead, some in enumerate(first, start=1)]
    nothing = np.empty(0, np.int64)
    return np.concatenate([nothing, *first]), np.concatenate([nothing, *second])
