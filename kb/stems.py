"""Words without their endings, so that one word in two forms counts as one."""

from collections.abc import Callable
from functools import lru_cache

import Stemmer

_SNOWBALL = {
    "en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish",
    "it": "italian", "pt": "portuguese", "nl": "dutch", "tr": "turkish",
}  # fmt: skip
_LATIN = frozenset(_SNOWBALL) - {"ru"}

_UKRAINIAN = """
ування уванням юванням юванню уванню увати ювати увала ювала ували ювали ував ював уйте юйте ується юється
ення енням енню ання анням анню іння інням яння ості істю ість остей ього ьому ими іми ому ого ій ий ої ою
ею єю ами ями ах ях ові еві єві ів їв ам ям ом ем єм ей ати яти ити іти їти ути али яли или іли ала яла
ила іла ало яло ило ав яв ив ать ять ить уть ють ає яє єш еш иш їш іш ує ую юю ають яють ують юють емо имо
ете ите йте іть їть ння нню тті ття ка ки ку кою ці ок а я о е є и і ї у ю ь й
"""
_UKRAINIAN_ENDINGS = sorted(_UKRAINIAN.split(), key=len, reverse=True)
_ARABIC_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_ARABIC_ENDINGS = (
    "كما",
    "هما",
    "ها",
    "هم",
    "كم",
    "نا",
    "ان",
    "ات",
    "ون",
    "ين",
    "وا",
    "يه",
    "ته",
    "تي",
    "ه",
    "ي",
    "ت",
    "ك",
)
_SHORTEST_STEM = 3


def stem(word: str, language: str) -> str:
    """The stem of a normalized ``word``; its script goes before ``language``: in Russian "php" is Latin."""
    return _stem(word, _stemmer_name(word, language))


@lru_cache(maxsize=20_000)
def _stem(word: str, name: str) -> str:
    if len(word) < _SHORTEST_STEM + 1 or word[0].isdigit():
        return word
    if name == "uk":
        return _ukrainian(word)
    if name == "ar":
        return _arabic(word)
    return _snowball(name)(word)


def _stemmer_name(word: str, language: str) -> str:
    first = word[0]
    if "\u0400" <= first <= "\u04ff":
        return "uk" if language == "uk" else "ru"
    if "\u0600" <= first <= "\u06ff":
        return "ar"
    return language if language in _LATIN else "en"


@lru_cache(maxsize=16)
def _snowball(language: str) -> Callable[[str], str]:
    stemmer: Callable[[str], str] = Stemmer.Stemmer(_SNOWBALL[language]).stemWord
    return stemmer


def _ukrainian(word: str) -> str:
    """Snowball has no Ukrainian: the reflexive ending and then the longest known ending are cut off."""
    if len(word) > 5 and word.endswith(("ся", "сь")):
        word = word[:-2]
    for ending in _UKRAINIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _arabic(word: str) -> str:
    """Article and conjunction before, one pronoun or plural behind. Snowball's Arabic expects endings that
    customers do not type (the ta marbuta), so two forms of one noun came out different.
    """
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
