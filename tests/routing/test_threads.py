"""Which conversation a customer's message belongs to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from routing.model import Conversation, ConversationId, CustomerId, State
from routing.proof import Check, Link, Verdict
from routing.threads import FRESH, Referred, number_in_subject, thread_of
from tests.routing.cases import ANN, BOB, NOW, conversation, request

OTHER = {"id": ConversationId(8)}


@pytest.mark.parametrize("state", list(State))
def test_a_mail_that_answers_ours_goes_on_with_that_conversation_even_a_resolved_one(state: State) -> None:
    answered = conversation(state, channel="mail")
    thread = thread_of(request(channel="mail"), ANN, Referred(answered, Link.OURS), None, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (answered, True)


@pytest.mark.parametrize("state", [State.ANSWERED, State.ASKED, State.OPEN])
def test_a_reply_in_a_chat_goes_on_with_that_conversation_and_not_with_the_newest(state: State) -> None:
    answered, newest = conversation(state), conversation(State.OPEN, **OTHER)
    thread = thread_of(request(), ANN, Referred(answered, Link.OURS), newest, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (answered, True)


def test_a_reply_in_a_chat_to_something_resolved_is_a_new_matter() -> None:
    resolved, newest = conversation(State.RESOLVED), conversation(State.OPEN, **OTHER)
    thread = thread_of(request(), ANN, Referred(resolved, Link.OURS), newest, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (None, True)
    assert "#7 is resolved" in thread.reason


@pytest.mark.parametrize("customer", [BOB, None], ids=["another customer", "somebody unknown"])
@pytest.mark.parametrize("channel", ["mail", "telegram"])
def test_a_stranger_who_quotes_our_message_gets_a_matter_of_his_own(
    customer: CustomerId | None, channel: str
) -> None:
    answered = conversation(State.OPEN, channel=channel)
    thread = thread_of(request(channel=channel), customer, Referred(answered, Link.OURS), None, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (None, False)


@pytest.mark.parametrize("check", list(Check))
def test_who_answers_a_mail_that_went_to_somebody_else_is_told_apart(check: Check) -> None:
    answered = conversation(State.ANSWERED, channel="mail")
    for link, customer, expected in (
        (Link.OURS, None, True),
        (Link.OURS, ANN, False),
        (Link.TAG, None, False),
    ):
        thread = thread_of(request(channel="mail"), customer, Referred(answered, link), None, check)
        assert thread.of_another is expected


def test_a_stranger_who_quotes_our_message_in_a_chat_goes_on_with_his_own_conversation() -> None:
    own = conversation(State.OPEN, customer=BOB, **OTHER)
    thread = thread_of(request(), BOB, Referred(conversation(State.OPEN), Link.OURS), own, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (own, False)


@pytest.mark.parametrize("state", list(State))
def test_a_mail_that_answers_nothing_of_ours_is_a_new_matter(state: State) -> None:
    newest = conversation(state, channel="mail")
    thread = thread_of(request(channel="mail"), ANN, None, newest, Check.PREFER)
    assert (thread.conversation, thread.is_reply) == (None, False)


def last_changed(ago: timedelta, state: State) -> Conversation:
    return conversation(state, changed_at=NOW - ago)


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("newest", "goes_on"),
    [
        pytest.param(None, False, id="a first message"),
        pytest.param(last_changed(SECOND, State.RESOLVED), False, id="just resolved"),
        pytest.param(last_changed(SECOND, State.ANSWERED), True, id="just answered"),
        pytest.param(last_changed(FRESH - SECOND, State.ANSWERED), True, id="answered nearly a day ago"),
        pytest.param(last_changed(FRESH, State.ANSWERED), False, id="answered a day ago"),
        pytest.param(last_changed(FRESH - SECOND, State.ASKED), True, id="asked back nearly a day ago"),
        pytest.param(last_changed(FRESH, State.ASKED), False, id="asked back a day ago"),
        pytest.param(last_changed(FRESH * 30, State.OPEN), True, id="a person has it, for a month"),
    ],
)
def test_what_a_customer_writes_next_in_the_chat_goes_on_with_the_newest_matter_while_it_is_fresh(
    newest: Conversation | None, goes_on: bool
) -> None:
    thread = thread_of(request(), ANN, None, newest, Check.PREFER)
    assert thread.conversation == (newest if goes_on else None)
    assert not thread.is_reply


def test_freshness_is_counted_to_when_the_message_came_in() -> None:
    newest = conversation(State.ANSWERED, changed_at=NOW)
    late = replace(request(), received_at=NOW + FRESH)
    assert thread_of(late, ANN, None, newest, Check.PREFER).conversation is None
    assert thread_of(request(), ANN, None, newest, Check.PREFER).conversation == newest


@pytest.mark.parametrize("channel", ["mail", "telegram"])
def test_every_choice_says_why(channel: str) -> None:
    found = [
        thread_of(request(channel=channel), ANN, referred, newest, Check.PREFER).reason
        for referred in (None, *(Referred(conversation(state), Link.OURS) for state in State))
        for newest in (None, *map(conversation, State))
    ]
    assert all(found)


@pytest.mark.parametrize(
    ("link", "verdict", "check", "joins"),
    [
        (Link.OURS, Verdict.NONE, Check.PREFER, True),
        (Link.THEIRS, Verdict.NONE, Check.PREFER, False),
        (Link.TAG, Verdict.NONE, Check.PREFER, False),
        (Link.THEIRS, Verdict.PASS, Check.PREFER, True),
        (Link.TAG, Verdict.PASS, Check.PREFER, True),
        (Link.OURS, Verdict.FAIL, Check.PREFER, False),
        (Link.OURS, Verdict.NONE, Check.REQUIRE, False),
        (Link.OURS, Verdict.PASS, Check.REQUIRE, True),
        (Link.THEIRS, Verdict.FAIL, Check.IGNORE, True),
        (Link.TAG, Verdict.PASS, Check.IGNORE, False),
    ],
)
def test_what_a_mail_refers_to_it_joins_with_the_proof_the_settings_want(
    link: Link, verdict: Verdict, check: Check, joins: bool
) -> None:
    held = conversation(State.OPEN, channel="mail")
    mail = replace(request(channel="mail"), verdict=verdict)
    found = thread_of(mail, ANN, Referred(held, link), None, check)
    assert (found.conversation is held) == joins
    assert joins or "not proven" in found.reason
    assert thread_of(mail, BOB, Referred(held, link), None, check).conversation is None


def test_a_subject_names_a_conversation_as_ours_do() -> None:
    assert number_in_subject("Re: [#7] My umbrella [#1042]") == 1042
    assert number_in_subject("My umbrella #1042, [1042], [#x]") is None
