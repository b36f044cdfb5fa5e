"""Deliveries: every effect on the world outside, from the decision until its fate is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select, update

from bot.store.columns import add_row, literal
from bot.store.schema import attempts, conversations, deliveries, topics
from bot.store.writer import Tx
from channels.effects import Effect, from_document, to_document
from routing.model import ConversationId, CustomerId, DeliveryId, Outward

LEASE = timedelta(minutes=15)
"""Longer than the slowest relay may take over a mail and the one before it: what has not left yet must not
be called unknown. A crash needs no lease, for the next start finds what was being sent."""
AT_ONCE = 64
"""Heads looked at in one go."""


class Priority(IntEnum):
    """Which of two due deliveries of one destination goes first: the smaller."""

    TOAST = 0
    HANDOFF = 1
    WORDS = 2
    TROUBLE = 3
    CARD_EDIT = 4
    RECEIPT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A delivery to be: ``lane`` is whose order is kept, ``destination`` whose budget it uses."""

    kind: Outward
    effect: Effect
    destination: str
    lane: str
    priority: Priority
    audience: str
    """ "customer" or "desk"."""
    automatic: bool = True
    """False where a person wrote it and waits for the receipt."""
    replaces: str = ""
    conversation: ConversationId | None = None
    customer: CustomerId | None = None
    arrival: int | None = None
    source: tuple[str, str] = ("", "")
    """(chat, message) of the message this is a copy of or an answer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivery taken for sending; ``thread`` and ``card`` are the topic and card message known by now."""

    id: DeliveryId
    kind: Outward
    effect: Effect
    destination: str
    lane: str
    audience: str
    automatic: bool
    attempts: int
    repeated: bool
    created_at: datetime
    conversation: ConversationId | None
    customer: CustomerId | None
    arrival: int | None
    source: tuple[str, str]
    thread: int | None = None
    card: int | None = None


def post(tx: Tx, posting: Posting, now: datetime, due_at: datetime | None = None) -> DeliveryId:
    """Adds a delivery; a waiting one with the same ``replaces`` is superseded."""
    if posting.replaces:
        tx.execute(_REPLACE, {"key": posting.replaces, "settled_at": now})
    row = {
        "kind": posting.kind.value,
        "destination": posting.destination,
        "lane": posting.lane,
        "rank": 0 if posting.kind is Outward.CREATE_TOPIC else 1,
        "priority": int(posting.priority),
        "replaces": posting.replaces,
        "due_at": due_at or now,
        "body": to_document(posting.effect),
        "audience": posting.audience,
        "automatic": posting.automatic,
        "conversation": posting.conversation,
        "customer": posting.customer,
        "arrival": posting.arrival,
        "source_chat": posting.source[0],
        "source_message": posting.source[1],
        "created_at": now,
    }
    return DeliveryId(add_row(tx, deliveries, row))


