"""A customer did not get something: the desk is told, and offered what can be done about it."""

from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.handover import Handoff, hand_over
from bot.otherway import other_way
from bot.receipts import came_to_nothing, receipt_of
from bot.spots import home_of
from bot.store import conversations, course, drafts, outbox_failed, people
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from channels.effects import Button, Buttons
from routing.decide import undelivered
from routing.model import Customer, Outward, State
from routing.undelivered import WORDS, Way, ways


def tell_desk_of_failure(
    tx: Tx, firm: Firm, delivery: Delivery, code: str, why: str, reason: str, now: datetime
) -> None:
    """``why`` is for people, ``reason`` in the other server's own words. Of one message it is told once."""
    if delivery.customer is None:
        return
    came_to_nothing(tx, firm, delivery, now)
    customer = people.customer(tx, delivery.customer)
    if delivery.automatic:
        _hand_over_undelivered(tx, firm, delivery, customer, code, now)
    elif delivery.kind in WORDS and set(outbox_failed.failed_with(tx, delivery)) - {delivery.id}:
        return  # another part of it
    key = _TROUBLE.get(delivery.kind, "bot-not-delivered" if delivery.automatic else "not-delivered")
    text = firm.say(key, name=customer.name, why=why)
    if delivery.kind is Outward.MAIL and reason:
        text = f"{text}\n«{reason}»"  # the mail server's own words
    place = receipt_of(tx, firm, delivery)
    reply_to = place[1] if place else None
    spot = home_of(tx, firm, customer, delivery.conversation)
    buttons = _ways_on(tx, firm, delivery, code)
    deskside.say(tx, firm, spot, text, now, reply_to=reply_to, buttons=buttons)


def _ways_on(tx: Tx, firm: Firm, delivery: Delivery, code: str) -> Buttons:
    found = None if delivery.conversation is None else conversations.conversation(tx, delivery.conversation)
    if found is None:
        return ()
    other = other_way(tx, firm, found)
    kept = other is not None and drafts.said(tx, found, delivery.arrival) is not None
    channel = other.channel if other is not None and kept else ""
    labels = {
        Way.AGAIN: firm.say("button-retry"),
        Way.OTHER: firm.say("button-other", channel=channel),
        Way.RESOLVE: firm.say("button-resolve"),
    }
    chosen = ways(
        delivery.kind,
        code,
        automatic=delivery.automatic,
        other=channel,
        is_open=found.state is State.OPEN,
    )
    return tuple((Button(labels[way], f"v1:{way}:{delivery.id}:{delivery.attempts}"),) for way in chosen)


_TROUBLE = {Outward.DELETE: "undo-failed", Outward.EDIT: "edit-failed", Outward.CAPTION: "edit-failed"}


def _hand_over_undelivered(
    tx: Tx, firm: Firm, delivery: Delivery, customer: Customer, code: str, now: datetime
) -> None:
    """What the bot answered in vain is nobody's, so somebody gets it."""
    found = None if delivery.conversation is None else conversations.conversation(tx, delivery.conversation)
    decision = None if found is None else undelivered(found, code)
    if found is None or decision is None:
        return
    document, _ = conversations.card_of(tx, found.id)
    latest = course.latest(tx, found.id)
    handoff = Handoff(
        why=decision.reason,
        question=latest.text if latest else "",
        articles=[(a, b, c, d) for a, b, c, d in document.get("articles", [])],
        cause=f"delivery {delivery.id}",
        arrival=delivery.arrival,
    )
    hand_over(tx, firm, found, customer, handoff, now)
