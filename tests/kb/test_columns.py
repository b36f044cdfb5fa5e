import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kb import columns
from kb.columns import Columns


@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 40), st.data())
def test_the_short_way_and_scipys_own_come_to_the_same(
    seed: int, rows: int, terms: int, data: st.DataObject
) -> None:
    matrix = sparse.random_array((rows, terms), density=0.2, rng=np.random.default_rng(seed), format="csr")
    chosen = np.array(data.draw(st.lists(st.integers(0, terms - 1), max_size=60)), np.int64)
    weights = np.linspace(0.1, 1, len(chosen), dtype=np.float32)
    summed = Columns(sparse.csr_matrix(matrix, dtype=np.float32))
    with pytest.MonkeyPatch.context() as without:
        without.setattr(columns, "STEPS", None)
        wanted = summed.summed(chosen, weights)
    assert columns.STEPS is not None
    found = summed.summed(chosen, weights)
    assert found.dtype == wanted.dtype == np.float32
    assert found.tolist() == wanted.tolist()
