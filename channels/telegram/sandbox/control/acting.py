"""What people do, one table of deeds."""

from collections.abc import Callable

from channels.telegram.sandbox.control import deeds, topic_deeds
from channels.telegram.sandbox.control.people import chat_of, person_of
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.records import Chat, Json, Person
from channels.telegram.sandbox.world import World

Act = Callable[[World, Person, Chat, Json], object]

ACTS: dict[str, Act] = {
    "start": deeds.start,
    "send": deeds.send,
    "edit": deeds.edit,
    "delete": deeds.delete,
    "press": deeds.press,
    "react": deeds.react,
    "block": deeds.block,
    "unblock": deeds.unblock,
    "deactivate": deeds.deactivate,
    "join": deeds.join,
    "leave": deeds.leave,
    "migrate": topic_deeds.migrate,
    "create_topic": topic_deeds.create_topic,
    "edit_topic": topic_deeds.edit_topic,
    "close_topic": topic_deeds.close_topic,
    "reopen_topic": topic_deeds.reopen_topic,
    "delete_topic": topic_deeds.delete_topic,
    "close_general": topic_deeds.close_general,
    "reopen_general": topic_deeds.reopen_general,
}


def act(world: World, asked: Json) -> object:
    """{as, do, chat, ...}: one deed of one person."""
    deed = ACTS.get(asked["do"])
    if deed is None:
        raise Refused(f"do is one of {', '.join(ACTS)}")
    person = person_of(world, asked["as"])
    return deed(world, person, chat_of(world, person, asked), asked)
