"""What people do to topics and to the group itself."""

from channels.telegram.sandbox import forum
from channels.telegram.sandbox.control.people import check_in, topic_of
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.lookup import may_manage
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Chat, Json, Member, Person, Topic
from channels.telegram.sandbox.viewing import chat_json, topic_json
from channels.telegram.sandbox.world import World


def create_topic(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Opens a topic; answers with it."""
    _check_forum(world, person, chat)
    if not may(world, chat, person.id, "can_manage_topics"):
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


def close_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Closes the General topic."""
    return _switch_general(world, person, chat, True)


def reopen_general(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Opens the General topic again."""
    return _switch_general(world, person, chat, False)


def migrate(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Turns a basic group into a supergroup with another id; answers with the new chat."""
    check_in(world, person, chat)
    if chat.type != "group" or chat.migrated_to:
        raise Refused("only a basic group can become a supergroup")
    number = -1_003_000_000_000 - world.next_number("group")
    new = world.chats.put(Chat(key=str(number), id=number, type="supergroup", title=chat.title))
    for member in world.members.of(chat.key):
        world.members.put(
            Member(chat=new.key, user=member.user, status=member.status, rights=dict(member.rights))
        )
    post_service(world, chat, person.id, {"migrate_to_chat_id": number})
    chat.migrated_to = number
    world.chats.put(chat)
    post_service(world, new, person.id, {"migrate_from_chat_id": chat.id})
    return chat_json(world, new)


def _check_forum(world: World, person: Person, chat: Chat) -> None:
    check_in(world, person, chat)
    if not chat.is_forum:
        raise Refused(f"{chat.title} has no topics")


def _managed(world: World, person: Person, chat: Chat, asked: Json) -> Topic:
    _check_forum(world, person, chat)
    topic = topic_of(world, chat, asked["thread"])
    if not may_manage(world, chat, person.id, topic):
        raise Refused(f"{person.first_name} may not change that topic")
    return topic


def _switch_general(world: World, person: Person, chat: Chat, closed: bool) -> Json:
    _check_forum(world, person, chat)
    if not may(world, chat, person.id, "can_manage_topics"):
        raise Refused(f"{person.first_name} may not change that topic")
    forum.switch_general(world, chat, person.id, "general_closed", closed)
    return {}
