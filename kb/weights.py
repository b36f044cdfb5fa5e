"""What each term says for each article, learned from many phrasings: a judge for large bases."""

import math

import numpy as np
from scipy import sparse

from kb.softmax import softmax
from kb.space import Vector
from kb.terms import Floats, Ints

_BATCH = 256
_ROUNDS = 4
_STEP = 0.14
_FIRST = 1e-3
"""Of the sums of squares that the steps are divided by."""

MOST_WEIGHTS = 12_000_000
"""Terms times articles; above, they would take more memory than they are worth."""


class Weights:
    """Logistic regression on the terms themselves, by stochastic descent with AdaGrad's steps."""

    def __init__(self, rows: sparse.csr_matrix, owners: Ints, articles: int) -> None:
        """``rows``: the phrasings to learn from, ``owners``: their articles."""
        self._places = np.full(rows.shape[1], -1, np.int64)
        terms = telling(rows)
        self._places[terms] = np.arange(len(terms))
        self._unknown = np.ones(articles, bool)
        self._unknown[owners] = False
        self._weights = np.zeros((len(terms), articles), np.float32)
        self._learn(rows[:, terms].tocsr(), owners)

    def chances(self, vector: Vector) -> Floats:
        """The probability of each article."""
        terms, values = vector
        places = self._places[terms]
        seen = places >= 0
        totals = values[seen] @ self._weights[places[seen]]
        totals[self._unknown] = -np.inf
        return softmax(totals)

    def _learn(self, rows: sparse.csr_matrix, owners: Ints) -> None:
        squares = np.full((self._weights.shape[0], 1), _FIRST, np.float32)
        order = _mixed(rows.shape[0])
        for start in [*range(0, len(order), _BATCH)] * _ROUNDS:
            batch = order[start : start + _BATCH]
            some = rows[batch]
            terms, places = np.unique(some.indices, return_inverse=True)
            some = sparse.csr_matrix((some.data, places, some.indptr), shape=(len(batch), len(terms)))
            weights = self._weights[terms]
            missed = softmax(some @ weights)
            missed[np.arange(len(batch)), owners[batch]] -= 1
            slope = some.T @ missed
            squares[terms] += np.mean(slope * slope, axis=1, keepdims=True)
            self._weights[terms] = weights - np.float32(_STEP) * slope / np.sqrt(squares[terms])


def telling(rows: sparse.csr_matrix) -> Ints:
    """The terms of more than one row; the others can only be learned by heart."""
    found: Ints = np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1]) > 1)
    return found


def _mixed(count: int) -> Ints:
    """The numbers below ``count``, neighbours far apart: the same every time."""
    step = next(step for step in range(max(1, count * 5 // 8), count + 2) if math.gcd(step, count) == 1)
    found: Ints = np.arange(count, dtype=np.int64) * step % max(1, count)
    return found
