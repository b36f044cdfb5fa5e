"""Puts the sentences of a message together that belong to one matter."""

from collections.abc import Callable, Sequence

from kb.courtesy import without_courtesy
from kb.normalize import tokens
from kb.sentences import Sentence

_CONTEXT = 0.5
"""What a word weighs that stands in a sentence around the question."""


def group(pieces: Sequence[Sentence], topic: Callable[[Sequence[Sentence]], str]) -> list[list[Sentence]]:
    """What only tells goes with what asks; two questions, or two topics, stay apart.

    ``topic`` names what a piece is clearly about, "" where that is not clear.
    """
    groups: list[list[Sentence]] = []
    topics: list[str] = []
    for piece in pieces:
        about = topic([piece])
        if groups and not _apart(piece, about, groups[-1], topics[-1]):
            groups[-1].append(piece)
            topics[-1] = topics[-1] or about
        else:
            groups.append([piece])
            topics.append(about)
    return groups


def emphasis(pieces: Sequence[Sentence]) -> dict[str, float]:
    """The words of a part, each with its weight: those of the question in full, those around it less."""
    asks = any(piece.asks for piece in pieces)
    found: dict[str, float] = {}
    for piece in pieces:
        weight = 1.0 if piece.asks or not asks else _CONTEXT
        for token in without_courtesy(tokens(piece.text)):
            found[token] = max(found.get(token, 0.0), weight)
    return found


def _apart(piece: Sentence, about: str, before: Sequence[Sentence], about_before: str) -> bool:
    if about and about_before:
        return about != about_before
    return piece.asks and any(one.asks for one in before)
