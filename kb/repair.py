"""Finds the word that was meant where nobody has written the word that stands there."""

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 3
"""Letters; below that every word is one slip away from every other."""

_ENOUGH = 0.74
"""Share of letters that must agree, 0 to 1: one slip in four letters."""
_LONG, _ENOUGH_OF_LONG = 6, 0.66
"""In words of so many letters two slips."""

_REACH = 2
"""By so many letters a word may be longer or shorter than the one that stands there."""

_MOST_REMEMBERED = 4096
_TIED = 5
"""So many of the nearest words are looked at; the one used most wins among equals."""


class Repair:
    """The words of all phrasings, by length, ready to be compared with."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        """``uses``: word -> how often it is used."""
        self._uses = uses
        by_length: dict[int, list[str]] = {}
        for word in sorted(uses):
            if len(word) >= _SHORTEST and not word[0].isdigit():
                by_length.setdefault(len(word), []).append(word)
        self._near: dict[int, tuple[list[str], NDArray[np.uint64]]] = {}
        """Length -> the words about as long, and the letters of each."""
        for length in range(_SHORTEST, max(by_length, default=0) + _REACH + 1):
            reach = range(length - _REACH, length + _REACH + 1)
            words = [word for near in reach for word in by_length.get(near, ())]
            self._near[length] = words, np.array([_letters(word) for word in words], np.uint64)
        self.nearest = lru_cache(maxsize=_MOST_REMEMBERED)(self._nearest)

    def _nearest(self, word: str) -> tuple[str, float]:
        """The known word nearest to ``word`` and how much of it agrees, 0 to 1; ("", 0.0) if none is near."""
        if len(word) not in self._near or word[0].isdigit():
            return "", 0.0
        words, letters = self._near[len(word)]
        enough = _ENOUGH if len(word) < _LONG else _ENOUGH_OF_LONG
        # A slip changes two letters at most. Most words differ by more, and that is seen much sooner.
        most = 2 * int((1 - enough) * (len(word) + _REACH))
        alike = np.flatnonzero(np.bitwise_count(letters ^ np.uint64(_letters(word))) <= most).tolist()
        some = [words[at] for at in alike]
        found = process.extract(
            word, some, scorer=OSA.normalized_similarity, score_cutoff=enough, limit=_TIED
        )
        if not found:
            return "", 0.0
        best, likeness, _ = max(found, key=lambda one: one[1] + 0.01 * math.log(self._uses[one[0]]))
        return best, float(likeness)


def _letters(word: str) -> int:
    """One bit for each letter in it, whatever its number; some letters share a bit."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found
