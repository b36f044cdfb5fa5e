"""What two texts can have in common: words, pairs of words, runs of letters. Each such term has a number."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
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
Counts = Mapping[int, float]
"""Term -> how often it stands in a text; less than 1 where it counts for less."""

_TOGETHER = 8
"""So many words on, two words still belong together."""
_RUNS = ((5_000, (2, 3, 4, 5)), (20_000, (3, 4, 5)), (math.inf, (4,)))
"""Letters in a run, for bases up to so many phrasings: in larger ones short runs stand in so many rows that
they take more time than they tell.
"""
_MOST_ROWS_FOR_PAIRS = 20_000
"""Phrasings; above, pairs take more memory than they are worth."""
_WITH_PAIRS, _WITHOUT_PAIRS = (0.35, 0.25, 0.4), (0.5, 0.0, 0.5)
_MOST_REMEMBERED = 20_000


class Terms:
    """The terms of all phrasings. Immutable once built; what it remembers of words seen is bounded.

    They are of three kinds, and numbered in this order: words and each two neighbours, pairs of words in any
    order, runs of letters.
    """

    def __init__(self, stems: Texts, tokens: Texts) -> None:
        """The same texts twice: the stems of their words, and the words themselves."""
        few = len(stems) <= _MOST_ROWS_FOR_PAIRS
        self.shares = _WITH_PAIRS if few else _WITHOUT_PAIRS
        """What the kinds count for in likeness, together 1."""
        self._numbers: dict[str, int] = {}
        words = _numbered(stems, self._numbers)
        self._pairs = _Pairs(words, len(self._numbers), _TOGETHER if few else 1)
        pairs, runs = len(self._numbers), len(self._numbers) + self._pairs.count
        self._runs = _Runs(tokens, next(lengths for most, lengths in _RUNS if len(stems) <= most), runs)
        self._starts = pairs, runs
        self.ends = pairs + self._pairs.neighbours, runs, runs + self._runs.count
        """The number after the last of each kind."""
        owners, numbers = zip(words, self._pairs.held, self._runs.held, strict=True)
        self.held: Held = (
            np.concatenate(owners),
            np.concatenate([numbers[0], numbers[1] + pairs, numbers[2] + runs]),
        )
        del self._pairs.held, self._runs.held  # they take much room

    def of(self, stems: Weighed, tokens: Weighed) -> tuple[Counts, Counts, Counts]:
        """The known terms of a text, by kind."""
        words = [self._numbers.get(word, -1) for word, _ in stems]
        counts: dict[int, float] = {}
        for number, (_, weight) in zip(words, stems, strict=True):
            if number >= 0:
                counts[number] = counts.get(number, 0.0) + weight
        start, _ = self._starts
        pairs: dict[int, float] = {}
        for pair, weight in self._pairs.of(words, [weight for _, weight in stems]):
            some = counts if pair < self._pairs.neighbours else pairs
            some[pair + start] = some.get(pair + start, 0.0) + weight
        return counts, pairs, self._runs.counted(tokens)


class _Pairs:
    """Each two neighbours in order, and each two words near each other in any order."""

    def __init__(self, words: Held, kinds: int, reach: int) -> None:
        """``kinds``: how many words there are; ``reach``: so many words on; 1 for neighbours alone."""
        self._kinds, self._reach = kinds, reach
        owners, numbers = words
        codes, held = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for ahead in range(1, min(reach, len(numbers) - 1) + 1):
            same = np.flatnonzero(owners[:-ahead] == owners[ahead:])
            one, two = numbers[same], numbers[same + ahead]
            if ahead == 1:
                codes.append(one * kinds + two)
                held.append(owners[same])
            if reach > 1:
                codes.append((kinds + np.minimum(one, two)) * kinds + np.maximum(one, two))
                held.append(owners[same])
        found, terms = np.unique(np.concatenate(codes), return_inverse=True)
        self.held: Held = (np.concatenate(held), terms)
        self.count = len(found)
        self.neighbours = int(np.searchsorted(found, kinds * kinds))
        """How many of them are neighbours, the first ones."""
        self._codes = np.append(found, np.iinfo(np.int64).max)

    def of(self, words: Sequence[int], weights: Sequence[float]) -> list[tuple[int, float]]:
        """The known pairs, a pair counting as its lesser word; -1 is a word that is not known."""
        kinds, codes, shares = self._kinds, [], []
        known = [(at, one, weights[at]) for at, one in enumerate(words) if one >= 0]
        for number, (at, one, weight) in enumerate(known):
            for place, two, other in known[number + 1 : number + 1 + self._reach]:
                if place > at + self._reach:
                    break
                share = weight if weight < other else other
                if place == at + 1:
                    codes.append(one * kinds + two)
                    shares.append(share)
                if self._reach > 1:
                    codes.append((kinds + one) * kinds + two if one < two else (kinds + two) * kinds + one)
                    shares.append(share)
        wanted = np.array(codes, np.int64)
        places = self._codes.searchsorted(wanted)
        found = zip(places.tolist(), shares, (self._codes[places] == wanted).tolist(), strict=True)
        return [(place, share) for place, share, known in found if known]


class _Runs:
    """The runs of letters within each word, its ends marked."""

    def __init__(self, tokens: Texts, lengths: tuple[int, ...], start: int) -> None:
        """``start``: the number of the first."""
        self._lengths, self._start = lengths, start
        self._numbers: dict[str, int] = {}
        words: dict[str, int] = {}
        owners, numbers = _numbered(tokens, words)
        runs = [
            [self._numbers.setdefault(run, len(self._numbers)) for run in self._cut(word)] for word in words
        ]
        sizes = np.array([len(some) for some in runs], np.int64)
        flat = np.fromiter(chain.from_iterable(runs), np.int64, int(sizes.sum()))
        times = sizes[numbers]
        first = np.repeat((np.cumsum(sizes) - sizes)[numbers] - (np.cumsum(times) - times), times)
        self.held: Held = (np.repeat(owners, times), flat[first + np.arange(len(first))])
        self.count = len(self._numbers)
        self.of = lru_cache(maxsize=_MOST_REMEMBERED)(self._of)

    def counted(self, tokens: Weighed) -> Counts:
        """The known ones of a text."""
        whole = (self.of(token) for token, weight in tokens if weight == 1)
        counts: dict[int, float] = dict(Counter(chain.from_iterable(whole)))
        for token, weight in tokens:
            if weight != 1:
                for run in self.of(token):
                    counts[run] = counts.get(run, 0.0) + weight
        return counts

    def _of(self, token: str) -> tuple[int, ...]:
        """The known ones."""
        found = (self._numbers.get(run, -1) for run in self._cut(token))
        return tuple(self._start + number for number in found if number >= 0)

    def _cut(self, token: str) -> list[str]:
        marked = f" {token} "
        return [
            marked[at : at + length] for length in self._lengths for at in range(len(marked) - length + 1)
        ]


def _numbered(texts: Texts, numbers: dict[str, int]) -> Held:
    """The words by number; new ones are put down in ``numbers``."""
    found = np.array([numbers.setdefault(word, len(numbers)) for text in texts for word in text], np.int64)
    return np.repeat(np.arange(len(texts)), [len(text) for text in texts]), found
