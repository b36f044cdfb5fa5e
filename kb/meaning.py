"""How near texts are in meaning, as an encoder of sentences sees it; for bases that are given one."""

from collections.abc import Callable, Sequence

import numpy as np

from kb.terms import Floats, Ints

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""A vector for each text, all of one length; the same text always the same vector."""

_SHARPNESS = 4.0
_SHARE = np.float32(0.5)
"""What meaning counts beside the words."""


class Meaning:
    """Cosines around the mean of the base: encoders put all texts into one corner of their space, from where
    everything looks alike."""

    def __init__(self, texts: Sequence[str], encode: Encode) -> None:
        self._encode = encode
        vectors = np.asarray(encode(texts), np.float32)
        self._mean = vectors.mean(0)
        self._vectors = _of_length_1(vectors - self._mean)

    def joined(self, similar: Floats, text: str) -> Floats:
        """How near each row is to ``text``, by its words (``similar``) and by its meaning."""
        vector = np.asarray(self._encode([text]), np.float32) - self._mean
        return _joined(similar, (self._vectors @ _of_length_1(vector).T)[:, 0])

    def joined_row(self, similar: Floats, number: int) -> Floats:
        """The same for a row."""
        return _joined(similar, self._vectors @ self._vectors[number])

    def joined_among(self, similar: Floats, rows: Ints) -> Floats:
        """The same for ``rows`` among each other."""
        chosen = self._vectors[rows]
        return _joined(similar, chosen @ chosen.T)


def _of_length_1(vectors: Floats) -> Floats:
    found: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return found


def _joined(similar: Floats, cosines: Floats) -> Floats:
    near = np.exp(_SHARPNESS * (np.minimum(cosines, 1) - 1))
    found: Floats = (similar + _SHARE * (near - similar)).astype(np.float32)
    return found
