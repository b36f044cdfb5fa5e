"""Texts as vectors: each term weighs by its rarity, two texts compare by the cosine."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from kb.terms import Counted, Floats, Held, Ints, Terms, Texts, Weighed

Vector = tuple[Ints, Floats]
"""Terms by number and their weights: of length 1, or shorter where a kind of terms is not known."""


class Space:
    """Immutable once built."""

    def __init__(self, stems: Texts, tokens: Texts, languages: Sequence[str]) -> None:
        """``languages``: one for each row."""
        self._terms = Terms(stems, tokens)
        rows = _counted(self._terms.held, len(languages), len(self._terms.kinds))
        self._rarity = _rarity(rows, languages)
        owners = np.repeat(np.arange(len(languages)), np.diff(rows.indptr))
        rows.data = self._weights((rows.indices, rows.data), owners)
        self.rows = rows
        """Each of length 1."""

    def vector(self, stems: Weighed, tokens: Weighed) -> Vector:
        """Of the terms that stand in some row."""
        counted = self._terms.of(stems, tokens)
        return counted[0], self._weights(counted, None)

    def _weights(self, counted: Counted, owners: Ints | None) -> Floats:
        """Each kind of terms brought to its share in its row; ``owners``: None for a single row."""
        terms, counts = counted
        weights = _damped(counts) * self._rarity[terms]
        places = self._terms.kinds[terms]
        kinds = len(self._terms.shares)
        if owners is not None:
            places = places + owners * kinds
        lengths = np.sqrt(np.bincount(places, weights * weights))
        shares = np.sqrt(self._terms.shares)[np.arange(len(lengths)) % kinds] / np.maximum(lengths, 1e-9)
        found: Floats = weights * shares.astype(np.float32)[places]
        return found


def _counted(held: Held, rows: int, terms: int) -> sparse.csr_matrix:
    owners, numbers = held
    return sparse.coo_matrix((np.ones(len(owners), np.float32), (owners, numbers)), (rows, terms)).tocsr()


def _damped(counts: Floats) -> Floats:
    """A word said twice does not count twice."""
    damped: Floats = np.where(counts < 1, counts, 1 + np.log(np.maximum(counts, 1))).astype(np.float32)
    return damped


def _rarity(rows: sparse.csr_matrix, languages: Sequence[str]) -> Floats:
    """How much each term tells: the fewer rows hold it, of those in the languages that use it, the more.

    Of all rows would make each word of a small language look rare.
    """
    among = np.zeros(rows.shape[1], np.int64)
    held = np.zeros(rows.shape[1], np.int64)
    spoken = np.array(languages)
    for language in sorted(set(languages)):
        some = np.flatnonzero(spoken == language)
        uses = np.bincount(rows[some].indices, minlength=rows.shape[1])
        among += len(some) * (uses > 0)
        held += uses
    rarity: Floats = (np.log((1 + among) / (1 + held)) + 1).astype(np.float32)
    return rarity
