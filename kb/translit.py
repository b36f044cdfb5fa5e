"""Reads words of another script written in Latin letters: by their skeleton, the same for many spellings."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA


def _pairs(text: str) -> dict[str, str]:
    """Letters of the script, each followed by its own in the skeleton, or by "." for none."""
    return {letter: own.replace(".", "") for letter, own in zip(text[::2], text[1::2], strict=True)}


_CYRILLIC = _pairs("аaбbвvгgдdеeєeжzзzиiіiїiйiкkлlмmнnоoпpрrсsтtуuфfхhцcчcшsщsъ.ыiь.эeюuяa")
_ARABIC = _pairs("اaبbتtثtجjحhخhدdذdرrزzسsشsصsضdطtظzعaغgفfقkكkلlمmنnهhوwيy")
_LATIN = (
    *(("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"), ("zh", "z")),
    *(("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("x", "h"), ("q", "k"), ("'", "")),
)
_LATIN_CYRILLIC = (
    *(("yo", "e"), ("ye", "e"), ("yu", "u"), ("ya", "a"), ("jo", "e"), ("je", "e"), ("ju", "u"), ("ja", "a")),
    *(("y", "i"), ("j", "i"), ("w", "v")),
)
_LATIN_ARABIC = (
    *(("2", "a"), ("3", "a"), ("4", "d"), ("5", "h"), ("6", "t"), ("7", "h"), ("8", "k"), ("9", "s")),
    *(("e", "a"), ("i", "y"), ("o", "w"), ("u", "w"), ("v", "f"), ("p", "b"), ("c", "k")),
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "awy")
_ENOUGH = 0.7
_MOST_READINGS = 3
_NEARLY = 0.08
"""Readings that are less likely by at most so much are kept beside the best."""


class Transliteration:
    """The words of one language, ready to be recognized in Latin letters."""

    def __init__(self, uses: Mapping[str, int], language: str) -> None:
        """``uses``: word -> how often it is used."""
        self._arabic = language == "ar"
        self._hard = language == "uk"
        self._uses = uses
        self._words: dict[str, list[str]] = {}
        for word in sorted(uses):
            if not word.isascii():
                self._words.setdefault(self._bones(self.skeleton(word)), []).append(word)
        self._by_length: dict[int, list[str]] = {}
        for bones in self._words:
            self._by_length.setdefault(len(bones), []).append(bones)
        self.read = lru_cache(maxsize=4096)(self._read)

    def skeleton(self, word: str) -> str:
        """What all spellings of a word have in common."""
        if word.isascii():
            pairs = (*_LATIN, *(_LATIN_ARABIC if self._arabic else _LATIN_CYRILLIC))
            for written, meant in pairs:
                word = word.replace(written, meant)
        else:
            letters = _ARABIC if self._arabic else _CYRILLIC
            word = "".join(letters.get(letter, "") for letter in word)
        if self._hard:
            word = word.replace("g", "h")
        return _TWICE.sub(r"\1", word)

    def _bones(self, skeleton: str) -> str:
        """Short vowels are not written in Arabic, so only consonants can be relied on."""
        return _TWICE.sub(r"\1", skeleton.translate(_VOWELS)) if self._arabic else skeleton

    def _read(self, written: str) -> tuple[tuple[str, float], ...]:
        """The words ``written`` may stand for and how likely each is, 0 to 1, best first; at most three."""
        skeleton = self.skeleton(written)
        bones = self._bones(skeleton)
        if len(skeleton) < 2:
            return ()
        near = self._words.get(bones)
        if near is None or self._arabic:
            lengths = range(len(bones) - 1, len(bones) + 2)
            some = (
                [one for length in lengths for one in self._by_length.get(length, ())]
                if len(bones) > 1
                else []
            )
            found = process.extract(
                bones, some, scorer=OSA.normalized_similarity, score_cutoff=_ENOUGH, limit=8
            )
            near = [*(near or ()), *(word for one, _, _ in found for word in self._words[one])]
        likely = {word: self._likeness(skeleton, word) for word in dict.fromkeys(near)}
        ordered = sorted(likely, key=lambda word: (-likely[word], -self._uses[word], word))
        most = likely[ordered[0]] if ordered else 0.0
        kept = [word for word in ordered if likely[word] >= max(_ENOUGH, most - _NEARLY)]
        return tuple((word, likely[word]) for word in kept[: _MOST_READINGS if self._arabic else 1])

    def _likeness(self, skeleton: str, word: str) -> float:
        return float(OSA.normalized_similarity(skeleton, self.skeleton(word)))
