"""What an agent's message or press means; above all, what must never reach a customer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.desk import FETCHABLE, Place, hindrance, read_message, read_press
from routing.desk_actions import (
    AskRole,
    AskWhich,
    AskWhom,
    DeskAction,
    Ignore,
    ItArrived,
    Link,
    Look,
    Note,
    Refuse,
    Reopen,
    Reply,
    Resolve,
    SendAgain,
    SendDraft,
    SetAway,
    SetBlocked,
    Show,
    ShowAsides,
    ShowRaw,
    Snooze,
    Suggest,
    Take,
    TellWhy,
    Transfer,
    Unlink,
)
from routing.desk_actions import Place as Placed
from routing.files import SentFile
from routing.model import AgentId, Conversation, State
from tests.routing.cases import ANN, MIA, OLEH, conversation, desk_message, press

AGENTS = {MIA.id: MIA, OLEH.id: OLEH}
OPEN = conversation(State.OPEN)
RESOLVED = conversation(State.RESOLVED)
BY_MAIL = conversation(State.OPEN, channel="mail")
STRANGER: dict[str, Any] = {"author": 999, "author_name": "Eve"}


def written(text: str, on: Conversation | None = OPEN, **changes: object) -> DeskAction:
    return read_message(desk_message(text, **changes), AGENTS, here(on))


def here(*on: Conversation | None, replied: Conversation | None = None) -> Place:
    """The topic of a customer with these conversations, newest first."""
    found = [one for one in on if one is not None]
    opened = tuple(one for one in found if one.state is State.OPEN)
    return Place(customer=ANN, replied=replied, opened=opened, newest=found[0] if found else None)


@pytest.mark.parametrize("state", list(State))
def test_plain_words_go_to_the_customer(state: State) -> None:
    on = conversation(state)
    assert written(" Hello Ann,\n\nhere / there // everywhere ", on) == Reply(on, MIA)


def test_outside_the_customers_topics_agents_may_talk() -> None:
    for text in ("Lunch?", "//", "// /queue", "/nonsense@other_bot", "/"):
        assert isinstance(read_message(desk_message(text), AGENTS, Place()), Ignore)
    assert isinstance(read_message(desk_message("/queue", **STRANGER), AGENTS, Place()), Ignore)
    assert read_message(desk_message("/quue"), AGENTS, Place()) == Refuse("unknown-command", "quue")


def test_a_reply_to_a_message_of_ours_of_which_nobody_knows_whose_it_is_goes_nowhere_and_says_so() -> None:
    unknown = Place(is_of_unknown=True)
    assert read_message(desk_message("Hello"), AGENTS, unknown) == Refuse("whose")
    assert read_message(desk_message("Hello", **STRANGER), AGENTS, unknown) == Refuse("not-an-agent", "Eve")
    assert isinstance(read_message(desk_message("// hello"), AGENTS, unknown), Ignore)
    assert read_message(desk_message("/take"), AGENTS, unknown) == Refuse("only-in-a-topic", "take")


def test_where_only_replies_go_out_a_reply_to_any_message_of_ours_in_the_topic_does() -> None:
    topic = here(OPEN)
    unknown = replace(topic, is_of_unknown=True)
    assert read_message(desk_message("Hello"), AGENTS, topic, replies_only=True) == Note(MIA)
    assert read_message(desk_message("Hello"), AGENTS, unknown, replies_only=True) == Reply(OPEN, MIA)


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
            assert not isinstance(action, Reply)


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


def test_a_file_goes_to_a_chat_and_by_mail_as_far_as_it_can_be_fetched() -> None:
    assert written("", unsupported="photo") == Reply(OPEN, MIA)
    small, large = SentFile(id="f", name="a", content_type="a/b", size=7), FETCHABLE + 1
    for channel, holding, why in (
        (BY_MAIL, {"files": (small,)}, ""),
        (BY_MAIL, {"files": (replace(small, size=large),)}, "file-too-large"),
        (BY_MAIL, {"spelled": "geo:1,2"}, ""),
        (BY_MAIL, {}, "file-by-mail"),
        (OPEN, {"files": (replace(small, size=large),)}, ""),
    ):
        assert hindrance(channel, desk_message("see", unsupported="document", **holding)) == why


def test_a_file_with_a_note_under_it_stays_inside() -> None:
    assert written("// her passport", unsupported="photo") == Note(MIA)


def pressed(verb: str, on: Conversation | None = OPEN, **changes: object) -> DeskAction:
    return read_press(press(verb, **changes), AGENTS, on)


@pytest.mark.parametrize("verb", ["take", "resolve", "suggest0", "give", "again", "arrived", "nonsense"])
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


@pytest.mark.parametrize(("verb", "place"), [("suggest", 0), ("suggest0", 0), ("suggest2", 2)])
def test_an_article_of_the_card_is_looked_at_by_its_place(verb: str, place: int) -> None:
    assert pressed(verb) == Suggest(OPEN, MIA, place)
    assert pressed(verb, RESOLVED) == Refuse("resolved-already")


def test_an_article_sent_from_the_card_is_not_offered_again() -> None:
    assert read_press(press("suggest1"), AGENTS, OPEN, sent=(1,)) == Refuse("article-sent")
    assert read_press(press("suggest0"), AGENTS, OPEN, sent=(1,)) == Suggest(OPEN, MIA, 0)


def test_a_delivery_of_unknown_fate_is_settled_by_an_agent() -> None:
    assert pressed("again", None, number=55) == SendAgain(55, MIA)
    assert pressed("arrived", None, number=55) == ItArrived(55, MIA)


@pytest.mark.parametrize(
    "verb", ["", "send0", "takex", "take-1", "take²", "taken", "helped", "human", "pick0", "why3", "why"]
)
def test_a_button_nobody_knows_is_refused(verb: str) -> None:
    assert pressed(verb) == Refuse("button-old")


@pytest.mark.parametrize("verb", ["take", "resolve", "suggest0"])
def test_a_button_of_a_conversation_that_is_not_there_is_refused(verb: str) -> None:
    assert pressed(verb, None) == Refuse("button-old")


BOTH = (conversation(State.OPEN, channel="mail"), OPEN)


def test_words_that_fit_two_open_matters_wait_for_the_agents_word() -> None:
    assert read_message(desk_message("Hello"), AGENTS, here(*BOTH)) == AskWhich(MIA, BOTH)
    photo = desk_message("", unsupported="photo")
    assert read_message(photo, AGENTS, here(*BOTH)) == AskWhich(MIA, BOTH)
    assert read_message(desk_message("Hello"), AGENTS, here(*BOTH, replied=OPEN)) == Reply(OPEN, MIA)
    assert pressed("place", None, number=5, version=1001) == Placed(5, 1001, MIA)


@pytest.mark.parametrize("text", ["/take", "/resolve", "/snooze 2h", "/card", "/transfer Oleh"])
def test_a_command_that_fits_two_open_matters_asks_for_a_reply(text: str) -> None:
    name = text[1:].split()[0]
    assert read_message(desk_message(text), AGENTS, here(*BOTH)) == Refuse("which-one", name)


def test_what_is_about_the_customer_needs_no_matter() -> None:
    assert read_message(desk_message("/info"), AGENTS, here(*BOTH)) == Show("info", MIA, ANN, None)
    assert written("/block") == SetBlocked(ANN, MIA, True)
    assert written("/unblock", None) == SetBlocked(ANN, MIA, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/transfer", AskWhom(OPEN, MIA)),
        ("/transfer Oleh", Transfer(OPEN, MIA, OLEH)),
        ("/transfer @oleh: knows DNS", Transfer(OPEN, MIA, OLEH, "knows DNS")),
        ("/transfer Olehs", Refuse("nobody-of-that-name", "Olehs")),
        ("/transfer @", Refuse("nobody-of-that-name", "@")),
        ("/snooze", Snooze(OPEN, MIA, timedelta(hours=2))),
        ("/snooze 3d", Snooze(OPEN, MIA, timedelta(days=3))),
        ("/snooze 30 m", Snooze(OPEN, MIA, timedelta(minutes=30))),
        ("/snooze tomorrow", Refuse("no-duration")),
        ("/snooze 0h", Refuse("no-duration")),
        ("/snooze 91d", Refuse("no-duration")),
        ("/reply password-reset", Suggest(OPEN, MIA, 0, "password-reset")),
        ("/reopen", Refuse("open-already")),
        ("/queue", Look("queue", MIA)),
        ("/kb dns", Look("kb", MIA, "dns")),
        ("/find", Refuse("no-words")),
        ("/aside", ShowAsides(MIA)),
        ("/aside 12", ShowRaw(12, MIA)),
        ("/aside 12 raw", ShowRaw(12, MIA)),
        ("/aside of today", ShowAsides(MIA)),
        ("/aside " + "9" * 30, ShowAsides(MIA)),
        ("/away", SetAway(MIA, True)),
    ],
)
def test_what_a_command_means(text: str, expected: DeskAction) -> None:
    assert written(text) == expected


def test_a_resolved_matter_can_only_be_reopened() -> None:
    assert written("/reopen", RESOLVED) == Reopen(RESOLVED, MIA)
    for text in ("/transfer", "/transfer Oleh", "/snooze", "/reply x"):
        assert written(text, RESOLVED) == Refuse("resolved-already"), text
    for verb in ("transfer", "to222222222", "snooze2", "spam"):
        assert pressed(verb, RESOLVED) == Refuse("resolved-already"), verb


def test_in_general_only_what_is_about_the_desk_works() -> None:
    for text, expected in (
        ("/mine", Look("mine", MIA)),
        ("/back@firstline_bot", SetAway(MIA, False)),
        ("/take", Refuse("only-in-a-topic", "take")),
        ("/note x", Refuse("only-in-a-topic", "note")),
    ):
        assert read_message(desk_message(text), AGENTS, Place()) == expected


def test_who_writes_as_the_group_is_nobody() -> None:
    for text in ("Hello", "/take", "// x"):
        assert written(text, anonymous=True) == Refuse("anonymous")


def test_a_transfer_by_an_old_list_is_refused_and_twice_is_harmless() -> None:
    held = conversation(State.OPEN, holder=MIA.id, version=4)
    assert pressed(f"to{OLEH.id}", held, version=4) == Transfer(held, MIA, OLEH)
    assert pressed(f"to{OLEH.id}", held, version=3) == Refuse("changed-since")
    assert pressed("to5", held, version=4) == Refuse("button-old")
    given = conversation(State.OPEN, holder=OLEH.id, version=5)
    assert pressed(f"to{OLEH.id}", given, version=4) == Refuse("holds-already", "Oleh")
    assert pressed("why0", given, version=5) == TellWhy(given, MIA, "skill")
    assert pressed("why0", given, version=4) == Refuse("button-old")


def test_what_was_looked_at_is_sent_by_its_number() -> None:
    assert pressed("give", None, number=7) == SendDraft(7, MIA)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2", Link(OPEN, MIA, 1)),
        ("none", Link(OPEN, MIA)),
        ("0", Link(OPEN, MIA)),
        ("refund", Link(OPEN, MIA, words="refund")),
        ("Money back", Link(OPEN, MIA, words="Money back")),
        ("undo", Unlink(OPEN, MIA)),
        ("", Refuse("which-article")),
    ],
)
def test_the_article_of_a_question_is_named_by_a_command(words: str, meant: DeskAction) -> None:
    assert written(f"/article {words}") == meant


@pytest.mark.parametrize("on", [OPEN, RESOLVED])
def test_the_article_of_a_question_is_named_by_a_press(on: Conversation) -> None:
    for verb, meant in (
        ("link0", Link(on, MIA, 0)),
        ("link2", Link(on, MIA, 2)),
        ("link", Link(on, MIA)),
        ("unlink", Unlink(on, MIA)),
    ):
        assert read_press(press(verb), AGENTS, on) == meant


def test_who_does_not_hold_it_is_asked_unless_at_home_there() -> None:
    on = conversation(State.OPEN, holder=OLEH.id)
    assert written("Hello", on) == AskRole(on, MIA)
    home = Place(customer=ANN, opened=(on,), newest=on, is_at_home=True)
    assert read_message(desk_message("Hello"), AGENTS, home) == Reply(on, MIA)
    assert written("// a note", on) == Note(MIA)


def test_who_writes_in_what_another_has_resolved_is_asked_too() -> None:
    on = conversation(State.RESOLVED, holder=OLEH.id)
    assert written("Hello", on) == AskRole(on, MIA)
    home = Place(customer=ANN, newest=on, is_at_home=True)
    assert read_message(desk_message("Hello"), AGENTS, home) == Reply(on, MIA)
    for nobodys in (conversation(State.RESOLVED, holder=MIA.id), conversation(State.RESOLVED, holder=None)):
        assert written("Hello", nobodys) == Reply(nobodys, MIA)


def test_replies_only_keeps_inside_what_replies_to_nothing() -> None:
    place, message = here(OPEN), desk_message("Hello")
    assert read_message(message, AGENTS, place, replies_only=True) == Note(MIA)
    replied = here(OPEN, replied=OPEN)
    assert read_message(message, AGENTS, replied, replies_only=True) == Reply(OPEN, MIA)
