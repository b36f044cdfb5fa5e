"""How a group looks: its title, description and picture."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.filing import check_photo, store
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.posting import Draft, post, post_service
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Chat


def set_chat_title(calling: Calling) -> object:
    """setChatTitle; the same title again changes nothing."""
    chat = _changeable(calling, "title", "set chat title")
    title = calling.params["title"].strip()
    if not title:
        raise bad_request("title must be non-empty")
    if title != chat.title:
        chat.title = title
        calling.world.chats.put(chat)
        post_service(calling.world, chat, calling.bot.id, {"new_chat_title": title})
    return True


def set_chat_description(calling: Calling) -> object:
    """setChatDescription; left out, it is taken away."""
    chat = _changeable(calling, "description", "set chat description")
    description = calling.get("description", "").strip()
    if description == (chat.description or ""):
        raise bad_request("chat description is not modified")
    chat.description = description or None
    calling.world.chats.put(chat)
    return True


def set_chat_photo(calling: Calling) -> object:
    """setChatPhoto: a new file only."""
    chat = _changeable(calling, "photo", "change chat photo")
    photo = calling.params["photo"]
    if not isinstance(photo, Upload):
        raise bad_request("photo must be uploaded as an InputFile")
    check_photo(photo)
    media = store(calling.world, "photo", photo)
    chat.photo = [media["small"], media["file"]]
    calling.world.chats.put(chat)
    shown = {**media, "kind": "new_chat_photo"}
    post(calling.world, Draft(chat=chat, sender=calling.bot.id, media=shown, service=True))
    return True


def delete_chat_photo(calling: Calling) -> object:
    """deleteChatPhoto."""
    chat = _changeable(calling, "photo", "change chat photo")
    if chat.photo:
        chat.photo = []
        calling.world.chats.put(chat)
        post_service(calling.world, chat, calling.bot.id, {"delete_chat_photo": True})
    return True


def _changeable(calling: Calling, what: str, deed: str) -> Chat:
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request(f"can't change private chat {what}")
    if not may(calling.world, chat, calling.bot.id, "can_change_info"):
        raise bad_request(f"not enough rights to {deed}")
    return chat
