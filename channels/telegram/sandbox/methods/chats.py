"""What a bot can ask about a chat, and do to it."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.membership import DEFAULT_PERMISSIONS, may
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Chat, Json
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import chat_json, render

NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
PERMISSIONS = tuple(name for name in RULES.member_rights if name != "can_manage_chat")


def get_chat(calling: Calling) -> object:
    """getChat."""
    chat = calling.chat()
    shown: Json = {
        **chat_json(calling.world, chat),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": NO_GIFTS,
    }
    if chat.type == "private":
        return shown
    shown["permissions"] = {name: name in DEFAULT_PERMISSIONS for name in PERMISSIONS}
    if chat.description:
        shown["description"] = chat.description
    pinned = find_message(calling.world, chat, chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        shown["pinned_message"] = render(calling.world, pinned, calling.bot.id, with_reply=False)
    return shown


def pin_chat_message(calling: Calling) -> object:
    """pinChatMessage: pinning tells everybody by a service message."""
    chat = _pinnable(calling)
    message = find_message(calling.world, chat, calling.params["message_id"])
    if message is None or message.service:
        raise bad_request("message to pin not found")
    if message.id in chat.pinned:
        return True
    chat.pinned = [*chat.pinned, message.id]
    calling.world.chats.put(chat)
    pinned = render(calling.world, message, calling.bot.id, with_reply=False)
    post_service(calling.world, chat, calling.bot.id, {"pinned_message": pinned}, message.thread)
    return True


def unpin_chat_message(calling: Calling) -> object:
    """unpinChatMessage: the given one, or the newest."""
    chat = _pinnable(calling)
    gone = calling.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if gone not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = [number for number in chat.pinned if number != gone]
    calling.world.chats.put(chat)
    return True


def _pinnable(calling: Calling) -> Chat:
    chat = calling.writable_chat()
    if not may(calling.world, chat, calling.bot.id, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
