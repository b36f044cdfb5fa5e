"""What goes to a customer: the same words on every channel, each in its own form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.firm import Firm
from bot.letters import letter
from bot.store import course, traces
from bot.store.outbox import Posting, Priority, post
from bot.store.writer import Tx
from channels.effects import (
    Button,
    Buttons,
    CopyAlbum,
    CopyMessage,
    Delete,
    EditCaption,
    EditText,
    Effect,
    SendText,
    TakeButtons,
)
from channels.telegram.styled import Styled, cut
from routing.contents import Marks
from routing.files import SentFile
from routing.model import Agent, Conversation, Outward, Press, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said. ``agent`` is None for the bot's own; ``source``: the message it answers or copies."""

    text: str
    html: str = ""
    """The text again with its form, "" where it has none."""
    marks: Marks = ()
    """The same form by its places in the text."""
    answers: str = ""
    """The message of the customer's chat, or the mail, that is replied to; "" for none in particular."""
    files: tuple[SentFile, ...] = ()
    """What goes along with a mail."""
    agent: Agent | None = None
    buttons: Buttons = ()
    source: tuple[str, str] = ("", "")
    arrival: int | None = None
    typing: bool = False
    """Show that somebody writes, just before it."""


def tell(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    name: str,
    words: Words,
    now: datetime,
    *,
    answered: Request | None = None,
) -> None:
    """Queues the words for the customer of this conversation, on its channel.

    ``answered``: the request they answer, where it is not recorded yet; else the newest one of a person.
    """
    if conversation.channel == "mail":
        latest = course.as_latest(answered) if answered is not None else _latest(tx, conversation, words)
        mail = letter(
            tx,
            firm,
            conversation,
            name,
            text=words.text,
            html=words.html,
            files=words.files,
            agent=words.agent,
            latest=latest,
            now=now,
        )
        delivery = post(tx, _posting(conversation, words, Outward.MAIL, mail), now)
        # Before it is sent: an answer to it may be here before the relay's 250 is.
        traces.link(tx, conversation.id, "out", words.source, ("mail", mail.message_id), delivery)
        return
    send(tx, conversation, words, parts(firm, conversation, words), now)


def parts(firm: Firm, conversation: Conversation, words: Words) -> list[Styled]:
    """The words as messages of Telegram, signed."""
    text = words.text
    if words.agent is not None:
        signature = firm.wording.say(
            conversation.language, "signature", name=words.agent.name, company=firm.company
        )
        text = f"{text.rstrip()}\n\n— {signature}"
    return cut(text, words.marks)


def send(tx: Tx, conversation: Conversation, words: Words, parts: Sequence[Styled], now: datetime) -> None:
    """Queues messages for a customer on Telegram."""
    for place, (text, marks) in enumerate(parts):
        effect = SendText(
            chat=int(conversation.address),
            text=text,
            thread=conversation.thread,
            reply_to=int(words.answers) if words.answers and not place else None,
            typing=words.typing and not place,
            buttons=words.buttons if place == len(parts) - 1 else (),
            marks=marks,
        )
        post(tx, _posting(conversation, words, Outward.SEND, effect), now)


def alter(
    tx: Tx,
    conversation: Conversation,
    kind: Outward,
    effect: EditText | EditCaption | Delete,
    source: tuple[str, str],
    arrival: int,
    now: datetime,
) -> None:
    """Queues a change of what a customer on Telegram has; of several changes of one message the last."""
    message = effect.messages[0] if isinstance(effect, Delete) else effect.message
    words = Words(text="", source=source, arrival=arrival)
    posting = _posting(conversation, words, kind, effect)
    key = f"change {effect.chat} {message}"
    post(tx, replace(posting, lane=key, replaces=key, automatic=False), now)


def _latest(tx: Tx, conversation: Conversation, words: Words) -> course.Latest | None:
    named = course.named(tx, conversation.id, words.answers) if words.answers else None
    return named or course.latest(tx, conversation.id)


