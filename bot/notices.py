"""A direct message to an agent who asked for them: something is his."""

from datetime import datetime

from bot.firm import Firm
from bot.store import conversations, people, staff, topics, traces
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import SendText
from channels.telegram.links import topic_link
from routing.model import Conversation, ConversationId, Outward


def card_told(tx: Tx, firm: Firm, number: ConversationId, now: datetime) -> None:
    """A new card stands: its holder is told in private, once."""
    document, _ = conversations.card_of(tx, number)
    conversation = conversations.conversation(tx, number)
    if document.get("tell") and conversation is not None:
        conversations.keep_card(tx, number, {**document, "tell": False})
        hand_notice(tx, firm, conversation, now)


def hand_notice(tx: Tx, firm: Firm, conversation: Conversation, now: datetime) -> None:
    """Tells the holder in private, if he takes direct messages, with a link to the topic."""
    holder = conversation.holder
    presence = staff.presences(tx).get(holder) if holder is not None else None
    if holder is None or presence is None or presence.direct_since is None:
        return
    topic = topics.topic_of(tx, conversation.desk, conversation.customer)
    chat = traces.current_groups(tx).get(conversation.desk, conversation.desk)
    name = people.customer(tx, conversation.customer).name
    text = firm.say("direct-yours", number=str(conversation.id), name=name)
    link = topic_link(chat, topic.thread if topic is not None else None)
    posting = Posting(
        kind=Outward.SEND,
        effect=SendText(chat=int(holder), text=f"{text}\n{link}" if link else text),
        destination=f"telegram:{holder}",
        lane=f"agent {holder}",
        priority=Priority.TROUBLE,
        audience="desk",
    )
    post(tx, posting, now)
