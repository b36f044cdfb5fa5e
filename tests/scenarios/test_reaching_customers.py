"""Customers who join a chat to their mails, who block the bot, who send what cannot be shown."""

import hashlib
import sqlite3

from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, SURE, SURE_SAYS, Story, buttons, heard, hears
from tests.fakes.words import words

JOIN = words("button-join")
MICROSECOND = 1_000_000


def invited(firm: Story, name: str, token: str, *, days: int = 30) -> None:
    """A link that a mail of the firm could hold, for the customer with this name."""
    path = firm.program.folder / "data" / "firstline.sqlite"
    connection = sqlite3.connect(path, timeout=20)
    with connection:
        connection.execute(
            "insert into invitations (digest, customer, created_at, expires_at)"
            " select ?, id, created_at, created_at + ? from customers where name = ?",
            (hashlib.sha256(token.encode()).hexdigest(), days * 86400 * MICROSECOND, name),
        )
    connection.close()


def test_a_mail_customer_joins_the_chat_and_keeps_the_person(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    firm.card("Ann Lee")
    invited(firm, "Ann Lee", "a-token_42")
    chat = firm.writes_by_telegram("Annie")
    chat.starts("a-token_42")
    asked = hears(chat, words("join-ask"))
    assert "Ann Lee" not in asked["text"] and ann.address not in asked["text"]
    query = chat.presses(JOIN, asked)
    assert firm.toast(chat, query) == words("joined")
    firm.says("Ann Lee", words("joined-here", name="Ann Lee"))
    chat.writes("/human")
    assert "✈" in firm.card("Ann Lee", 2)["text"]
    assert words("why-owner", name="Mia") in firm.card("Ann Lee", 2)["text"]
    chat.starts("a-token_42")
    hears(chat, words("join-gone"))
    firm.rests()
    assert firm.topic("Annie") == []


def test_a_link_is_good_once_in_one_chat_and_not_for_ever(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    firm.card("Ann Lee")
    invited(firm, "Ann Lee", "old", days=0)
    invited(firm, "Ann Lee", "good")
    bea, cat = firm.writes_by_telegram("Bea"), firm.writes_by_telegram("Cat")
    bea.starts("old")
    hears(bea, words("join-gone"))
    bea.starts("guessed")
    wait_for(lambda: len(heard(bea, words("join-gone"))) == 2)
    cat.starts("good")
    asked = hears(cat, words("join-ask"))
    bea.starts("good")
    wait_for(lambda: len(heard(bea, words("join-gone"))) == 3)
    cat.presses(words("button-not-join"), asked)
    hears(cat, words("join-left"))
    bea.starts("good")
    bea.presses(JOIN, hears(bea, words("join-ask")))
    hears(bea, words("joined"))
    firm.rests()
    owners = "select a.value from addresses a join customers c on c.id = a.customer where c.name = 'Ann Lee'"
    assert sorted(firm.program.ledger.rows(owners)) == [(str(bea.id),), (ann.address,)]


def test_a_chat_with_a_past_brings_it_along(firm: Story) -> None:
    ann, chat = firm.writes_by_mail("Ann Lee"), firm.writes_by_telegram("Annie")
    ann.mails("My umbrella", FAR)
    firm.card("Ann Lee")
    chat.writes(FAR)
    earlier = firm.card("Annie")
    invited(firm, "Ann Lee", "token")
    chat.starts("token")
    query = chat.presses(JOIN, hears(chat, words("join-ask")))
    firm.toast(chat, query)
    firm.says("Annie", words("joined-elsewhere", name="Ann Lee · C1"))
    chat.writes("Is it found?")
    said = firm.says("Ann Lee", "Is it found?")
    firm.receipt(firm.mia.replies_to(said, "Yes, it is."))
    hears(chat, "Yes, it is.")
    assert earlier["message_thread_id"] != said["message_thread_id"]


def test_a_customer_who_blocks_the_bot_is_left_alone_and_the_desk_knows(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    ann.blocks()
    firm.says("Ann", words("out-of-reach", name="Ann"))
    since = firm.sandbox.last_call()
    firm.mia.writes_in(card, "We found it.")
    firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-blocked")))
    assert not [c for c in firm.sandbox.calls(since=since) if c["params"].get("chat_id") == ann.id]
    ann.unblocks()
    firm.says("Ann", words("reached-again", name="Ann"))
    firm.receipt(firm.mia.writes_in(card, "We found it, once more."))
    firm.rests()
    assert len(firm.said("Ann", words("out-of-reach", name="Ann"))) == 1


def test_a_stranger_who_blocks_the_bot_bothers_nobody(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    ann.blocks()
    ann.unblocks()
    firm.rests()
    assert firm.group.topics(firm.mia) == []


def test_what_cannot_be_shown_is_named_to_both_sides(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(poll={"question": "Tea or coffee?", "options": ["Tea", "Coffee"]})
    firm.card("Ann")
    firm.says("Ann", words("withheld", name="Ann", kind="poll"))
    hears(ann, words("withheld-told", kind="poll"))
    ann.writes(story={})
    firm.says("Ann", words("withheld", name="Ann", kind="story"))
    firm.rests()
    assert buttons(hears(ann, words("withheld-told", kind="story"))) == []