_QUEUED = literal("queued")
OPEN = (literal("queued"), literal("sending"))
LITERAL_UNKNOWN = literal("unknown")
_before = deliveries.alias("before")
_REPLACE = (
    update(deliveries)
    .where(
        deliveries.c.replaces == bindparam("key"),
        deliveries.c.replaces != literal(""),
        deliveries.c.state == _QUEUED,
    )
    .values(state="replaced")
)
_HEADS = (
    select(deliveries.c.id, deliveries.c.destination)
    .where(
        deliveries.c.due_at <= bindparam("now"),
        deliveries.c.destination.not_in(bindparam("shut", expanding=True)),
        deliveries.c.state.in_(OPEN),
        deliveries.c.state == _QUEUED,
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


def heads(tx: Tx, now: datetime, shut: Collection[str]) -> Sequence[tuple[DeliveryId, str]]:
    """The due heads of lanes with their destinations, most urgent first; ``shut``: destinations left out."""
    rows = tx.execute(_HEADS, {"now": now, "shut": list(shut)}).all()
    return [(DeliveryId(row.id), row.destination) for row in rows]


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
    return [_delivery(tx, row) for row in rows]


_among_chosen = deliveries.c.id.in_(bindparam("chosen", expanding=True))
_CHOSEN = (
    select(deliveries)
    .where(_among_chosen, deliveries.c.state == _QUEUED)
    .order_by(deliveries.c.priority, deliveries.c.id)
)
_TAKE = update(deliveries).where(_among_chosen).values(state="sending", attempts=deliveries.c.attempts + 1)
_ATTEMPT = attempts.insert()


def all_sent(tx: Tx, taken: Delivery) -> bool:
    """Whether every part of what a person wrote in one message has been sent."""
    return not tx.execute(
        select(
            exists().where(
                deliveries.c.arrival == taken.arrival,
                deliveries.c.audience == "customer",
                deliveries.c.state.not_in(("sent", "replaced")),
            )
        )
    ).scalar()


def recent_calls(tx: Tx, since: datetime) -> Sequence[tuple[str, datetime]]:
    """The calls made since then, oldest first: what our own pace must remember after a restart."""
    rows = tx.execute(
        select(attempts.c.destination, attempts.c.started_at)
        .where(attempts.c.started_at > since)
        .order_by(attempts.c.started_at)
    ).all()
    return [(row.destination, row.started_at) for row in rows]


def next_due(tx: Tx, after: datetime, shut: Collection[str]) -> datetime | None:
    """When the next delivery that is not due yet will be, None if there is none."""
    return tx.execute(_NEXT, {"after": after, "shut": list(shut)}).scalar()


def any_waiting(tx: Tx) -> bool:
    """Whether there are deliveries to be sent, now or later."""
    return bool(tx.execute(_ANY).scalar())


_waits = and_(deliveries.c.state.in_(OPEN), deliveries.c.state == _QUEUED)
_NEXT = select(func.min(deliveries.c.due_at)).where(
    _waits,
    deliveries.c.due_at > bindparam("after"),
    deliveries.c.destination.not_in(bindparam("shut", expanding=True)),
)
_ANY = select(exists().where(_waits))


def settle(tx: Tx, taken: Delivery, state: str, now: datetime, reason: str = "", external: str = "") -> bool:
    """Records the fate of an attempt; False when somebody else settled the delivery meanwhile."""
    tx.execute(_ENDED, {"taken": taken.id, "ended_at": now, "outcome": state, "reason": reason})
    fate = {"state": state, "settled_at": now, "reason": reason, "external_id": external}
    return tx.execute(_SETTLE, {"taken": taken.id, "attempt": taken.attempts, **fate}).rowcount == 1


_ENDED = update(attempts).where(attempts.c.delivery == bindparam("taken"), attempts.c.ended_at.is_(None))
_SETTLE = update(deliveries).where(
    deliveries.c.id == bindparam("taken"),
    deliveries.c.state == literal("sending"),
    deliveries.c.attempts == bindparam("attempt"),
)


def queue_again(tx: Tx, taken: Delivery, due_at: datetime, reason: str, *, repeated: bool) -> None:
    """Puts a delivery back; ``repeated``: it may have arrived already."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id == taken.id, deliveries.c.state.in_(("queued", "unknown")))
        .values(state="queued", due_at=due_at, reason=reason, repeated=repeated)
    )


def believe(tx: Tx, taken: Delivery, now: datetime) -> None:
    """An agent says that a delivery of unknown fate arrived."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id == taken.id, deliveries.c.state == LITERAL_UNKNOWN)
        .values(state="sent", settled_at=now, reason="an agent says it arrived")
    )


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
    if kind is Outward.EDIT and row.conversation is not None:
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
    )


_THREAD = select(topics.c.thread).where(
    topics.c.chat == bindparam("in_chat"), topics.c.customer == bindparam("of")
)
_CARD = select(conversations.c.card_message).where(conversations.c.id == bindparam("of"))
