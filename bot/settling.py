"""Records the fate of an attempt, with all that follows from it, in one transaction."""

import logging
from dataclasses import replace
from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.handover import Handoff, hand_over
from bot.store import conversations, course, outbox, people, traces
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from channels.base import Deferred, Failed, Moved, Outcome, Sent, Unknown
from channels.effects import CopyMessage, EditText, React, SendText
from channels.telegram.card import unsure_buttons
from routing.decide import undelivered
from routing.model import Address, Customer, Outward
from routing.retry import Again, Attempt, GivenUp, LeftUnknown, after_deferral, after_unknown

log = logging.getLogger(__name__)

DELIVERED = "👌"
MENDABLE = frozenset({"no-chat", "no-right", "topic-closed", "blocked"})
"""At the desk these are the group's set-up, which somebody will put right: nothing is dropped for them."""
SHOWN = frozenset({Outward.CARD, Outward.SEND, Outward.COPY})
"""What agents must see: where it cannot be shown in its topic, General says so."""


def settle(tx: Tx, firm: Firm, delivery: Delivery, outcome: Outcome, now: datetime, chance: float) -> None:
    """``chance``: from 0 to 1, spreads the retries."""
    if isinstance(outcome, Failed) and delivery.audience == "desk" and outcome.code in MENDABLE:
        if delivery.attempts == 1:
            log.warning("desk_unreachable code=%s cure=firstline-check", outcome.code)
        outcome = Deferred(outcome.reason)
    attempt = Attempt(
        kind=delivery.kind,
        audience=delivery.audience,
        automatic=delivery.automatic,
        attempts=delivery.attempts,
        repeated=delivery.repeated,
        created_at=delivery.created_at,
    )
    match outcome:
        case Sent():
            if outbox.settle(tx, delivery, "sent", now, external=outcome.external_id):
                _sent(tx, firm, delivery, outcome.external_id, now)
        case Moved():
            traces.group_moved(tx, firm.desk, outcome.new_chat)
            outbox.settle(tx, delivery, "queued", now, "the group has another id now")
        case Failed():
            _failed(tx, firm, delivery, outcome.code, outcome.reason, now)
        case Deferred():
            next_step = after_deferral(attempt, outcome.wait, now, chance)
            _go_on(tx, firm, delivery, next_step, outcome.reason, now)
        case Unknown():
            _go_on(tx, firm, delivery, after_unknown(attempt, now, chance), outcome.reason, now)


def _go_on(
    tx: Tx, firm: Firm, delivery: Delivery, step: Again | GivenUp | LeftUnknown, reason: str, now: datetime
) -> None:
    match step:
        case Again():
            if outbox.settle(tx, delivery, "unknown" if step.repeat else "queued", now, reason):
                outbox.queue_again(
                    tx, delivery, step.due_at, reason, repeated=step.repeat or delivery.repeated
                )
        case GivenUp():
            _failed(tx, firm, delivery, "given-up", reason, now)
        case LeftUnknown():
            if outbox.settle(tx, delivery, "unknown", now, reason):
                _ask_desk(tx, firm, delivery, now)


def _sent(tx: Tx, firm: Firm, delivery: Delivery, external: str, now: datetime) -> None:
    conversation = delivery.conversation
    match delivery.kind:
        case Outward.CREATE_TOPIC:
            if delivery.customer is not None:
                traces.topic_made(tx, firm.desk, delivery.customer, int(external))
        case Outward.CARD:
            if conversation is not None:
                conversations.card_posted(tx, conversation, int(external))
                traces.link(tx, conversation, "in", delivery.source, (str(firm.desk), external), delivery.id)
        case Outward.SEND | Outward.COPY:
            if conversation is not None:
                chat = delivery.destination.removeprefix("telegram:")
                direction = "out" if delivery.audience == "customer" else "in"
                traces.link(tx, conversation, direction, delivery.source, (chat, external), delivery.id)
        case Outward.MAIL | Outward.EDIT | Outward.BUTTONS | Outward.REACT | Outward.TOAST:
            pass
    if _wants_receipt(firm, delivery) and outbox.all_sent(tx, delivery):
        message = int(delivery.source[1])
        react = React(chat=firm.desk, message=message, emoji=DELIVERED)
        deskside.sign(tx, firm, react, f"message {message}", now)


