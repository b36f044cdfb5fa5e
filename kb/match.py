"""What the knowledge base says about a message."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["question", "small_talk", "thanks"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may answer. ``confidence``: the probability that it does, 0 to 1."""

    article_id: str
    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the message that asks for one thing, or for nothing."""

    span: tuple[int, int]
    """Where it stands in the text: from, up to."""
    kind: Kind
    candidates: tuple[Candidate, ...] = ()
    """Best first, at most five, one per article."""


@dataclass(frozen=True, slots=True)
class Match:
    """All of a message. Courtesy beside a question is no part."""

    parts: tuple[Part, ...]
    features: tuple[tuple[str, float], ...]
    """What the confidence was made of, per question part ("0.nearest", ...), to calibrate by later."""
    kb_version: str
    answer_from: float = 1.0
    """The confidence from which on the bot may answer alone, as the settings promise."""
    clarify_from: float = 1.0
    """The confidence from which on it is worth asking back."""
