"""Which language a few words are written in: scripts first, then telling letters, words and endings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from routing.language_words import ENDINGS, LETTERS, RUNS, WORDS

_EXAMINED = 2000
"""Characters looked at; a language shows long before that."""

_NOISE = re.compile(r"https?://\S+|\S+@\S+|[@/]\w+|\b[\w-]{1,63}(?:\.[\w-]{2,63})+", re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*(?!\w)")

_LATIN = ("en", "de", "fr", "es", "pl", "it", "pt", "nl", "tr")
_CYRILLIC = ("ru", "uk", "be", "bg", "sr")
_ARABIC = ("ar", "fa", "ur")
_SCRIPTS = {"LATIN": _LATIN, "CYRILLIC": _CYRILLIC, "ARABIC": _ARABIC}
_OTHER_SCRIPTS = {
    "HEBREW": "he",
    "GREEK": "el",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "THAI": "th",
    "DEVANAGARI": "hi",
}

_RUNS = {code: re.compile("|".join(map(re.escape, runs))) for code, runs in RUNS.items() if runs}

_LETTER_POINTS = 3.0
_WORD_POINTS = 2.0
_ENDING_POINTS = 1.0
_SHORTEST_WITH_ENDING = 3
_LONG_WITHOUT_I = 25
"""Letters: so long a tie has none of і, ї and є, which hardly a Ukrainian sentence does without."""

_FOREIGN_WORDS = 3
"""So many Latin words without a single English one are not taken for English."""


def detect(text: str, allowed: Sequence[str] = (), hint: str = "") -> str:
    """The language of ``text`` as ISO 639-1, or "" when it cannot be told.

    With ``allowed`` the answer is one of these or "". ``hint`` (a code such as "uk" or "pt-BR") decides only
    where the text itself does not.
    """
    hint = hint.partition("-")[0].partition("_")[0].lower()
    words = _words(text)
    script = _script(words)
    if script in _OTHER_SCRIPTS:
        return _if_allowed(_OTHER_SCRIPTS[script], allowed)
    if script not in _SCRIPTS:
        return ""
    points = _points(words, _SCRIPTS[script])
    best = max(points.values())
    leaders = [code for code, value in points.items() if value == best]
    if best > 0 and len(leaders) == 1:
        return _if_allowed(leaders[0], allowed)
    return _settle_tie(leaders, words, script, allowed, hint)


def _words(text: str) -> list[str]:
    clean = unicodedata.normalize("NFKC", text[:_EXAMINED])
    clean = _NOISE.sub(" ", clean).casefold().replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return _WORD.findall(clean)


def _script(words: Iterable[str]) -> str:
    """The script most letters are in. Latin counts a third: names of products are Latin in every language."""
    weights: dict[str, float] = {}
    for word in words:
        script = unicodedata.name(word[0], "?").split(" ", 1)[0].split("-", 1)[0]
        weights[script] = weights.get(script, 0.0) + len(word) * (1 / 3 if script == "LATIN" else 1.0)
    return max(weights, key=lambda script: weights[script]) if weights else ""


def _points(words: Sequence[str], codes: Sequence[str]) -> dict[str, float]:
    points = dict.fromkeys(codes, 0.0)
    letters = set("".join(words))
    for code in codes:
        points[code] += _LETTER_POINTS * len(letters & LETTERS.get(code, frozenset()))
    for word in words:
        for code in codes:
            if word in WORDS.get(code, frozenset()):
                points[code] += _WORD_POINTS
            elif _sounds(word, code):
                points[code] += _ENDING_POINTS
    return points


def _sounds(word: str, code: str) -> bool:
    """True where an unknown word has the ending or a run of letters of the language."""
    ends = len(word) > _SHORTEST_WITH_ENDING and word.endswith(ENDINGS.get(code, ()))
    return ends or (code in _RUNS and _RUNS[code].search(word) is not None)


def _settle_tie(leaders: list[str], words: list[str], script: str, allowed: Sequence[str], hint: str) -> str:
    if script == "ARABIC":
        leaders = ["ar"]
    elif script == "CYRILLIC":
        leaders = [code for code in leaders if code in {"ru", "uk"}] or leaders
        if sum(map(len, words)) >= _LONG_WITHOUT_I:
            leaders = ["ru"]
    elif len(leaders) == len(_LATIN):
        return _plain_latin(words, allowed, hint)
    if hint in leaders:
        return _if_allowed(hint, allowed)
    if "en" in leaders:
        leaders = ["en"]
    open_to_us = [code for code in allowed if code in leaders] if allowed else leaders
    if len(open_to_us) == 1 or (open_to_us and allowed):
        return open_to_us[0]
    return ""


def _plain_latin(words: list[str], allowed: Sequence[str], hint: str) -> str:
    """Latin words none of the tables knows: a name, a product, a rare English word, or another language."""
    if not any(len(word) > 1 for word in words):
        return ""
    if hint:
        return _if_allowed(hint, allowed)
    is_ascii = all(word.isascii() for word in words)
    return _if_allowed("en", allowed) if is_ascii and len(words) < _FOREIGN_WORDS else ""


def _if_allowed(code: str, allowed: Sequence[str]) -> str:
    return code if not allowed or code in allowed else ""
