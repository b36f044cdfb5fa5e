"""How our mail is known again: the signed forms of Message-IDs, reply addresses and bounce addresses.

- Message-ID: ``<token.chance@domain>``; the token holds the conversation.
- reply address: ``support+token@domain``; the token holds the conversation.
- unsubscribing: a mail whose subject is ``unsubscribe token``; the token holds the conversation.
- bounce address: ``bounce+token.chance@domain``: the front of the Message-ID of the mail that bounced.

Tokens are compared without regard to case: mail servers on the way may change it.
"""

import re
from base64 import b32encode
from collections.abc import Callable
from urllib.parse import quote

from routing.model import ConversationId
from routing.tokens import Keys, Purpose, number_in, token

_UNSUBSCRIBE = re.compile(r"\bunsubscribe ([a-z][a-z2-7]{16,40})\b", re.IGNORECASE)
CHANCE_BYTES = 10
"""Of chance in a Message-ID: 80 bits."""


def new_message_id(
    keys: Keys, conversation: ConversationId, chance: Callable[[int], bytes], domain: str
) -> str:
    """An id for a letter, without <>. ``chance(n)`` gives n random bytes."""
    once = b32encode(chance(CHANCE_BYTES)).decode("ascii").lower()
    return f"{token(keys, Purpose.MESSAGE, conversation, once)}.{once}@{domain}"


def conversation_of_message(keys: Keys, message_id: str) -> ConversationId | None:
    """The conversation of a Message-ID that only we can have made; None for any other."""
    return _of_front(keys, message_id.partition("@")[0])


def reply_address(keys: Keys, address: str, conversation: ConversationId) -> str:
    """``address`` with a token by which answers to it find the conversation."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token(keys, Purpose.REPLY, conversation)}@{domain}"


def conversation_of_address(keys: Keys, address: str) -> ConversationId | None:
    """The conversation of a reply address of ours; None for any other address."""
    number = number_in(keys, Purpose.REPLY, _behind_plus(address))
    return None if number is None else ConversationId(number)


def unsubscribe_link(keys: Keys, address: str, conversation: ConversationId) -> str:
    """A ``mailto:`` (RFC 6068): the mail it writes ends automatic mail to the conversation's customer.

    The token stands in the subject, since not every mail server passes on addresses with a plus.
    """
    words = quote(f"unsubscribe {token(keys, Purpose.UNSUBSCRIBE, conversation)}")
    return f"mailto:{quote(address, safe='@')}?subject={words}"


def conversation_of_subject(keys: Keys, subject: str) -> ConversationId | None:
    """The conversation that such a subject names; None for any other subject."""
    found = _UNSUBSCRIBE.search(subject)
    number = number_in(keys, Purpose.UNSUBSCRIBE, found[1]) if found else None
    return None if number is None else ConversationId(number)


def bounce_address(address: str, message_id: str) -> str:
    """The envelope sender of the mail with this id: reports that come to it tell which mail they mean."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{message_id.partition('@')[0]}@{domain}"


def bounced_message(keys: Keys, address: str) -> str | None:
    """The front of the Message-ID, with its @, of the mail that a bounce address was made for."""
    front = _behind_plus(address).lower()
    return None if _of_front(keys, front) is None else f"{front}@"


def _of_front(keys: Keys, front: str) -> ConversationId | None:
    signed, _, once = front.partition(".")
    number = number_in(keys, Purpose.MESSAGE, signed, once)
    return None if number is None else ConversationId(number)


def _behind_plus(address: str) -> str:
    return address.rpartition("@")[0].partition("+")[2]
