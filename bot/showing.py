"""What a delivery shows: the state at the moment it is sent, found out in the transaction that takes it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from html import escape
from typing import Any

from bot import deskside
from bot.boards import queue_of, queue_text
from bot.firm import Firm
from bot.refreshing import BETWEEN_BOARDS, BETWEEN_EDITS, board, changed, standing
from bot.spots import spot_of
from bot.store import asides, conversations, groups, people, sending, topics
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from bot.trouble import HIDDEN
from channels.base import Deferred, Outcome, Sent
from channels.effects import (
    Buttons,
    CopyAlbum,
    CopyMessage,
    EditText,
    Effect,
    OpenTopic,
    Refresh,
    SendFiles,
    SendText,
    SetIcon,
)
from channels.telegram.card import Card, mention, show
from channels.telegram.styled import Styled, cut, joined, moved, units
from channels.telegram.text import LONGEST, clip
from routing.contents import Attachment
from routing.model import Conversation, ConversationId, Outward
from routing.standing import Face, face_of

SOON = timedelta(seconds=1)
BETWEEN_PACKED = "\n\n"


def fresh(tx: Tx, firm: Firm, delivery: Delivery, now: datetime) -> Delivery:
    """The delivery as it goes out now: up to date, in its topic, and marked where it may be a repeat."""
    effect = delivery.effect
    match effect:
        case Refresh():
            return _RENDERERS[effect.what](tx, firm, delivery, effect, now)
        case SendText() if delivery.kind is Outward.CARD and delivery.conversation is not None:
            found = conversations.conversation(tx, delivery.conversation)
            assert found is not None
            text, buttons = card_now(tx, firm, found)
            effect = replace(effect, text=text, html=True, buttons=buttons)
            sending.rewrite(tx, delivery, effect)  # a press proves by these buttons that it arrived
            thread = delivery.thread or groups.group(tx, effect.chat).general
            shown = replace(effect, text=_marked(firm, delivery, text), thread=thread)
            return replace(delivery, effect=shown, digest=digest(text, buttons))
        case SendText() if delivery.audience == "desk":
            text, marks = joined([_words_of(one) for one in (delivery, *delivery.packed)], BETWEEN_PACKED)
            silent = effect.silent and all(getattr(one.effect, "silent", True) for one in delivery.packed)
            whole = _marked(firm, delivery, _addressed(tx, firm, delivery, text))
            marks = moved(marks, units(whole) - units(text))
            if whole and not effect.html:  # markup is clipped where it is read
                whole, marks = cut(clip(whole, LONGEST), marks)[0]
            thread = effect.thread or delivery.thread
            if thread is None and effect.reply_to is None:
                thread = groups.group(tx, effect.chat).general
            effect = replace(effect, text=whole, thread=thread, silent=silent, marks=marks)
            return replace(delivery, effect=effect)
        case CopyMessage() | SendFiles() if delivery.audience == "desk":
            reply_to = effect.reply_to or _whose(tx, delivery)
            return replace(delivery, effect=replace(effect, thread=delivery.thread, reply_to=reply_to))
        case CopyAlbum() if delivery.audience == "desk":
            return replace(delivery, effect=replace(effect, thread=delivery.thread))
        case _:
            return delivery


def card_now(tx: Tx, firm: Firm, conversation: Conversation) -> tuple[str, Buttons]:
    """The text and the buttons of a card as things stand."""
    document, _ = conversations.card_of(tx, conversation.id)
    customer = people.customer(tx, conversation.customer)
    others = {address.channel for address in people.addresses_of(tx, customer.id)} - {conversation.channel}
    shown = replace(card_from(document), customer=customer.name, also=tuple(sorted(others)))
    holder = firm.agents.get(conversation.holder) if conversation.holder is not None else None
    return show(shown, conversation, holder, firm.wording, firm.language)


def card_from(document: Mapping[str, Any]) -> Card:
    """The card that was kept with the conversation."""
    return Card(
        why=document["why"],
        holder_why=document["holder_why"],
        question=document["question"],
        last=document.get("last", ""),
        earlier=document["earlier"],
        files=tuple(document["files"]),
        articles=tuple((a, b, c, d) for a, b, c, d in document["articles"]),
        parts=tuple((text, title, sure) for text, title, sure in document.get("parts", ())),
        transferred=document.get("transferred", ""),
        linked=document.get("linked", ""),
        sender=document.get("sender", ""),
    )


def digest(text: str, buttons: Buttons) -> str:
    """What a message shows, in short: what shows the same need not be edited."""
    return sha256(repr((text, buttons)).encode()).hexdigest()[:16]


def _words_of(delivery: Delivery) -> Styled:
    effect = delivery.effect
    return (effect.text, effect.marks) if isinstance(effect, SendText) else ("", ())


def _marked(firm: Firm, delivery: Delivery, text: str) -> str:
    return f"{firm.say('repeat-mark')}\n{text}" if delivery.repeated else text


def _addressed(tx: Tx, firm: Firm, delivery: Delivery, text: str) -> str:
    """Outside a topic of its own a message says whose it is; agents answer by replying to it."""
    if delivery.conversation is None or not _is_outside(tx, delivery):
        return text
    return f"{line_outside(tx, firm, delivery.conversation)}\n{text}"


def _whose(tx: Tx, delivery: Delivery) -> int | None:
    """The card that says whose something is that cannot say so itself; None within a topic."""
    if delivery.conversation is None or not _is_outside(tx, delivery):
        return None
    return conversations.card_of(tx, delivery.conversation)[1]


def _is_outside(tx: Tx, delivery: Delivery) -> bool:
    """Whether it is about a customer, but is posted where no topic of theirs is to be seen."""
    if delivery.customer is None:
        return False
    chat = int(delivery.destination.removeprefix("telegram:"))
    return delivery.thread is None or "no-topics" in groups.group(tx, chat).trouble


def line_outside(tx: Tx, firm: Firm, number: ConversationId) -> str:
    """Whose the words below it are."""
    found = conversations.conversation(tx, number)
    assert found is not None
    name = clip(people.customer(tx, found.customer).name, 100)
    return firm.say("words-outside", number=str(number), name=name, channel=found.channel)


def _done(delivery: Delivery, outcome: Outcome) -> Delivery:
    return replace(delivery, instead=outcome)


def _card(tx: Tx, firm: Firm, delivery: Delivery, wish: Refresh, now: datetime) -> Delivery:
    conversation = conversations.conversation(tx, wish.number)
    if conversation is None:
        return _done(delivery, Sent())
    if delivery.card is None:
        # What is still to be posted shows the latest state anyway, unless it is on its way this moment.
        on_its_way = sending.any_card(tx, conversation.id)
        return _done(delivery, Deferred("the card is being posted", SOON) if on_its_way else Sent())
    known, edited_at = conversations.card_shown(tx, conversation.id)
    if edited_at is not None and now < edited_at + BETWEEN_EDITS:
        return _done(delivery, Deferred("the card was edited just now", edited_at + BETWEEN_EDITS - now))
    text, buttons = card_now(tx, firm, conversation)
    now_shown = digest(text, buttons)
    if now_shown == known:
        return _done(delivery, Sent())
    effect: Effect = EditText(chat=wish.chat, message=delivery.card, text=text, html=True, buttons=buttons)
    return replace(delivery, effect=effect, digest=now_shown)


def _icon(tx: Tx, _firm: Firm, delivery: Delivery, wish: Refresh, _now: datetime) -> Delivery:
    face, known = _face(tx, delivery, wish)
    if known is None or known.thread is None or known.icon == face.value:
        return _done(delivery, Sent())
    icon = SetIcon(chat=wish.chat, thread=known.thread, icon=face.value)
    return replace(delivery, effect=icon, digest=face.value)


def _door(tx: Tx, _firm: Firm, delivery: Delivery, wish: Refresh, _now: datetime) -> Delivery:
    face, known = _face(tx, delivery, wish)
    opened = face is not Face.RESOLVED
    if known is None or known.thread is None or known.closed != opened:
        return _done(delivery, Sent())
    door = OpenTopic(chat=wish.chat, thread=known.thread, opened=opened)
    return replace(delivery, effect=door, digest="opened" if opened else "closed")


def _face(tx: Tx, delivery: Delivery, wish: Refresh) -> tuple[Face, topics.Topic | None]:
    assert delivery.customer is not None
    return face_of(standing(tx, wish.chat, delivery.customer)), topics.topic_of(
        tx, wish.chat, delivery.customer
    )


def _wake(tx: Tx, firm: Firm, delivery: Delivery, wish: Refresh, now: datetime) -> Delivery:
    conversation = conversations.conversation(tx, wish.number)
    if conversation is None or conversation.snoozed_until is None:
        return _done(delivery, Sent())
    if now < conversation.snoozed_until:
        return _done(delivery, Deferred("snoozed for longer", conversation.snoozed_until - now))
    conversations.change(tx, conversation.id, now, snoozed_until=None, heard_at=now)
    holder = firm.agents.get(conversation.holder) if conversation.holder is not None else None
    line = escape(firm.say("snooze-over", number=str(conversation.id), name="\x00"), quote=False)
    text = mention(line, holder) if holder is not None else line.replace("\x00", "?")
    deskside.say(tx, firm, spot_of(firm, conversation), text, now, html=True)
    changed(tx, firm, conversation.id, now)
    return _done(delivery, Sent())


def _board(tx: Tx, firm: Firm, delivery: Delivery, wish: Refresh, now: datetime) -> Delivery:
    known = groups.group(tx, wish.chat)
    if known.board_at is not None and now < known.board_at + BETWEEN_BOARDS:
        return _done(
            delivery, Deferred("the queue was edited just now", known.board_at + BETWEEN_BOARDS - now)
        )
    if known.board is None and HIDDEN in known.trouble and known.general is None:
        return _done(delivery, Deferred("its topic is being made", SOON))
    queue = queue_of(tx, firm, wish.chat, now)
    if (later := queue.overdue_next(firm.overdue)) is not None:
        board(tx, wish.chat, now, later)
    text = queue_text(tx, firm, wish.chat, queue)
    shown = digest(text, ())
    if known.board is not None and shown == known.board_digest:
        return _done(delivery, Sent())
    effect: Effect
    if known.board is None:
        effect = SendText(chat=wish.chat, text=text, html=True, silent=True, thread=known.general)
    else:
        effect = EditText(chat=wish.chat, message=known.board, text=text, html=True)
    return replace(delivery, effect=effect, digest=shown)


def _raw(tx: Tx, _firm: Firm, delivery: Delivery, wish: Refresh, _now: datetime) -> Delivery:
    kept = asides.find(tx, wish.number)
    if kept is None:
        return _done(delivery, Sent())  # given back or let go meanwhile
    name = f"{kept.number}.{'eml' if kept.channel == 'mail' else 'json'}"
    file = Attachment(name=name, content_type="", size=len(kept.raw), blob=kept.blob or "")
    content = None if kept.blob else kept.raw
    thread = groups.group(tx, wish.chat).general
    return replace(delivery, effect=SendFiles(chat=wish.chat, files=(file,), content=content, thread=thread))


_RENDERERS: Mapping[str, Callable[[Tx, Firm, Delivery, Refresh, datetime], Delivery]] = {
    "card": _card,
    "icon": _icon,
    "door": _door,
    "board": _board,
    "wake": _wake,
    "raw": _raw,
}
"""What can be brought up to date, or is looked up when it is sent."""
