"""Records as the objects of the Bot API, the way one bot sees them."""

from base64 import urlsafe_b64encode

from channels.telegram.sandbox.records import Chat, Json, Message, StoredFile, Topic
from channels.telegram.sandbox.world import World

ANONYMOUS = 1087968824
"""GroupAnonymousBot: the sender Telegram shows for an administrator who remains anonymous."""


def user_json(world: World, user: int) -> Json:
    """A User."""
    bot = world.bots.get(user)
    if bot is not None:
        return {"id": bot.id, "is_bot": True, "first_name": bot.first_name, "username": bot.username}
    if user == ANONYMOUS:
        return {"id": user, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    person = world.people.get(user)
    shown: Json = {"id": user, "is_bot": False, "first_name": person.first_name if person else ""}
    for name in ("last_name", "username", "language_code"):
        value = getattr(person, name, None)
        if value:
            shown[name] = value
    return shown


def chat_json(world: World, chat: Chat) -> Json:
    """A Chat."""
    if chat.type == "private":
        shown = user_json(world, chat.user)
        for name in ("is_bot", "language_code"):
            shown.pop(name, None)
        return {**shown, "type": "private"}
    shown = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.is_forum:
        shown["is_forum"] = True
    if chat.username:
        shown["username"] = chat.username
    return shown


def render(world: World, message: Message, bot: int, *, with_reply: bool = True) -> Json:
    """A Message with the file ids of that bot. The message replied to comes without its own reply."""
    chat = world.chats.get(message.chat)
    if chat is None:
        raise LookupError(message.chat)
    sender = ANONYMOUS if message.anonymous else message.sender
    shown: Json = {
        "message_id": message.id,
        "from": user_json(world, sender),
        "chat": chat_json(world, chat),
        "date": message.date,
        **message.content,
    }
    if message.anonymous:
        shown["sender_chat"] = shown["chat"]
    if message.thread:
        shown["message_thread_id"] = message.thread
    if message.is_topic:
        shown["is_topic_message"] = True
    if message.media:
        shown.update(_media(world, message.media, bot))
    if message.markup:
        shown["reply_markup"] = message.markup
    if message.edited:
        shown["edit_date"] = message.edited
    if message.protected:
        shown["has_protected_content"] = True
    replied = (
        world.messages.get((message.chat, message.reply_to)) if with_reply and message.reply_to else None
    )
    if replied is not None and not replied.deleted:
        shown["reply_to_message"] = render(world, replied, bot, with_reply=False)
    return shown


def _media(world: World, media: Json, bot: int) -> Json:
    kind = media["kind"]
    file = world.files.get(media["file"])
    if file is None:
        raise LookupError(str(media["file"]))
    shown = {**file_json(file, bot), **media.get("extra", {})}
    if kind != "photo":
        return {kind: shown}
    # Telegram keeps a photo in several sizes, the largest last.
    small = world.files.get(media["small"])
    sizes = [{**file_json(small, bot), "width": 90, "height": 67}] if small else []
    return {"photo": [*sizes, {**shown, "width": 800, "height": 600}]}


def file_json(file: StoredFile, bot: int) -> Json:
    """What all kinds of files have in common."""
    return {"file_id": file_id(file, bot), "file_unique_id": file.unique_id, "file_size": file.size}


def file_id(file: StoredFile, bot: int) -> str:
    """The id by which that bot, and no other, can fetch or send the file again."""
    return urlsafe_b64encode(f"{file.kind}:{bot}:{file.id}:{file.secret}".encode()).decode().rstrip("=")


def topic_json(topic: Topic) -> Json:
    """A ForumTopic."""
    shown: Json = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    if topic.icon_custom_emoji_id:
        shown["icon_custom_emoji_id"] = topic.icon_custom_emoji_id
    return shown
