"""What an update means: raw JSON in, one of our own values out. Total: no update raises."""

import json
import re
from collections.abc import Collection
from dataclasses import replace

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    Update,
)
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from channels.telegram.arriving import lane_of
from channels.telegram.contents import kind_of, marks_of
from channels.telegram.inbound_desk import read_desk, read_membership
from routing.happenings import Changed, GroupMoved, Reacted
from routing.model import (
    Address,
    Arrival,
    Aside,
    DeskMessage,
    Inbound,
    Press,
    Reach,
    Request,
    Unreadable,
)

WITHHELD = frozenset(
    {"poll", "story", "paid_media", "checklist", "game", "giveaway", "giveaway_winners", "invoice"}
)
"""What a bot cannot copy (core.telegram.org/bots/api#copymessage), or what would be nothing elsewhere."""
COMMANDS = {
    "start": "start",
    "human": "human",
    "new": "new",
    "lang": "lang",
    "language": "lang",
    "privacy": "privacy",
    "help": "help",
}
_BUTTON = re.compile("v1:([a-z0-9]+):([0-9]{1,18}):([0-9]{1,18})")
"""Our buttons. A changed client can press what it likes; the database holds no longer numbers."""
_UNKNOWN_SHAPE = (
    TelegramError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    OSError,
    RecursionError,
)
"""What reading JSON of any shape can raise; OverflowError and OSError come of dates out of range."""


def read_update(arrival: Arrival, bot_id: int, desks: Collection[int]) -> Inbound:
    """``desks``: the ids of the agents' groups. An update of a shape nobody knows becomes Unreadable."""
    try:
        update = Update.de_json(json.loads(arrival.raw), None)
        return _read(arrival, update, bot_id, desks)
    except _UNKNOWN_SHAPE:
        return Unreadable(
            source_id=arrival.source_id, reason="unknown-shape", received_at=arrival.received_at
        )


def _read(arrival: Arrival, update: Update, bot_id: int, desks: Collection[int]) -> Inbound:
    if update.callback_query is not None:
        return _press(arrival, update.callback_query)
    if update.my_chat_member is not None and update.my_chat_member.chat.type == "private":
        return _reach(arrival, update.my_chat_member)
    if update.my_chat_member is not None or update.chat_member is not None:
        return read_membership(arrival, update, bot_id, desks)
    if update.edited_message is not None:
        return _changed(arrival, update.edited_message, bot_id, desks)
    if update.message_reaction is not None:
        return _reacted(arrival, update.message_reaction)
    message = update.message
    if message is None:
        kinds = [name for name in json.loads(arrival.raw) if name != "update_id"]
        return Aside(source_id=arrival.source_id, reason=f"an update of kind {', '.join(kinds) or 'none'}")
    if message.chat.type == "private":
        return _request(arrival, message, bot_id)
    if (former := message.migrate_from_chat_id) is not None and former in desks:
        # The first message under the new id: whatever follows it must find the group known.
        return _moved(arrival, former, message.chat.id)
    if message.chat.id not in desks:
        # Before anything else: where a stranger's group moves to must not become a desk.
        return Aside(source_id=arrival.source_id, reason="a message in a group that is no desk of ours")
    if message.migrate_to_chat_id is not None:
        return _moved(arrival, message.chat.id, message.migrate_to_chat_id)
    return read_desk(arrival, message, bot_id)


def _moved(arrival: Arrival, old: int, new: int) -> GroupMoved:
    return GroupMoved(source_id=arrival.source_id, old=old, new=new, lane=lane_of(old))


def _reach(arrival: Arrival, change: ChatMemberUpdated) -> Inbound:
    """Whoever blocks a bot bans it from the private chat, as Telegram sees it."""
    shut = change.new_chat_member.status == ChatMemberStatus.BANNED
    return Reach(source_id=arrival.source_id, address=Address("telegram", str(change.chat.id)), shut=shut)


def _request(arrival: Arrival, message: Message, bot_id: int) -> Inbound:
    sender = message.from_user
    if sender is None or sender.is_bot:
        return Aside(source_id=arrival.source_id, reason="a private message without a person")
    text = message.text or message.caption or ""
    kind = kind_of(message)
    if not text and not kind:
        return Aside(source_id=arrival.source_id, reason="a service message in a private chat")
    answered = message.reply_to_message
    if answered is not None and answered.forum_topic_created is not None:
        answered = None  # every plain message of a topic "replies" to the message that opened it
    reply_to = "" if answered is None else str(answered.message_id)
    if answered is not None and (answered.from_user is None or answered.from_user.id != bot_id):
        answered = None  # a reply to the customer's own words says nothing about ours
    command, argument = _command(text)
    return Request(
        source_id=arrival.source_id,
        address=Address("telegram", str(message.chat.id)),
        display_name=sender.full_name,
        text=text,
        received_at=arrival.received_at,
        sent_at=message.date,
        language_hint=(sender.language_code or "").split("-")[0].lower(),
        message_id=str(message.message_id),
        references=(str(answered.message_id),) if answered is not None else (),
        command=command,
        argument=argument,
        thread=message.message_thread_id if message.is_topic_message else None,
        unsupported=kind,
        withheld=kind in WITHHELD or bool(kind and message.has_protected_content),
        marks=marks_of(message),
        reply_to=reply_to,
        album=message.media_group_id or "",
    )


def _changed(arrival: Arrival, message: Message, bot_id: int, desks: Collection[int]) -> Inbound:
    if message.chat.id in desks:
        found = read_desk(arrival, message, bot_id)
        return replace(found, edited=True) if isinstance(found, DeskMessage) else found
    if message.chat.type != "private" or message.from_user is None or message.from_user.is_bot:
        return Aside(source_id=arrival.source_id, reason="a change of what is nobody's")
    return Changed(
        source_id=arrival.source_id,
        chat=message.chat.id,
        message_id=message.message_id,
        text=message.text or message.caption or "",
        marks=marks_of(message),
        kind=kind_of(message),
    )


def _reacted(arrival: Arrival, seen: MessageReactionUpdated) -> Inbound:
    if seen.chat.type != "private":
        return Aside(source_id=arrival.source_id, reason="an agent's reaction")
    shown = [one.emoji for one in seen.new_reaction if isinstance(one, ReactionTypeEmoji)]
    return Reacted(
        source_id=arrival.source_id,
        chat=seen.chat.id,
        message_id=seen.message_id,
        emoji=shown[0] if shown else "★" if seen.new_reaction else "",
        plain=bool(shown) or not seen.new_reaction,
    )


def _command(text: str) -> tuple[str, str]:
    """The command a text begins with, and what stands behind it; ("", "") for none that we know."""
    words = text.removeprefix("/").split(maxsplit=1) if text.startswith("/") else []
    command = COMMANDS.get(words[0].split("@")[0].lower(), "") if words else ""
    return command, words[1].strip() if command and len(words) == 2 else ""


def _press(arrival: Arrival, query: CallbackQuery) -> Inbound:
    form = _BUTTON.fullmatch(query.data or "")
    if form is None or query.message is None:
        return Aside(source_id=arrival.source_id, reason="a button of no form we know")
    return Press(
        source_id=arrival.source_id,
        query_id=query.id,
        by=query.from_user.id,
        by_name=query.from_user.full_name,
        chat=query.message.chat.id,
        private=query.message.chat.type == "private",
        message_id=query.message.message_id,
        verb=form[1],
        number=int(form[2]),
        version=int(form[3]),
        received_at=arrival.received_at,
    )