def _wants_receipt(firm: Firm, delivery: Delivery) -> bool:
    return (
        delivery.audience == "customer"
        and not delivery.automatic
        and delivery.source[0] == str(firm.desk)
        and delivery.source[1].isdecimal()
    )


def _failed(tx: Tx, firm: Firm, delivery: Delivery, code: str, reason: str, now: datetime) -> None:
    if code == "topic-gone" and delivery.customer is not None and delivery.attempts <= 3:
        _make_topic_anew(tx, firm, delivery, now)
        return
    if not outbox.settle(tx, delivery, "failed", now, f"{code}: {reason}"):
        return
    if code == "blocked" and delivery.audience == "customer":
        people.shut(tx, Address("telegram", delivery.destination.removeprefix("telegram:")), now)
    log.warning("delivery_failed delivery=%d kind=%s code=%s", delivery.id, delivery.kind.value, code)
    if delivery.audience == "customer" and delivery.customer is not None:
        _tell_desk_of_failure(tx, firm, delivery, code, reason, now)
    elif delivery.kind in SHOWN and delivery.conversation is not None:
        why = firm.say(f"fail-{code}")
        deskside.announce(tx, firm, firm.say("not-shown", number=str(delivery.conversation), why=why), now)


def _tell_desk_of_failure(
    tx: Tx, firm: Firm, delivery: Delivery, code: str, reason: str, now: datetime
) -> None:
    if delivery.customer is None:
        return
    customer = people.customer(tx, delivery.customer)
    if delivery.automatic:
        _hand_over_undelivered(tx, firm, delivery, customer, code, now)
    key = "bot-not-delivered" if delivery.automatic else "not-delivered"
    text = firm.say(key, name=customer.name, why=firm.say(f"fail-{code}"))
    if delivery.kind is Outward.MAIL and reason:
        text = f"{text}\n«{reason}»"  # the mail server's own words
    reply_to = int(delivery.source[1]) if _wants_receipt(firm, delivery) else None
    deskside.say(tx, firm, customer, delivery.conversation, text, now, reply_to=reply_to)


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


def _make_topic_anew(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    if delivery.customer is None or not outbox.settle(tx, delivery, "queued", now, "the topic is gone"):
        return
    _, thread = traces.topic_of(tx, firm.desk, delivery.customer)
    if thread == delivery.thread:
        name = deskside.topic_name(people.customer(tx, delivery.customer))
        traces.want_topic(tx, firm.desk, delivery.customer, name)
        outbox.post(tx, deskside.create_topic(firm, delivery.customer, name), now)


def _ask_desk(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    log.warning("delivery_unknown delivery=%d kind=%s", delivery.id, delivery.kind.value)
    if delivery.audience != "customer" or delivery.customer is None:
        return
    customer = people.customer(tx, delivery.customer)
    said = getattr(delivery.effect, "text", "")
    text = firm.say("unsure-delivered", name=customer.name)
    if delivery.automatic and said:
        text = f"{text}\n\n{said[:500]}"
    reply_to = int(delivery.source[1]) if _wants_receipt(firm, delivery) else None
    buttons = unsure_buttons(delivery.id, firm.wording, firm.language)
    deskside.say(tx, firm, customer, delivery.conversation, text, now, reply_to=reply_to, buttons=buttons)


def marked(delivery: Delivery, firm: Firm) -> Delivery:
    """The delivery as it goes out: in its topic, on its card, and marked where it may be a repeat."""
    effect = delivery.effect
    match effect:
        case SendText() if delivery.audience == "desk":
            text = f"{firm.say('repeat-mark')}\n{effect.text}" if delivery.repeated else effect.text
            effect = replace(effect, text=text, thread=effect.thread or delivery.thread)
        case CopyMessage() if delivery.audience == "desk":
            effect = replace(effect, thread=delivery.thread)
        case EditText() if not effect.message:
            effect = replace(effect, message=delivery.card or 0)
        case _:
            pass
    return replace(delivery, effect=effect)
