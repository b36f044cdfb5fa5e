"""Choices, thanks and greetings, and agents who write as customers do."""

import pytest

from kb import Match
from routing.decide import (
    Answer,
    Attach,
    Recent,
    SetAside,
    from_agent,
    of_agent,
)
from routing.model import Address, AgentId, Conversation, Reason, State
from tests.routing.cases import conversation, match, part, request
from tests.routing.deciding import CHOICES, HELLO, NOTHING, THANKS, code, decided

ASKED = conversation(State.ASKED, choices=CHOICES)


@pytest.mark.parametrize("text", ["2", " 2 ", "2.", "2)", "(2)", "#2", "(2).", "٢", "۲"])
def test_a_choice_is_made_by_its_number(text: str) -> None:
    decision = decided(request(text, channel="mail"), ASKED, is_reply=True, found=NOTHING)
    assert decision == Answer((CHOICES[1],), Reason("picked", (("article", "invoice-copy"),)))


@pytest.mark.parametrize("text", ["0", "3", "9", "12", "-1", "²", "②", "1 or 2", "one", ""])
def test_anything_else_is_no_choice(text: str) -> None:
    assert code(decided(request(text), ASKED, is_reply=True, found=NOTHING)) == (
        "HandOff",
        "answer-to-answer",
    )


@pytest.mark.parametrize("state", [State.ANSWERED, State.RESOLVED])
def test_a_number_chooses_only_while_the_bot_has_asked(state: State) -> None:
    on = conversation(state, choices=CHOICES)
    assert code(decided(request("1"), on, found=NOTHING)) == ("HandOff", "nothing-close")


def test_a_choice_is_answered_even_where_the_limit_is_reached() -> None:
    assert code(decided(request("1"), ASKED, recent=Recent(99, 999))) == ("Answer", "picked")


@pytest.mark.parametrize(
    ("channel", "found", "on", "expected"),
    [
        pytest.param(
            "telegram", THANKS, conversation(State.ANSWERED), ("thanks", "thanks"), id="chat: thanks"
        ),
        pytest.param("mail", THANKS, conversation(State.ANSWERED), ("thanks", ""), id="mail: thanks"),
        pytest.param("telegram", THANKS, None, ("thanks", "thanks"), id="chat: thanks for nothing yet"),
        pytest.param("telegram", HELLO, None, ("small-talk", "greeting"), id="chat: hello"),
        pytest.param("telegram", HELLO, conversation(State.ANSWERED), ("small-talk", ""), id="hello again"),
        pytest.param(
            "telegram",
            match(part(kind="small_talk"), part(kind="thanks")),
            None,
            ("thanks", "thanks"),
            id="chat: hello and thanks",
        ),
    ],
)
def test_a_courtesy_is_answered_politely_in_a_chat_only(
    channel: str, found: Match, on: Conversation | None, expected: tuple[str, str]
) -> None:
    decision = decided(request("Thanks!", channel=channel), on, is_reply=on is not None, found=found)
    assert isinstance(decision, SetAside)
    assert (decision.reason.code, decision.courtesy) == expected


@pytest.mark.parametrize("found", [THANKS, HELLO], ids=["thanks", "hello"])
def test_a_first_mail_with_nothing_but_courtesy_is_read_by_a_person(found: Match) -> None:
    assert code(decided(request("Hello", channel="mail"), found=found)) == ("HandOff", "nothing-close")


def test_courtesy_to_a_person_reaches_the_person() -> None:
    assert decided(request("Thanks!"), conversation(State.OPEN), found=THANKS) == Attach(Reason("held"))


def test_an_agent_who_writes_privately_is_no_customer_and_is_told_so() -> None:
    agents = {AgentId(11), AgentId(22)}
    assert from_agent(request(address=Address("telegram", "11")), agents)
    assert not from_agent(request(address=Address("telegram", "111")), agents)
    assert not from_agent(request(address=Address("mail", "11@example.com")), agents)
    assert of_agent() == SetAside(Reason("from-agent"))
