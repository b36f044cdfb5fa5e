"""Adds up columns of a large sparse matrix: what a question is like, by the terms in it."""

from typing import Any

import numpy as np
from scipy import sparse

from kb.terms import Floats, Ints

try:
    from scipy.sparse import _sparsetools
except ImportError:  # not promised by scipy: then its own, longer way serves
    STEPS: Any = None
else:
    STEPS = _sparsetools


class Columns:
    """Immutable."""

    def __init__(self, rows: sparse.csr_matrix) -> None:
        """``rows``: float32."""
        self._columns = rows.tocsc()
        self._sizes = np.diff(self._columns.indptr)

    def summed(self, chosen: Ints, weights: Floats) -> Floats:
        """The sum of the columns ``chosen``, each times its weight: one number for each row.

        The same two steps that scipy takes for ``columns[:, chosen] @ weights``, without making sure of
        what is known here and without a matrix between them: where there are a thousand rows a question
        takes a fifth less time.
        """
        if STEPS is None:
            summed: Floats = self._columns[:, chosen] @ weights
            return summed
        columns, count = self._columns, len(chosen)
        starts = np.zeros(count + 1, columns.indptr.dtype)
        np.cumsum(self._sizes[chosen], out=starts[1:])
        rows = np.empty(starts[-1], columns.indices.dtype)
        values = np.empty(starts[-1], np.float32)
        wanted = chosen.astype(columns.indptr.dtype)
        STEPS.csr_row_index(count, wanted, columns.indptr, columns.indices, columns.data, rows, values)
        found = np.zeros(columns.shape[0], np.float32)
        STEPS.csc_matvec(columns.shape[0], count, starts, rows, values, weights, found)
        return found