def copy(tx: Tx, conversation: Conversation, words: Words, messages: tuple[int, ...], now: datetime) -> None:
    """Queues copies of messages of any kind for a customer on Telegram, several as an album.

    Their words are those of ``words.files``: what they say now may be for inside by the time of the copy.
    """
    chat, from_chat = int(conversation.address), int(words.source[0])
    reply_to = int(words.answers) if words.answers else None
    files = words.files if len(words.files) == len(messages) else ()
    if len(messages) > 1:
        album = CopyAlbum(
            chat=chat,
            from_chat=from_chat,
            messages=messages,
            thread=conversation.thread,
            reply_to=reply_to,
            files=files,
        )
        post(tx, _posting(conversation, words, Outward.ALBUM, album), now)
        return
    effect = CopyMessage(
        chat=chat,
        from_chat=from_chat,
        message=messages[0],
        thread=conversation.thread,
        reply_to=reply_to,
        file=files[0] if files else None,
    )
    post(tx, _posting(conversation, words, Outward.COPY, effect), now)


def aside(
    tx: Tx,
    request: Request,
    text: str,
    arrival: int,
    now: datetime,
    buttons: Buttons = (),
    *,
    html: bool = False,
) -> None:
    """Queues a line for whoever wrote this on Telegram, outside any conversation."""
    chat = int(request.address.value)
    effect = SendText(chat=chat, text=text, thread=request.thread, buttons=buttons, html=html)
    post(tx, _beside(chat, Outward.SEND, effect, arrival), now)


def replace_line(tx: Tx, pressed: Press, text: str, arrival: int, now: datetime) -> None:
    """Changes the line whose button was pressed, and takes its buttons away."""
    effect = EditText(chat=pressed.chat, message=pressed.message_id, text=text)
    post(tx, _beside(pressed.chat, Outward.EDIT, effect, arrival), now)


def take_buttons(tx: Tx, pressed: Press, arrival: int, now: datetime) -> None:
    """Takes away the buttons of the message whose button was pressed."""
    effect = TakeButtons(chat=pressed.chat, message=pressed.message_id)
    post(tx, _beside(pressed.chat, Outward.BUTTONS, effect, arrival), now)


def _beside(chat: int, kind: Outward, effect: SendText | EditText | TakeButtons, arrival: int) -> Posting:
    """A delivery of no conversation: should it fail, nobody has to know."""
    return Posting(
        kind=kind,
        effect=effect,
        destination=f"telegram:{chat}",
        lane=f"chat {chat}",
        priority=Priority.WORDS,
        audience="customer",
        arrival=arrival,
    )


def helped_or_human(firm: Firm, conversation: Conversation) -> Buttons:
    """The two buttons under an automatic answer."""
    number, version = conversation.id, conversation.version
    return (
        (Button(firm.wording.say(conversation.language, "button-helped"), f"v1:helped:{number}:{version}"),),
        (Button(firm.wording.say(conversation.language, "button-human"), f"v1:human:{number}:{version}"),),
    )


def choose_one(firm: Firm, conversation: Conversation, titles: tuple[str, ...]) -> Buttons:
    """A button for each title, and one for something else."""
    number, version = conversation.id, conversation.version
    rows = [(Button(title[:60], f"v1:pick{place}:{number}:{version}"),) for place, title in enumerate(titles)]
    other = firm.wording.say(conversation.language, "button-something-else")
    return (*rows, (Button(other, f"v1:human:{number}:{version}"),))


def _posting(conversation: Conversation, words: Words, kind: Outward, effect: Effect) -> Posting:
    to_relay = kind is Outward.MAIL
    return Posting(
        kind=kind,
        effect=effect,
        destination="relay" if to_relay else f"telegram:{conversation.address}",
        lane=f"C{conversation.customer}",
        priority=Priority.WORDS,
        audience="customer",
        automatic=words.agent is None,
        conversation=conversation.id,
        customer=conversation.customer,
        arrival=words.arrival,
        source=words.source,
    )
