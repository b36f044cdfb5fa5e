"""A customer's topic: made when it is needed, and furnished anew where it was lost."""

from datetime import datetime

from bot.asking import first_words, question
from bot.firm import Firm
from bot.spots import Spot, post_card, queue
from bot.store import conversations, course, drafts, groups, people, topics
from bot.store.outbox import Delivery, Priority
from bot.store.writer import Tx
from channels.effects import CreateTopic, SendText
from channels.telegram.text import LONGEST, clip
from routing.model import ConversationId, Customer, CustomerId, Outward, State
from routing.standing import face_of

NO_TOPICS = frozenset({"no-topics", "no-right"})
"""Troubles of a group in which no topic can be made: there customers are told apart by a line on top."""
LAST_WORDS = 10


def topic(tx: Tx, firm: Firm, spot: Spot, now: datetime, *, anew: bool = False) -> None:
    """Sees to it that the customer has a topic in the group, where topics can be made: asks for one if none
    was asked for. ``anew``: the one that was there is gone."""
    if spot.customer is None or groups.group(tx, spot.chat).trouble.keys() & NO_TOPICS:
        return
    known = topics.topic_of(tx, spot.chat, spot.customer)
    if known is not None and not anew and (known.adrift_until is None or now < known.adrift_until):
        return
    name = topic_name(people.customer(tx, spot.customer))
    icon = face_of(conversations.of_customer(tx, spot.customer)).value
    remade_at = now if anew else known.remade_at if known is not None else None
    topics.want_topic(tx, spot.chat, spot.customer, name, icon, remade_at)
    effect = CreateTopic(chat=spot.chat, name=name, icon=icon)
    queue(tx, spot, Outward.CREATE_TOPIC, effect, Priority.HANDOFF, now, rank=0)
    _furnish(tx, firm, spot, spot.customer, now)


def _furnish(tx: Tx, firm: Firm, spot: Spot, customer: CustomerId, now: datetime) -> None:
    """The cards of what is open and stands elsewhere, each with its last words, and the questions that agents
    have not answered, before whatever waits for the topic."""
    for found in reversed(conversations.of_customer(tx, customer)):
        elsewhere = conversations.card_of(tx, found.id)[1] is not None
        if found.state is not State.OPEN or found.desk != spot.chat or not elsewhere:
            continue
        here = Spot(spot.chat, customer, found.id)
        conversations.touch(tx, found.id, card_message=None)
        post_card(tx, here, now, rank=0)
        if said := _last_words(tx, firm, found.id, customer):
            effect = SendText(chat=spot.chat, text=said, silent=True)
            queue(tx, here, Outward.SEND, effect, Priority.HANDOFF, now, rank=0)
    for draft in drafts.unplaced(tx, customer, spot.chat):
        text, buttons = question(tx, firm, draft)
        asked = f"{text}\n\n{first_words(draft)}".rstrip()
        effect = SendText(chat=spot.chat, text=asked, buttons=buttons)
        queue(tx, spot, Outward.SEND, effect, Priority.HANDOFF, now, rank=0)


def card_outside(tx: Tx, posted: Delivery, now: datetime) -> None:
    """A card was posted outside any topic while the customer's was being made: it belongs there."""
    if posted.thread is not None or posted.customer is None or posted.conversation is None:
        return
    chat = int(posted.destination.removeprefix("telegram:"))
    known = topics.topic_of(tx, chat, posted.customer)
    if known is not None and known.adrift_until is None:
        conversations.touch(tx, posted.conversation, card_message=None)
        post_card(tx, Spot(chat, posted.customer, posted.conversation), now, rank=0)


def _last_words(tx: Tx, firm: Firm, conversation: ConversationId, customer: CustomerId) -> str:
    name = people.customer(tx, customer).name
    lines = [firm.say("last-words")]
    for line in course.said(tx, conversation, LAST_WORDS):
        who = (firm.say("card-bot") if line.automatic else firm.company) if line.ours else name
        said = f"{firm.say('changed')} {line.text}" if line.is_change else line.text
        lines.append(f"{line.at:%d.%m. %H:%M} {clip(who, 60)}: {clip(said.strip() or '—', 350)}")
    return clip("\n".join(lines), LONGEST) if len(lines) > 1 else ""


def topic_name(customer: Customer) -> str:
    """Ends with the customer's number, by which a topic whose creation was cut off is found again."""
    return f"{clip(customer.name or '?', 100)} · C{customer.id}"
