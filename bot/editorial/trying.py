"""``firstline kb try``: what would be answered to a text, and why, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.encoders import load_encoder
from bot.settings.model import Settings
from bot.shelf import read_kb
from bot.texts import wording
from kb import Knowledge, Match, Part
from routing.decide import Recent, decide
from routing.language import detect
from routing.model import Address, Request

_FEATURES: Mapping[str, str] = {
    "score": "how high it ranks",
    "lead": "its lead over the next article",
    "chance": "the second judge's opinion",
    "nearest": "likeness to its nearest phrasing",
    "alike": "the same, letter by letter",
    "asked": "share of the question that this phrasing has",
    "said": "share of this phrasing that the question has",
    "covered": "share of the question that the article has anywhere",
    "known": "share of the question that the knowledge base has anywhere",
    "mass": "how much they have in common",
    "agrees": "the nearest phrasing of all is its own (1) or another's (0)",
    "length": "words of the question (log)",
}


def kb_try(settings: Settings, text: str, language: str = "") -> Sequence[str]:
    """The lines; ``language`` of the customer, "" to find it out from the text."""
    now = datetime.now(UTC)
    encode = load_encoder(settings.kb.encoder)
    kb = read_kb(settings.kb.folder, now.date(), settings.policy.wrong_at_most, encode)
    spoken = language or detect(text, settings.languages) or settings.languages[0]
    match = kb.readable(kb.match(text, spoken), settings.policy.reads(spoken))
    lines = [f"language: {spoken}{'' if language else ' (as the words show)'}"]
    if (meant := kb.base.variants.meant(text, spoken)).text != text:
        lines.append(f"read as: {meant.text}")
    for number, part in enumerate(match.parts):
        lines.append(f"{part.kind}: {text[slice(*part.span)]}")
        lines += _candidates(kb, part)
        lines += _features(match.features, number)
    lines.append(_thresholds(match))
    request = Request(
        source_id="",
        address=Address("telegram", "0"),
        display_name="",
        text=text,
        received_at=now,
        language=spoken,
    )
    decision = decide(request, None, False, match, Recent(0, 0), settings.policy)
    why = wording(settings).why("en", decision.reason)
    return [*lines, f"decision: {type(decision).__name__}, since {why}"]


def _candidates(kb: Knowledge, part: Part) -> Iterable[str]:
    for one in part.candidates:
        title = kb.article(one.article_id, one.language).question
        yield f"  {int(one.confidence * 100):3}%  {one.article_id}.{one.language}  {title}"


def _features(features: Sequence[tuple[str, float]], number: int) -> Iterable[str]:
    for name, value in features:
        place, _, feature = name.partition(".")
        if place == str(number):
            yield f"        {value:6.2f}  {_FEATURES.get(feature, feature)}"


def _thresholds(match: Match) -> str:
    return f"answers from {match.answer_from:.0%}, asks back from {match.clarify_from:.0%}"
