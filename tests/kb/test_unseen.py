"""How well the shipped base answers questions it has never seen. Figures are printed with ``pytest -s``."""

from collections import Counter

import pytest
from rapidfuzz import fuzz

from kb.normalize import normalize
from tests.kb.shipped import LANGUAGES, answered, articles, knowledge, unseen

RIGHT_AT_LEAST = 0.70
WRONG_AT_MOST = 0.05
LATER_AT_LEAST = 0.80
"""What no phrasing was written for is found less often; more is what the matcher has to grow to."""
NEARLY_THE_SAME = 85
"""Of 100: a question this near to a phrasing would prove nothing."""


def in_scope(written: str = "unseen") -> list[tuple[str, str, str]]:
    return [
        (article, language, text)
        for article, by_language in unseen()[written].items()
        for language, texts in by_language.items()
        for text in texts
    ]


def foreign() -> list[tuple[str, str, str]]:
    return [
        (nearness, language, text)
        for nearness, by_language in unseen()["foreign"].items()
        for language, texts in by_language.items()
        for text in texts
    ]


def test_most_unseen_questions_are_answered_and_hardly_one_wrongly() -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong = 0
    for article, language, text in in_scope():
        given = answered(knowledge().match(text, language))
        asked[language] += 1
        right[language] += given == (article,)
        wrong += bool(given) and given != (article,)
    misled = sum(bool(answered(knowledge().match(text, language))) for _, language, text in foreign())
    share_right = right.total() / asked.total()
    share_wrong = (wrong + misled) / (asked.total() + len(foreign()))
    by_language = ", ".join(f"{code} {right[code] / asked[code]:.2f}" for code in LANGUAGES)
    print(
        f"\nunseen questions answered rightly {share_right:.3f} ({by_language}); wrongly "
        f"{wrong} of {asked.total()}, foreign ones answered {misled} of {len(foreign())}, "
        f"wrong of all {share_wrong:.3f} (sure from {knowledge().match('x', 'en').answer_from:.2f})"
    )
    assert share_right >= RIGHT_AT_LEAST
    assert share_wrong <= WRONG_AT_MOST
    assert min(right[code] / asked[code] for code in LANGUAGES) >= 0.6


def test_no_article_further_down_is_surer_than_one_above() -> None:
    for _, language, text in in_scope("later"):
        for part in knowledge().match(text, language).parts:
            sure = [one.confidence for one in part.candidates]
            assert sure == sorted(sure, reverse=True), text


@pytest.mark.parametrize(
    ("written", "in_all", "in_each"),
    [("unseen", 0.95, 0.93), ("later", LATER_AT_LEAST, LATER_AT_LEAST - 0.05)],
)
def test_the_right_article_is_the_first_candidate_even_where_the_bot_is_not_sure(
    written: str, in_all: float, in_each: float
) -> None:
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for article, language, text in in_scope(written):
        parts = knowledge().match(text, language).parts
        asked[language] += 1
        found[language] += any(
            part.candidates[:1] and part.candidates[0].article_id == article for part in parts
        )
    by_language = ", ".join(f"{code} {found[code] / asked[code]:.3f}" for code in LANGUAGES)
    print(f"\n{written}: right article first {found.total() / asked.total():.3f} ({by_language})")
    assert found.total() / asked.total() >= in_all
    assert min(found[code] / asked[code] for code in LANGUAGES) >= in_each


def test_hardly_a_later_question_is_answered_wrongly() -> None:
    given = [(answered(knowledge().match(text, code)), article) for article, code, text in in_scope("later")]
    right = sum(sent == (article,) for sent, article in given)
    wrong = sum(bool(sent) for sent, _ in given) - right
    misled = sum(bool(answered(knowledge().match(text, code))) for _, code, text in foreign())
    share = (wrong + misled) / (len(given) + len(foreign()))
    print(f"\nlater: answered rightly {right / len(given):.3f}, wrongly {wrong}, wrong of all {share:.3f}")
    assert share <= WRONG_AT_MOST


def test_no_unseen_question_is_nearly_a_phrasing() -> None:
    known: dict[str, list[str]] = {code: [] for code in LANGUAGES}
    for article in articles():
        known[article.language] += [normalize(text) for text in (article.question, *article.phrasings)]
    copies = [
        (text, phrasing)
        for _, language, text in in_scope() + in_scope("later")
        for phrasing in known[language]
        if fuzz.ratio(normalize(text), phrasing) >= NEARLY_THE_SAME
    ]
    assert copies == []


@pytest.mark.parametrize("kind", ["thanks", "small_talk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_and_greetings_are_not_taken_for_questions(kind: str, language: str) -> None:
    for text in unseen()["courtesy"][kind][language]:
        assert [part.kind for part in knowledge().match(text, language).parts] == [kind], text


def test_the_test_data_covers_every_article_and_language() -> None:
    for written, least in (("unseen", 3), ("later", 2)):
        counted = Counter((article, code) for article, code, _ in set(in_scope(written)))
        assert counted.keys() == {article.key for article in articles()}
        assert min(counted.values()) >= least
    assert len(set(foreign())) >= 120
    for code in LANGUAGES:
        assert len([text for _, language, text in foreign() if language == code]) >= 30
