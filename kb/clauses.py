"""Divides a sentence that holds two matters: "I forgot my password and my invoice is missing"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.asking_words import JOINING
from kb.parts import MATTER, Topic, content, refers_back
from kb.regression import log_odds
from kb.sentences import Sentence

_CUT = re.compile(
    rf"(?:[,،]?\s{{1,3}}(?:{JOINING})\b)+\s{{1,3}}|[,،]\s{{1,3}}|\s{{1,3}}(?=و\w\w)|\s{{1,3}}\d[.)]\s{{1,3}}",
    re.IGNORECASE,
)
_MOST_CUTS = 3
"""Places in one sentence that are tried: each takes as long as two questions."""

_FOREIGN = 0.1
"""Below this confidence a sentence is for a person, whatever its halves say, and they are not looked at."""

_ABOUT = 0.5
"""From this confidence on both halves are about something."""

_LESS_SURE = 1.5
"""By so much (in log odds) half a sentence must be surer of its article than the whole, for the other half to
be something else that no article is about.
"""
_SOME = 2
"""Words of content in that other half."""


def divided(pieces: Sequence[Sentence], topic: Topic) -> list[list[Sentence]]:
    """The pieces of one matter, or of several where the sentence that asks holds several.

    What only leads up to a question is not divided.
    """
    for at, piece in enumerate(pieces):
        if not piece.asks and len(pieces) > 1:
            continue
        for one, two in _halves(piece):
            if _differ(piece, one, two, topic):
                before, after = [*pieces[:at], one], [two, *pieces[at + 1 :]]
                return [*divided(before, topic), *divided(after, topic)]
    return [list(pieces)]


def _halves(piece: Sentence) -> Iterator[tuple[Sentence, Sentence]]:
    """Each two halves that both say something; none where the text does not stand so in the message."""
    if len(piece.text) != piece.end - piece.start:
        return
    cuts = 0
    for cut in _CUT.finditer(piece.text):
        first, second = piece.text[: cut.start()], piece.text[cut.end() :]
        one = replace(piece, end=piece.start + cut.start(), text=first, half=True)
        two = replace(piece, start=piece.start + cut.end(), text=second, paragraph=False, half=True)
        if content(one) and content(two):
            yield one, two
            cuts += 1
        if cuts == _MOST_CUTS:
            return


def _differ(piece: Sentence, one: Sentence, two: Sentence, topic: Topic) -> bool:
    """Whether the halves are two matters: both about an article, and about two; or one is about an article,
    and the other says much that has nothing to do with it.
    """
    _, together = topic([piece])
    if together < _FOREIGN:
        return False
    (first, sure), (second, surer) = topic([one]), topic([two])
    if first == second or refers_back(two):
        return False
    other = one
    if sure > surer:
        sure, surer, other = surer, sure, two
    if sure >= _ABOUT:
        return together < surer
    much = len(content(other)) >= _SOME and surer >= MATTER
    return much and log_odds(together) <= log_odds(surer) - _LESS_SURE
