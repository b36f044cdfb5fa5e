"""Albums of agents that did not reach a customer yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.store.schema import deliveries
from bot.store.writer import Tx
from channels.effects import CopyAlbum, from_document
from routing.model import ConversationId, DeliveryId, Outward


@dataclass(frozen=True, slots=True)
class UndeliveredAlbum:
    """``message``: the one of its pictures that stands for all; ``is_leaving``: it is being sent."""

    delivery: DeliveryId
    conversation: ConversationId
    message: str
    effect: CopyAlbum
    is_leaving: bool


def undelivered_with(
    tx: Tx, chat: int, message: int, among: Collection[ConversationId]
) -> Sequence[UndeliveredAlbum]:
    """The albums with this picture that wait, are being sent, or came to nothing, in these conversations."""
    rows = tx.execute(
        select(deliveries)
        .where(
            deliveries.c.conversation.in_(list(among)),
            deliveries.c.kind == Outward.ALBUM.value,
            deliveries.c.audience == "customer",
            deliveries.c.source_chat == str(chat),
            deliveries.c.state.in_(("queued", "sending", "failed")),
        )
        .order_by(deliveries.c.id)
    )
    found = []
    for row in rows:
        effect = from_document(Outward.ALBUM, row.body)
        if isinstance(effect, CopyAlbum) and message in effect.messages:
            number, about = DeliveryId(row.id), ConversationId(row.conversation)
            found.append(UndeliveredAlbum(number, about, row.source_message, effect, row.state == "sending"))
    return found


def not_wanted(tx: Tx, album: UndeliveredAlbum, now: datetime, reason: str) -> None:
    """It does not go out as it was."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id == album.delivery)
        .values(state="replaced", settled_at=now, reason=reason)
    )
