"""Records the fate of an attempt, with all that follows from it, in one transaction."""

import logging
from collections.abc import Sequence
from datetime import datetime

from bot import deskside, moving, refreshing, trouble
from bot.failing import tell_desk_of_failure
from bot.firm import Firm
from bot.notices import card_told
from bot.receipts import came_to_nothing, delivered, receipt_of
from bot.spots import home_of
from bot.store import conversations, groups, outbox, people, topics, traces
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from bot.topiclife import NO_TOPICS, card_outside
from channels.base import Deferred, Failed, Moved, Outcome, Sent, Unknown
from channels.effects import CopyAlbum, Refresh
from channels.telegram.card import unsure_buttons
from routing.model import Address, Customer, Outward
from routing.retry import (
    GIVE_UP_AFTER,
    Again,
    Attempt,
    GivenUp,
    LeftUnknown,
    after_deferral,
    after_unknown,
)

log = logging.getLogger(__name__)

SHOWN = frozenset({Outward.CARD, Outward.SEND, Outward.COPY, Outward.ALBUM, Outward.FILES})
"""What agents must see: where it cannot be shown in its topic, General says so."""
NEEDED = SHOWN | {Outward.CREATE_TOPIC}
"""At the desk these are tried until they succeed."""


def settle(tx: Tx, firm: Firm, delivery: Delivery, outcome: Outcome, now: datetime, chance: float) -> None:
    """``chance``: from 0 to 1, spreads the retries."""
    at_desk = delivery.audience == "desk"
    if at_desk and isinstance(outcome, Failed) and (group := trouble.mendable(delivery, outcome)):
        trouble.unreachable(tx, firm, group, outcome.code, now)
        outcome = Deferred(outcome.reason)
    if not at_desk and isinstance(outcome, Failed) and outcome.code == "not-member":
        # The group that it is copied from: the bot will be back there.
        outcome = Deferred(outcome.reason)
    attempt = Attempt(
        kind=delivery.kind,
        audience=delivery.audience,
        automatic=delivery.automatic,
        attempts=delivery.attempts,
        repeated=delivery.repeated,
        # What agents must see is never given up: it is as if it had been written just now.
        created_at=now if at_desk and delivery.kind in NEEDED else delivery.created_at,
        lives=firm.mail_lives if delivery.kind is Outward.MAIL else GIVE_UP_AFTER,
    )
    match outcome:
        case Sent():
            if outbox.settle(tx, delivery, "sent", now, external=outcome.external_id):
                _sent(tx, firm, delivery, outcome.external_id, now)
        case Moved():
            moving.told_by_outcome(tx, firm, delivery, outcome.new_chat, now)
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
    conversation, chat = delivery.conversation, delivery.destination.removeprefix("telegram:")
    match delivery.kind:
        case Outward.CREATE_TOPIC:
            if delivery.customer is None:
                groups.change(tx, int(chat), general=int(external))
            else:
                topics.topic_made(tx, int(chat), delivery.customer, int(external))
                groups.mended(tx, int(chat), *NO_TOPICS)
        case Outward.CARD:
            if conversation is not None:
                conversations.touch(tx, conversation, card_message=int(external), card_digest=delivery.digest)
                traces.link(tx, conversation, "in", delivery.source, (chat, external), delivery.id)
                card_told(tx, firm, conversation, now)
                card_outside(tx, delivery, now)
        case Outward.SEND | Outward.COPY:
            if conversation is not None:
                for one in (delivery, *delivery.packed):
                    traces.link(tx, conversation, _direction(delivery), one.source, (chat, external), one.id)
        case Outward.ALBUM | Outward.FILES:
            _link_each(tx, delivery, external.split())
        case Outward.REFRESH:
            _shown(tx, delivery, external, now)
        case _:
            pass
    if delivery.audience == "desk" and delivery.kind in SHOWN:
        trouble.reachable(tx, firm, int(chat), now)
    delivered(tx, firm, delivery, now)


