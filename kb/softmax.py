"""Numbers into probabilities."""

import numpy as np

from kb.terms import Floats


def softmax(values: Floats) -> Floats:
    """Shares of 1 along the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares
