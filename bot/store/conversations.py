"""Conversations: opened, changed and found."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from bot.store.columns import add_row, literal
from bot.store.schema import conversations
from bot.store.writer import Tx
from routing.model import AgentId, Conversation, ConversationId, CustomerId, Request, State
from routing.ownership import Load

_OPEN = literal("open")
_BY_BOT = (literal("answer"), literal("clarify"))


def open_new(tx: Tx, request: Request, customer: CustomerId, state: State, now: datetime) -> Conversation:
    """A new conversation, begun by this request."""
    number = add_row(
        tx,
        conversations,
        {
            "customer": customer,
            "channel": request.address.channel,
            "address": request.address.value,
            "thread": request.thread,
            "recipient": request.recipient,
            "subject": request.subject,
            "language": request.language,
            "state": state.value,
            "choices": {},
            "card": {},
            "opened_at": now,
            "changed_at": now,
        },
    )
    return Conversation(
        id=ConversationId(number),
        customer=customer,
        channel=request.address.channel,
        subject=request.subject,
        language=request.language,
        state=state,
        opened_at=now,
        changed_at=now,
        address=request.address.value,
        recipient=request.recipient,
        thread=request.thread,
    )


def conversation(tx: Tx, number: int) -> Conversation | None:
    """The conversation with this number."""
    row = tx.execute(_ONE, {"number": number}).one_or_none()
    return None if row is None else _conversation(row)


_ONE = select(conversations).where(conversations.c.id == bindparam("number"))


def newest(tx: Tx, customer: CustomerId, channel: str = "", *, is_open: bool = False) -> Conversation | None:
    """The customer's newest conversation, on one channel if given, among the open ones if asked."""
    query = select(conversations).where(conversations.c.customer == customer)
    if channel:
        query = query.where(conversations.c.channel == channel)
    if is_open:
        query = query.where(conversations.c.state == _OPEN)
    row = tx.execute(query.order_by(conversations.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _conversation(row)


def of_customer(tx: Tx, customer: CustomerId, limit: int = 20) -> Sequence[Conversation]:
    """The customer's conversations, newest first: the open ones however old, and the newest others."""
    mine = (
        select(conversations).where(conversations.c.customer == customer).order_by(conversations.c.id.desc())
    )
    opened = tx.execute(mine.where(conversations.c.state == _OPEN)).all()
    found = {row.id: _conversation(row) for row in (*opened, *tx.execute(mine.limit(limit)))}
    return [found[number] for number in sorted(found, reverse=True)]


def opened(tx: Tx, desk: int | None = None) -> Sequence[Conversation]:
    """All conversations that people hold, oldest first, in one group if given."""
    query = select(conversations).where(conversations.c.state == _OPEN)
    if desk is not None:
        query = query.where(conversations.c.desk == desk)
    return sorted((_conversation(row) for row in tx.execute(query)), key=lambda one: one.id)


def change(tx: Tx, number: ConversationId, now: datetime, **values: object) -> None:
    """Changes columns of a conversation; its version, which the card's buttons carry, goes up by one."""
    tx.execute(_CHANGE, {"number": number, "changed_at": now, **values})


_CHANGE = (
    update(conversations)
    .where(conversations.c.id == bindparam("number"))
    .values(version=conversations.c.version + 1)
)
_KEEP = update(conversations).where(conversations.c.id == bindparam("number"))


def touch(tx: Tx, number: ConversationId, **values: object) -> None:
    """Changes columns that do not make the card's buttons stale: who waits since when, and the like."""
    tx.execute(_KEEP, {"number": number, **values})


def card_of(tx: Tx, number: ConversationId) -> tuple[Mapping[str, Any], int | None]:
    """What the conversation's card shows, and the message it stands in (None before it was posted)."""
    row = tx.execute(
        select(conversations.c.card, conversations.c.card_message).where(conversations.c.id == number)
    ).one()
    return row.card, row.card_message


def keep_card(tx: Tx, number: ConversationId, document: Mapping[str, Any]) -> None:
    """Keeps what the card of a conversation would show, before there is one."""
    touch(tx, number, card=document)


def goes_on_in(tx: Tx, number: ConversationId, thread: int | None) -> None:
    """The customer wrote in this topic of the private chat last."""
    tx.execute(_KEEP, {"number": number, "thread": thread})


def card_posted(tx: Tx, number: ConversationId, message: int) -> None:
    """The message that shows the conversation at the desk."""
    touch(tx, number, card_message=message)


def card_shown(tx: Tx, number: ConversationId) -> tuple[str, datetime | None]:
    """The digest of what the card's message shows now, and when it was last edited."""
    row = tx.execute(
        select(conversations.c.card_digest, conversations.c.card_edited_at).where(
            conversations.c.id == number
        )
    ).one()
    return row.card_digest, row.card_edited_at


def loads(tx: Tx, agents: Iterable[AgentId]) -> dict[AgentId, Load]:
    """What each of these agents has in hand."""
    counts = {row.holder: row.open for row in tx.execute(_IN_HAND)}
    # Asked for one by one, the newest handing over is one step in the index; grouped, it is all of them.
    return {
        agent: Load(counts.get(agent, 0), tx.execute(_HANDED, {"agent": agent}).scalar()) for agent in agents
    }


_IN_HAND = (
    select(conversations.c.holder, func.count().label("open"))
    .where(conversations.c.state == _OPEN)
    .group_by(conversations.c.holder)
)
_HANDED = select(func.max(conversations.c.handed_at)).where(conversations.c.holder == bindparam("agent"))


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(
        id=ConversationId(row.id),
        customer=CustomerId(row.customer),
        channel=row.channel,
        subject=row.subject,
        language=row.language,
        state=State(row.state),
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        holder=row.holder,
        version=row.version,
        last_article=row.last_article,
        choices=tuple((article, language) for article, language in row.choices.get("of", [])),
        address=row.address,
        recipient=row.recipient,
        thread=row.thread,
        desk=row.desk,
        accepted=row.accepted,
        waiting_since=row.waiting_since,
        heard_at=row.heard_at,
        snoozed_until=row.snoozed_until,
    )
