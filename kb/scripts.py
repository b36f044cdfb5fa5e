"""Which language a question is written in, where its letters tell."""

from collections.abc import Iterable

_ONLY_UKRAINIAN = frozenset("іїє")
_ONLY_RUSSIAN = frozenset("ыэъ")


def spoken(words: Iterable[str], language: str) -> str:
    """Ukrainian or Russian where letters show it, else ``language``: a phone's setting is often another's."""
    letters = {letter for word in words for letter in word}
    if letters & _ONLY_UKRAINIAN:
        return "uk"
    return "ru" if letters & _ONLY_RUSSIAN else language
