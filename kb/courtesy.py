"""Tells thanks and greetings, which ask for nothing, from everything else."""

import re
from functools import lru_cache
from typing import Literal

from kb.courtesy_words import DONE, FILLERS, GREETINGS, THANKS, THANKS_SIGNS
from kb.normalize import normalize, tokens

Courtesy = Literal["thanks", "small_talk", ""]

_KIND_OF = {
    **dict.fromkeys(FILLERS, "filler"),
    **dict.fromkeys(GREETINGS, "small_talk"),
    **dict.fromkeys(DONE, "thanks"),
    **dict.fromkeys(THANKS, "thanks"),
}
_LONGEST = max(map(len, _KIND_OF))
_FIRST_WORDS = frozenset(phrase[0] for phrase in _KIND_OF)
_SMILE = re.compile(r"\s*(?:[:;=8]?['^-]?\)\s*)+")
""" ":-)", and ")))" as it is written where ":" is far away on the keyboard."""
_SIGNS = frozenset(normalize(THANKS_SIGNS))


def courtesy(text: str) -> Courtesy:
    """ "thanks" or "small_talk" where ``text`` is nothing else, "" where it may ask for something.

    A single word outside the lists is enough for "": better that a person reads a thank-you
    than that nobody reads a question.
    """
    if "?" in text and not _asks_politely(text):
        return ""
    words = tokens(text)
    kinds, rest = _read(words)
    if rest:
        return ""
    if "thanks" in kinds or (not words and _SIGNS & set(normalize(text))):
        return "thanks"
    return "small_talk" if kinds or _SMILE.fullmatch(text) else ""


@lru_cache(maxsize=128)
def without_courtesy(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` without the greetings and thanks in them; all of them if nothing else would be left."""
    _, rest = _read(words, fillers=False)
    return rest or words


def _asks_politely(text: str) -> bool:
    """ "How are you?" asks, and asks for nothing."""
    kinds, rest = _read(tokens(text))
    return "small_talk" in kinds and not rest


def _read(words: tuple[str, ...], *, fillers: bool = True) -> tuple[set[str], tuple[str, ...]]:
    """The kinds of the courtesy phrases found, longest first, and the words outside them."""
    kinds: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        longest = min(_LONGEST, len(words) - at) if words[at] in _FIRST_WORDS else 0
        for length in range(longest, 0, -1):
            kind = _KIND_OF.get(words[at : at + length])
            if kind and (fillers or kind != "filler"):
                kinds.add(kind)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return kinds, tuple(rest)
