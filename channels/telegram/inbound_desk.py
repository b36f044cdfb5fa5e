"""What happens in the agents' groups: messages, and changes of topics, of the group and of who is in it."""

import re
from collections.abc import Collection

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus

from channels.telegram.contents import as_html, files_of, kind_of, marks_of, spelled
from routing.happenings import DeskChange, Happening, TopicSeen
from routing.model import Arrival, Aside, DeskMessage, Inbound

ANONYMOUS = 1087968824
"""@GroupAnonymousBot: an administrator who writes in the group's name."""
HAPPENINGS = {
    "forum_topic_closed": Happening.TOPIC_CLOSED,
    "forum_topic_reopened": Happening.TOPIC_REOPENED,
    "general_forum_topic_hidden": Happening.GENERAL_HIDDEN,
    "general_forum_topic_unhidden": Happening.GENERAL_SHOWN,
}
"""Service messages that tell how the group stands now."""
_ON_CARDS = re.compile("v1:(?:take|reopen):([0-9]{1,18}):[0-9]{1,18}")
"""One of these buttons is on every card that has any."""
_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


def read_desk(arrival: Arrival, message: Message, bot_id: int) -> Inbound:
    """A message in a group of ours, whoever wrote it."""
    author, changed = message.from_user, _changed(arrival, message)
    if changed is not None:
        return changed
    if author is not None and author.id == bot_id:
        made = message.forum_topic_created
        if made is not None and message.message_thread_id is not None:
            return TopicSeen(
                source_id=arrival.source_id,
                chat=message.chat.id,
                thread=message.message_thread_id,
                name=made.name,
            )
        return Aside(source_id=arrival.source_id, reason="our own service message")
    if author is not None and author.is_bot and author.id != ANONYMOUS:
        return Aside(source_id=arrival.source_id, reason="another bot at the desk")
    text, kind = message.text or message.caption or "", kind_of(message)
    if author is None or not (text or kind):
        return Aside(source_id=arrival.source_id, reason="a service message at the desk")
    answered = message.reply_to_message
    if answered is not None and answered.forum_topic_created is not None:
        answered = None  # every plain message of a topic "replies" to the message that opened it
    return DeskMessage(
        source_id=arrival.source_id,
        chat=message.chat.id,
        thread=message.message_thread_id if message.is_topic_message else None,
        message_id=message.message_id,
        author=author.id,
        author_name=author.full_name,
        text=text,
        received_at=arrival.received_at,
        reply_to=answered.message_id if answered is not None else None,
        unsupported=kind,
        formatted=as_html(message),
        marks=marks_of(message),
        files=files_of(message),
        spelled=spelled(message),
        album=message.media_group_id or "",
        is_answer_to_own=answered is not None
        and answered.from_user is not None
        and answered.from_user.id == author.id,
        answered=_said(answered, bot_id),
        answered_card=_card(answered),
        anonymous=author.id == ANONYMOUS or message.sender_chat is not None,
        has_topics=bool(message.chat.is_forum),
    )


def _said(answered: Message | None, bot_id: int) -> str | None:
    """The words of a message of ours. Those below a file do not count: a customer wrote them."""
    if answered is None or answered.from_user is None or answered.from_user.id != bot_id:
        return None
    return answered.text or ("" if kind_of(answered) else None)


def _card(answered: Message | None) -> int:
    markup = None if answered is None else answered.reply_markup
    datas = [button.callback_data for row in markup.inline_keyboard for button in row] if markup else []
    forms = [_ON_CARDS.fullmatch(data) for data in datas if isinstance(data, str)]
    return next((int(form[1]) for form in forms if form is not None), 0)


def _changed(arrival: Arrival, message: Message) -> DeskChange | None:
    for name, happening in HAPPENINGS.items():
        if getattr(message, name) is None:
            continue
        thread = message.message_thread_id if message.is_topic_message else None
        return DeskChange(
            source_id=arrival.source_id, chat=message.chat.id, happening=happening, thread=thread
        )
    return None


def read_membership(arrival: Arrival, update: Update, bot_id: int, desks: Collection[int]) -> Inbound:
    """Somebody came, went, or may do something else now; of the bot itself, what it may do."""
    changed = update.my_chat_member or update.chat_member
    if changed is None or changed.chat.id not in desks:
        kind = "my_chat_member" if update.my_chat_member is not None else "chat_member"
        return Aside(source_id=arrival.source_id, reason=f"an update of kind {kind}")
    member = changed.new_chat_member
    happening = _of_bot(member) if member.user.id == bot_id else _of_person(changed)
    if happening is None:
        return Aside(source_id=arrival.source_id, reason="a membership that changes nothing here")
    return DeskChange(
        source_id=arrival.source_id, chat=changed.chat.id, happening=happening, person=member.user.id
    )


def _of_bot(member: ChatMember) -> Happening:
    if member.status in _OUT:
        return Happening.BOT_OUT
    manages = isinstance(member, ChatMemberOwner) or (
        isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    )
    return Happening.BOT_MANAGES if manages else Happening.BOT_MANAGES_NOT


def _of_person(changed: ChatMemberUpdated) -> Happening | None:
    was_out, is_out = changed.old_chat_member.status in _OUT, changed.new_chat_member.status in _OUT
    if was_out == is_out:
        return None
    return Happening.PERSON_LEFT if is_out else Happening.PERSON_CAME
