"""What a stranger may send: it costs little, and is never answered by chance."""

import time

import pytest

from kb.normalize import MOST_CHARACTERS
from tests.kb.shipped import answered, knowledge

MOST_CPU = 0.5
"""Seconds. Far above what is needed (a few hundredths), far below what a quadratic step would cost."""


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "." * 200_000,
        "?" * 200_000,
        " " * 200_000,
        "\n" * 200_000,
        "a?" * 100_000,
        "a-" * 100_000,
        "a." * 100_000,
        "x\n" * 100_000,
        "<" * 200_000,
        "@" * 200_000,
        "http://a.b/c " * 20_000,
        "م" * 200_000,
        "ё" * 200_000,
        "e\u0301" * 100_000,
        "\u200b" * 200_000,
        "\x00" * 200_000,
        "and how " * 30_000,
        "ﷺ" * 100_000,
        "-\n" * 100_000,
        "' " * 100_000,
        "a'" * 100_000,
        ")" * 200_000 + "!",
        ":-) " * 50_000 + "!",
        "site" + " " * 100_000 + "mail",
        "site down, " * 20_000,
        "and, " * 40_000,
        "موقع و" * 30_000,
        "qwxzv " * 40_000,
        "".join(chr(0x61 + i * 7 % 26) + " " * (i % 9 == 0) for i in range(200_000)),
    ],
    ids=range(30),
)
def test_a_long_message_costs_little_and_goes_to_a_person(text: str) -> None:
    knowledge()
    started = time.process_time()
    match = knowledge().match(text, "en")
    assert time.process_time() - started < MOST_CPU
    assert answered(match) == ()
    assert all(0 <= part.span[0] < part.span[1] <= len(text) for part in match.parts)


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u200b"])
def test_an_empty_message_has_no_sure_answer(text: str) -> None:
    assert answered(knowledge().match(text, "en")) == ()


@pytest.mark.parametrize(
    "text", ["\ud800 what", "\x00", "%s {} {0}", "'; drop table articles; --", "???", "🤷", "¯\\_(ツ)_/¯"]
)
def test_strange_signs_do_no_harm(text: str) -> None:
    assert answered(knowledge().match(text, "xx")) == ()


def test_a_question_hidden_beyond_the_limit_is_not_passed_over() -> None:
    text = "How do I reset my password? " + " " * MOST_CHARACTERS + "And who is your director?"
    match = knowledge().match(text, "en")
    assert match.parts[0].candidates[0].article_id == "password-reset"
    assert match.parts[-1].candidates == ()
    assert text[slice(*match.parts[-1].span)].endswith("director?")
    assert answered(match) == ()


def test_more_questions_than_are_read_go_to_a_person() -> None:
    match = knowledge().match("Where is my invoice? How do I update php? " * 20, "en")
    assert match.parts[-1].candidates == ()
    assert len(match.parts) <= 9


def test_a_story_of_more_sentences_than_are_read_goes_to_a_person() -> None:
    text = "I waited a day. " * 60 + "Where is my invoice?"
    match = knowledge().match(text, "en")
    assert match.parts[-1].candidates == ()
    assert match.parts[-1].span[1] == len(text)
