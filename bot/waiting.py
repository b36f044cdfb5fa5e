"""Who waits for whom."""

from datetime import datetime

from bot import refreshing
from bot.firm import Firm
from bot.store import conversations
from bot.store.writer import Tx
from channels.telegram.card import LAST
from routing.model import Conversation, Request


def note_waiting(tx: Tx, firm: Firm, conversation: Conversation, request: Request, now: datetime) -> None:
    """The customer waits for us, from the first words nobody has answered."""
    if request.automatic is not None:
        return
    if conversation.snoozed_until is not None:
        conversations.change(tx, conversation.id, now, snoozed_until=None)
    document, _ = conversations.card_of(tx, conversation.id)
    last = " ".join(request.text.split()) or f"[{request.unsupported or '—'}]"
    conversations.touch(
        tx,
        conversation.id,
        waiting_since=conversation.waiting_since or now,
        card={**document, "last": last[:LAST]} if document.get("why") else document,
    )
    refreshing.changed(tx, firm, conversation.id, now)
