"""What an editor is told about a knowledge base, and what not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kb import Article, Knowledge
from kb.lint import Finding, findings
from tests.kb.shipped import LANGUAGES, articles

TODAY = date(2026, 11, 22)
PARKING = Article(
    id="parking",
    language="en",
    question="Where can I park my car?",
    phrasings=("is there a car park", "parking place near the office", "parking for visitors"),
    keywords=("parking",),
    skill="house",
    owner="Anna",
    because="The yard belongs to us.",
    expires=None,
    body="In the yard.",
)
BIKES = replace(
    PARKING,
    id="bikes",
    question="Can I bring my bicycle inside?",
    phrasings=("bicycle in the office", "a place for my bike", "bike stand"),
    keywords=("bike",),
    body="Yes, into the cellar.",
)


def found(*some: Article, languages: tuple[str, ...] = ("en",)) -> list[Finding]:
    used = [article for article in some if not article.expired(TODAY)]
    return findings(some, used, Knowledge.build(used), languages, TODAY)


def test_a_good_base_needs_nothing() -> None:
    assert found(PARKING, BIKES) == []


def test_the_shipped_base_needs_nothing() -> None:
    assert findings(articles(), articles(), Knowledge.build(articles()), LANGUAGES, TODAY) == []


OTHER_WAYS = ("<Customer name>", "<имя клиента>", "[ИМ'Я]".replace("'", ""), "[НОМЕР ЗАКАЗА]", "<الاسم>")


def slips() -> Iterator[tuple[Article, str, bool]]:
    yield replace(PARKING, because=""), "because-missing", False
    yield replace(PARKING, owner=""), "no-owner", False
    yield replace(PARKING, expires=date(2026, 11, 21)), "expired", True
    yield replace(PARKING, expires=date(2026, 11, 22)), "expires-soon", False
    yield replace(PARKING, body="🚗" * 1751), "too-long", True
    yield replace(PARKING, phrasings=PARKING.phrasings[:2]), "few-phrasings", False
    yield replace(PARKING, phrasings=(*PARKING.phrasings, "Hello, is there a CAR park?")), "said-twice", False
    yield replace(PARKING, phrasings=(*PARKING.phrasings, "bicycle in the office")), "duplicate", True
    near = (*PARKING.phrasings, "place for a my bikes")
    yield replace(PARKING, phrasings=near), "near-duplicate", False
    for placeholder in (
        "{{name}}",
        "{customer_name}",
        "[YOUR NAME]",
        "<name>",
        "%s",
        "____",
        "TODO",
        *OTHER_WAYS,
    ):
        yield replace(PARKING, body=f"Dear {placeholder}, in the yard."), "placeholder", True


@pytest.mark.parametrize(("article", "code", "grave"), list(slips()))
def test_each_slip_is_named(article: Article, code: str, grave: bool) -> None:
    about = [one for one in found(article, BIKES) if one.code == code]
    assert about, found(article, BIKES)
    assert about[0].grave is grave


@pytest.mark.parametrize(
    "text", ["Use a < b and c > d.", "See <https://a.example/b>.", "Press [OK], then [1]."]
)
def test_what_only_looks_like_a_placeholder_is_let_be(text: str) -> None:
    assert found(replace(PARKING, body=text), BIKES) == []


def test_a_placeholder_in_the_question_is_named_too() -> None:
    twice = found(replace(PARKING, question="Where can I park my {car}?"), BIKES)
    assert [(one.code, one.what) for one in twice] == [("placeholder", "{car}")]


def test_an_article_in_a_language_that_nobody_is_answered_in_is_named() -> None:
    german = replace(PARKING, language="de", question="Wo kann ich parken?")
    unused = [one for one in found(PARKING, german) if one.code == "language-unused"]
    assert [(one.article, one.other) for one in unused] == [("parking.de", "en")]


def test_a_question_that_another_article_answers_is_unreachable() -> None:
    twin = replace(BIKES, question=PARKING.question)
    assert "unreachable" in {one.code for one in found(PARKING, twin)}


def test_a_phrasing_that_asks_for_nothing_is_lost() -> None:
    both = replace(PARKING, phrasings=(*PARKING.phrasings, "Thank you"))
    lost = [one for one in found(both, BIKES) if one.code == "phrasing-lost"]
    assert [(one.article, one.what) for one in lost] == [("parking.en", "Thank you")]


def test_missing_languages_and_translations_that_differ_are_named() -> None:
    german = replace(PARKING, language="de", question="Wo kann ich parken?", skill="yard")
    codes = {one.code: one for one in found(PARKING, german, languages=("en", "de", "ru"))}
    assert codes["language-missing"].other == "ru"
    assert codes["translations-differ"].article == "parking"
