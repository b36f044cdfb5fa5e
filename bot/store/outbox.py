"""Deliveries: every effect on the world outside, from the decision until its fate is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from sqlalchemy import and_, bindparam, exists, func, select, update

from bot.store.columns import add_row, literal
from bot.store.schema import attempts, deliveries
from bot.store.writer import Tx
from channels.base import Outcome
from channels.effects import Effect, Refresh, to_document
from routing.model import ConversationId, CustomerId, DeliveryId, Outward


class Priority(IntEnum):
    """Which of two due deliveries of one destination goes first: the smaller."""

    TOAST = 0
    HANDOFF = 1
    WORDS = 2
    TROUBLE = 3
    CARD_EDIT = 4
    ICON = 5
    BOARD = 6
    RECEIPT = 7


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
    rank: int = 1
    """Within its lane: the smaller goes first, whenever it was queued."""
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
    packed: tuple["Delivery", ...] = ()
    """More words of the same customer that go along in the same message."""
    instead: Outcome | None = None
    """Its outcome where it was found that no call has to be made."""
    digest: str = ""
    """What it shows, in short, where that is kept."""


def post(tx: Tx, posting: Posting, now: datetime, due_at: datetime | None = None) -> DeliveryId:
    """Adds a delivery; a waiting one with the same ``replaces`` is superseded."""
    if posting.replaces:
        tx.execute(_REPLACE, {"key": posting.replaces, "settled_at": now})
    row = {
        "kind": posting.kind.value,
        "destination": posting.destination,
        "lane": posting.lane,
        "rank": posting.rank,
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


def post_once(tx: Tx, posting: Posting, now: datetime, due_at: datetime) -> None:
    """Adds a delivery unless one with the same ``replaces`` is waiting already; that one goes out no later
    than this one would."""
    waiting = tx.execute(_WAITS, {"key": posting.replaces}).first()
    if waiting is None:
        post(tx, posting, now, due_at)
    elif waiting.due_at > due_at and not waiting.attempts:
        tx.execute(update(deliveries).where(deliveries.c.id == waiting.id).values(due_at=due_at))


QUEUED = literal("queued")
OPEN = (literal("queued"), literal("sending"))
LITERAL_UNKNOWN = literal("unknown")
_REPLACE = (
    update(deliveries)
    .where(
        deliveries.c.replaces == bindparam("key"),
        deliveries.c.replaces != literal(""),
        deliveries.c.state == QUEUED,
    )
    .values(state="replaced")
)
_WAITS = select(deliveries.c.id, deliveries.c.due_at, deliveries.c.attempts).where(
    deliveries.c.replaces == bindparam("key"),
    deliveries.c.replaces != literal(""),
    deliveries.c.state == QUEUED,
)


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


def first_source(tx: Tx, taken: Delivery) -> tuple[str, str]:
    """(chat, message) of the first of all that goes to a customer together with this."""
    rows = tx.execute(
        select(deliveries.c.source_chat, deliveries.c.source_message)
        .where(deliveries.c.arrival == taken.arrival, deliveries.c.audience == "customer")
        .order_by(deliveries.c.id)
        .limit(1)
    ).all()
    return next(((row.source_chat, row.source_message) for row in rows), taken.source)


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


_waits = and_(deliveries.c.state.in_(OPEN), deliveries.c.state == QUEUED)
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
    settled = tx.execute(_SETTLE, {"taken": taken.id, "attempt": taken.attempts, **fate}).rowcount == 1
    if settled and taken.packed and state in ("sent", "failed"):
        tx.execute(update(deliveries).where(deliveries.c.packed_in == taken.id).values(**fate))
    return settled


_ENDED = update(attempts).where(attempts.c.delivery == bindparam("taken"), attempts.c.ended_at.is_(None))
_SETTLE = update(deliveries).where(
    deliveries.c.id == bindparam("taken"),
    deliveries.c.state == literal("sending"),
    deliveries.c.attempts == bindparam("attempt"),
)


def hurry(tx: Tx, destination: str, now: datetime) -> None:
    """What waits for this destination is due now: it can be reached again."""
    tx.execute(
        update(deliveries)
        .where(
            deliveries.c.destination == destination,
            deliveries.c.state.in_(OPEN),
            deliveries.c.state == QUEUED,
            deliveries.c.attempts > 0,
        )
        .values(due_at=now)
    )


def queue_again(tx: Tx, taken: Delivery, due_at: datetime, reason: str, *, repeated: bool) -> None:
    """Puts a delivery back; ``repeated``: it may have arrived already."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id == taken.id, deliveries.c.state.in_(("queued", "unknown")))
        .values(state="queued", due_at=due_at, reason=reason, repeated=repeated)
    )


def stop(tx: Tx, source: tuple[str, str], now: datetime, reason: str) -> Sequence[ConversationId]:
    """Takes back what waits to be sent to customers from this message (chat, message), unless it may be there
    already; the conversations it was for."""
    waiting = tx.execute(
        select(deliveries.c.id, deliveries.c.conversation).where(
            deliveries.c.state.in_(OPEN),
            deliveries.c.state == QUEUED,
            ~deliveries.c.repeated,
            deliveries.c.audience == "customer",
            deliveries.c.source_message == source[1],
            deliveries.c.source_chat == source[0],
        )
    ).all()
    if waiting:
        tx.execute(
            update(deliveries)
            .where(deliveries.c.id.in_([row.id for row in waiting]))
            .values(state="replaced", settled_at=now, reason=reason)
        )
    return [ConversationId(row.conversation) for row in waiting if row.conversation is not None]


def is_leaving(tx: Tx, source: tuple[str, str]) -> bool:
    """Whether something of this message (chat, message) is being sent to a customer's chat right now."""
    of_message = (deliveries.c.source_message == source[1], deliveries.c.source_chat == source[0])
    chat = (deliveries.c.audience == "customer", deliveries.c.kind != Outward.MAIL)
    sending = (deliveries.c.state.in_(OPEN), deliveries.c.state != QUEUED)
    return tx.execute(select(exists().where(*sending, *chat, *of_message))).scalar_one()


def is_posting(tx: Tx, destination: str) -> bool:
    """Whether something is being sent there right now: it may be seen before it is known here."""
    sending = (deliveries.c.state.in_(OPEN), deliveries.c.state != QUEUED)
    return tx.execute(select(exists().where(*sending, deliveries.c.destination == destination))).scalar_one()


def drop(tx: Tx, replaces: str, now: datetime) -> None:
    """What waits under this name is not wanted any more."""
    tx.execute(_REPLACE, {"key": replaces, "settled_at": now})


def undone(tx: Tx, numbers: Collection[int]) -> None:
    """What these deliveries brought is taken back."""
    tx.execute(update(deliveries).where(deliveries.c.id.in_(list(numbers))).values(state="undone"))


def believe(tx: Tx, taken: Delivery, now: datetime) -> None:
    """An agent says that a delivery of unknown fate arrived."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id == taken.id, deliveries.c.state == LITERAL_UNKNOWN)
        .values(state="sent", settled_at=now, reason="an agent says it arrived")
    )


def wish_of(tx: Tx, taken: Delivery) -> Refresh | None:
    """What a delivery that brings something up to date was to show, None for any other."""
    if taken.kind is not Outward.REFRESH:
        return None
    body = tx.execute(select(deliveries.c.body).where(deliveries.c.id == taken.id)).scalar_one()
    return Refresh(chat=body["chat"], what=body["what"], number=body["number"])
