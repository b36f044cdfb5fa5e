"""What can be wrong with a group of the desk, and how the work goes on meanwhile."""

import logging
from datetime import datetime, timedelta

from bot import deskside, refreshing
from bot.firm import Firm
from bot.notices import tell_directly
from bot.spots import Spot, post_card
from bot.store import conversations, groups, outbox, topics
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from bot.topiclife import NO_TOPICS, topic
from channels.base import Failed
from routing.model import Outward

log = logging.getLogger(__name__)

UNREACHABLE = "unreachable"
HIDDEN = "general-hidden"
MENDABLE = frozenset({"no-chat", "no-right", "not-member"})
"""The group's set-up, which somebody will put right: nothing that agents must see is dropped for it."""
ADRIFT = timedelta(minutes=10)
"""A customer's topic is made anew once in this time; else the customer's messages go to General."""
SOON = timedelta(seconds=1)
COSMETIC = frozenset(
    {Outward.REFRESH, Outward.PIN, Outward.EDIT, Outward.BUTTONS, Outward.REACT, Outward.TOAST}
)


def mendable(delivery: Delivery, outcome: Failed) -> int | None:
    """The group that somebody has to put right before it can go out; None where it fails for good."""
    if delivery.kind is Outward.CREATE_TOPIC and outcome.code == "no-right":
        return None  # the work goes on without a topic
    needed = delivery.kind not in COSMETIC
    shut = outcome.code in MENDABLE or (outcome.code == "topic-closed" and delivery.customer is None)
    return _chat(delivery) if needed and shut else None


def unreachable(tx: Tx, firm: Firm, chat: int, code: str, now: datetime) -> None:
    """Nothing can be posted in this group. Said once where people see it: in the log, in the other groups,
    and to its agents who take direct messages."""
    if groups.found(tx, chat, UNREACHABLE, now):
        log.error("desk_unreachable group=%d code=%s cure=add-the-bot-again", chat, code)
        _say_elsewhere(tx, firm, chat, firm.say("desk-unreachable", number=str(chat)), now)


def reachable(tx: Tx, firm: Firm, chat: int, now: datetime) -> None:
    """Something can be posted there; said once to those who were told that it could not."""
    if groups.mended(tx, chat, UNREACHABLE):
        log.warning("desk_reachable_again group=%d", chat)
        _say_elsewhere(tx, firm, chat, firm.say("desk-reachable", number=str(chat)), now)


def _say_elsewhere(tx: Tx, firm: Firm, chat: int, text: str, now: datetime) -> None:
    for other in firm.groups:
        if other != chat and UNREACHABLE not in groups.group(tx, other).trouble:
            deskside.announce(tx, firm, text, now, chat=other)
    for agent in firm.agents:
        if firm.seat(agent) == chat:
            tell_directly(tx, agent, text, now)


def gone_on(tx: Tx, firm: Firm, delivery: Delivery, code: str, now: datetime) -> bool:
    """Whether the work goes on another way after this failure at the desk."""
    chat = _chat(delivery)
    if chat is None:
        return False
    if delivery.kind is Outward.CREATE_TOPIC and code in NO_TOPICS:
        _without_topics(tx, firm, delivery, chat, code, now)
        return True
    if delivery.kind is Outward.CREATE_TOPIC and delivery.customer is not None:
        log.error("topic_not_made delivery=%d code=%s", delivery.id, code)
        outbox.settle(tx, delivery, "failed", now, code)
        topics.set_adrift(tx, chat, delivery.customer, now + ADRIFT)
        return True
    if delivery.kind in COSMETIC:
        _cosmetic(tx, firm, delivery, code, now)
        return True
    if code == "topic-gone" and delivery.customer is not None:
        _topic_gone(tx, firm, delivery, Spot(chat, delivery.customer), now)
        return True
    if code == "topic-closed" and delivery.customer is not None:
        _topic_closed(tx, delivery, Spot(chat, delivery.customer), now)
        return True
    return False


def _without_topics(tx: Tx, firm: Firm, delivery: Delivery, chat: int, code: str, now: datetime) -> None:
    """Agents answer by replying, until topics can be made again."""
    outbox.settle(tx, delivery, "failed", now, f"{code}: the work goes on without a topic")
    if delivery.customer is not None:
        topics.set_adrift(tx, chat, delivery.customer, now)
    if groups.found(tx, chat, code, now):
        log.warning("desk_without_topics group=%d code=%s cure=firstline-check", chat, code)
        key = "desk-no-topics" if code == "no-topics" else "desk-no-right"
        deskside.announce(tx, firm, firm.say(key), now, chat=chat)


def _cosmetic(tx: Tx, firm: Firm, delivery: Delivery, code: str, now: datetime) -> None:
    """It shows nothing that is not known otherwise; a card that somebody deleted is posted again."""
    outbox.settle(tx, delivery, "failed", now, code)
    wish = outbox.wish_of(tx, delivery)
    card = None if delivery.conversation is None else conversations.card_of(tx, delivery.conversation)[1]
    stands_elsewhere = card != delivery.card  # it was posted again meanwhile
    what = "" if wish is None or code != "message-gone" else wish.what
    if wish is not None and what == "card" and delivery.conversation and not stands_elsewhere:
        conversations.touch(tx, delivery.conversation, card_message=None)
        post_card(tx, Spot(wish.chat, delivery.customer, delivery.conversation), now)
    if wish is not None and what == "board":
        groups.change(tx, wish.chat, board=None, board_digest="")
        refreshing.board(tx, wish.chat, now)


def _topic_gone(tx: Tx, firm: Firm, delivery: Delivery, spot: Spot, now: datetime) -> None:
    """A new topic gets the cards and the last words first, then what could not be posted."""
    if spot.customer is None or not outbox.settle(tx, delivery, "queued", now, "the topic is gone"):
        return
    known = topics.topic_of(tx, spot.chat, spot.customer)
    if known is None or known.thread is None or known.thread != delivery.thread:
        return  # another message found it out before
    if known.remade_at is not None and now < known.remade_at + ADRIFT:
        topics.set_adrift(tx, spot.chat, spot.customer, known.remade_at + ADRIFT)
        return
    topic(tx, firm, spot, now, anew=True)


def _topic_closed(tx: Tx, delivery: Delivery, spot: Spot, now: datetime) -> None:
    """It is opened; where the bot may not do that, the customer's messages go to General for a while."""
    if spot.customer is None or not outbox.settle(tx, delivery, "queued", now, "the topic is closed"):
        return
    outbox.queue_again(tx, delivery, now + SOON, "the topic is closed", repeated=delivery.repeated)
    if delivery.attempts == 1:
        topics.shown(tx, spot.chat, spot.customer, closed=True)
        refreshing.topic(tx, spot.chat, spot.customer, now)
    else:
        topics.set_adrift(tx, spot.chat, spot.customer, now + ADRIFT)


def _chat(delivery: Delivery) -> int | None:
    """The group a delivery goes to."""
    name = delivery.destination.removeprefix("telegram:")
    return int(name) if name.startswith("-") else None