def _link_each(tx: Tx, delivery: Delivery, sent: Sequence[str]) -> None:
    """Several messages that went out as one: each shows its own, files of a mail all show the mail."""
    if delivery.conversation is None:
        return
    chat, direction = delivery.destination.removeprefix("telegram:"), _direction(delivery)
    effect = delivery.effect
    shown = effect.messages if isinstance(effect, CopyAlbum) else ()
    for place, copy in enumerate(sent):
        # Where some could not be copied nobody knows which: they count as copies of the first.
        name = str(shown[place]) if len(shown) == len(sent) else delivery.source[1]
        source = (delivery.source[0], name)
        traces.link(tx, delivery.conversation, direction, source, (chat, copy), delivery.id)


def _direction(delivery: Delivery) -> str:
    return "out" if delivery.audience == "customer" else "in"


def _shown(tx: Tx, delivery: Delivery, external: str, now: datetime) -> None:
    """Notes what is shown now. The state may have changed again while it was on its way."""
    wish = outbox.wish_of(tx, delivery)
    if not delivery.digest or not isinstance(wish, Refresh):
        return
    match wish.what:
        case "card" if delivery.conversation is not None:
            conversations.touch(tx, delivery.conversation, card_digest=delivery.digest, card_edited_at=now)
        case "icon" if delivery.customer is not None:
            topics.shown(tx, wish.chat, delivery.customer, icon=delivery.digest)
            refreshing.topic(tx, wish.chat, delivery.customer, now)
        case "door" if delivery.customer is not None:
            topics.shown(tx, wish.chat, delivery.customer, closed=delivery.digest == "closed")
            refreshing.topic(tx, wish.chat, delivery.customer, now)
        case "board":
            posted = {"board": int(external)} if external else {}
            groups.change(tx, wish.chat, board_digest=delivery.digest, board_at=now, **posted)
            if external:
                deskside.pin(tx, wish.chat, int(external), now)
        case _:
            pass


def _failed(tx: Tx, firm: Firm, delivery: Delivery, code: str, reason: str, now: datetime) -> None:
    if delivery.audience == "desk" and trouble.gone_on(tx, firm, delivery, code, now):
        return
    if not outbox.settle(tx, delivery, "failed", now, f"{code}: {reason}"):
        return
    if code == "blocked" and delivery.audience == "customer":
        people.shut(tx, Address("telegram", delivery.destination.removeprefix("telegram:")), now)
    log.warning("delivery_failed delivery=%d kind=%s code=%s", delivery.id, delivery.kind.value, code)
    if delivery.audience == "customer" and delivery.customer is not None:
        tell_desk_of_failure(tx, firm, delivery, code, firm.say(f"fail-{code}"), reason, now)
    elif delivery.kind in SHOWN and delivery.conversation is not None:
        why = firm.say(f"fail-{code}")
        text = firm.say("not-shown", number=str(delivery.conversation), why=why)
        deskside.announce(tx, firm, text, now, chat=int(delivery.destination.removeprefix("telegram:")))


def _ask_desk(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    came_to_nothing(tx, firm, delivery, now)
    log.warning("delivery_unknown delivery=%d kind=%s", delivery.id, delivery.kind.value)
    if delivery.audience != "customer":
        return
    customer = _customer_of(tx, delivery)
    said = getattr(delivery.effect, "text", "")
    text = firm.say("unsure-delivered", name=customer.name if customer else "?")
    if delivery.automatic and said:
        text = f"{text}\n\n{said[:500]}"
    buttons = unsure_buttons(delivery.id, firm.wording, firm.language)
    outside = delivery.customer is None
    if customer is None or (outside and not topics.topics_of(tx, customer.id, firm.groups)):
        # A polite line to somebody of whom the desk has not heard: that is worth no topic.
        deskside.announce(tx, firm, text, now, buttons=buttons)
        return
    place = receipt_of(tx, firm, delivery)
    reply_to = place[1] if place else None
    spot = home_of(tx, firm, customer, delivery.conversation)
    deskside.say(tx, firm, spot, text, now, reply_to=reply_to, buttons=buttons)


def _customer_of(tx: Tx, delivery: Delivery) -> Customer | None:
    """Also of a line outside any conversation."""
    if delivery.customer is not None:
        return people.customer(tx, delivery.customer)
    channel, _, value = delivery.destination.partition(":")
    return people.customer_at(tx, Address(channel, value))
