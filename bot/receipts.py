"""Receipts: reactions on an agent's message that tell what became of it. They cost the group no message."""

from datetime import datetime, timedelta

from bot.firm import Firm
from bot.store import outbox
from bot.store.outbox import Delivery, Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import React
from channels.telegram.pacing import SIGNS
from routing.model import Outward

DELIVERED, WAITS, NOTED, REFUSED = "👌", "👀", "✍", "💔"
OURS = frozenset({DELIVERED, WAITS, NOTED, REFUSED})
PATIENCE = timedelta(seconds=3)
"""What waits longer than this is said to wait."""


def receipt_of(tx: Tx, firm: Firm, delivery: Delivery) -> tuple[int, int] | None:
    """(group, message) of the agent's words that this brings to a customer; None for anything else. Of an
    album it is the first picture, wherever the words are."""
    if delivery.audience != "customer" or delivery.automatic or not _is_from_desk(firm, delivery.source):
        return None
    first = outbox.first_source(tx, delivery)
    chat, message = first if _is_from_desk(firm, first) else delivery.source
    return int(chat), int(message)


def _is_from_desk(firm: Firm, source: tuple[str, str]) -> bool:
    chat, message = source
    return chat.removeprefix("-").isdecimal() and int(chat) in firm.groups and message.isdecimal()


def delivered(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    """Signs the agent's message once all of it has been sent."""
    place = receipt_of(tx, firm, delivery)
    if place is not None and outbox.all_sent(tx, delivery):
        sign(tx, *place, DELIVERED, now)


def may_wait(tx: Tx, chat: int, message: int, now: datetime) -> None:
    """Unless it is sent by then, the message is signed as waiting."""
    sign(tx, chat, message, WAITS, now, now + PATIENCE)


def came_to_nothing(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    """It does not wait any more; what became of it is told in words."""
    place = receipt_of(tx, firm, delivery)
    if place is not None:
        outbox.drop(tx, f"sign {place[0]} {place[1]}", now)


def sign(tx: Tx, chat: int, message: int, emoji: str, now: datetime, due: datetime | None = None) -> None:
    """The newest sign on a message takes the place of one that is not shown yet."""
    posting = Posting(
        kind=Outward.REACT,
        effect=React(chat=chat, message=message, emoji=emoji),
        destination=SIGNS,
        lane=f"message {message}",
        priority=Priority.RECEIPT,
        audience="desk",
        replaces=f"sign {chat} {message}",
    )
    post(tx, posting, now, due)
