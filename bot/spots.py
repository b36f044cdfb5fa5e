"""Where something stands in the groups of the desk, and how a delivery gets there."""

from dataclasses import dataclass
from datetime import datetime

from bot.firm import Firm
from bot.store import conversations, topics
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import Effect, SendText
from routing.model import Conversation, ConversationId, Customer, CustomerId, Outward


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is posted: a group, in the topic of a customer where one is given, else in General."""

    chat: int
    customer: CustomerId | None = None
    conversation: ConversationId | None = None


def spot_of(firm: Firm, conversation: Conversation) -> Spot:
    """Where a conversation stands, or would."""
    return Spot(conversation.desk or firm.seat(conversation.holder), conversation.customer, conversation.id)


def home_of(tx: Tx, firm: Firm, customer: Customer, conversation: ConversationId | None = None) -> Spot:
    """Where a line about this customer belongs."""
    found = None if conversation is None else conversations.conversation(tx, conversation)
    if found is not None and found.desk:
        return Spot(found.desk, customer.id, found.id)
    known = topics.topics_of(tx, customer.id, firm.groups)
    return Spot(known[0].chat if known else firm.seat(customer.owner), customer.id, conversation)


def post_card(
    tx: Tx, spot: Spot, now: datetime, *, source: tuple[str, str] = ("", ""), rank: int = 1
) -> None:
    """Posts the card alone."""
    effect = SendText(chat=spot.chat, text="")
    queue(tx, spot, Outward.CARD, effect, Priority.HANDOFF, now, source=source, rank=rank)


def queue(
    tx: Tx,
    spot: Spot,
    kind: Outward,
    effect: Effect,
    priority: Priority,
    now: datetime,
    *,
    lane: str = "",
    source: tuple[str, str] = ("", ""),
    rank: int = 1,
) -> None:
    """Queues a delivery for a group; by default in its customer's order."""
    posting = Posting(
        kind=kind,
        effect=effect,
        destination=f"telegram:{spot.chat}",
        lane=lane or f"C{spot.customer}",
        priority=priority,
        audience="desk",
        rank=rank,
        conversation=spot.conversation,
        customer=spot.customer,
        source=source,
    )
    post(tx, posting, now)
