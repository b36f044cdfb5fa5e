"""Sentences that join two matters with "and" or a comma. Figures are printed with ``pytest -s``."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from kb import Match
from tests.kb.shipped import LANGUAGES, answered, knowledge

JOINED: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    (Path(__file__).parent / "joined.yaml").read_text(encoding="utf-8")
)


def matched(written: str, kind: str) -> list[Match]:
    texts = JOINED[written][kind]
    assert texts.keys() == set(LANGUAGES)
    return [knowledge().match(text, language) for language, some in texts.items() for text in some]


def spans(text: str, language: str) -> list[str]:
    return [text[part.span[0] : part.span[1]] for part in knowledge().match(text, language).parts]


@pytest.mark.parametrize(("written", "most"), [("first", 0.10), ("later", 0.16)])
def test_of_two_matters_in_one_sentence_hardly_ever_only_one_is_answered(written: str, most: float) -> None:
    given = Counter(min(2, len(answered(match))) for match in matched(written, "two"))
    print(f"\n{written}: of two matters answered both {given[2]}, one {given[1]}, none {given[0]}")
    assert given[1] <= most * given.total()
    assert given[2] >= 0.5 * given.total()


@pytest.mark.parametrize(("written", "least"), [("first", 0.85), ("later", 0.70)])
def test_most_sentences_that_say_one_thing_twice_are_still_answered(written: str, least: float) -> None:
    given = Counter(min(2, len(answered(match))) for match in matched(written, "one"))
    print(f"\n{written}: of one matter answered with one {given[1]}, with two {given[2]}, not {given[0]}")
    assert given[1] >= least * given.total()


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["I forgot my password", "my invoice is missing"]),
        ("en", ["1. reset my password", "send invoice", "renew domain"]),
        ("ru", ["продлите домен", "пришлите счёт"]),
        ("uk", ["хочу повернути гроші", "скасувати послугу"]),
        ("ar", ["انتهت شهادة ssl", "واحتاج دخول ftp"]),
    ],
)
def test_each_matter_of_a_sentence_is_a_part(language: str, parts: list[str]) -> None:
    joint = {"en": " and ", "ru": " и ", "uk": " і ", "ar": " "}[language]
    text = joint.join(parts) if parts[0][0] != "1" else "1. reset my password 2. send invoice 3. renew domain"
    assert spans(text, language) == parts


def test_half_a_sentence_that_is_hardly_about_an_article_is_not_answered() -> None:
    match = knowledge().match("my site is hacked and shows ads for pills", "en")
    assert answered(match) in {(), ("hacked-site",)}


def test_a_sentence_that_is_a_phrasing_stays_whole() -> None:
    phrasings = [
        (article.language, text)
        for article in knowledge().articles
        for text in (article.question, *article.phrasings)
        if " and " in text or " и " in text or ", " in text
    ]
    assert len(phrasings) >= 20
    divided = [text for language, text in phrasings if len(knowledge().match(text, language).parts) > 1]
    assert divided == []


def test_what_leads_up_to_a_question_is_not_divided() -> None:
    text = "I renewed my domain and paid the invoice yesterday. How do I change the PHP version?"
    assert spans(text, "en") == [text]
