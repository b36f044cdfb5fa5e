"""Pinned messages."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.membership import is_admin, may
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Chat
from channels.telegram.sandbox.viewing import render


def pin_chat_message(calling: Calling) -> object:
    """pinChatMessage: pinning tells everybody by a service message."""
    chat = _pinnable(calling)
    message = find_message(calling.world, chat, calling.params["message_id"])
    if message is None:
        raise bad_request("message to pin not found")
    if message.service:
        raise bad_request("message can't be pinned")
    if message.id in chat.pinned:
        return True
    _keep(calling, chat, sorted([*chat.pinned, message.id]))
    pinned = render(calling.world, message, calling.bot.id, with_reply=False)
    post_service(calling.world, chat, calling.bot.id, {"pinned_message": pinned}, message.thread)
    return True


def unpin_chat_message(calling: Calling) -> object:
    """unpinChatMessage: the given one, or of all the one sent last."""
    chat = _pinnable(calling)
    gone = calling.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if gone not in chat.pinned:
        raise bad_request("message to unpin not found")
    _keep(calling, chat, [number for number in chat.pinned if number != gone])
    return True


def unpin_all_chat_messages(calling: Calling) -> object:
    """unpinAllChatMessages."""
    _keep(calling, _pinnable(calling), [])
    return True


def unpin_all_forum_topic_messages(calling: Calling) -> object:
    """unpinAllForumTopicMessages."""
    chat = _pinnable(calling)
    thread = calling.params["message_thread_id"]
    if not calling.world.has_topics(chat):
        raise bad_request("the chat is not a forum")
    if calling.world.topics.get((chat.key, thread)) is None:
        raise bad_request("message thread not found")
    return _unpin_thread(calling, chat, thread)


def unpin_all_general_forum_topic_messages(calling: Calling) -> object:
    """unpinAllGeneralForumTopicMessages."""
    chat = _pinnable(calling)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return _unpin_thread(calling, chat, 0)


def _unpin_thread(calling: Calling, chat: Chat, thread: int) -> bool:
    messages = calling.world.messages
    _keep(calling, chat, [number for number in chat.pinned if messages[chat.key, number].thread != thread])
    return True


def _keep(calling: Calling, chat: Chat, pinned: list[int]) -> None:
    chat.pinned = pinned
    calling.world.chats.put(chat)


def _pinnable(calling: Calling) -> Chat:
    chat, bot = calling.writable_chat(), calling.bot.id
    # In a basic group a bot has to be an administrator, whatever members may do.
    as_member = chat.type == "group" and not is_admin(calling.world, chat.key, bot)
    if as_member or not may(calling.world, chat, bot, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
