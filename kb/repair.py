"""Finds the word that was meant where nobody has written the word that stands there."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
"""Letters; below that every word is one slip away from every other."""

_ENOUGH = 0.74
"""Share of letters that must agree, 0 to 1: one slip in four letters, two in eight."""

_MOST_REMEMBERED = 4096


class Repair:
    """The words of one language's articles, by length, ready to be compared with."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = {}
        for word in sorted(set(vocabulary)):
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
        if not words or len(word) < _SHORTEST:
            return "", 0.0
        found = process.extractOne(word, words, scorer=OSA.normalized_similarity, score_cutoff=_ENOUGH)
        return (found[0], float(found[1])) if found else ("", 0.0)
