"""Finds the word that was meant where nobody has written the word that stands there."""

import math
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 3
"""Letters; below that every word is one slip away from every other."""

_ENOUGH = 0.74
"""Share of letters that must agree, 0 to 1: one slip in four letters."""
_LONG, _ENOUGH_OF_LONG = 6, 0.66
"""In words of so many letters two slips."""

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
        self._near = {
            length: [word for near in range(length - 2, length + 3) for word in by_length.get(near, ())]
            for length in range(_SHORTEST, max(by_length, default=0) + 3)
        }
        self.nearest = lru_cache(maxsize=_MOST_REMEMBERED)(self._nearest)

    def _nearest(self, word: str) -> tuple[str, float]:
        """The known word nearest to ``word`` and how much of it agrees, 0 to 1; ("", 0.0) if none is near."""
        words = self._near.get(len(word))
        if not words or len(word) < _SHORTEST or word[0].isdigit():
            return "", 0.0
        enough = _ENOUGH if len(word) < _LONG else _ENOUGH_OF_LONG
        found = process.extract(
            word, words, scorer=OSA.normalized_similarity, score_cutoff=enough, limit=_TIED
        )
        if not found:
            return "", 0.0
        best, likeness, _ = max(found, key=lambda one: one[1] + 0.01 * math.log(self._uses[one[0]]))
        return best, float(likeness)
