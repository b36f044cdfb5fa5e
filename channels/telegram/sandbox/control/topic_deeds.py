"""What people do to topics."""

from channels.telegram.sandbox import forum
from channels.telegram.sandbox.control.people import check_in, topic_of
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.lookup import may_manage
from channels.telegram.sandbox.membership import manages_topics, may
from channels.telegram.sandbox.records import Chat, Json, Person, Topic
from channels.telegram.sandbox.viewing import topic_json
from channels.telegram.sandbox.world import World


def create_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Opens a topic; answers with it."""
    _check_forum(world, person, chat)
    bot = world.bots.get(chat.bot)
    allowed = bot.users_open_topics if bot else may(world, chat, person.id, "can_manage_topics")
    if not allowed:
        raise Refused(f"{person.first_name} may not open topics")
    topic = forum.create(world, chat, person.id, str(asked["name"]), forum.BLUE, asked.get("icon"))
    return topic_json(topic)


def edit_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Renames a topic or changes its icon."""
    topic = _managed(world, person, chat, asked)
    forum.edit(world, chat, person.id, topic, str(asked.get("name") or ""), asked.get("icon"))
    return {}


def close_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Closes a topic."""
    forum.set_closed(world, chat, person.id, _managed(world, person, chat, asked), True)
    return {}


def reopen_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Opens a closed topic again."""
    forum.set_closed(world, chat, person.id, _managed(world, person, chat, asked), False)
    return {}


def delete_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Deletes a topic with its messages."""
    _check_forum(world, person, chat)
    if not may(world, chat, person.id, "can_delete_messages"):
        raise Refused(f"{person.first_name} may not delete topics")
    forum.delete(world, chat, person.id, topic_of(world, chat, asked["thread"]))
    return {}


def rename_general(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Renames the General topic."""
    _check_general(world, person, chat)
    forum.rename_general(world, chat, person.id, asked["name"])
    return {}


def close_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Closes the General topic."""
    return _switch_general(world, person, chat, "general_closed", True)


def reopen_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Opens the General topic again."""
    return _switch_general(world, person, chat, "general_closed", False)


def hide_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Hides the General topic, and closes it."""
    return _switch_general(world, person, chat, "general_hidden", True)


def unhide_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Shows the General topic again."""
    return _switch_general(world, person, chat, "general_hidden", False)


def _check_forum(world: World, person: Person, chat: Chat) -> None:
    check_in(world, person, chat)
    if not world.has_topics(chat):
        raise Refused(f"{chat.title or 'the private chat'} has no topics")


def _managed(world: World, person: Person, chat: Chat, asked: Json) -> Topic:
    _check_forum(world, person, chat)
    topic = topic_of(world, chat, asked["thread"])
    if not may_manage(world, chat, person.id, topic):
        raise Refused(f"{person.first_name} may not change that topic")
    return topic


def _check_general(world: World, person: Person, chat: Chat) -> None:
    _check_forum(world, person, chat)
    if not manages_topics(world, chat, person.id):
        raise Refused(f"{person.first_name} may not change that topic")


def _switch_general(world: World, person: Person, chat: Chat, switch: str, on: bool) -> Json:
    _check_general(world, person, chat)
    forum.switch_general(world, chat, person.id, switch, on)
    return {}
