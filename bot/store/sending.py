"""Taking deliveries for sending: the heads of lanes, with what is packed into them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, exists, or_, select, update

from bot.store.outbox import OPEN, QUEUED, Delivery, Priority
from bot.store.schema import attempts, conversations, deliveries, topics
from bot.store.writer import Tx
from channels.effects import Effect, from_document, to_document
from channels.telegram.text import LONGEST
from routing.model import ConversationId, DeliveryId, Outward

LEASE = timedelta(minutes=15)
"""Longer than the slowest relay may take over a mail and the one before it: what has not left yet must not
be called unknown. A crash needs no lease, for the next start finds what was being sent."""


AT_ONCE = 64
"""Heads looked at in one go."""
PACK = 50
"""Messages of one customer that go out as one, at most."""
HEADROOM = 200
"""Characters left free in a packed message, for what is put on top of it."""

_before = deliveries.alias("before")
_HEADS = (
    select(deliveries.c.id, deliveries.c.destination, deliveries.c.lane, deliveries.c.priority)
    .where(
        deliveries.c.due_at <= bindparam("now"),
        deliveries.c.destination.not_in(bindparam("shut", expanding=True)),
        deliveries.c.state.in_(OPEN),
        deliveries.c.state == QUEUED,
        ~exists().where(
            _before.c.state.in_(OPEN),
            _before.c.destination == deliveries.c.destination,
            _before.c.lane == deliveries.c.lane,
            or_(
                _before.c.rank < deliveries.c.rank,
                and_(_before.c.rank == deliveries.c.rank, _before.c.id < deliveries.c.id),
            ),
        ),
    )
    .order_by(deliveries.c.priority, deliveries.c.id)
    .limit(AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class Head:
    """The first of its lane that waits."""

    id: DeliveryId
    destination: str
    lane: str
    priority: Priority


def heads(tx: Tx, now: datetime, shut: Collection[str]) -> Sequence[Head]:
    """The due heads of lanes, most urgent first; ``shut``: destinations left out."""
    rows = tx.execute(_HEADS, {"now": now, "shut": list(shut)}).all()
    return [Head(DeliveryId(row.id), row.destination, row.lane, Priority(row.priority)) for row in rows]


def claim(tx: Tx, chosen: Sequence[DeliveryId], now: datetime, machine_time: datetime) -> Sequence[Delivery]:
    """Takes these deliveries for sending, but for those superseded meanwhile.

    ``machine_time`` is the machine's own: a lease is about a crash, not about promised hours.
    """
    rows = tx.execute(_CHOSEN, {"chosen": list(chosen)}).all()
    if rows:
        tx.execute(_TAKE, {"chosen": [row.id for row in rows], "lease_until": machine_time + LEASE})
        tx.execute(
            _ATTEMPT,
            [{"delivery": row.id, "destination": row.destination, "started_at": now} for row in rows],
        )
    for row in rows:
        _pack(tx, row)
    return [_delivery(tx, row) for row in rows]


def uncounted(tx: Tx, taken: Delivery) -> None:
    """No call was needed for this delivery: it spends nothing of what is remembered as spent."""
    tx.execute(_UNCOUNTED, {"of": taken.id})


def rewrite(tx: Tx, taken: Delivery, effect: Effect) -> None:
    """Keeps what a delivery taken for sending shows now."""
    tx.execute(update(deliveries).where(deliveries.c.id == taken.id).values(body=to_document(effect)))


def _pack(tx: Tx, head: Row[Any]) -> None:
    """Words of the same customer that wait right behind go along: none waits longer, and the group's budget
    is spent once."""
    if not _is_words(head):
        return
    size = len(head.body["text"]) + HEADROOM
    size += sum(len(row.body["text"]) + 2 for row in tx.execute(_PACKED, {"head": head.id}))
    along = []
    for row in tx.execute(_BEHIND, {"destination": head.destination, "lane": head.lane, "head": head.id}):
        size += len(row.body["text"]) + 2 if _is_words(row) else 0
        if not _is_words(row) or row.conversation != head.conversation or size > LONGEST:
            break
        along.append(row.id)
    if along:
        tx.execute(_ALONG, {"chosen": along, "head": head.id})


def _is_words(row: Row[Any]) -> bool:
    plain = not (row.body.get("html") or row.body.get("buttons") or row.body.get("reply_to"))
    return bool(
        row.kind == Outward.SEND.value
        and row.audience == "desk"
        and row.priority == Priority.WORDS
        and row.customer is not None
        and plain
    )


_among_chosen = deliveries.c.id.in_(bindparam("chosen", expanding=True))
_CHOSEN = (
    select(deliveries)
    .where(_among_chosen, deliveries.c.state == QUEUED)
    .order_by(deliveries.c.priority, deliveries.c.id)
)
_BEHIND = (
    select(deliveries)
    .where(
        deliveries.c.destination == bindparam("destination"),
        deliveries.c.lane == bindparam("lane"),
        deliveries.c.state.in_(OPEN),
        deliveries.c.state == QUEUED,
        deliveries.c.rank == 1,
        deliveries.c.id > bindparam("head"),
    )
    .order_by(deliveries.c.id)
    .limit(PACK)
)
_PACKED = select(deliveries).where(deliveries.c.packed_in == bindparam("head")).order_by(deliveries.c.id)
_ALONG = update(deliveries).where(_among_chosen).values(state="packed", packed_in=bindparam("head"))
_TAKE = update(deliveries).where(_among_chosen).values(state="sending", attempts=deliveries.c.attempts + 1)
_ATTEMPT = attempts.insert()
_UNCOUNTED = delete(attempts).where(attempts.c.delivery == bindparam("of"), attempts.c.ended_at.is_(None))


def expired(tx: Tx, lease_now: datetime | None) -> Sequence[Delivery]:
    """Deliveries whose sender is gone: all being sent (None: at start), else those past their lease."""
    query = select(deliveries).where(deliveries.c.state.in_(OPEN), deliveries.c.state == "sending")
    if lease_now is not None:
        query = query.where(deliveries.c.lease_until < lease_now)
    return [_delivery(tx, row) for row in sorted(tx.execute(query).all(), key=lambda row: row.id)]


def find(tx: Tx, number: int) -> tuple[Delivery, str] | None:
    """A delivery and its state."""
    row = tx.execute(select(deliveries).where(deliveries.c.id == number)).one_or_none()
    return None if row is None else (_delivery(tx, row), row.state)


def _delivery(tx: Tx, row: Row[Any]) -> Delivery:
    kind = Outward(row.kind)
    thread = card = None
    if row.audience == "desk" and row.customer is not None:
        chat = row.body.get("chat")
        thread = tx.execute(_THREAD, {"in_chat": chat, "of": row.customer}).scalar()
    if kind is Outward.REFRESH and row.conversation is not None:
        card = tx.execute(_CARD, {"of": row.conversation}).scalar()
    return Delivery(
        id=DeliveryId(row.id),
        kind=kind,
        effect=from_document(kind, row.body),
        destination=row.destination,
        lane=row.lane,
        audience=row.audience,
        automatic=row.automatic,
        attempts=row.attempts + (1 if row.state == "queued" else 0),
        repeated=row.repeated,
        created_at=row.created_at,
        conversation=row.conversation,
        customer=row.customer,
        arrival=row.arrival,
        source=(row.source_chat, row.source_message),
        thread=thread,
        card=card,
        packed=tuple(_delivery(tx, one) for one in _along(tx, row)),
    )


def _along(tx: Tx, head: Row[Any]) -> Sequence[Row[Any]]:
    return tx.execute(_PACKED, {"head": head.id}).all() if _is_words(head) and not head.packed_in else ()


_THREAD = select(topics.c.thread).where(
    topics.c.chat == bindparam("in_chat"), topics.c.customer == bindparam("of")
)
_CARD = select(conversations.c.card_message).where(conversations.c.id == bindparam("of"))
_CARD_OPEN = select(deliveries.c.id).where(
    deliveries.c.conversation == bindparam("of"),
    deliveries.c.kind == Outward.CARD.value,
    deliveries.c.state.in_(("queued", "sending")),
)


def any_card(tx: Tx, conversation: ConversationId) -> bool:
    """Whether the conversation's card is still to be posted, or being posted."""
    return tx.execute(_CARD_OPEN, {"of": conversation}).first() is not None
