"""Which writing words are in: a question is compared with articles it can have words in common with."""

from collections.abc import Iterable


def script(word: str) -> str:
    """ "cyrillic", "arabic", "latin" (digits too) or "other", by the first letter."""
    first = word[0]
    if first <= "\u024f":
        return "latin"
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    if "\u0600" <= first <= "\u06ff":
        return "arabic"
    return "other"


def main_script(words: Iterable[str]) -> str:
    """The script of most words. Latin counts only where it is alone: product names are Latin everywhere."""
    counts: dict[str, int] = {}
    for word in words:
        name = script(word)
        counts[name] = counts.get(name, 0) + 1
    others = {name: count for name, count in counts.items() if name != "latin"}
    return max(others, key=lambda name: others[name], default="latin")
