"""What a bot can ask about a chat."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.membership import is_admin, permissions
from channels.telegram.sandbox.records import Chat, Json
from channels.telegram.sandbox.viewing import chat_json, file_id, render

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
    primary = [link for link in calling.world.links.of(chat.key) if link.primary and not link.revoked]
    own = [link.link for link in primary if link.creator == calling.bot.id]
    if own:
        shown["invite_link"] = own[-1]
    if chat.photo:
        shown["photo"] = _photo(calling, chat)
    if chat.protected:
        shown["has_protected_content"] = True
    if chat.reactions is not None:
        shown["available_reactions"] = [{"type": "emoji", "emoji": emoji} for emoji in chat.reactions]
    if chat.description:
        shown["description"] = chat.description
    if chat.pinned:
        pinned = calling.world.messages[chat.key, chat.pinned[-1]]
        shown["pinned_message"] = render(calling.world, pinned, calling.bot.id, with_reply=False)
    return shown


def get_user_chat_boosts(calling: Calling) -> object:
    """getUserChatBoosts, for administrators; in the sandbox nobody boosts."""
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request("the chat can't be boosted")
    if not is_admin(calling.world, chat.key, calling.bot.id):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if calling.world.people.get(calling.params["user_id"]) is None:
        raise bad_request("user not found")
    return {"boosts": []}


def _photo(calling: Calling, chat: Chat) -> Json:
    shown: Json = {}
    for size, number in zip(("small", "big"), chat.photo, strict=True):
        file = calling.world.files[number]
        shown[f"{size}_file_id"] = file_id(file, calling.bot.id)
        shown[f"{size}_file_unique_id"] = file.unique_id
    return shown
