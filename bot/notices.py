"""A direct message to an agent who asked for them: something is his."""

from datetime import datetime

from bot.firm import Firm
from bot.store import conversations, moving, people, staff, topics
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import SendText
from channels.telegram.links import topic_link
from routing.model import AgentId, Conversation, ConversationId, Outward


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
    if holder is None:
        return
    topic = topics.topic_of(tx, conversation.desk, conversation.customer)
    chat = moving.current_groups(tx).get(conversation.desk, conversation.desk)
    name = people.customer(tx, conversation.customer).name
    text = firm.say("direct-yours", number=str(conversation.id), name=name)
    link = topic_link(chat, topic.thread if topic is not None else None)
    tell_directly(tx, holder, f"{text}\n{link}" if link else text, now)


def tell_directly(tx: Tx, agent: AgentId, text: str, now: datetime) -> None:
    """Tells an agent in private, if he takes direct messages."""
    presence = staff.presences(tx).get(agent)
    if presence is None or presence.direct_since is None:
        return
    posting = Posting(
        kind=Outward.SEND,
        effect=SendText(chat=int(agent), text=text),
        destination=f"telegram:{agent}",
        lane=f"agent {agent}",
        priority=Priority.TROUBLE,
        audience="desk",
    )
    post(tx, posting, now)
