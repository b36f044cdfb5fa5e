"""A delivery report finds the mail it is about, and says at the desk what became of it."""

from dataclasses import dataclass
from datetime import datetime

from bot import deskside
from bot.failing import tell_desk_of_failure
from bot.firm import Firm
from bot.receipts import receipt_of
from bot.spots import home_of
from bot.store import outbox_proof, people, sending
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from channels.effects import React
from channels.mail.marks import bounced_message
from routing.machine import Bounce, Fate
from routing.model import ConversationId

BROKEN = "💔"
DEAD, CAME_BACK = "refused-address", "came-back"


@dataclass(frozen=True, slots=True)
class Joined:
    """The conversation whose mail a report is about."""

    conversation: ConversationId | None


def joined(tx: Tx, firm: Firm, bounce: Bounce, now: datetime) -> Joined | None:
    """Carries out what the report says; None where it is about no mail of ours.

    The ids are ours and hold chance, so only who got the mail can name them.
    """
    fronts = (bounced_message(firm.mail_keys, address) for address in bounce.return_addresses)
    numbers = outbox_proof.mails_named(tx, bounce.message_ids, [front for front in fronts if front])
    found = [one for number in numbers if (one := sending.find(tx, number)) is not None]
    if not found:
        return None
    for delivery, state in found:
        _settle(tx, firm, delivery, state, bounce, now)
    return Joined(found[-1][0].conversation)


def _settle(tx: Tx, firm: Firm, delivery: Delivery, state: str, bounce: Bounce, now: datetime) -> None:
    match bounce.fate:
        case Fate.DELIVERED:
            outbox_proof.mails_arrived(tx, [delivery.id], now)
        case Fate.DELAYED:
            _delayed(tx, firm, delivery, now)
        case Fate.DEAD | Fate.REFUSED:
            why = firm.say("bounce-cause", cause=bounce.cause.value)
            code = DEAD if bounce.fate is Fate.DEAD else CAME_BACK
            if not outbox_proof.mail_came_back(tx, delivery.id, f"{code}: {bounce.said}", now):
                return  # told before: some servers report twice
            tell_desk_of_failure(tx, firm, delivery, code, why, bounce.said, now)
            place = receipt_of(tx, firm, delivery)
            if place is not None:
                react = React(chat=place[0], message=place[1], emoji=BROKEN)
                deskside.sign(tx, react, f"message {place[1]}", now)


def _delayed(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> None:
    """Only an agent who waits for it has to know."""
    place = receipt_of(tx, firm, delivery)
    if place is None or delivery.customer is None:
        return
    customer = people.customer(tx, delivery.customer)
    spot = home_of(tx, firm, customer, delivery.conversation)
    text = firm.say("bounce-delayed", name=customer.name)
    deskside.say(tx, firm, spot, text, now, reply_to=place[1])
