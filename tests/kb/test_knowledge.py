from dataclasses import replace
from datetime import date

import pytest

from kb import Article, Knowledge
from tests.kb.shipped import articles, first, knowledge


def article(**changes: object) -> Article:
    plain = Article(
        id="parking",
        language="en",
        question="Where can I park?",
        phrasings=("is there a car park",),
        keywords=("parking",),
        skill="",
        owner="",
        because="The yard belongs to us.",
        expires=None,
        body="In the yard.",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_the_same_question_always_gets_the_same_answer() -> None:
    again = Knowledge.build(reversed(articles()))
    for text in ("where is my invoise", "Как сменить версию php и где счёт?", "مرحبا، الموقع لا يعمل"):
        assert knowledge().match(text, "en") == again.match(text, "en")


def test_another_word_in_an_article_is_another_version() -> None:
    one = Knowledge.build([article()])
    assert one.version == Knowledge.build([article()]).version == one.match("hi", "en").kb_version
    assert one.version != Knowledge.build([article(body="In the street.")]).version


def test_candidates_are_best_first_at_most_five_and_one_per_article() -> None:
    (part,) = knowledge().match("my domain and my site and my account", "en").parts
    probabilities = [candidate.confidence for candidate in part.candidates]
    assert 1 < len(part.candidates) <= 5
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0 <= one <= 1 for one in probabilities)
    assert len({candidate.article_id for candidate in part.candidates}) == len(part.candidates)


@pytest.mark.parametrize(("language", "expected"), [("uk", "uk"), ("en", "en"), ("de", "en"), ("", "en")])
def test_the_answer_is_offered_in_the_customers_language_where_there_is_one(
    language: str, expected: str
) -> None:
    (part,) = knowledge().match("як змінити версію php", language).parts
    assert part.candidates[0].article_id == "php-version"
    assert part.candidates[0].language == expected


def test_the_only_language_an_article_has_is_offered_to_everybody() -> None:
    (part,) = Knowledge.build([article()]).match("where can I park?", "ru").parts
    assert (part.candidates[0].article_id, part.candidates[0].language) == ("parking", "en")


def test_typing_errors_do_not_hide_the_matter() -> None:
    assert first("how do i resset my pasword")[0] == "password-reset"
    assert first("ssl sertificate expird")[0] == "ssl-certificate"
    assert first("резервнная копия сайта", "ru")[0] == "backup-restore"


def test_the_question_as_written_in_the_article_is_sure() -> None:
    for one in articles():
        for text in (one.question, *one.phrasings):
            parts = knowledge().match(text, one.language).parts
            assert {part.candidates[0].article_id for part in parts} == {one.id}, text


@pytest.mark.parametrize(
    "text", ["domain", "my site", "account", "email", "help", "I have a question", "question", "problem"]
)
def test_a_word_that_fits_many_articles_is_not_sure(text: str) -> None:
    assert first(text)[1] < 1


def test_an_unknown_word_lowers_the_confidence() -> None:
    assert first("how do I add an SSH key")[1] < first("how do I add an FTP user")[1]


def test_the_features_are_kept_for_each_question() -> None:
    features = dict(knowledge().match("Where is my invoice? How do I update php?", "en").features)
    assert {name.partition(".")[0] for name in features} == {"0", "1"}
    assert all(isinstance(value, float) for value in features.values())


def test_an_article_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="parking exists twice in en"):
        Knowledge.build([article(), article(body="Elsewhere.")])


def test_an_empty_base_answers_nothing() -> None:
    empty = Knowledge.build([])
    (part,) = empty.match("where is my invoice", "en").parts
    assert part.candidates == ()
    with pytest.raises(KeyError):
        empty.article("parking", "en")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "Car Park"}, "the id 'Car Park'"),
        ({"language": "english"}, "the language 'english'"),
        ({"question": " "}, "question is empty"),
        ({"body": ""}, "body is empty"),
        ({"phrasings": ("a", "")}, "phrasings is empty"),
        ({"body": "x" * 4000}, "4000 characters"),
    ],
)
def test_a_bad_article_is_refused_in_clear_words(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        article(**changes)


def test_an_article_holds_through_its_last_day() -> None:
    dated = article(expires=date(2026, 5, 31))
    assert not dated.expired(date(2026, 5, 31))
    assert dated.expired(date(2026, 6, 1))
    assert not article().expired(date(2999, 1, 1))
