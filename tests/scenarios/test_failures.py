"""What cannot be delivered is told to the agent; what can be later is tried later."""

from datetime import datetime, timedelta

import pytest

from tests.fakes.story import FAR, PHP, PHP_SAYS, SURE, SURE_SAYS, Story, hears
from tests.fakes.words import words


def test_the_agent_is_told_that_the_customer_blocked_the_bot(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    ann.blocks()
    written = firm.mia.writes_in(card, "We found it.")
    told = firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-blocked")))
    assert told["reply_to_message"]["message_id"] == written["message_id"]
    firm.rests()
    assert "👌" not in firm.reactions(written)
    ann.unblocks()
    firm.receipt(firm.mia.writes_in(card, "We found it, once more."))


@pytest.mark.parametrize(
    ("at", "code", "why"),
    [("rcpt", "550 5.1.1 Nobody here", "fail-refused-address"), ("data", "554 5.7.1 No", "fail-refused")],
)
def test_the_agent_is_told_that_the_mail_was_refused(firm: Story, at: str, code: str, why: str) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.sink.refuses(code, at=at)
    written = firm.mia.writes_in(card, "We found it.")
    told = firm.says("Ann", words("not-delivered", name="Ann", why=words(why)))
    assert told["reply_to_message"]["message_id"] == written["message_id"]
    firm.rests()
    assert "👌" not in firm.reactions(written)
    assert ann.inbox == []


def test_what_the_bot_answered_in_vain_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    firm.sink.refuses("554 5.7.1 No", at="data")
    ann.mails("Password", SURE)
    card = firm.card("Ann")
    assert words("why-undelivered") in card["text"]
    assert SURE in card["text"]
    firm.says("Ann", words("bot-not-delivered", name="Ann", why=words("fail-refused")))
    firm.receipt(firm.mia.writes_in(card, "You can set a new one yourself."))
    assert "You can set a new one yourself." in ann.gets().text


def test_nobody_gets_what_the_bot_answered_to_an_address_that_does_not_exist(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    firm.sink.refuses("550 5.1.1 Nobody here", at="rcpt")
    ann.mails("Password", SURE)
    firm.says("Ann", words("bot-not-delivered", name="Ann", why=words("fail-refused-address")))
    firm.rests()
    assert firm.cards("Ann") == []


def test_a_mail_the_relay_puts_off_is_sent_later_and_the_agent_gets_the_receipt_then(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.freezes()
    firm.sink.refuses("451 4.3.0 Later", times=2)
    written = firm.mia.writes_in(card, "We found it.")
    firm.waits(1)
    firm.passes(5)
    firm.waits(2)
    assert ann.inbox == []
    assert "👌" not in firm.reactions(written)
    firm.passes(10)
    firm.receipt(written)
    firm.sandbox.freeze(False)
    assert len(ann.inbox) == 1


def test_a_mail_put_off_for_longer_than_is_set_is_given_up_and_the_topic_says_so(story: Story) -> None:
    relay = {"host": "127.0.0.1", "port": story.sink.port, "tls": "none", "give_up_hours": 2}
    firm = story.start(clock=True, mail={"relay": relay})
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.sink.refuses("451 4.3.0 Later", times=1000)
    firm.mia.writes_in(card, "We found it.")
    firm.waits(1)
    firm.passes(2 * 3600)
    firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-given-up")))
    assert ann.inbox == []


def test_a_group_told_to_wait_waits_alone(clocked: Story) -> None:
    firm = clocked
    ann, bea, cy = (firm.writes_by_telegram(name) for name in ("Ann", "Bea", "Cy"))
    firm.freezes()
    slow_down = {"error": 429, "retry_after": 40}
    firm.sandbox.fault("createForumTopic", slow_down)
    ann.writes(FAR)
    firm.waits()
    bea.writes(SURE)
    hears(bea, SURE_SAYS)
    firm.program.restart()
    firm.passes(30)
    bea.writes(PHP)
    hears(bea, PHP_SAYS)
    cy.writes(FAR)
    hears(cy, words("passed-on", name="Oleh"))  # what is more urgent was due before
    assert len(firm.sandbox.calls("createForumTopic")) == 1, "the group still waits"
    firm.passes(15)
    firm.sandbox.freeze(False)
    firm.card("Ann")
    firm.card("Cy")
    refused, *later = [datetime.fromisoformat(call["at"]) for call in firm.sandbox.calls("createForumTopic")]
    assert min(later) - refused >= timedelta(seconds=40), "not before its time"


def test_a_deleted_topic_is_made_anew_and_nothing_is_lost(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.mia.does("delete_topic", firm.group, thread=card["message_thread_id"])
    ann.writes("Is anybody there?")
    shown = firm.says("Ann", "Is anybody there?")
    ann.writes("Hello, hello?")
    firm.says("Ann", "Hello, hello?")
    firm.receipt(firm.mia.writes_in(shown, "Yes, we are."))
    hears(ann, "Yes, we are.")
    assert shown["message_thread_id"] != card["message_thread_id"]
    assert len(firm.group.topics(firm.mia)) == 1
