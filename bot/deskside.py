"""What is posted in the agents' groups."""

from datetime import datetime

from bot.firm import Firm
from bot.relayed import source_of
from bot.spots import Spot, post_card, queue, spot_of
from bot.store import conversations, course, traces
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from bot.topiclife import topic
from channels.effects import Buttons, EditText, Pin, React, SendText, TakeButtons, Toast
from channels.telegram.card import QUESTION
from channels.telegram.pacing import SIGNS
from channels.telegram.text import clip, split
from kb import Knowledge
from routing.model import Conversation, ConversationId, CustomerId, Outward, Press, Request

EARLIER_STEPS = 6


def card(tx: Tx, firm: Firm, conversation: Conversation, request: Request | None, now: datetime) -> None:
    """Posts the card of a conversation; what it shows is found out when it is sent."""
    spot = spot_of(firm, conversation)
    post_card(tx, spot, now, source=source_of(request))
    document, _ = conversations.card_of(tx, conversation.id)
    question = str(document.get("question", ""))
    if len(question) > QUESTION:
        for part in split(question):
            queue(tx, spot, Outward.SEND, SendText(chat=spot.chat, text=part), Priority.WORDS, now)


def say(
    tx: Tx,
    firm: Firm,
    spot: Spot,
    text: str,
    now: datetime,
    *,
    reply_to: int | None = None,
    buttons: Buttons = (),
    html: bool = False,
) -> None:
    """Posts a line of our own in the customer's topic."""
    topic(tx, firm, spot, now)
    effect = SendText(chat=spot.chat, text=text, reply_to=reply_to, buttons=buttons, html=html)
    queue(tx, spot, Outward.SEND, effect, Priority.TROUBLE, now)


def announce(
    tx: Tx,
    firm: Firm,
    text: str,
    now: datetime,
    *,
    chat: int | None = None,
    thread: int | None = None,
    reply_to: int | None = None,
    buttons: Buttons = (),
    html: bool = False,
) -> None:
    """Posts a line of our own outside any customer's topic: in General, or in the thread given."""
    chat = chat or firm.desk
    effect = SendText(chat=chat, text=text, thread=thread, reply_to=reply_to, buttons=buttons, html=html)
    queue(tx, Spot(chat), Outward.SEND, effect, Priority.TROUBLE, now, lane=f"desk {chat}")


def edit_notice(tx: Tx, edit: EditText, customer: CustomerId | None, now: datetime) -> None:
    """Changes a line of ours, and takes its buttons away."""
    queue(
        tx,
        Spot(edit.chat, customer),
        Outward.EDIT,
        edit,
        Priority.CARD_EDIT,
        now,
        lane=f"line {edit.message}",
    )


def take_buttons(tx: Tx, chat: int, message: int, now: datetime) -> None:
    """Takes the buttons of a line of ours away."""
    effect = TakeButtons(chat=chat, message=message)
    lane = f"line {message}"
    queue(tx, Spot(chat), Outward.BUTTONS, effect, Priority.CARD_EDIT, now, lane=lane)


def pin(tx: Tx, chat: int, message: int, now: datetime) -> None:
    """Pins a message of ours."""
    effect = Pin(chat=chat, message=message)
    queue(tx, Spot(chat), Outward.PIN, effect, Priority.BOARD, now, lane=f"pin {chat}")


def sign(tx: Tx, effect: React | Toast, lane: str, now: datetime) -> None:
    """Queues a reaction or a toast: they cost the group nothing of its budget."""
    kind = Outward.REACT if isinstance(effect, React) else Outward.TOAST
    posting = Posting(
        kind=kind,
        effect=effect,
        destination=SIGNS,
        lane=lane,
        priority=Priority.RECEIPT if kind is Outward.REACT else Priority.TOAST,
        audience="desk",
        replaces=f"sign {effect.chat} {effect.message}" if isinstance(effect, React) else "",
    )
    post(tx, posting, now)


def toast(tx: Tx, pressed: Press, text: str, now: datetime) -> None:
    """Answers a pressed button with a line that goes away."""
    sign(tx, Toast(query=pressed.query_id, text=text), f"query {pressed.query_id}", now)


def course_of(tx: Tx, firm: Firm, kb: Knowledge, conversation: ConversationId) -> str:
    """The earlier course of a conversation in a few lines, "" if this is its first message."""
    lines = []
    for step in course.steps(tx, conversation, EARLIER_STEPS):
        lines.append(
            (step.received_at, f"{firm.say('card-customer')}: {clip(' '.join(step.text.split()), 200)}")
        )
        if step.articles:
            titles = ", ".join(_title(kb, *name.rpartition(".")[::2]) for name in step.articles)
            lines.append((step.received_at, f"{firm.say('card-bot')}: {titles}"))
    chosen = [(at, name) for at, *name in traces.picked(tx, conversation) if lines and at >= lines[0][0]]
    lines += [(at, f"{firm.say('card-bot')}: {_title(kb, *name)}") for at, name in chosen]
    return "\n".join(line for _, line in sorted(lines, key=lambda one: one[0]))


def _title(kb: Knowledge, article: str, language: str) -> str:
    try:
        return kb.article(article, language).question
    except KeyError:  # it has gone since it was sent
        return article
