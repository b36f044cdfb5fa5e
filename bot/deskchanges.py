"""What follows when a group of the desk changes: the work goes on, and goes back to normal by itself."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from bot import deskside, refreshing
from bot.firm import Firm
from bot.holders import give_to_another
from bot.spots import Spot, queue
from bot.store import conversations, groups, outbox, staff, topics
from bot.store.outbox import Priority
from bot.store.writer import Tx
from bot.topiclife import NO_TOPICS
from bot.trouble import HIDDEN, reachable, unreachable
from channels.effects import CreateTopic
from routing.happenings import DeskChange, Happening
from routing.model import AgentId, DeskMessage, Outward
from routing.standing import waits

log = logging.getLogger(__name__)


def happened(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    """Does what the change asks for."""
    _FOLLOWS[change.happening](tx, firm, change, now)


def seen(tx: Tx, firm: Firm, written: DeskMessage, now: datetime) -> None:
    """What a message of the group tells of it: whether its topics are switched on, and that General is there
    for whoever writes in it."""
    chat = written.chat
    if written.has_topics and groups.mended(tx, chat, "no-topics"):
        deskside.announce(tx, firm, firm.say("desk-topics-again"), now, chat=chat)
    elif not written.has_topics and groups.found(tx, chat, "no-topics", now):
        deskside.announce(tx, firm, firm.say("desk-no-topics"), now, chat=chat)
    if written.has_topics and written.thread is None and not written.edited:
        _general_is_there(tx, chat, now)


def _topic_closed(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    _door(tx, change, now, closed=True)


def _topic_reopened(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    _door(tx, change, now, closed=False)


def _door(tx: Tx, change: DeskChange, now: datetime, *, closed: bool) -> None:
    customer = None if change.thread is None else topics.topic_customer(tx, change.chat, change.thread)
    if customer is None:
        return
    topics.shown(tx, change.chat, customer, closed=closed)
    # Whoever closed it: where the customer waits, those who are no administrators must be able to answer.
    if any(waits(one) for one in refreshing.standing(tx, change.chat, customer)):
        refreshing.topic(tx, change.chat, customer, now)


def _general_hidden(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    hide(tx, firm, change.chat, now)


def hide(tx: Tx, firm: Firm, chat: int, now: datetime) -> None:
    """Nobody sees General: what belongs there goes to a topic of our own."""
    if not groups.found(tx, chat, HIDDEN, now):
        return
    effect = CreateTopic(chat=chat, name=firm.say("desk-topic"))
    lane = f"desk {chat}"
    queue(tx, Spot(chat), Outward.CREATE_TOPIC, effect, Priority.HANDOFF, now, lane=lane, rank=0)
    deskside.announce(tx, firm, firm.say("desk-general-hidden"), now, chat=chat)
    _board_anew(tx, chat, now)


def _general_shown(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    _general_is_there(tx, change.chat, now)


def _general_is_there(tx: Tx, chat: int, now: datetime) -> None:
    if groups.mended(tx, chat, HIDDEN):
        groups.change(tx, chat, general=None)
        _board_anew(tx, chat, now)


def _board_anew(tx: Tx, chat: int, now: datetime) -> None:
    if groups.group(tx, chat).board is not None:
        groups.change(tx, chat, board=None, board_digest="", board_at=None)
        refreshing.board(tx, chat, now)


def _bot_out(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    unreachable(tx, firm, change.chat, "removed", now)


def _bot_manages(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    _back(tx, firm, change, now)
    if groups.mended(tx, change.chat, *NO_TOPICS):
        deskside.announce(tx, firm, firm.say("desk-topics-again"), now, chat=change.chat)


def _bot_manages_not(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    _back(tx, firm, change, now)
    if groups.found(tx, change.chat, "no-right", now):
        deskside.announce(tx, firm, firm.say("desk-no-right"), now, chat=change.chat)


def _back(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    """The bot is in the group: what waits for it goes out at once."""
    reachable(tx, firm, change.chat, now)
    outbox.hurry(tx, f"telegram:{change.chat}", now)


def _person_left(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    """An agent who has left gets nothing any more; what he held goes to others."""
    agent = firm.agents.get(AgentId(change.person or 0))
    if agent is None or firm.seat(agent.id) != change.chat:
        return
    staff.change(tx, agent.id, gone_since=now)
    held = [one for one in conversations.opened(tx) if one.holder == agent.id]
    given = [give_to_another(tx, firm, one, now) for one in held]
    lines = [firm.say("desk-agent-left", name=agent.name), *(line for line in given if line)]
    deskside.announce(tx, firm, "\n".join(lines), now, chat=change.chat)


def _person_came(tx: Tx, firm: Firm, change: DeskChange, now: datetime) -> None:
    agent = firm.agents.get(AgentId(change.person or 0))
    if agent is not None and firm.seat(agent.id) == change.chat:
        staff.change(tx, agent.id, gone_since=None)


_FOLLOWS: Mapping[Happening, Callable[[Tx, Firm, DeskChange, datetime], None]] = {
    Happening.TOPIC_CLOSED: _topic_closed,
    Happening.TOPIC_REOPENED: _topic_reopened,
    Happening.GENERAL_HIDDEN: _general_hidden,
    Happening.GENERAL_SHOWN: _general_shown,
    Happening.BOT_OUT: _bot_out,
    Happening.BOT_MANAGES: _bot_manages,
    Happening.BOT_MANAGES_NOT: _bot_manages_not,
    Happening.PERSON_LEFT: _person_left,
    Happening.PERSON_CAME: _person_came,
}
