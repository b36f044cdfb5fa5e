"""The farewell under a mail: "Best regards", the name, the address. Looks at the last lines only."""

import re

from channels.mail.farewell_words import CLOSINGS, FROM_WHERE, LONG_CLOSINGS

LINES = 14
"""Lines of a farewell, blank ones not counted."""
WORDS = 7
NAME_WORDS = 4
LONG = 250
"""Characters of a farewell that is a whole sentence."""
_MARKS = " \t,.!;:،。！，~*_-–—>"
_CONTACT = re.compile(
    r"@|www\.|https?:|\b(?:tel|fax|mob|phone|telefon|gsm|тел|моб|هاتف|جوال)\b|\+\d"
    r"|\(?\d{2,5}\)?[ /.-]\d{2,}",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(r"\W{0,5}(?:p\.? ?s\b|n\.? ?b\b|ps:|пс\b|з\.? ?і\b|зы\b)", re.IGNORECASE)
_DASHED = re.compile(r"(?:/|[-–—~]{1,2} ?)([^\W\d_][^\d]{0,40})")


def without_farewell(lines: list[str]) -> list[str]:
    """``lines`` without the farewell at their end; all of them where it is not surely one.

    Thanks are words to us, no farewell; what carries a number, a question or a sentence is kept whole.
    """
    last = [number for number, line in enumerate(lines) if line.strip()][-LINES:]
    for place in range(len(last) - 1, 0, -1):
        if _is_closing(lines[last[place]]):
            below = [lines[at].strip() for at in last[place + 1 :]]
            if not _is_signature(below, named=bool(_behind_closing(lines[last[place]]))):
                return lines
            while place > 1 and _is_closing(lines[last[place - 1]]):
                place -= 1
            return lines[: last[place]]
    if len(last) > 1 and _is_dashed_name(lines, last[-1]):
        return lines[: last[-1]]
    return lines


def _is_closing(line: str) -> bool:
    text = line.strip(_MARKS)
    if text.lower().startswith(LONG_CLOSINGS) and len(text) < LONG:
        return True
    closing = _closing_of(text.lower())
    if not closing:
        return False
    behind = text[len(closing) :].strip(_MARKS)
    return not behind or _is_name(behind) or behind.lower().startswith(FROM_WHERE)


def _closing_of(text: str) -> str:
    if not text.startswith(CLOSINGS):
        return ""
    longest = max((closing for closing in CLOSINGS if text.startswith(closing)), key=len)
    rest = text[len(longest) :]
    return longest if not rest or not rest[0].isalnum() else ""


def _behind_closing(line: str) -> str:
    text = line.strip(_MARKS).lower()
    return text[len(_closing_of(text)) :].strip(_MARKS)


def _is_signature(below: list[str], *, named: bool) -> bool:
    """A name, then lines of a title, a firm, ways to reach somebody."""
    if any(_AFTERTHOUGHT.match(line) for line in below):
        return False
    if below and not named and not (_is_name(below[0]) or _is_closing(below[0])):
        return False
    return all(_CONTACT.search(line) or _is_short(line) for line in below)


def _is_short(line: str) -> bool:
    words = line.split()
    return len(words) <= WORDS and not any(map(str.isdigit, line)) and not line.endswith(("?", "？", "؟"))


def _is_name(line: str) -> bool:
    """A few words that all begin with a capital, or have none to begin with, and end like no sentence."""
    words = [word.strip(_MARKS + "()\"'/") for word in line.split()]
    words = [word for word in words if word]
    if not 0 < len(words) <= NAME_WORDS or (len(words) > 1 and line.rstrip().endswith((".", "?", ":"))):
        return False
    if any(any(map(str.isdigit, word)) for word in words):
        return False
    return len(words) == 1 or all(not word[0].islower() for word in words)


def _is_dashed_name(lines: list[str], number: int) -> bool:
    """ "/Ann" or "-Ann Weaver" as the last line, below a blank one; where lines begin so it is a list."""
    line = lines[number].strip()
    found = _DASHED.fullmatch(line)
    if found is None or lines[number - 1].strip() or not _is_name(found[1]) or found[1][0].islower():
        return False
    return sum(other.lstrip().startswith(line[0]) for other in lines) == 1
