"""Texts with their form: cut, joined and moved together. Lengths in UTF-16 units, as Telegram counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from channels.telegram.text import LONGEST, split
from routing.contents import Mark, Marks

MOST_MARKS = 100
"""Telegram refuses more in one message."""
Styled = tuple[str, Marks]


def units(text: str) -> int:
    """The length of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def moved(marks: Iterable[Mark], by: int) -> Marks:
    """The same marks further on."""
    return tuple(replace(mark, start=mark.start + by) for mark in marks)


def joined(pieces: Sequence[Styled], between: str) -> Styled:
    """The pieces one behind the other."""
    text = ""
    marks: Marks = ()
    for place, (words, forms) in enumerate(pieces):
        text += between if place else ""
        marks += moved(forms, units(text))
        text += words
    return text, marks


def cut(text: str, marks: Marks, limit: int = LONGEST) -> list[Styled]:
    """The text in parts that fit into a message; a mark that is cut goes on in the next part."""
    parts, at = [], 0
    for part in split(text, limit):
        at = text.index(part, at)
        begin = units(text[:at])
        parts.append((part, _within(marks, begin, begin + units(part))))
        at += len(part)
    return parts


def _within(marks: Marks, begin: int, end: int) -> Marks:
    found = []
    for mark in marks:
        first, last = max(mark.start, begin), min(mark.start + mark.length, end)
        if first < last:
            found.append(replace(mark, start=first - begin, length=last - first))
    return tuple(found[:MOST_MARKS])
