"""What is posted in the agents' group."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.firm import Firm
from bot.store import conversations, course, people, traces
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import Buttons, CopyMessage, CreateTopic, EditText, Effect, React, SendText, Toast
from channels.telegram.card import QUESTION, Card, show
from channels.telegram.pacing import SIGNS
from channels.telegram.text import clip, split
from kb import Knowledge
from routing.decide import why_automatic
from routing.machine import Fate
from routing.model import Agent, Conversation, ConversationId, Customer, CustomerId, Outward, Press, Request

EARLIER_STEPS = 6


def topic(tx: Tx, firm: Firm, customer: Customer, now: datetime) -> None:
    """Sees to it that the customer has a topic: asks for one if none was asked for."""
    asked, _ = traces.topic_of(tx, firm.desk, customer.id)
    if asked:
        return
    name = topic_name(customer)
    traces.want_topic(tx, firm.desk, customer.id, name)
    post(tx, create_topic(firm, customer.id, name), now)


def topic_name(customer: Customer) -> str:
    """Ends with the customer's number, by which a topic whose creation was cut off is found again."""
    return f"{clip(customer.name or '?', 100)} · C{customer.id}"


def create_topic(firm: Firm, customer: CustomerId, name: str) -> Posting:
    """The delivery that makes a customer's topic."""
    return Posting(
        kind=Outward.CREATE_TOPIC,
        effect=CreateTopic(chat=firm.desk, name=name),
        destination=f"telegram:{firm.desk}",
        lane=f"C{customer}",
        priority=Priority.HANDOFF,
        audience="desk",
        customer=customer,
    )


def card(
    tx: Tx, firm: Firm, conversation: Conversation, shown: Card, request: Request | None, now: datetime
) -> None:
    """Posts the card of a conversation just handed over."""
    source = _source(request)
    text, buttons = show(shown, conversation, _holder(firm, conversation), firm.wording, firm.language)
    effect = SendText(chat=firm.desk, text=text, html=True, buttons=buttons)
    _post(tx, firm, conversation, Outward.CARD, effect, Priority.HANDOFF, now, source)
    if len(shown.question) > QUESTION:
        for part in split(shown.question):
            _post(
                tx, firm, conversation, Outward.SEND, SendText(chat=firm.desk, text=part), Priority.WORDS, now
            )
    if request is not None and request.unsupported:
        _copy(tx, firm, conversation, request, now)


def edit_card(tx: Tx, firm: Firm, number: ConversationId, now: datetime) -> None:
    """Brings the card up to date; only the latest state is sent."""
    conversation = conversations.conversation(tx, number)
    document, _ = conversations.card_of(tx, number)
    if conversation is None or not document.get("why"):
        return
    text, buttons = show(
        card_from(document), conversation, _holder(firm, conversation), firm.wording, firm.language
    )
    effect = EditText(chat=firm.desk, message=0, text=text, html=True, buttons=buttons)
    _post(tx, firm, conversation, Outward.EDIT, effect, Priority.CARD_EDIT, now, replaces=f"card:{number}")


def words(tx: Tx, firm: Firm, conversation: Conversation, request: Request, now: datetime) -> None:
    """Posts what the customer wrote next in a conversation that a person holds."""
    if request.unsupported:
        _copy(tx, firm, conversation, request, now)
        return
    text = request.text or "—"
    if request.automatic is not None:
        why = firm.wording.why(firm.language, why_automatic(request.automatic))
        if request.bounce is not None and request.bounce.fate is not Fate.DELIVERED:
            text = f"{firm.say('bounce-cause', cause=request.bounce.cause.value)}\n{text}"
        text = f"{firm.say('words-automatic', why=why)}\n{text}"
    elif request.address.channel == "mail":
        text = f"{firm.say('words-by-mail', name=request.display_name or '?')}\n{text}"
    files = [file.name for file in request.attachments if not file.decoration]
    if files:
        text += "\n📎 " + firm.say("card-files", count=len(files), names=clip(", ".join(files), 300))
    for part in split(text):
        effect = SendText(chat=firm.desk, text=part, silent=request.automatic is not None)
        _post(tx, firm, conversation, Outward.SEND, effect, Priority.WORDS, now, _source(request))


def say(
    tx: Tx,
    firm: Firm,
    customer: Customer,
    conversation: ConversationId | None,
    text: str,
    now: datetime,
    *,
    reply_to: int | None = None,
    buttons: Buttons = (),
) -> None:
    """Posts a line of our own in the customer's topic."""
    topic(tx, firm, customer, now)
    effect = SendText(chat=firm.desk, text=text, reply_to=reply_to, buttons=buttons)
    post(tx, _posting(firm, customer.id, conversation, Outward.SEND, effect, Priority.TROUBLE), now)


