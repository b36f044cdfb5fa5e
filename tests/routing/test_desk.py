"""What an agent's message or press means; above all, what must never reach a customer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.desk import (
    Copy,
    DeskAction,
    Ignore,
    ItArrived,
    Note,
    Refuse,
    Reply,
    Resolve,
    SendAgain,
    SendArticle,
    Take,
    read_message,
    read_press,
)
from routing.model import AgentId, Conversation, State
from tests.routing.cases import ANN, MIA, OLEH, conversation, desk_message, press

AGENTS = {MIA.id: MIA, OLEH.id: OLEH}
OPEN = conversation(State.OPEN)
RESOLVED = conversation(State.RESOLVED)
BY_MAIL = conversation(State.OPEN, channel="mail")
STRANGER: dict[str, Any] = {"author": 999, "author_name": "Eve"}


def written(text: str, on: Conversation | None = OPEN, **changes: object) -> DeskAction:
    return read_message(desk_message(text, **changes), AGENTS, ANN, on)


@pytest.mark.parametrize("state", list(State))
def test_plain_words_go_to_the_customer_just_as_they_were_written(state: State) -> None:
    on = conversation(state)
    assert written(" Hello Ann,\n\nhere / there // everywhere ", on) == Reply(
        on, MIA, " Hello Ann,\n\nhere / there // everywhere "
    )


def test_outside_the_customers_topics_agents_may_talk() -> None:
    for text in ("Lunch?", "/take", "//", "/nonsense"):
        assert isinstance(read_message(desk_message(text), AGENTS, None, None), Ignore)


@pytest.mark.parametrize("text", ["Hello", "/take", "/resolve", "//", "/note x"])
def test_who_is_not_an_agent_sends_nothing(text: str) -> None:
    assert written(text, **STRANGER) == Refuse("not-an-agent", "Eve")


MARKS = ["", " ", "\n", "\t", "\u00a0", "\u200f", "\u200e", "\u2068", "\ufeff", "\u200b", "\u2066 \u200f"]
"""What may stand before the first letter somebody sees: blanks, direction marks, characters of no width."""


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
@pytest.mark.parametrize(
    "text", ["//", "// she is angry", "//note", "///", "/note", "/note she is angry", "/NOTE@bot x"]
)
@pytest.mark.parametrize("on", [OPEN, None], ids=["a conversation", "no conversation"])
def test_a_note_stays_inside(mark: str, text: str, on: Conversation | None) -> None:
    assert written(mark + text, on) == Note(MIA)


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/", ""),
        ("/ ", ""),
        ("/tkae", "tkae"),
        ("/ nonsense", "nonsense"),
        ("/Give@bot Oleh", "give"),
        ("/?", "?"),
    ],
)
def test_a_mistyped_command_never_leaks(mark: str, text: str, name: str) -> None:
    assert written(mark + text) == Refuse("unknown-command", name)


@given(before=st.text(alphabet=st.sampled_from("".join(MARKS)), max_size=4), after=st.text(max_size=20))
def test_nothing_that_begins_with_a_slash_goes_to_a_customer(before: str, after: str) -> None:
    for on in (OPEN, BY_MAIL, RESOLVED):
        for unsupported in ("", "photo"):
            action = written(f"{before}/{after}", on, unsupported=unsupported)
            assert not isinstance(action, Reply | Copy)


@pytest.mark.parametrize(
    "text", ["/take", " /take ", "/TAKE", "/take@firstline_bot", "/take please", "\u200f/take\u200f"]
)
def test_an_agent_takes_a_conversation_by_a_command(text: str) -> None:
    assert written(text) == Take(OPEN, MIA)


def test_an_agent_resolves_a_conversation_by_a_command() -> None:
    assert written("/resolve") == Resolve(OPEN, MIA)


@pytest.mark.parametrize("text", ["/take", "/resolve"])
def test_what_is_resolved_is_neither_taken_nor_resolved_again(text: str) -> None:
    assert written(text, RESOLVED) == Refuse("resolved-already")


@pytest.mark.parametrize("text", ["Hello", "/take", "/resolve", "/nonsense"])
def test_in_a_topic_without_a_conversation_nothing_can_be_done(text: str) -> None:
    assert written(text, None) == Refuse("no-conversation")


def test_a_file_goes_to_a_chat_and_is_refused_for_a_mail() -> None:
    assert written("", unsupported="photo") == Copy(OPEN, MIA)
    assert written("see this", unsupported="photo") == Copy(OPEN, MIA)
    assert written("see this", BY_MAIL, unsupported="document") == Refuse("file-by-mail")


def test_a_file_with_a_note_under_it_stays_inside() -> None:
    assert written("// her passport", unsupported="photo") == Note(MIA)


def pressed(verb: str, on: Conversation | None = OPEN, **changes: object) -> DeskAction:
    return read_press(press(verb, **changes), AGENTS, on)


@pytest.mark.parametrize("verb", ["take", "resolve", "send0", "again", "arrived", "nonsense"])
def test_the_buttons_are_for_agents_only(verb: str) -> None:
    assert pressed(verb, by=999, by_name="Eve") == Refuse("not-an-agent", "Eve")


HELD_BY_OLEH = conversation(State.OPEN, holder=OLEH.id, version=4)
HELD_BY_NOBODY = conversation(State.OPEN, holder=None, version=4)
HELD_BY_ONE_WHO_LEFT = conversation(State.OPEN, holder=AgentId(99), version=4)
TAKEN_BY_HERSELF = conversation(State.OPEN, holder=MIA.id, version=4)
RESOLVED_BY_OLEH = conversation(State.RESOLVED, holder=OLEH.id, version=4)


@pytest.mark.parametrize(
    ("on", "version", "expected"),
    [
        pytest.param(HELD_BY_OLEH, 4, Take(HELD_BY_OLEH, MIA), id="as the card shows it: from a colleague"),
        pytest.param(HELD_BY_OLEH, 3, Refuse("taken-already", "Oleh"), id="a colleague was quicker"),
        pytest.param(HELD_BY_NOBODY, 3, Refuse("taken-already", "?"), id="changed, held by nobody"),
        pytest.param(HELD_BY_ONE_WHO_LEFT, 3, Refuse("taken-already", "?"), id="taken by one who left"),
        pytest.param(TAKEN_BY_HERSELF, 3, Take(TAKEN_BY_HERSELF, MIA), id="pressed twice"),
        pytest.param(RESOLVED_BY_OLEH, 4, Refuse("resolved-already"), id="resolved"),
        pytest.param(RESOLVED_BY_OLEH, 3, Refuse("resolved-already"), id="resolved since the card was shown"),
    ],
)
def test_taking_by_a_button(on: Conversation, version: int, expected: DeskAction) -> None:
    assert pressed("take", on, version=version) == expected


def test_resolving_by_a_button_does_not_mind_an_old_card() -> None:
    assert pressed("resolve", OPEN, version=0) == Resolve(OPEN, MIA)
    assert pressed("resolve", RESOLVED) == Refuse("resolved-already")


@pytest.mark.parametrize(("verb", "place"), [("send0", 0), ("send2", 2), ("send10", 10)])
def test_an_article_of_the_card_is_sent_by_its_place(verb: str, place: int) -> None:
    assert pressed(verb) == SendArticle(OPEN, MIA, place)
    assert pressed(verb, RESOLVED) == Refuse("resolved-already")


def test_an_article_sent_from_the_card_is_not_sent_again_by_a_second_press() -> None:
    assert read_press(press("send1"), AGENTS, OPEN, sent=(1,)) == Refuse("article-sent")
    assert read_press(press("send0"), AGENTS, OPEN, sent=(1,)) == SendArticle(OPEN, MIA, 0)


def test_a_delivery_of_unknown_fate_is_settled_by_an_agent() -> None:
    assert pressed("again", None, number=55) == SendAgain(55, MIA)
    assert pressed("arrived", None, number=55) == ItArrived(55, MIA)


@pytest.mark.parametrize(
    "verb", ["", "send", "sendx", "send-1", "send²", "taken", "helped", "human", "pick0"]
)
def test_a_button_nobody_knows_is_refused(verb: str) -> None:
    assert pressed(verb) == Refuse("button-old")


@pytest.mark.parametrize("verb", ["take", "resolve", "send0"])
def test_a_button_of_a_conversation_that_is_not_there_is_refused(verb: str) -> None:
    assert pressed(verb, None) == Refuse("button-old")
