"""Texts as vectors: each term weighs by its rarity, two texts compare by the cosine."""

import math
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from kb.terms import Floats, Ints, Terms, Texts, Weighed

Vector = tuple[Ints, Floats]
"""Terms by number and their weights: of length 1, or shorter where a kind of terms is not known."""


class Space:
    """Immutable once built."""

    def __init__(self, stems: Texts, tokens: Texts, languages: Sequence[str]) -> None:
        """``languages``: one for each row."""
        self._terms = Terms(stems, tokens)
        owners, terms = self._terms.held
        del self._terms.held  # it takes much room
        shape = (len(languages), self._terms.ends[-1])
        rows = sparse.coo_matrix((np.ones(len(owners), np.float32), (owners, terms)), shape).tocsr()
        del owners, terms
        rarity = _rarity(rows, languages)
        self._rarity = rarity.data  # much quicker to read one by one
        rows.data = _brought_to_length(rows, _damped(rows.data) * rarity[rows.indices], self._terms)
        self.rows = rows
        """Each of length 1."""

    def vector(self, stems: Weighed, tokens: Weighed) -> Vector:
        """Of the terms that stand in some row. Without numpy: for so few it takes longer to call."""
        numbers: list[int] = []
        scaled: list[float] = []
        for counts, share in zip(self._terms.of(stems, tokens), self._terms.shares, strict=True):
            weights = [
                self._rarity[term] * (count if count <= 1 else 1 + math.log(count))
                for term, count in counts.items()
            ]
            scale = math.sqrt(share / (sum([weight * weight for weight in weights]) or 1.0))
            numbers.extend(counts)
            scaled.extend([weight * scale for weight in weights])
        return np.array(numbers, np.int64), np.array(scaled, np.float32)


def among(rows: sparse.csr_matrix, chosen: Ints) -> Floats:
    """How near a few of the rows are to each other. Terms that only one of them has are left out."""
    spans = list(zip(rows.indptr[chosen].tolist(), rows.indptr[chosen + 1].tolist(), strict=True))
    terms = np.concatenate([rows.indices[start:end] for start, end in spans])
    weights = np.concatenate([rows.data[start:end] for start, end in spans])
    owners = np.repeat(np.arange(len(spans)), [end - start for start, end in spans])
    last = np.empty(rows.shape[1], np.int32)
    last[terms] = np.arange(len(terms), dtype=np.int32)
    places = last[terms]
    several = np.bincount(places, minlength=len(terms)) > 1
    shared = np.flatnonzero(several[places])
    numbers = np.cumsum(several) - 1
    dense = np.zeros((len(spans), int(several.sum())), np.float32)
    dense[owners[shared], numbers[places[shared]]] = weights[shared]
    found: Floats = dense @ dense.T
    np.fill_diagonal(found, np.bincount(owners, weights * weights, len(spans)))
    return found


def _brought_to_length(rows: sparse.csr_matrix, weights: Floats, terms: Terms) -> Floats:
    """Each kind of terms has its share in each row."""
    kinds = len(terms.shares)
    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    places = owners * kinds + np.searchsorted(terms.ends, rows.indices, "right")
    squares = np.bincount(places, weights * weights, rows.shape[0] * kinds)
    scales = np.sqrt(np.tile(terms.shares, rows.shape[0]) / np.maximum(squares, 1e-18))
    found: Floats = weights * scales.astype(np.float32)[places]
    return found


def _damped(counts: Floats) -> Floats:
    """A word said twice does not count twice."""
    damped: Floats = (1 + np.log(counts)).astype(np.float32)
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
