"""Which writing and which language a question is in, where its letters tell."""

from collections.abc import Iterable

_ONLY_UKRAINIAN = frozenset("іїє")
_ONLY_RUSSIAN = frozenset("ыэъ")


def script(word: str) -> str:
    """ "latin" (digits too), "cyrillic", "arabic" or "other", by the first letter."""
    first = word[0]
    if first <= "\u024f":
        return "latin"
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0600" <= first <= "\u06ff" else "other"


def spoken(words: Iterable[str], language: str) -> str:
    """Ukrainian or Russian where letters show it, else ``language``: a phone's setting is often another's."""
    letters = {letter for word in words for letter in word}
    if letters & _ONLY_UKRAINIAN:
        return "uk"
    return "ru" if letters & _ONLY_RUSSIAN else language
