"""What proves that a delivery of unknown fate arrived: an answer to it, a press of its button."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select, update

from bot.store import traces
from bot.store.columns import literal
from bot.store.outbox import LITERAL_UNKNOWN, OPEN
from bot.store.schema import copies, deliveries
from bot.store.writer import Tx
from routing.model import ConversationId, CustomerId, DeliveryId, Outward, Press

_UNSETTLED = or_(
    deliveries.c.state == LITERAL_UNKNOWN,
    (deliveries.c.state == "queued") & deliveries.c.repeated,
)
"""Left unknown, or waiting to be sent once more because it is."""


def mail_arrived(tx: Tx, message_ids: Collection[str], now: datetime) -> None:
    """A customer's mail refers to these mails of ours."""
    ours = select(copies.c.delivery).where(
        copies.c.copy_chat == "mail", copies.c.copy_message.in_(list(message_ids))
    )
    _settle(tx, deliveries.c.id.in_(ours), "", now)


def mails_named(tx: Tx, message_ids: Collection[str], fronts: Collection[str]) -> Sequence[DeliveryId]:
    """The mails to customers with these Message-IDs, or with a Message-ID that begins so (up to the "@")."""
    exact = copies.c.copy_message.in_(list(message_ids))
    begun = [copies.c.copy_message.between(front, f"{front[:-1]}A") for front in fronts]
    rows = tx.execute(
        select(copies.c.delivery)
        .where(copies.c.copy_chat == "mail", copies.c.direction == "out", copies.c.delivery.is_not(None))
        .where(or_(exact, *begun))
        .order_by(copies.c.delivery)
        .distinct()
    )
    return [DeliveryId(row.delivery) for row in rows]


def mails_arrived(tx: Tx, numbers: Collection[DeliveryId], now: datetime) -> None:
    """A delivery report says that these mails arrived."""
    _settle(tx, deliveries.c.id.in_(list(numbers)), "", now)


def mail_came_back(tx: Tx, number: DeliveryId, reason: str, now: datetime) -> bool:
    """A delivery report says that this mail did not arrive; False if that was known."""
    changed = tx.execute(
        update(deliveries)
        .where(deliveries.c.id == number, deliveries.c.state.in_(("sent", "unknown", "queued", "sending")))
        .values(state="failed", settled_at=now, reason=reason[:500])
    )
    return changed.rowcount == 1


def is_known(tx: Tx, chat: str, messages: Collection[str]) -> bool:
    """Whether Telegram told us that one of these messages of this chat is ours."""
    known = exists().where(
        deliveries.c.external_id.in_(list(messages)),
        deliveries.c.external_id != literal(""),
        deliveries.c.destination == f"telegram:{chat}",
    )
    return tx.execute(select(known)).scalar_one()


def cut_off(tx: Tx, chat: str, conversation: ConversationId) -> Sequence[tuple[str, tuple[str, str]]]:
    """All of this matter that went to this chat again since it was cut off in flight: its words ("" for
    none), and the (chat, message) that it shows."""
    columns = (deliveries.c.body, deliveries.c.source_chat, deliveries.c.source_message)
    rows = tx.execute(
        select(*columns).where(
            deliveries.c.conversation == conversation,
            deliveries.c.destination == f"telegram:{chat}",
            deliveries.c.repeated,
        )
    )
    return [(str(row.body.get("text", "")), (row.source_chat, row.source_message)) for row in rows]


def reply_to_unknown(tx: Tx, chat: str, messages: Collection[str], now: datetime) -> ConversationId | None:
    """A customer replies to a message of ours that we have no id for: the one whose fate is unknown."""
    if not messages or is_known(tx, chat, messages):
        return None
    # Ordered by number, SQLite would look through all deliveries there are; those of unknown fate are few.
    rows = tx.execute(
        select(deliveries.c.id, deliveries.c.conversation).where(
            deliveries.c.state == LITERAL_UNKNOWN,
            deliveries.c.conversation.is_not(None),
            deliveries.c.destination == f"telegram:{chat}",
        )
    ).all()
    if not rows:
        return None
    row = max(rows, key=lambda one: one.id)
    message = next(iter(messages))
    _settle(tx, deliveries.c.id == row.id, message, now)
    traces.link(tx, ConversationId(row.conversation), "out", ("", ""), (chat, message), row.id)
    return ConversationId(row.conversation)


def pressed(tx: Tx, conversation: ConversationId, press: Press, now: datetime) -> None:
    """A button was pressed, so the message that carries just this button is there."""
    data = f"v1:{press.verb}:{press.number}:{press.version}"
    waiting = tx.execute(
        select(deliveries.c.id, deliveries.c.body).where(
            deliveries.c.conversation == conversation,
            deliveries.c.kind.in_((Outward.SEND.value, Outward.CARD.value)),
            _UNSETTLED,
        )
    ).all()
    proven = [row.id for row in waiting if _carries(row.body, data)]
    if proven:
        _settle(tx, deliveries.c.id.in_(proven), str(press.message_id), now)


def _carries(body: Mapping[str, Any], data: str) -> bool:
    return any(button["data"] == data for row in body.get("buttons", ()) for button in row)


def topic_seen(tx: Tx, customer: CustomerId, thread: int) -> None:
    """The customer's topic exists: its creation needs no further attempt."""
    tx.execute(
        update(deliveries)
        .where(
            deliveries.c.customer == customer,
            deliveries.c.kind == Outward.CREATE_TOPIC.value,
            deliveries.c.state.in_(OPEN),
            deliveries.c.state == "queued",
            deliveries.c.attempts > 0,
        )
        .values(state="sent", external_id=str(thread))
    )


def came_to_nothing(tx: Tx, arrival: int) -> bool:
    """Whether all that this arrival should have sent to a customer has failed."""
    fate = select(deliveries.c.state).where(
        deliveries.c.arrival == arrival, deliveries.c.audience == "customer"
    )
    return set(tx.execute(fate).scalars()) <= {"failed"}


def _settle(tx: Tx, which: object, external: str, now: datetime) -> None:
    tx.execute(
        update(deliveries)
        .where(which, _UNSETTLED)  # type: ignore[arg-type]
        .values(state="sent", external_id=external, settled_at=now, reason="proven by what came back")
    )
