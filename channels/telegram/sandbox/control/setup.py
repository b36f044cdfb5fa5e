"""Who and what there is: bots, people, groups and memberships, made by decree."""

import secrets

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import all_rights, known_rights
from channels.telegram.sandbox.records import Bot, Chat, Json, Member, Person
from channels.telegram.sandbox.viewing import chat_json, user_json
from channels.telegram.sandbox.world import World

FIRST_BOT, FIRST_PERSON, FIRST_SUPERGROUP, FIRST_GROUP = (
    7_000_000_000,
    500_000_000,
    -1_002_000_000_000,
    -4_000_000,
)
PERSON_FIELDS = ("first_name", "last_name", "username", "language_code", "hides_in_forwards", "is_premium")
BOT_SWITCHES = {
    "reads_all": "can_read_all_group_messages",
    "has_topics": "has_topics_enabled",
    "users_open_topics": "allows_users_to_create_topics",
    "answers_inline": "supports_inline_queries",
}
"""What the owner of a bot can switch, by its name in getMe."""


def reset(world: World, _asked: Json) -> object:
    """Forgets everything."""
    world.reset()
    return {}


def put_bot(world: World, asked: Json) -> object:
    """A bot; a known token only changes what is given with it."""
    token = asked.get("token")
    number = int(token.partition(":")[0]) if token else FIRST_BOT + world.next_number("bot")
    known = world.bots.get(number)
    if known is None and world.people.get(number) is not None:
        raise Refused(f"{number} is a person's id")
    bot = known or Bot(id=number, token="", username=f"sandbox{number}_bot", first_name="Sandbox bot")
    bot.token = token or f"{number}:{secrets.token_urlsafe(27)[:35]}"
    bot.username = asked.get("username") or bot.username
    bot.first_name = asked.get("first_name") or bot.first_name
    for name, asked_as in BOT_SWITCHES.items():
        setattr(bot, name, asked.get(asked_as, getattr(bot, name)))
    world.bots.put(bot)
    return {"id": bot.id, "token": bot.token, "username": bot.username}


def put_user(world: World, asked: Json) -> object:
    """A person; the same id again changes what is given."""
    number = asked.get("id") or FIRST_PERSON + world.next_number("person")
    if world.bots.get(number) is not None:
        raise Refused(f"{number} is a bot's id")
    person = world.people.get(number) or Person(id=number, first_name=asked.get("first_name") or "")
    for name in PERSON_FIELDS:
        if name in asked:
            setattr(person, name, asked[name])
    if not person.first_name:
        raise Refused("a person needs a first_name")
    world.people.put(person)
    return user_json(world, number)


def put_group(world: World, asked: Json) -> object:
    """A group; the same id again changes title, username or whether it has topics."""
    kind = asked.get("type", "supergroup")
    number = asked.get("id") or _free_group_id(world, kind)
    if number >= 0:
        raise Refused("the id of a group is negative")
    chat = world.chats.get(str(number)) or Chat(key=str(number), id=number, type=kind)
    chat.title = asked.get("title") or chat.title
    chat.is_forum = asked.get("is_forum", chat.is_forum)
    chat.username = asked.get("username", chat.username)
    chat.protected = asked.get("has_protected_content", chat.protected)
    chat.reactions = asked.get("available_reactions", chat.reactions)
    if not chat.title:
        raise Refused("a group needs a title")
    if chat.is_forum and chat.type != "supergroup":
        raise Refused("only a supergroup can have topics")
    world.chats.put(chat)
    return chat_json(world, chat)


def _free_group_id(world: World, kind: str) -> int:
    first = FIRST_SUPERGROUP if kind == "supergroup" else FIRST_GROUP
    return first - world.next_number("group")


def put_member(world: World, asked: Json) -> object:
    """What somebody is in a group. Bots are told, but no service message is written (``join`` does that)."""
    chat = world.chats.get(str(asked["chat"]))
    user, status = asked["user"], asked["status"]
    if chat is None or chat.type == "private":
        raise Refused(f"there is no group {asked['chat']}")
    if world.people.get(user) is None and world.bots.get(user) is None:
        raise Refused(f"there is nobody with the id {user}")
    rights = known_rights(asked.get("rights") or {})
    if status == "administrator" and "rights" not in asked:
        rights = all_rights()
    new = Member(chat=chat.key, user=user, status=status, rights=rights)
    change_member(world, chat, _owner(world, chat, user), new)
    return {}


def _owner(world: World, chat: Chat, otherwise: int) -> int:
    owners = (member.user for member in world.members.of(chat.key) if member.status == "creator")
    return next(owners, otherwise)
