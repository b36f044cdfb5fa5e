"""What two texts can have in common: words, pairs of words, runs of letters."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from kb.space import Counts

Weighed = Sequence[tuple[str, float]]
"""Words in order, each with what it counts: 1 in full, less where it only leads up to the question."""

_TOGETHER = 8
"""So many words on, two words still belong together."""
_RUNS = ((5_000, (2, 3, 4, 5)), (20_000, (3, 4, 5)), (math.inf, (4,)))
"""Letters in a run, for bases up to so many phrasings: in larger ones short runs stand in so many rows that
they take more time than they tell.
"""
_MOST_ROWS_FOR_PAIRS = 20_000
"""Phrasings; above, pairs take more memory than they are worth."""

Kind = tuple[float, bool, Callable[[Weighed], Counts]]
"""What a kind of terms counts for in likeness (together 1), whether it is made of stems, and how."""


def kinds(rows: int) -> list[Kind]:
    """For a base of so many phrasings."""
    runs_ = partial(runs, lengths=next(lengths for most, lengths in _RUNS if rows <= most))
    if rows <= _MOST_ROWS_FOR_PAIRS:
        return [(0.35, True, words), (0.25, True, pairs), (0.4, False, runs_)]
    return [(0.5, True, words), (0.5, False, runs_)]


def words(stems: Weighed) -> Counts:
    """The stems, and each two neighbours in order."""
    neighbours = ((f"{one} {two}", min(a, b)) for (one, a), (two, b) in pairwise(stems))
    return _counted([*stems, *neighbours])


def pairs(stems: Weighed) -> Counts:
    """Each two stems that stand near each other, in whatever order."""
    return _counted(
        (f"{min(one, two)}+{max(one, two)}", min(a, b))
        for at, (one, a) in enumerate(stems)
        for two, b in stems[at + 1 : at + 1 + _TOGETHER]
    )


def runs(tokens: Weighed, lengths: tuple[int, ...]) -> Counts:
    """The runs of letters within each word."""
    return _counted((run, weight) for token, weight in tokens for run in _runs(token, lengths))


def _counted(terms: Iterable[tuple[str, float]]) -> Counts:
    found = list(terms)
    if all(weight == 1.0 for _, weight in found):
        return Counter([term for term, _ in found])  # counted in C
    counts: defaultdict[str, float] = defaultdict(float)
    for term, weight in found:
        counts[term] += weight
    return counts


@lru_cache(maxsize=20_000)
def _runs(token: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """The ends of the word are marked."""
    marked = f" {token} "
    return tuple(marked[at : at + length] for length in lengths for at in range(len(marked) - length + 1))
