"""Cuts a message into the pieces that may each ask for something."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.asking_words import ASKING, JOINING, TROUBLE, WANTING
from kb.courtesy import without_courtesy
from kb.normalize import MOST_CHARACTERS, tokens

_END = re.compile(
    r"[!?؟…]+"  # marks that always end
    r"|(?<![\d.])\.+(?=\s|$)|(?<=\d\d)\.(?=\s|$)"  # a full stop, but not that of "1. Open the panel"
    r"|\n|[;؛](?=\s)"
)
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|mr|mrs|dr|т\.е|т\.д|т\.п|т\.к|напр|ул|тел|див)\.\s*$",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n[ \t\r\n>*•–—-]*$")
_GAP = 20
"""Characters before a sentence in which an empty line is looked for."""

_ASKING = "|".join(ASKING)
_JOINT = re.compile(
    rf"(?<=\s)(?:{JOINING})\s{{1,3}}(?=(?:{_ASKING})\b)|(?<=\s)(?=و(?:{_ASKING})\b)", re.IGNORECASE
)
_WANTS = re.compile(rf"\b(?:{'|'.join(WANTING)})\b", re.IGNORECASE)
_ASKING_WORDS = frozenset(word for asking in ASKING for word in tokens(asking))
_TROUBLE = frozenset(word for trouble in TROUBLE for word in tokens(trouble))
_FIRST_WORDS = 2
"""Where a question without its mark shows itself; further on "is" and "что" only join."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of the message: ``start`` to ``end`` of the text as it came."""

    start: int
    end: int
    text: str
    asks: bool
    """True where it plainly asks or wants something; False where it may only tell."""
    paragraph: bool = False
    """True where an empty line stands before it."""
    troubled: bool = False
    """True where it says that something is wrong, or what somebody else did."""
    half: bool = False
    """True for what was a part of a longer sentence, and says less by itself."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """The pieces of the first MOST_CHARACTERS of ``text``, in order."""
    examined = text[:MOST_CHARACTERS]
    ends = [mark.end() for mark in _END.finditer(examined) if not _is_abbreviation(examined, mark.end())]
    joints = [mark.start() for mark in _JOINT.finditer(examined)]
    cuts = sorted({0, *ends, *joints, len(examined)})
    pieces = (_piece(examined, first, last) for first, last in pairwise(cuts))
    return tuple(piece for piece in pieces if piece is not None)


def _is_abbreviation(text: str, end: int) -> bool:
    return _ABBREVIATION.search(text, max(0, end - 8), end) is not None


def _piece(text: str, first: int, last: int) -> Sentence | None:
    bare = text[first:last].strip(" \t\r\n-*•–—>")
    if not bare:
        return None
    start = text.index(bare, first)
    paragraph = _EMPTY_LINE.search(text, max(0, start - _GAP), start) is not None
    return Sentence(start, start + len(bare), bare, asks(bare), paragraph, _tells_of_trouble(bare))


def asks(text: str) -> bool:
    """Whether a piece plainly asks or wants something."""
    return "?" in text or "؟" in text or _WANTS.search(text) is not None or _begins_to_ask(text)


def _tells_of_trouble(text: str) -> bool:
    return not _TROUBLE.isdisjoint(tokens(text))


def _begins_to_ask(text: str) -> bool:
    first = without_courtesy(tokens(text))[:_FIRST_WORDS]
    return any(word.removeprefix("و") in _ASKING_WORDS for word in first)
