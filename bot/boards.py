"""What the desk shows of many conversations at once, as Telegram HTML."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from bot.firm import Firm
from bot.store import conversations, moving, people, topics
from bot.store.writer import Tx
from channels.telegram.card import moment
from channels.telegram.links import topic_link
from channels.telegram.text import clip
from routing.model import Conversation, Customer, State
from routing.queue import Queue, arranged

MOST = 25
"""Lines of one list; what is beyond is counted."""
STATES = {
    State.ANSWERED: "state-answered",
    State.ASKED: "state-asked",
    State.OPEN: "state-open",
    State.RESOLVED: "state-resolved",
}


def queue_of(tx: Tx, firm: Firm, chat: int, now: datetime) -> Queue:
    """Who waits in this group."""
    return arranged(conversations.opened(tx, chat), now, firm.overdue)


def queue_text(tx: Tx, firm: Firm, chat: int, queue: Queue) -> str:
    """The queue as its message shows it."""

    def say(key: str, count: int) -> str:
        return escape(firm.say(key, count=count), quote=False)

    lines = [f"<b>{escape(firm.say('queue-title'), quote=False)}</b>"]
    if not (queue.overdue or queue.waiting):
        lines.append(escape(firm.say("queue-empty"), quote=False))
    for key, some in (("queue-overdue", queue.overdue), ("queue-waiting", queue.waiting)):
        if some:
            lines += ["", f"<b>{say(key, len(some))}</b>", *listed(tx, firm, some)]
    agents = queue.by_agent()
    if agents:
        lines += ["", f"<b>{escape(firm.say('queue-by-agent'), quote=False)}</b>"]
    for holder, opened, waiting in agents:
        agent = firm.agents.get(holder) if holder is not None else None
        name = agent.name if agent is not None else "?"
        line = firm.say("queue-agent", name=name, count=opened, waiting=waiting)
        lines.append(escape(line, quote=False))
    return "\n".join(lines)


def listed(tx: Tx, firm: Firm, some: Sequence[Conversation]) -> list[str]:
    """A line for each conversation, with a link to its topic."""
    lines = [_line(tx, firm, one) for one in some[:MOST]]
    if len(some) > MOST:
        lines.append(escape(firm.say("queue-more", count=len(some) - MOST), quote=False))
    return lines


def _line(tx: Tx, firm: Firm, one: Conversation) -> str:
    holder = firm.agents.get(one.holder) if one.holder is not None else None
    parts = [
        linked(tx, one.desk, people.customer(tx, one.customer), f"#{one.id}"),
        escape(holder.name if holder is not None else "?", quote=False),
        _state(firm, one),
    ]
    return " · ".join(parts)


def _state(firm: Firm, one: Conversation) -> str:
    if one.state is not State.OPEN:
        return escape(firm.say(STATES[one.state]), quote=False)
    if one.snoozed_until is not None:
        return f"💤 {moment(one.snoozed_until)}"
    return f"⏳ {moment(one.waiting_since)}" if one.waiting_since is not None else "💬"


def linked(tx: Tx, chat: int, customer: Customer, number: str = "") -> str:
    """A customer's name, with a link to the topic where there is one."""
    name = escape(f"{number} {clip(customer.name or '?', 60)}".strip(), quote=False)
    topic = topics.topic_of(tx, chat, customer.id) if chat else None
    current = moving.current_groups(tx).get(chat, chat)
    link = topic_link(current, topic.thread) if topic is not None and topic.thread else ""
    return f'<a href="{link}">{name}</a>' if link else name
