"""Which article a question asks for: two judges learn it from the phrasings, and their mean decides.

The first (kernel ridge regression) knows best when nothing fits, the second (logistic regression over the
same similarities) tells close articles apart better; their mean was never the worse of the two.
"""

import math
from collections.abc import Callable, Iterable
from typing import Protocol

import numpy as np

from kb.index import Index, Question
from kb.softmax import softmax
from kb.terms import Floats, Ints
from kb.weights import Weights

_SHARPNESS = 3.0
_RIDGE = 0.2
"""Both found on public sets; anything from half to twice as much does about as well."""

_FIT = 10.0
_CURVATURE = 0.25
_ROUNDS, _FEW_ROUNDS = 16, 4
"""Few where articles have hardly a phrasing to learn from beside the other."""
_TOP = 8.0

_NEAREST = 32
"""Rows that are looked at where there are too many to look at all."""


class Ranker(Protocol):
    """Scores every article."""

    def scores(self, question: Question) -> tuple[Floats, Floats]:
        """For each article what it is ordered by, and the second judge's opinion (0 to 1, together 1)."""
        ...


class Whole:
    """Every row weighs in on every question; solved once, for some thousand rows of a language at most."""

    def __init__(self, groups: Iterable[tuple[Ints, Floats]], owners: Ints, articles: int) -> None:
        """``groups``: the rows to learn from, by language, and how near they are to each other. What is said
        in two languages is hardly ever alike, and small systems are solved much quicker than one large one.

        ``owners``: the article of each row of the index.
        """
        self._blocks = [_Block(near, rows, owners[rows], articles) for rows, near in groups if len(rows)]

    def scores(self, question: Question) -> tuple[Floats, Floats]:
        first, second = self._blocks[0].scores(question.similar)
        for block in self._blocks[1:]:
            one, two = block.scores(question.similar)
            first, second = np.maximum(first, one), np.maximum(second, two)
        return np.float32(0.5) * (first + second), second


class _Block:
    """The rows of one language."""

    def __init__(self, near: Floats, rows: Ints, owners: Ints, articles: int) -> None:
        self._rows = rows
        wanted = np.zeros((len(rows), articles), np.float32)
        wanted[np.arange(len(rows)), owners] = 1
        self._unknown = ~wanted.any(0)
        self._ridge = _ridge(near, wanted)
        self._logistic = 2 * _logistic(2 * near, wanted)

    def scores(self, similar: Floats) -> tuple[Floats, Floats]:
        near = similar[self._rows]
        values = near @ self._logistic
        values[self._unknown] = -np.inf
        return _sharpened(near) @ self._ridge, softmax(values)


class Near:
    """Only the nearest rows weigh in, solved anew for each question: for bases of any size."""

    def __init__(self, index: Index, owners: Ints, articles: int, weights: Weights | None = None) -> None:
        """``weights``: the second judge, where the base is not too large for one."""
        self._index, self._owners, self._articles, self._weights = index, owners, articles, weights

    def scores(self, question: Question) -> tuple[Floats, Floats]:
        rows = nearest(question.similar, _NEAREST)
        first = np.zeros(self._articles, np.float32)
        if len(rows):
            near = _sharpened(self._index.among(rows))
            near[np.diag_indices(len(rows))] += np.float32(_RIDGE)
            np.add.at(first, self._owners[rows], np.linalg.solve(near, _sharpened(question.similar[rows])))
        if self._weights is None:
            return first, softmax(_TOP * first)
        second = self._weights.chances(question.vector)
        return np.float32(0.5) * (first + second), second


def nearest(similar: Floats, most: int) -> Ints:
    """The rows that have anything in common with the question, at most ``most``, in order of position."""
    if len(similar) > most:
        rows = np.sort(np.argpartition(-similar, most - 1)[:most])
    else:
        rows = np.arange(len(similar))
    found: Ints = rows[similar[rows] > 0]
    return found


def _sharpened(similar: Floats) -> Floats:
    sharpened: Floats = np.expm1(_SHARPNESS * similar) / np.float32(math.expm1(_SHARPNESS))
    return sharpened


def _ridge(near: Floats, wanted: Floats) -> Floats:
    solved: Floats = _solver(_sharpened(near), _RIDGE)(wanted)
    return solved


def _logistic(near: Floats, wanted: Floats) -> Floats:
    """Newton's steps with one fixed curvature, so that one factorization serves them all."""
    step = _solver(_CURVATURE * near, 1 / _FIT)
    weights: Floats = np.zeros_like(wanted)
    rounds = _ROUNDS if len(wanted) > 2 * wanted.shape[1] else _FEW_ROUNDS
    for _ in range(rounds):
        values = near @ weights
        weights = step(wanted - softmax(values) + np.float32(_CURVATURE) * values)
    return weights


def _solver(near: Floats, more: float) -> Callable[[Floats], Floats]:
    """Solves for ``near`` with ``more`` on its diagonal."""
    from scipy.linalg import cho_factor, cho_solve  # takes long to load: only where a base is learned

    matrix = near.astype(np.float32)
    matrix[np.diag_indices(len(matrix))] += np.float32(more)
    factor = cho_factor(matrix, overwrite_a=True, check_finite=False)

    def solve(wanted: Floats) -> Floats:
        solved: Floats = cho_solve(factor, wanted, check_finite=False)
        return solved

    return solve
