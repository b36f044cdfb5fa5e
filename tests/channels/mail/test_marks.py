"""Our own mail is known again by what stands in its ids and addresses."""

from urllib.parse import parse_qs, urlsplit

import pytest

from channels.mail.marks import (
    bounce_address,
    bounced_message,
    conversation_of_address,
    conversation_of_message,
    conversation_of_subject,
    new_message_id,
    reply_address,
    unsubscribe_link,
)
from routing.model import ConversationId
from routing.tokens import Keys

KEYS = Keys("a", {"a": b"secret"})
LARGEST = ConversationId(2**63 - 1)
MATTER = ConversationId(17)


def made(conversation: ConversationId, chance: bytes = b"0123456789") -> str:
    return new_message_id(KEYS, conversation, lambda size: chance[:size], "desk.example")


def test_a_message_id_of_ours_tells_its_conversation_however_servers_write_it() -> None:
    assert conversation_of_message(KEYS, made(MATTER)) == MATTER
    assert conversation_of_message(KEYS, made(MATTER).upper()) == MATTER
    assert made(MATTER) != made(MATTER, b"another chance")


def test_no_id_can_be_made_out_of_two() -> None:
    token, other = made(MATTER), made(ConversationId(18), b"another chance")
    mixed = f"{token.partition('.')[0]}.{other.partition('.')[2]}"
    assert conversation_of_message(KEYS, mixed) is None


@pytest.mark.parametrize(
    "foreign", ["", "x@y.example", "a.b@desk.example", "@", "CAF=abc.def+g@mail.gmail.com"]
)
def test_ids_of_others_tell_nothing(foreign: str) -> None:
    assert conversation_of_message(KEYS, foreign) is None
    assert conversation_of_address(KEYS, foreign) is None
    assert bounced_message(KEYS, foreign) is None


def test_a_reply_address_tells_its_conversation() -> None:
    address = reply_address(KEYS, "support@desk.example", MATTER)
    assert address.startswith("support+") and address.endswith("@desk.example")
    assert conversation_of_address(KEYS, address) == MATTER
    assert conversation_of_address(KEYS, address.upper()) == MATTER
    assert conversation_of_address(Keys("a", {"a": b"guessed"}), address) is None


def test_a_bounce_address_tells_which_mail_it_was_made_for() -> None:
    address = bounce_address("bounce@desk.example", made(MATTER))
    assert bounced_message(KEYS, address.upper()) == made(MATTER).partition("@")[0] + "@"
    assert conversation_of_address(KEYS, address) is None, "a bounce address is no way into a conversation"


def test_no_address_is_longer_than_mail_servers_must_take() -> None:
    for address in (
        bounce_address("bounce@desk.example", made(LARGEST)),
        reply_address(KEYS, "support@desk.example", LARGEST),
    ):
        assert len(address.rpartition("@")[0]) <= 64, "RFC 5321 4.5.3.1.1"


def test_the_subject_of_an_unsubscribing_mail_tells_its_conversation() -> None:
    link = urlsplit(unsubscribe_link(KEYS, "support@desk.example", MATTER))
    assert (link.scheme, link.path) == ("mailto", "support@desk.example")
    (subject,) = parse_qs(link.query)["subject"]
    for written in (subject, subject.upper(), f"Re: {subject} "):
        assert conversation_of_subject(KEYS, written) == MATTER
    reply = reply_address(KEYS, "support@desk.example", MATTER).partition("+")[2].partition("@")[0]
    for foreign in ("unsubscribe", "unsubscribe me", f"unsubscribe {reply}", "unsubscribe " + "a" * 24):
        assert conversation_of_subject(KEYS, foreign) is None
