"""What a bot can ask about a chat."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.membership import permissions
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.viewing import chat_json, render

NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


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
    shown["permissions"] = permissions(chat)
    if chat.description:
        shown["description"] = chat.description
    pinned = find_message(calling.world, chat, chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        shown["pinned_message"] = render(calling.world, pinned, calling.bot.id, with_reply=False)
    return shown
