"""What links and explains: copies of messages, events."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select

from bot.store.schema import copies, deliveries, events
from bot.store.writer import Tx
from routing.model import ConversationId, CustomerId, DeskMessage, Outward, Reason


def link(
    tx: Tx,
    conversation: ConversationId,
    direction: str,
    source: tuple[str, str],
    copy: tuple[str, str],
    delivery: int | None,
) -> None:
    """``copy`` (chat, message) shows what stands in ``source``. ``direction``: "in" from the customer to the
    desk, "out" to the customer. A mail's chat is "mail", its message the Message-ID."""
    row = {
        "conversation": conversation,
        "direction": direction,
        "chat": source[0],
        "message": source[1],
        "copy_chat": copy[0],
        "copy_message": copy[1],
        "delivery": delivery,
    }
    tx.execute(_LINK, row)


_LINK = copies.insert()


def linked(tx: Tx, chat: str, messages: Collection[str]) -> ConversationId | None:
    """The conversation one of these messages of a chat belongs to, as an original or as a copy."""
    if not messages:
        return None
    names = list(messages)
    found = tx.execute(
        select(copies.c.conversation)
        .where(
            or_(
                (copies.c.copy_message.in_(names)) & (copies.c.copy_chat == chat),
                (copies.c.message.in_(names)) & (copies.c.chat == chat),
            )
        )
        .order_by(copies.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else ConversationId(found)


def replied(tx: Tx, written: DeskMessage) -> ConversationId | None:
    """The conversation of the message that one of the desk replies to."""
    return None if written.reply_to is None else linked(tx, str(written.chat), [str(written.reply_to)])


@dataclass(frozen=True, slots=True)
class Copy:
    """A message at a customer's that shows one of an agent. ``chat`` is "mail" for a mail."""

    conversation: ConversationId
    chat: str
    message: str
    sent_at: datetime | None
    delivery: int
    is_file: bool
    """Whether it is a file, below which words may stand."""


def copies_out(tx: Tx, source: tuple[str, str]) -> Sequence[Copy]:
    """What customers have of a message (chat, message) of the desk, in its order."""
    rows = tx.execute(
        select(copies, deliveries.c.settled_at, deliveries.c.kind)
        .join(deliveries, deliveries.c.id == copies.c.delivery)
        .where(
            copies.c.message == source[1],
            copies.c.chat == source[0],
            copies.c.direction == "out",
            deliveries.c.state.in_(("sending", "sent", "unknown")),
        )
        .order_by(copies.c.id)
    )
    return [
        Copy(
            conversation=row.conversation,
            chat=row.copy_chat,
            message=row.copy_message,
            sent_at=row.settled_at,
            delivery=row.delivery,
            is_file=row.kind in (Outward.COPY, Outward.ALBUM),
        )
        for row in rows
    ]


def counterpart(tx: Tx, message: tuple[str, str], chat: str) -> str:
    """The newest message of ``chat`` that ``message`` (chat, message) shows or that shows it, "" for none."""
    for here, there in ((_COPY, _MESSAGE), (_MESSAGE, _COPY)):
        found = tx.execute(
            select(there[1])
            .where(here[1] == message[1], here[0] == message[0], there[0] == chat)
            .order_by(copies.c.id.desc())
            .limit(1)
        ).scalar()
        if found:
            return str(found)
    return ""


_MESSAGE = (copies.c.chat, copies.c.message)
_COPY = (copies.c.copy_chat, copies.c.copy_message)


def sent_by_us(tx: Tx, chat: str, messages: Collection[str]) -> ConversationId | None:
    """The conversation of the newest of these messages that we sent to a customer."""
    if not messages:
        return None
    found = tx.execute(
        select(copies.c.conversation)
        .where(
            copies.c.copy_message.in_(list(messages)),
            copies.c.copy_chat == chat,
            copies.c.direction == "out",
        )
        .order_by(copies.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else ConversationId(found)


def has_sent(tx: Tx, conversation: ConversationId) -> bool:
    """Whether anything was said to the customer of this conversation."""
    return tx.execute(_SENT, {"of": conversation}).first() is not None


_SENT = (
    select(copies.c.id).where(copies.c.conversation == bindparam("of"), copies.c.direction == "out").limit(1)
)


def note(
    tx: Tx,
    now: datetime,
    kind: str,
    *,
    cause: str,
    actor: str,
    conversation: ConversationId | None = None,
    customer: CustomerId | None = None,
    **data: str | int | Reason | Sequence[tuple[str, str, str, int]] | None,
) -> None:
    """Appends an event. ``cause``: what led to it ("arrival 17"); ``actor``: "bot", "agent 123".

    A reason is kept as [code, values], so that it can be told in any language.
    """
    row = {
        "at": now,
        "kind": kind,
        "cause": cause,
        "actor": actor,
        "conversation": conversation,
        "customer": customer,
        "data": {
            name: [value.code, value.values] if isinstance(value, Reason) else value
            for name, value in data.items()
        },
    }
    tx.execute(_NOTE, row)


_NOTE = events.insert()


def has_noted(tx: Tx, conversation: ConversationId, kind: str, message: str) -> bool:
    """Whether there is an event of this kind about this message of the conversation."""
    rows = tx.execute(
        select(events.c.data).where(events.c.conversation == conversation, events.c.kind == kind)
    )
    return any(row.data.get("message") == message for row in rows)


def picked(tx: Tx, conversation: ConversationId) -> Sequence[tuple[datetime, str, str]]:
    """What the customer chose when the bot asked back: when, the article and its language; oldest first."""
    rows = tx.execute(
        select(events.c.at, events.c.data)
        .where(events.c.conversation == conversation, events.c.kind == "picked")
        .order_by(events.c.id)
    )
    return [(row.at, row.data["article"], row.data.get("language", "")) for row in rows]
