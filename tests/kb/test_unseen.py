"""How well the shipped base answers questions it has never seen. Figures are printed with ``pytest -s``."""

from collections import Counter

import pytest

from tests.kb.shipped import LANGUAGES, SURE, answered, articles, knowledge, unseen

RIGHT_AT_LEAST = 0.70
WRONG_AT_MOST = 0.05


def in_scope() -> list[tuple[str, str, str]]:
    return [
        (article, language, text)
        for article, by_language in unseen()["unseen"].items()
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
        f"wrong of all {share_wrong:.3f} (sure from {SURE})"
    )
    assert share_right >= RIGHT_AT_LEAST
    assert share_wrong <= WRONG_AT_MOST
    assert min(right[code] / asked[code] for code in LANGUAGES) >= 0.6


def test_the_right_article_is_the_first_candidate_even_where_the_bot_is_not_sure() -> None:
    found = [
        any(part.candidates and part.candidates[0].article_id == article for part in match.parts)
        for article, language, text in in_scope()
        for match in [knowledge().match(text, language)]
    ]
    print(f"\nright article first: {sum(found)} of {len(found)}")
    assert sum(found) / len(found) >= 0.9


@pytest.mark.parametrize("kind", ["thanks", "small_talk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_and_greetings_are_not_taken_for_questions(kind: str, language: str) -> None:
    for text in unseen()["courtesy"][kind][language]:
        assert [part.kind for part in knowledge().match(text, language).parts] == [kind], text


def test_the_test_data_covers_every_article_and_language() -> None:
    covered = {(article, code) for article, codes in unseen()["unseen"].items() for code in codes}
    assert covered == {article.key for article in articles()}
    assert len(foreign()) == 60
