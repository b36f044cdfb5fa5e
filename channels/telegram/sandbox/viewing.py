"""Records as the objects of the Bot API, the way one bot sees them."""

from base64 import urlsafe_b64encode
from math import inf

from channels.telegram.sandbox.more_records import Poll
from channels.telegram.sandbox.records import Chat, Json, Message, StoredFile, Topic
from channels.telegram.sandbox.world import World

ANONYMOUS = 1087968824
"""GroupAnonymousBot: the sender Telegram shows for an administrator who remains anonymous."""


DOCUMENT = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")


def user_json(world: World, user: int) -> Json:
    """A User."""
    bot = world.bots.get(user)
    if bot is not None:
        return {"id": bot.id, "is_bot": True, "first_name": bot.first_name, "username": bot.username}
    if user == ANONYMOUS:
        return {"id": user, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    person = world.people.get(user)
    shown: Json = {"id": user, "is_bot": False, "first_name": person.first_name if person else ""}
    for name in ("last_name", "username", "language_code", "is_premium"):
        value = getattr(person, name, None)
        if value:
            shown[name] = value
    return shown


def chat_json(world: World, chat: Chat) -> Json:
    """A Chat."""
    if chat.type == "private":
        shown = user_json(world, chat.user)
        for name in ("is_bot", "language_code", "is_premium"):
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
        member = world.members.get((chat.key, message.sender))
        if member is not None and member.title:
            shown["author_signature"] = member.title
    if message.thread:
        shown["message_thread_id"] = message.thread
    if message.is_topic:
        shown["is_topic_message"] = True
    if message.media:
        shown.update(_media(world, message.media, bot))
    if "poll" in shown:
        shown["poll"] = _poll(world, shown["poll"], chat, bot)
    if message.external:
        shown["external_reply"] = _external(world, message.external, bot)
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


def _poll(world: World, shown: Json, chat: Chat, bot: int) -> Json:
    poll = world.ballots.get(shown["id"])
    if poll is None:
        return shown
    return poll_json(world, poll, all_told=poll.bot == bot or chat.type == "private")


def poll_json(world: World, poll: Poll, *, all_told: bool = True) -> Json:
    """A Poll as it stands now; the right answers are told to all only when it is closed."""
    closed = poll.closed or world.clock.now() >= poll.body.get("close_date", inf)
    chosen = [number for numbers in poll.votes.values() for number in numbers]
    shown = {**poll.body, "total_voter_count": len(poll.votes), "is_closed": closed}
    shown["options"] = [
        {**option, "voter_count": chosen.count(number)} for number, option in enumerate(poll.body["options"])
    ]
    if not (closed or all_told):
        for name in ("correct_option_ids", "explanation", "explanation_entities"):
            shown.pop(name, None)
    return shown


def inaccessible(world: World, message: Message) -> Json:
    """What is left to be said of a message that is gone."""
    chat = world.chats.get(message.chat)
    shown = chat_json(world, chat) if chat is not None else {}
    return {"chat": shown, "message_id": message.id, "date": 0}


def origin_of(world: World, message: Message) -> Json:
    """A MessageOrigin: who wrote the message first."""
    known: Json | None = message.content.get("forward_origin")
    if known:
        return known
    person = world.people.get(message.sender)
    chat = world.chats.get(message.chat)
    if message.anonymous and chat is not None:
        return {"type": "chat", "date": message.date, "sender_chat": chat_json(world, chat)}
    if person is not None and person.hides_in_forwards:
        name = " ".join(part for part in (person.first_name, person.last_name) if part)
        return {"type": "hidden_user", "date": message.date, "sender_user_name": name}
    return {"type": "user", "date": message.date, "sender_user": user_json(world, message.sender)}


def _external(world: World, external: Json, bot: int) -> Json:
    shown = {"origin": external["origin"], **external["content"]}
    chat = world.chats.get(external["chat"])
    if chat is not None and chat.type == "supergroup":
        shown.update(chat=chat_json(world, chat), message_id=external["message_id"])
    if external["media"]:
        shown.update(_media(world, external["media"], bot))
    return shown


def _media(world: World, media: Json, bot: int) -> Json:
    kind = media["kind"]
    file = world.files.get(media["file"])
    if file is None:
        raise LookupError(str(media["file"]))
    shown = {**file_json(file, bot), **media.get("extra", {})}
    if kind == "new_chat_photo":
        return {kind: photo_sizes(world, media, bot)}
    if kind == "live_photo":
        shown["photo"] = photo_sizes(world, media["photo"], bot)
    if kind == "animation":
        # For old programs, an animation is shown as a document too.
        return {kind: shown, "document": {key: shown[key] for key in DOCUMENT if key in shown}}
    if kind != "photo":
        return {kind: shown}
    return {"photo": photo_sizes(world, media, bot)}


def photo_sizes(world: World, media: Json, bot: int) -> list[Json]:
    """Telegram keeps a photo in several sizes, the largest last."""
    file, small = world.files.get(media["file"]), world.files.get(media["small"])
    shown = [{**file_json(small, bot), "width": 90, "height": 67}] if small else []
    if file is not None:
        shown.append({**file_json(file, bot), "width": 800, "height": 600, **media.get("extra", {})})
    return shown


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
