"""Several questions in one message: all of them are seen, and context is not taken for a question."""

from itertools import pairwise

import pytest

from kb import Candidate, Match, Part, PartMatch
from kb.sentences import sentences
from tests.kb.shipped import answered, knowledge


def spans(text: str, language: str = "en") -> list[str]:
    return [text[part.span[0] : part.span[1]] for part in knowledge().match(text, language).parts]


def test_two_questions_are_two_parts() -> None:
    text = "How do I change the PHP version? And where can I find my invoice?"
    assert spans(text) == ["How do I change the PHP version?", "And where can I find my invoice?"]
    assert answered(knowledge().match(text, "en")) == ("php-version", "invoice-copy")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how do I change the php version and where can I find my invoice"),
        ("ru", "Как сменить версию php и где скачать счёт"),
        ("uk", "Як змінити версію php та де завантажити рахунок"),
        ("ar", "كيف أغير إصدار php وأين أجد الفاتورة"),
    ],
)
def test_two_questions_in_one_sentence_are_two_parts(language: str, text: str) -> None:
    parts = knowledge().match(text, language).parts
    assert [part.candidates[0].article_id for part in parts] == ["php-version", "invoice-copy"]


@pytest.mark.parametrize(
    "text",
    [
        "How do I reset my password? Also, where are your servers located?",
        "How do I reset my password? And do you have jobs for designers?",
        "How do I change the PHP version? My calendar also shows the wrong time zone since yesterday.",
        "Where is my invoice?\nWhat is the weather in Lisbon?",
        "How do I reset my password? Any discounts?",
    ],
)
def test_a_known_question_does_not_hide_an_unknown_one(text: str) -> None:
    match = knowledge().match(text, "en")
    assert len(match.parts) == 2
    assert answered(match) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "My printer is broken. How do I reset my password?"),
        ("en", "Your van hit my fence. How do I reset my password?"),
        ("ru", "Почта вчера не пришла. Как сменить версию PHP?"),
        ("uk", "Ваш кур'єр розбив вікно. Як змінити версію PHP?"),
        ("ar", "سائقكم كسر الباب الكبير. كيف أغير إصدار PHP؟"),
    ],
)
def test_a_trouble_told_before_another_question_is_not_passed_over(language: str, text: str) -> None:
    match = knowledge().match(text, language)
    assert len(match.parts) == 2
    assert answered(match) == ()


def test_a_trouble_the_base_knows_is_answered_beside_the_question_or_not_at_all() -> None:
    given = answered(knowledge().match("My mails bounce. How do I change the PHP version?", "en"))
    assert given in {("mail-not-delivered", "php-version"), ()}


def test_a_story_before_a_question_is_not_answered_for_itself() -> None:
    text = "We moved our site yesterday. How long do DNS changes take?"
    assert answered(knowledge().match(text, "en")) == ("dns-change-time",)


def test_what_leads_up_to_the_question_belongs_to_it() -> None:
    text = (
        "Hello,\n\nI am a customer since 2019. Yesterday I chose a new theme for my blog.\n"
        "How can I switch to a newer PHP version?\n\nThanks in advance"
    )
    match = knowledge().match(text, "en")
    assert len(match.parts) == 1
    assert answered(match) == ("php-version",)


def test_a_subject_and_a_text_on_one_matter_are_one_part() -> None:
    assert len(spans("SSL\nHello, Chrome says my site is not secure. How do I get https?")) == 1


def test_a_matter_told_without_asking_is_a_part_too() -> None:
    text = "My certificate has expired. Please also send me the invoice for May."
    assert answered(knowledge().match(text, "en")) == ("ssl-certificate", "invoice-copy")


def test_a_question_that_refers_to_the_sentence_before_stays_with_it() -> None:
    assert len(spans("Забыл пароль. Можете прислать новый?", "ru")) == 1


def test_parts_stand_in_order_and_do_not_overlap() -> None:
    text = "Invoice\nHello. My site is down!\n\nI moved it. Where is my invoice? How do I cancel? Thanks"
    found = [part.span for part in knowledge().match(text, "en").parts]
    assert len(found) > 1
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "I use e.g. Outlook.",
        "Version 7.4 is old.",
        "1. Open the panel",
        "northwind.example is down",
    ],
)
def test_a_dot_that_ends_nothing_does_not_cut(text: str) -> None:
    assert [piece.text for piece in sentences(text)] == [text]


def test_a_piece_knows_where_it_stands() -> None:
    text = "  Hi!\n\n - How are you?  "
    assert all(text[piece.start : piece.end] == piece.text for piece in sentences(text))


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("en", "Thank you very much for your help.\nBest regards,\nAnn Smith"),
        ("ru", "Заранее спасибо!\nС уважением,\nАнна Кузнецова\nООО Ромашка"),
        ("uk", "Дякую!\nОлена"),
        ("ar", "شكرا جزيلا\nمع تحياتي\nهدى"),
    ],
)
def test_the_name_below_the_thanks_is_no_part_of_the_question(language: str, closing: str) -> None:
    asked = knowledge().article("refund", language).question
    assert spans(f"Hello,\n\n{asked}\n\n{closing}", language) == [asked]


def test_a_second_matter_below_the_thanks_is_not_taken_for_a_name() -> None:
    assert len(spans("Where is my invoice?\nThank you\nsite is down")) == 2
    assert len(spans("Where is my invoice?\nThank you\nand who is Bob?")) == 2


def test_thanks_with_a_name_below_ask_for_nothing() -> None:
    (part,) = knowledge().match("Hello,\nthank you very much!\nAnn", "en").parts
    assert part.kind == "thanks"


def test_of_several_questions_each_tells_what_is_near_it_and_whether_that_is_sure() -> None:
    sure, unsure, far = (
        Part((place, place + 1), "question", (Candidate("article", "en", confidence),))
        for place, confidence in enumerate((0.75, 0.45, 0.44))
    )
    nothing, courtesy = Part((3, 4), "question"), Part((4, 5), "thanks")
    found = Match((sure, unsure, far, nothing, courtesy), (), "1", answer_from=0.75, clarify_from=0.45)
    assert found.each == (
        PartMatch(sure, sure.candidates[0], is_sure=True),
        PartMatch(unsure, unsure.candidates[0]),
        PartMatch(far),
        PartMatch(nothing),
    )
    assert Match((sure, courtesy), (), "1", 0.75, 0.45).each == ()
