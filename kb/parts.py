"""Puts the sentences of a message together that belong to one matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.common_words import COMMON_WORDS
from kb.courtesy import without_courtesy
from kb.normalize import tokens
from kb.sentences import Sentence

_BEFORE = 0.5
"""What a word weighs that leads up to the question. What follows counts in full: it may be more to answer."""

_ABOUT = 0.3
"""From this confidence a sentence is about its best article rather than about nothing."""

MATTER = 0.75
"""From this confidence a sentence that asks nothing is a matter of its own: "My site is down." """

_MOST_REFERRING = 3
"""Words of content in a sentence that only refers to the one before: "Can you send me a new one?" """

_LONGEST_NAME = 4
_MOST_LINES_OF_NAME = 2
"""Words in a line, lines: "Ann Smith", "Smith & Sons"."""

_NO_TOPIC = 0.1
"""Below this confidence a line has nothing to do with its best article."""

_SOME = 2
"""Words of content in a trouble that is one of its own: not in "It does not work."."""

_MUCH = 3
"""Words of content that make a statement a matter of its own, once something has been asked."""

_ARABIC_AND = "و"
"""Written as one with the next word."""

_REFERRING = frozenset(
    tokens(
        "it that this one them это этого его ее ей их новый новую це цього його її їх новий нову ذلك هذا هذه"
    )
)

Topic = Callable[[Sequence[Sentence]], tuple[str, float]]
"""The best article of some sentences and its confidence; ("", 0.0) where there is none."""


@dataclass(slots=True)
class _Matter:
    pieces: list[Sentence]
    about: str
    asks: bool


def group(pieces: Sequence[Sentence], topic: Topic) -> list[list[Sentence]]:
    """What only tells goes with what asks; two questions, or two topics, stay apart."""
    matters: list[_Matter] = []
    leading: list[Sentence] = []
    for piece in pieces:
        best, sure = topic([piece])
        about = best if sure >= _ABOUT else ""
        second = bool(matters) and _adds_much(piece, best, matters[-1])
        if not piece.asks and sure < MATTER and not second:
            follows = matters and not leading and not piece.paragraph
            (matters[-1].pieces if follows else leading).append(piece)
            continue
        alone = [one for one in leading if piece.asks and _stands_alone(one, topic([one])[0], best)]
        matters.extend(_Matter([one], "", False) for one in alone)
        leading = [one for one in leading if one not in alone]
        if matters and not alone and not second and _together(matters[-1], piece, about):
            matters[-1].pieces.extend([*leading, piece])
            matters[-1].about = matters[-1].about or about
            matters[-1].asks |= piece.asks
        else:
            matters.append(_Matter([*leading, piece], about, piece.asks))
        leading = []
    if leading and matters:
        matters[-1].pieces.extend(leading)
    elif leading:
        return [leading]
    return [matter.pieces for matter in matters]


def without_name(pieces: Sequence[Sentence], courteous: Sequence[bool], topic: Topic) -> list[Sentence]:
    """The pieces that are no courtesy, without the few words below the last thanks or regards: a name.

    ``courteous`` says of each piece whether it is courtesy. What an article could be about is no name.
    """
    last = max((at for at, is_courtesy in enumerate(courteous) if is_courtesy), default=0)
    below = pieces[last + 1 :] if last else ()
    is_name = all(not piece.asks and len(tokens(piece.text)) <= _LONGEST_NAME for piece in below)
    if (
        len(below) > _MOST_LINES_OF_NAME
        or not is_name
        or any(topic([piece])[1] >= _NO_TOPIC for piece in below)
    ):
        below = ()
    read = zip(pieces[: len(pieces) - len(below)], courteous, strict=False)
    return [piece for piece, is_courtesy in read if not is_courtesy]


def emphasis(pieces: Sequence[Sentence]) -> list[tuple[str, float]]:
    """The words of a part, each with its weight: those of the question in full, those before it less."""
    first_asking = next((at for at, piece in enumerate(pieces) if piece.asks), 0)
    weights = [_BEFORE if at < first_asking else 1.0 for at in range(len(pieces))]
    read = zip(pieces, weights, strict=True)
    return [(token, weight) for piece, weight in read for token in without_courtesy(tokens(piece.text))]


def _together(before: _Matter, piece: Sentence, about: str) -> bool:
    if about and before.about:
        return about == before.about
    return not (piece.asks and before.asks) or refers_back(piece)


def _adds_much(piece: Sentence, best: str, before: _Matter) -> bool:
    """True for a statement after a question that may be a second matter: "My mails bounce since Monday." """
    return before.asks and not piece.asks and best != before.about and len(content(piece)) >= _MUCH


def _stands_alone(piece: Sentence, best: str, asked: str) -> bool:
    """True for a statement before a question that tells of another trouble: "My mails bounce. How do I ...?"

    ``best``: its best article, ``asked``: the question's.
    """
    return piece.troubled and best != asked and len(content(piece)) >= _SOME


def content(piece: Sentence) -> list[str]:
    """The words that say something of the matter."""
    return [
        word for word in tokens(piece.text) if COMMON_WORDS.isdisjoint((word, word.removeprefix(_ARABIC_AND)))
    ]


def refers_back(piece: Sentence) -> bool:
    """True for a question that says nothing of its own: "Can you do that?", "Why?"."""
    refers = not _REFERRING.isdisjoint(tokens(piece.text))
    return len(content(piece)) <= (_MOST_REFERRING if refers else 0)
