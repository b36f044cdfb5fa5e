"""Texts as vectors: each term weighs by its rarity, two texts compare by the cosine."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Counts = Mapping[str, float]
"""Term -> how often it stands in a text; less than 1 where it counts for less."""
Vector = tuple[Ints, Floats]
"""Terms by number and their weights: of length 1, or empty where no term is known."""


class Space:
    """One kind of terms. Immutable once built."""

    def __init__(self, rows: Sequence[Counts], languages: Sequence[str]) -> None:
        """``languages``: one for each row. Then ``take`` the rows' own vectors."""
        self._numbers: dict[str, int] = {}
        sizes = np.array([len(row) for row in rows], np.int64)
        numbers = [self._numbers.setdefault(term, len(self._numbers)) for row in rows for term in row]
        terms = np.array(numbers, np.int64)
        counts = np.array([count for row in rows for count in row.values()], np.float32)
        self._rarity = _rarity(terms, sizes, languages, len(self._numbers))
        self._rows = _matrix(terms, _damped(counts) * self._rarity[terms], sizes, len(self._numbers))

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def take(self) -> sparse.csr_matrix:
        """The rows, each of length 1; once, for they take much room."""
        rows, self._rows = self._rows, None
        return rows

    def vector(self, counts: Counts) -> Vector:
        """Of the terms that stand in some row."""
        numbers = [self._numbers.get(term, -1) for term in counts]
        terms = np.array(numbers, np.int64)
        known = terms >= 0
        terms = terms[known]
        weights = _damped(np.fromiter(counts.values(), np.float32, len(counts))[known]) * self._rarity[terms]
        length = float(np.sqrt(weights @ weights)) or 1.0
        return terms, weights / np.float32(length)


def _matrix(terms: Ints, weights: Floats, sizes: Ints, count: int) -> sparse.csr_matrix:
    owner = np.repeat(np.arange(len(sizes)), sizes)
    lengths = np.sqrt(np.bincount(owner, weights**2, minlength=len(sizes)))
    weights = (weights / np.maximum(lengths, 1e-9)[owner]).astype(np.float32)
    return sparse.csr_matrix((weights, (owner, terms)), shape=(len(sizes), count))


def _damped(counts: Floats) -> Floats:
    """A word said twice does not count twice."""
    damped: Floats = np.where(counts < 1, counts, 1 + np.log(np.maximum(counts, 1))).astype(np.float32)
    return damped


def _rarity(terms: Ints, sizes: Ints, languages: Sequence[str], count: int) -> Floats:
    """How much each term tells: the fewer rows hold it, of those in the languages that use it, the more.

    Of all rows would make each word of a small language look rare.
    """
    names = {name: at for at, name in enumerate(sorted(set(languages)))}
    spoken = np.array([names[language] for language in languages], np.int64)
    held = np.zeros((max(1, len(names)), count), np.int64)
    np.add.at(held, (np.repeat(spoken, sizes), terms), 1)
    rows = np.bincount(spoken, minlength=len(held))
    among = (rows[:, None] * (held > 0)).sum(0)
    rarity: Floats = (np.log((1 + among) / (1 + held.sum(0))) + 1).astype(np.float32)
    return rarity
