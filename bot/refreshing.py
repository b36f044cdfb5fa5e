"""Asks for what the desk shows to be brought up to date. Each thing has at most one such wish waiting; what
it shows is found out when it is sent (``bot/showing``), so the latest state wins."""

from datetime import datetime, timedelta

from bot.firm import Firm
from bot.spots import spot_of
from bot.store import conversations, groups, topics
from bot.store.outbox import Posting, Priority, post_once
from bot.store.writer import Tx
from channels.effects import Refresh
from routing.model import Conversation, ConversationId, CustomerId, Outward
from routing.standing import Face, face_of

BETWEEN_EDITS = timedelta(seconds=10)
"""Of one card."""
SETTLES = timedelta(seconds=5)
"""A state that lasts less than this shows on no icon."""
BETWEEN_BOARDS = timedelta(seconds=60)


def changed(tx: Tx, firm: Firm, number: ConversationId, now: datetime) -> None:
    """The state of a conversation has changed: its card, its topic and the queue show it."""
    conversation = conversations.conversation(tx, number)
    if conversation is None or not conversation.desk:
        return
    card(tx, firm, conversation, now)
    topic(tx, conversation.desk, conversation.customer, now)
    board(tx, conversation.desk, now)


def card(tx: Tx, firm: Firm, conversation: Conversation, now: datetime) -> None:
    """The card's message shows the latest state, at most once in ten seconds."""
    document, _ = conversations.card_of(tx, conversation.id)
    if not document.get("why"):
        return
    _, edited_at = conversations.card_shown(tx, conversation.id)
    due = now if edited_at is None else max(now, edited_at + BETWEEN_EDITS)
    spot = spot_of(firm, conversation)
    wish = Refresh(chat=spot.chat, what="card", number=conversation.id)
    _wish(tx, wish, Priority.CARD_EDIT, now, due, customer=spot.customer, conversation=conversation.id)


def topic(tx: Tx, chat: int, customer: CustomerId, now: datetime) -> None:
    """The topic's icon shows how things stand; it is closed while nothing is open, and opened at once."""
    known = topics.topic_of(tx, chat, customer)
    if known is None:
        return
    face = face_of(standing(tx, chat, customer))
    differs = {"icon": known.icon != face.value, "door": known.closed != (face is Face.RESOLVED)}
    for what in (name for name, is_so in differs.items() if is_so):
        due = now if what == "door" and known.closed else now + SETTLES
        wish = Refresh(chat=chat, what=what, number=customer)
        _wish(tx, wish, Priority.ICON, now, due, customer=customer)


def standing(tx: Tx, chat: int, customer: CustomerId) -> list[Conversation]:
    """The customer's conversations as far as a topic in this group speaks for them, newest first."""
    return [one for one in conversations.of_customer(tx, customer) if one.desk in (chat, 0)]


def board(tx: Tx, chat: int, now: datetime, due: datetime | None = None) -> None:
    """The queue in General shows how things stand, at most once a minute."""
    edited_at = groups.group(tx, chat).board_at
    earliest = now if edited_at is None else max(now, edited_at + BETWEEN_BOARDS)
    wish = Refresh(chat=chat, what="board", number=0)
    _wish(tx, wish, Priority.BOARD, now, max(earliest, due or now))


def wake(tx: Tx, firm: Firm, conversation: Conversation, now: datetime, until: datetime) -> None:
    """What was snoozed is back then."""
    spot = spot_of(firm, conversation)
    wish = Refresh(chat=spot.chat, what="wake", number=conversation.id)
    _wish(tx, wish, Priority.TROUBLE, now, until, customer=spot.customer, conversation=conversation.id)


def raw(tx: Tx, chat: int, number: int, now: datetime) -> None:
    """What was set aside under this number is shown in General as it came, as a file."""
    _wish(tx, Refresh(chat=chat, what="raw", number=number), Priority.TROUBLE, now, now)


def _wish(
    tx: Tx,
    wish: Refresh,
    priority: Priority,
    now: datetime,
    due: datetime,
    *,
    customer: CustomerId | None = None,
    conversation: ConversationId | None = None,
) -> None:
    key = f"{wish.what} {wish.chat} {wish.number}"
    posting = Posting(
        kind=Outward.REFRESH,
        effect=wish,
        destination=f"telegram:{wish.chat}",
        lane=key,  # of its own, so that no message waits behind it
        priority=priority,
        audience="desk",
        replaces=key,
        customer=customer,
        conversation=conversation,
    )
    post_once(tx, posting, now, due)
