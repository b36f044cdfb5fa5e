"""Finding what a person means: the chat, the message, the topic."""

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.lookup import private_key
from channels.telegram.sandbox.membership import membership, present
from channels.telegram.sandbox.records import Bot, Chat, Json, Message, Person, Topic
from channels.telegram.sandbox.updates import bots_in
from channels.telegram.sandbox.world import World


def person_of(world: World, number: int) -> Person:
    """The person who acts or looks."""
    person: Person | None = world.people.get(number)
    if person is None:
        raise Refused(f"there is no person with the id {number}")
    return person


def chat_of(world: World, person: Person, asked: Json) -> Chat:
    """The chat meant: a group the person is in, or the private chat with a bot, opened when first used."""
    number = int(asked.get("chat") or person.id)
    if number < 0:
        group = world.chats.get(str(number))
        if group is None:
            raise Refused(f"there is no group {number}")
        return group
    bot = _bot(world, int(asked.get("bot") or number), person)
    key = private_key(bot.id, person.id)
    known = world.chats.get(key)
    return known or Chat(key=key, id=person.id, type="private", bot=bot.id, user=person.id)


def _bot(world: World, number: int, person: Person) -> Bot:
    bot: Bot | None = world.bots.get(number)
    if bot is not None:
        return bot
    if number != person.id:
        raise Refused(f"there is no chat {number} for {person.first_name}")
    bots = list(world.bots)
    if len(bots) != 1:
        raise Refused("name the bot: there is more than one, or none")
    return bots[0]


def bot_named(world: World, username: str) -> Bot | None:
    """The bot with that username."""
    return next((bot for bot in world.bots if bot.username.lower() == username.lower()), None)


def check_in(world: World, person: Person, chat: Chat) -> None:
    """Raises Refused where the person is no member of the group."""
    if chat.type != "private" and not present(membership(world, chat.key, person.id)):
        raise Refused(f"{person.first_name} is not in {chat.title}")


def message_of(world: World, chat: Chat, number: int, *, late: bool = False) -> Message:
    """A message that the person can see; ``late``: or still sees though it has just been deleted."""
    message: Message | None = world.messages.get((chat.key, number))
    if message is None or (message.deleted and not late):
        raise Refused(f"there is no message {number} in that chat")
    return message


def topic_of(world: World, chat: Chat, number: int) -> Topic:
    """A topic of the group."""
    topic: Topic | None = world.topics.get((chat.key, number))
    if topic is None:
        raise Refused(f"there is no topic {number} in that group")
    return topic


def onlooker(world: World, chat: Chat, asked: Json) -> int:
    """The bot whose view is shown: the one named, else the first in the chat."""
    if asked.get("bot"):
        return int(asked["bot"])
    here = bots_in(world, chat) or list(world.bots)
    return here[0].id if here else 0
