"""What holds for any base and any text; ``KB_CASES`` says how many are tried."""

import gc
import os
import time
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kb import Article, Knowledge, Outcome
from kb.confidence import calibrated
from kb.evidence import NAMES
from tests.kb.shipped import articles, knowledge

CASES = int(os.environ.get("KB_CASES", "200"))
MOST_SECONDS = 0.5
"""Of the machine's time for one message; a few milliseconds are usual."""

LANGUAGES = st.sampled_from(("en", "ru", "uk", "ar", "de", "xx", ""))
WORDS = st.sampled_from(sorted({word for article in articles() for word in article.question.split()}))
MESSAGES = st.one_of(
    st.text(max_size=400),
    st.text(st.characters(codec="utf-8"), max_size=4000),
    st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=60).map(" ".join),
    st.text("abсдеقف ?.!,\n'’-0٣&@/:", max_size=300),
)


def article(name: str, question: str, *phrasings: str) -> Article:
    return Article(
        id=name,
        language="en",
        question=question,
        phrasings=phrasings,
        keywords=(),
        skill="",
        owner="",
        because="It is so.",
        expires=None,
        body=f"About {question}",
    )


@cache
def small() -> tuple[Article, ...]:
    return tuple(one for one in articles() if one.language == "en")[:6]


@settings(max_examples=CASES, deadline=None)
@given(MESSAGES, LANGUAGES)
def test_any_text_is_answered_or_refused_within_the_time(text: str, language: str) -> None:
    knowledge()
    gc.disable()  # what fifty thousand cases leave behind is not the matcher's to clear
    try:
        began = time.thread_time()
        match = knowledge().match(text, language)
        took = time.thread_time() - began
    finally:
        gc.enable()
    assert took < MOST_SECONDS
    assert all(0 <= part.span[0] <= part.span[1] <= len(text) for part in match.parts)
    for part in match.parts:
        sures = [candidate.confidence for candidate in part.candidates]
        assert sures == sorted(sures, reverse=True) and all(0 <= sure <= 1 for sure in sures)


@settings(max_examples=min(CASES, 10), deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=8).map(" ".join), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(text: str, chance: object) -> None:
    mixed = list(small())
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert Knowledge.build(mixed).match(text, "en") == Knowledge.build(small()).match(text, "en")


@settings(max_examples=min(CASES, 10), deadline=None)
@given(st.lists(st.text("qxzjkvw", min_size=3, max_size=9), min_size=2, max_size=6, unique=True))
def test_an_unrelated_article_never_changes_an_exact_hit(words: list[str]) -> None:
    more = article("unrelated", " ".join(words), *words)
    known = Knowledge.build((*small(), more))
    for one in small():
        for text in (one.question, *one.phrasings):
            match = known.match(text, "en")
            assert match.parts[0].candidates[0].article_id == one.id
            assert match.parts[0].candidates[0].confidence >= match.answer_from


FEATURES = st.tuples(*(st.floats(0, 3) for _ in NAMES))


@settings(max_examples=CASES, deadline=None)
@given(
    FEATURES,
    FEATURES,
    st.lists(st.builds(Outcome, FEATURES, st.sampled_from(("right", "wrong", "none"))), max_size=80),
    st.floats(0, 0.5),
)
def test_confidence_never_falls_as_the_score_rises(
    one: tuple[float, ...], two: tuple[float, ...], outcomes: list[Outcome], promise: float
) -> None:
    sure = calibrated(knowledge().base.own, promise, outcomes)
    lower, higher = sorted((one, two), key=sure.score)
    assert sure.of(lower) <= sure.of(higher)
    assert sure.clarify_from <= sure.answer_from <= 1


@settings(max_examples=CASES, deadline=None)
@given(
    FEATURES, st.sampled_from([name for name in NAMES if name not in ("known", "length")]), st.floats(0, 2)
)
def test_more_evidence_never_lowers_the_confidence_of_phrasings_alone(
    features: tuple[float, ...], name: str, more: float
) -> None:
    sure = calibrated(knowledge().base.own, 0.05)
    at = NAMES.index(name)
    stronger = (*features[:at], features[at] + more, *features[at + 1 :])
    assert sure.of(stronger) >= sure.of(features) - 1e-9
