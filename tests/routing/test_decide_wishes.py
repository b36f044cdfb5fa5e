"""A person on request, a person for who has had enough, and a choice named in words."""

import pytest

from routing.decide import Answer
from routing.model import State
from tests.routing.cases import candidate, conversation, match, part, request
from tests.routing.deciding import CHOICES, SURE, THANKS, code, decided

ASKED = conversation(State.ASKED, choices=CHOICES)
PERSON = "Can I speak to a human, please?"


@pytest.mark.parametrize("channel", ["telegram", "mail"])
@pytest.mark.parametrize("state", [None, State.ANSWERED, State.ASKED, State.RESOLVED])
def test_who_asks_for_a_person_in_words_gets_one(channel: str, state: State | None) -> None:
    on = None if state is None else conversation(state)
    assert code(decided(request(PERSON, channel=channel), on)) == ("HandOff", "asked-for-person")


def test_who_has_had_enough_gets_a_person_but_only_after_an_answer() -> None:
    angry = request("This does not help!!!")
    assert code(decided(angry, conversation(State.ANSWERED))) == ("HandOff", "angry")
    assert code(decided(angry, ASKED, found=match())) == ("HandOff", "angry")
    assert code(decided(angry)) == ("Answer", "sure")
    assert code(decided(request("THANK YOU!!!"), conversation(State.ANSWERED), found=THANKS))[1] == "thanks"


@pytest.mark.parametrize("text", ["2", "2.", " (2) ", "#2", "№ 2", "2\n\nBest wishes\nAnn", "٢"])
def test_a_choice_is_named_by_its_number(text: str) -> None:
    decision = decided(request(text, channel="mail"), ASKED, is_reply=True, found=match())
    assert isinstance(decision, Answer) and decision.articles == (CHOICES[1],)


@pytest.mark.parametrize("text", ["3", "0", "22", "2 or 1?", "the 2"])
def test_what_is_no_number_of_a_choice_chooses_nothing(text: str) -> None:
    assert code(decided(request(text), ASKED, is_reply=True, found=match())) == (
        "HandOff",
        "answer-to-answer",
    )


def test_a_choice_is_named_in_words_that_fit_it_alone() -> None:
    words = request("the copy of my invoice", channel="mail")
    clear = match(part(candidate("invoice-copy", 0.6), candidate("refund", 0.2)))
    decision = decided(words, ASKED, is_reply=True, found=clear)
    assert isinstance(decision, Answer) and decision.articles == (CHOICES[1],)
    close = match(part(candidate("invoice-copy", 0.6), candidate("refund", 0.4)))
    other = match(part(candidate("backup", 0.7), candidate("refund", 0.6)))
    faint = match(part(candidate("refund", 0.3)))
    for found in (close, other, faint):
        assert code(decided(words, ASKED, is_reply=True, found=found)) == ("HandOff", "answer-to-answer")
    assert code(decided(words, conversation(State.ANSWERED), is_reply=True, found=SURE))[0] == "HandOff"
