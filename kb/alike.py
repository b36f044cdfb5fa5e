"""Which texts say the same in nearly the same words."""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from kb.courtesy import without_courtesy
from kb.normalize import tokens

SAME = 95.0
"""Per cent of two texts' letters that agree, from which on the second teaches nothing."""
_NEARLY = 92.0
_AT_A_TIME = 500


def plain(text: str) -> str:
    """What is compared: the words, without courtesy, their case and their marks."""
    return " ".join(without_courtesy(tokens(text)))


def nearest(text: str, others: Sequence[str]) -> tuple[int, float]:
    """The position of the text most like ``text``, whatever the order of the words, and how much, in per
    cent; (-1, 0) where there is none.
    """
    found = process.extractOne(_ordered(text), [_ordered(other) for other in others], scorer=fuzz.ratio)
    return (-1, 0.0) if found is None else (int(found[2]), float(found[1]))


def alike_pairs(said: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of (article, text) of different articles that are nearly, but not wholly, the same."""
    ordered = sorted((_ordered(text), article, text) for article, text in said)
    ordered.sort(key=lambda one: len(one[0]))
    texts = [one[0] for one in ordered]
    lengths = np.array([len(text) for text in texts])
    for start in range(0, len(texts), _AT_A_TIME):
        some = texts[start : start + _AT_A_TIME]
        longest = len(some[-1]) * 200 / _NEARLY - len(some[-1])
        rest = texts[start : int(np.searchsorted(lengths, longest, "right"))]
        near = process.cdist(some, rest, scorer=fuzz.ratio, score_cutoff=_NEARLY, dtype=np.uint8)
        for row, column in np.argwhere(near):
            one, two = ordered[start + row], ordered[start + column]
            if row < column and one[1] != two[1] and one[0] != two[0]:
                yield one[1:], two[1:]


def _ordered(text: str) -> str:
    return " ".join(sorted(plain(text).split()))
