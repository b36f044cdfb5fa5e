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
class PartMatch:
    """What comes nearest to one question. ``candidate``: None where nothing is worth naming."""

    part: Part
    candidate: Candidate | None = None
    is_sure: bool = False
    """Whether the bot would have answered with it."""


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

    @property
    def each(self) -> tuple[PartMatch, ...]:
        """Where several things are asked: what comes nearest to each; nothing where it is one."""
        questions = [part for part in self.parts if part.kind == "question"]
        return tuple(self._near(part) for part in questions) if len(questions) > 1 else ()

    def _near(self, part: Part) -> PartMatch:
        best = part.candidates[0] if part.candidates else None
        if best is None or best.confidence < self.clarify_from:
            return PartMatch(part)
        return PartMatch(part, best, best.confidence >= self.answer_from)
