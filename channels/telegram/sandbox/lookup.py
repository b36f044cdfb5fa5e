"""Finding chats, topics and messages for a bot, with Telegram's answers where there are none."""

from channels.telegram.sandbox.errors import ApiError, bad_request, forbidden
from channels.telegram.sandbox.membership import manages_topics, membership, present
from channels.telegram.sandbox.records import Bot, Chat, Message, Person, Topic
from channels.telegram.sandbox.world import World

GENERAL = 1
"""The id of the General topic; bots address it by giving none."""


def private_key(bot: int, user: int) -> str:
    """The key of a private chat."""
    return f"{bot}:{user}"


def readable_chat(world: World, bot: Bot, chat_id: int | str) -> Chat:
    """A chat the bot may ask about. Raises ApiError."""
    chat = known_chat(world, bot, chat_id)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.type != "private":
        _check_present(world, bot, chat)
    return chat


def writable_chat(world: World, bot: Bot, chat_id: int | str) -> Chat:
    """A chat the bot may write to. Raises ApiError."""
    if isinstance(chat_id, int) and known_chat(world, bot, chat_id) is None:
        if chat_id in (known.id for known in world.bots):
            raise forbidden("bot can't send messages to bots")
        if world.people.get(chat_id) is not None:
            raise forbidden("bot can't initiate conversation with a user")
    chat = readable_chat(world, bot, chat_id)
    if chat.type == "private":
        person: Person | None = world.people.get(chat.user)
        if person is not None and person.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    return chat


def known_chat(world: World, bot: Bot, chat_id: int | str) -> Chat | None:
    """A chat by its id or @name, whether or not the bot may use it."""
    if isinstance(chat_id, int):
        return world.chats.get(str(chat_id) if chat_id < 0 else private_key(bot.id, chat_id))
    name = chat_id.removeprefix("@").lower()
    return next((chat for chat in world.chats if name and (chat.username or "").lower() == name), None)


def _check_present(world: World, bot: Bot, chat: Chat) -> None:
    if present(membership(world, chat.key, bot.id)):
        return
    known = world.members.get((chat.key, bot.id))
    kind = "supergroup" if chat.type == "supergroup" else "group"
    if known is None:
        raise bad_request("chat not found")
    if known.status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    raise forbidden(f"bot is not a member of the {kind} chat")


def open_thread(world: World, chat: Chat, user: int, thread: int) -> Topic | None:
    """The topic to write into, None for General or a chat without topics. Raises ApiError."""
    if not world.has_topics(chat):
        return None
    if not thread:
        if chat.general_closed and not manages_topics(world, chat, user):
            raise bad_request("TOPIC_CLOSED")
        return None
    topic: Topic | None = world.topics.get((chat.key, thread))
    if topic is None or thread == GENERAL:
        raise bad_request("message thread not found")
    if topic.closed and not may_manage(world, chat, user, topic):
        raise bad_request("TOPIC_CLOSED")
    return topic


def may_manage(world: World, chat: Chat, user: int, topic: Topic) -> bool:
    """Whoever opened a topic may change it without being an administrator."""
    return topic.creator == user or manages_topics(world, chat, user)


def find_message(world: World, chat: Chat, message_id: int) -> Message | None:
    """A message that is still there."""
    message: Message | None = world.messages.get((chat.key, message_id))
    return None if message is None or message.deleted else message
