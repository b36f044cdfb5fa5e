"""Words of an agent that did not reach a customer: tried again, or sent another way."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.store.outbox import Delivery
from bot.store.schema import deliveries
from bot.store.writer import Tx
from routing.model import ConversationId, DeliveryId, Outward
from routing.undelivered import WORDS

_KINDS = [kind.value for kind in WORDS]


def failed_with(tx: Tx, delivery: Delivery) -> Sequence[DeliveryId]:
    """What failed of the same message of an agent, in its order, with the delivery itself."""
    if delivery.arrival is None:
        return [delivery.id]
    rows = tx.execute(
        select(deliveries.c.id)
        .where(
            deliveries.c.arrival == delivery.arrival,
            deliveries.c.audience == "customer",
            deliveries.c.state == "failed",
            deliveries.c.kind.in_(_KINDS),
        )
        .order_by(deliveries.c.id)
    )
    return [DeliveryId(row.id) for row in rows]


def failed_from(
    tx: Tx, source: tuple[str, str], among: Collection[ConversationId]
) -> Sequence[tuple[DeliveryId, ConversationId]]:
    """What failed of this message (chat, message) of an agent in these conversations, but for albums."""
    rows = tx.execute(
        select(deliveries.c.id, deliveries.c.conversation)
        .where(
            deliveries.c.conversation.in_(list(among)),
            deliveries.c.source_message == source[1],
            deliveries.c.source_chat == source[0],
            deliveries.c.audience == "customer",
            deliveries.c.state == "failed",
            deliveries.c.kind.in_([kind for kind in _KINDS if kind != Outward.ALBUM.value]),
        )
        .order_by(deliveries.c.id)
    )
    return [(DeliveryId(row.id), ConversationId(row.conversation)) for row in rows]


def try_again(tx: Tx, numbers: Sequence[DeliveryId], now: datetime) -> None:
    """They wait to be sent, as if they had been written just now: what they were given up for begins anew."""
    _change(tx, numbers, state="queued", due_at=now, created_at=now, settled_at=None)


def not_wanted(tx: Tx, numbers: Sequence[DeliveryId], now: datetime, reason: str) -> None:
    """What they were to bring goes another way, or not at all: nobody can try them again."""
    _change(tx, numbers, state="replaced", settled_at=now, reason=reason)


def _change(tx: Tx, numbers: Sequence[DeliveryId], **values: object) -> None:
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(numbers), deliveries.c.state == "failed")
        .values(**values)
    )
