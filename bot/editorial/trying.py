"""``firstline kb try``: what would be answered to a text, and why, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.encoders import load_encoder
from bot.settings.languages import language_meant
from bot.settings.model import Settings
from bot.shelf import usable_articles
from bot.texts import wording
from kb import Knowledge, Match, Outcome, Part
from kb.learn import Learned, taught
from routing.decide import Answer, Clarify, Decision, Recent, SetAside, decide
from routing.language import detect
from routing.model import Address, Request

_FEATURES: Mapping[str, str] = {
    "score": "how high it ranks",
    "odds": "the second judge's odds against the next article (log)",
    "chance": "the second judge's opinion",
    "nearest": "likeness to its nearest phrasing",
    "alike": "the same, letter by letter",
    "asked": "share of the question that this phrasing has",
    "said": "share of this phrasing that the question has",
    "covered": "share of the question that the article has anywhere",
    "known": "share of the question that the knowledge base has anywhere",
    "agrees": "the nearest phrasing of all is its own (1) or another's (0)",
    "length": "words of the question (log)",
    "held": "how much of the question the article has anywhere",
}


_KINDS: Mapping[str, str] = {"question": "question", "thanks": "thanks", "small_talk": "small talk"}


def kb_try(
    settings: Settings,
    text: str,
    language: str = "",
    learned: Iterable[Learned] = (),
    outcomes: Sequence[Outcome] = (),
) -> Sequence[str]:
    """The lines; ``language`` of the customer, "" to find it out from the text. Raises NoEncoder.

    ``learned`` and ``outcomes``: what a running Firstline has learned at the desk.
    """
    now = datetime.now(UTC)
    encode = load_encoder(settings.kb.encoder)
    articles = taught(usable_articles(settings.kb.folder, now.date()), learned)
    kb = Knowledge.build(articles, settings.policy.wrong_at_most / 100, outcomes, encode=encode)
    seen = detect(text, settings.languages)
    spoken = language_meant(language) or language or seen or settings.languages[0]
    match = kb.readable(kb.match(text, spoken), settings.policy.reads(spoken))
    lines = [f"language: {spoken} ({_how_known(language, seen)})"]
    if (meant := kb.base.variants.meant(text, spoken)).text != text:
        lines.append(f"read as: {meant.text}")
    for number, part in enumerate(match.parts):
        lines.append(f"{_KINDS[part.kind]}: {text[slice(*part.span)]}")
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
    return [*lines, f"decision: {_told(decision)}, since {why}"]


def _how_known(given: str, seen: str) -> str:
    if given:
        return "as given"
    return "as the words show" if seen else "the first in the settings: no word shows it"


def _told(decision: Decision) -> str:
    match decision:
        case Answer(articles):
            return f"answer with {_names(articles)}"
        case Clarify(choices):
            return f"ask back, with buttons for {_names(choices)} and something else"
        case SetAside(courtesy=courtesy):
            return f"a polite line ({courtesy})" if courtesy else "nothing to say"
        case _:
            return "a person answers"


def _names(articles: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{article}.{language}" for article, language in articles)


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
