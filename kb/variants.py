"""Finds out what was meant by a text typed in the wrong layout or in Latin letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.common_words import COMMON_WORDS
from kb.courtesy import courtesy
from kb.index import Index
from kb.keyboards import LAYOUTS, typed, typed_in_english
from kb.normalize import normalize, tokens
from kb.scripts import script
from kb.translit import Transliteration

_EXAMINED = 500
"""Characters: enough to see how a text was typed."""
_KNOWN = 0.5
"""From this share of known words on, a text is read as it stands."""
_BETTER = 0.2
"""By so much the share must rise for another reading to be believed."""
_TYPED = 0.3
"""The share of known words that a reading in another layout must reach: they do not come about by chance."""
_SPELLED, _FEW_SPELLED, _FEW_WORDS = 0.65, 0.8, 3
"""The share that words in Latin letters must reach where they may as well be Latin words: a few come near to
something or other by chance."""
_OF_ONE_SCRIPT = 0.6
"""The share of letters from which a text is of one script: some letters have no key in the other layout."""
_CHUNK = re.compile(r"\S+")
_END = re.compile(r"[.,?!:;&/<>]+$")
_WRITTEN = re.compile(r"[a-z0-9']*[a-z][a-z0-9']*")


@dataclass(frozen=True, slots=True)
class Meant:
    """What to read instead of the text: as long as the text itself."""

    text: str
    language: str
    latin: bool = False
    """The words are another script's in Latin letters; ``spelled`` turns them into it."""


class Variants:
    """Knows the words of the base; immutable once built."""

    def __init__(self, index: Index, uses: Mapping[str, Mapping[str, int]]) -> None:
        """``uses``: language -> word -> how often the base uses it."""
        self._index = index
        self._layouts = [language for language in LAYOUTS if language in uses]
        self._latin = next((language for language in sorted(uses) if language not in LAYOUTS), "")
        self._spellings = {
            language: Transliteration(_with_common(uses[language]), language) for language in self._layouts
        }

    def meant(self, text: str, language: str) -> Meant:
        """The best reading of ``text``; the text itself, unless another is clearly better."""
        examined = text[:_EXAMINED]
        plain = Meant(text, language)
        known = self._share((token, self._index.knows(token, language)) for token in tokens(examined))
        if known >= _KNOWN or courtesy(examined):
            return plain
        others = [(self._known(one), one) for one in self._others(text, language)]
        share, best = max(others, key=lambda other: other[0], default=(0.0, plain))
        enough = _TYPED
        if best.latin and self._latin:
            enough = _SPELLED if len(tokens(examined)) > _FEW_WORDS else _FEW_SPELLED
        return best if share >= max(enough, known + _BETTER) else plain

    def spelled(self, text: str, language: str) -> str:
        """``text`` with its Latin words in the script of ``language``; doubtful words in several readings."""
        spelling = self._spellings[language]

        def read(found: re.Match[str]) -> str:
            return " ".join(word for word, _ in spelling.read(found[0])) or found[0]

        return _WRITTEN.sub(read, normalize_latin(text))

    def _others(self, text: str, language: str) -> Iterator[Meant]:
        letters = [sign for sign in text[:_EXAMINED] if sign.isalpha()]
        share = sum(script(sign) == "latin" for sign in letters) / (len(letters) or 1)
        if share >= _OF_ONE_SCRIPT:
            for one in sorted(self._layouts, key=lambda one: one != language):
                yield Meant(self._typed(text, one), one)
                yield Meant(text, one, latin=True)
        if self._latin and share <= 1 - _OF_ONE_SCRIPT:
            typed_ = (typed_in_english(text, one) for one in LAYOUTS)
            yield from (Meant(one, self._latin) for one in typed_ if one != text.lower())

    def _known(self, meant: Meant) -> float:
        """The share of known words, those that had to be guessed counting less."""
        text = meant.text[:_EXAMINED]
        if not meant.latin:
            return self._share((token, self._index.trust(token, meant.language)) for token in tokens(text))
        read = self._spellings[meant.language].read
        words = _WRITTEN.findall(normalize_latin(text))
        return self._share((word, max((likely for _, likely in read(word)), default=0.0)) for word in words)

    def _share(self, words: "Iterator[tuple[str, float]]") -> float:
        """Long words count for more."""
        counted = [(len(word), known) for word, known in words]
        return sum(length * known for length, known in counted) / (sum(length for length, _ in counted) or 1)

    def _typed(self, text: str, language: str) -> str:
        """A full stop may be one, or the letter on its key: whichever makes a known word."""

        def read(found: re.Match[str]) -> str:
            chunk = found[0]
            whole = typed(chunk, language)
            end = _END.search(chunk)
            if end is None or self._trusted(whole, language) == 1:
                return whole
            bare = typed(chunk[: end.start()], language)
            return bare + end[0] if self._trusted(bare, language) > self._trusted(whole, language) else whole

        return _CHUNK.sub(read, text)

    def _trusted(self, text: str, language: str) -> float:
        return min((self._index.trust(token, language) for token in tokens(text)), default=0.0)


def normalize_latin(text: str) -> str:
    """Small letters, the apostrophe as it stands: in Latin letters it stands for a sound."""
    return "'".join(normalize(part) for part in text.replace("\u2019", "'").split("'"))


def _with_common(uses: Mapping[str, int]) -> dict[str, int]:
    """Together with the words that everybody uses, of the same script."""
    scripts = {script(word) for word in uses} - {"latin"}
    return {**{word: 1 for word in sorted(COMMON_WORDS) if script(word) in scripts}, **uses}