def announce(
    tx: Tx, firm: Firm, text: str, now: datetime, *, thread: int | None = None, reply_to: int | None = None
) -> None:
    """Posts a line of our own outside any customer's topic: in General, or in the thread given."""
    effect = SendText(chat=firm.desk, text=text, thread=thread, reply_to=reply_to)
    post(tx, _posting(firm, None, None, Outward.SEND, effect, Priority.TROUBLE, lane="desk"), now)


def edit_notice(tx: Tx, firm: Firm, edit: EditText, customer: CustomerId | None, now: datetime) -> None:
    """Changes a line of ours, and takes its buttons away."""
    post(tx, _posting(firm, customer, None, Outward.EDIT, edit, Priority.CARD_EDIT), now)


def sign(tx: Tx, firm: Firm, effect: React | Toast, lane: str, now: datetime) -> None:
    """Queues a reaction or a toast: they cost the group nothing of its budget."""
    kind = Outward.REACT if isinstance(effect, React) else Outward.TOAST
    posting = Posting(
        kind=kind,
        effect=effect,
        destination=SIGNS,
        lane=lane,
        priority=Priority.RECEIPT if kind is Outward.REACT else Priority.TOAST,
        audience="desk",
    )
    post(tx, posting, now)


def toast(tx: Tx, firm: Firm, pressed: Press, text: str, now: datetime) -> None:
    """Answers a pressed button with a line that goes away."""
    sign(tx, firm, Toast(query=pressed.query_id, text=text), f"query {pressed.query_id}", now)


def course_of(tx: Tx, firm: Firm, kb: Knowledge, conversation: ConversationId) -> str:
    """The earlier course of a conversation in a few lines, "" if this is its first message."""
    steps = course.steps(tx, conversation, EARLIER_STEPS)
    lines = []
    for step in steps:
        lines.append(f"{firm.say('card-customer')}: {clip(' '.join(step.text.split()), 200)}")
        if step.articles:
            titles = ", ".join(_title(kb, name) for name in step.articles)
            lines.append(f"{firm.say('card-bot')}: {titles}")
    return "\n".join(lines)


def _title(kb: Knowledge, name: str) -> str:
    article, _, language = name.rpartition(".")
    try:
        return kb.article(article, language).question
    except KeyError:  # it has gone since it was sent
        return name


def card_from(document: Mapping[str, Any]) -> Card:
    """The card that was kept with the conversation."""
    return Card(
        why=document["why"],
        holder_why=document["holder_why"],
        question=document["question"],
        earlier=document["earlier"],
        files=tuple(document["files"]),
        articles=tuple((a, b, c, d) for a, b, c, d in document["articles"]),
    )


def customer_of(tx: Tx, conversation: Conversation) -> Customer:
    """The customer of a conversation."""
    return people.customer(tx, conversation.customer)


def _holder(firm: Firm, conversation: Conversation) -> Agent | None:
    return firm.agents.get(conversation.holder) if conversation.holder is not None else None


def _source(request: Request | None) -> tuple[str, str]:
    if request is None:
        return "", ""
    chat = "mail" if request.address.channel == "mail" else request.address.value
    return chat, request.message_id


def _copy(tx: Tx, firm: Firm, conversation: Conversation, request: Request, now: datetime) -> None:
    if request.withheld:
        text = firm.say("withheld", name=request.display_name or "?", kind=request.unsupported)
        line = SendText(chat=firm.desk, text=text)
        _post(tx, firm, conversation, Outward.SEND, line, Priority.WORDS, now, _source(request))
        return
    effect = CopyMessage(
        chat=firm.desk, from_chat=int(request.address.value), message=int(request.message_id)
    )
    _post(tx, firm, conversation, Outward.COPY, effect, Priority.WORDS, now, _source(request))


def _post(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    kind: Outward,
    effect: Effect,
    priority: Priority,
    now: datetime,
    source: tuple[str, str] = ("", ""),
    *,
    replaces: str = "",
) -> None:
    posting = _posting(
        firm, conversation.customer, conversation.id, kind, effect, priority, source=source, replaces=replaces
    )
    post(tx, posting, now)


def _posting(
    firm: Firm,
    customer: CustomerId | None,
    conversation: ConversationId | None,
    kind: Outward,
    effect: Effect,
    priority: Priority,
    *,
    lane: str = "",
    source: tuple[str, str] = ("", ""),
    replaces: str = "",
) -> Posting:
    return Posting(
        kind=kind,
        effect=effect,
        destination=f"telegram:{firm.desk}",
        lane=lane or f"C{customer}",
        priority=priority,
        audience="desk",
        replaces=replaces,
        conversation=conversation,
        customer=customer,
        source=source,
    )
