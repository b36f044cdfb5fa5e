"""Words of an agent that did not reach a customer: tried again, or sent another way."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.store.outbox import Delivery
from bot.store.schema import deliveries
from bot.store.writer import Tx
from routing.model import DeliveryId
from routing.undelivered import WORDS

_KINDS = [kind.value for kind in WORDS]


def failed_with(tx: Tx, delivery: Delivery) -> Sequence[DeliveryId]:
    """What failed of the same message of an agent, in its order, with the delivery itself."""
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


def try_again(tx: Tx, numbers: Sequence[DeliveryId], now: datetime) -> None:
    """They wait to be sent, as if they had been written just now: what they were given up for begins anew."""
    _change(tx, numbers, state="queued", due_at=now, created_at=now, settled_at=None)


def went_otherwise(tx: Tx, numbers: Sequence[DeliveryId], now: datetime) -> None:
    """What they were to bring goes another way."""
    _change(tx, numbers, state="replaced", settled_at=now, reason="sent by the other channel")


def _change(tx: Tx, numbers: Sequence[DeliveryId], **values: object) -> None:
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(numbers), deliveries.c.state == "failed")
        .values(**values)
    )
