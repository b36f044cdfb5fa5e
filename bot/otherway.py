"""The other channel that a customer can be reached on."""

from datetime import datetime

from bot.firm import Firm
from bot.store import conversations, people
from bot.store.writer import Tx
from routing.model import Address, Conversation


def other_way(tx: Tx, firm: Firm, conversation: Conversation) -> Address | None:
    """Where the matter could go on, None where its customer is known on one channel only."""
    channel = "telegram" if conversation.channel == "mail" else "mail"
    if channel == "mail" and not firm.mail_sender:
        return None
    value = people.reached_by(tx, conversation.customer, channel)
    found = Address(channel, value) if value else None
    return None if found is None or people.is_shut(tx, found) else found


def goes_on_at(
    tx: Tx,
    conversation: Conversation,
    address: Address,
    now: datetime,
    *,
    recipient: str = "",
    thread: int | None = None,
) -> Conversation:
    """From now on its customer is answered there. ``recipient``, ``thread``: as a conversation has them."""
    conversations.change(
        tx,
        conversation.id,
        now,
        channel=address.channel,
        address=address.value,
        recipient=recipient,
        thread=thread,
    )
    changed = conversations.conversation(tx, conversation.id)
    assert changed is not None
    return changed
