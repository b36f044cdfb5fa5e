"""How people answer without words: buttons, reactions, blocking."""

from channels.telegram.sandbox.control.people import check_in, message_of
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat, Json, Member, Person, Query
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.updates import tell_member, tell_query, tell_reaction
from channels.telegram.sandbox.world import World


def press(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Presses a button, named by its data or its text, under a message of a bot."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"], late=bool(asked.get("late")))
    buttons = [button for row in (message.markup or {}).get("inline_keyboard", []) for button in row]
    if "data" not in asked and "button" not in asked:
        raise Refused("say which button: by data, or by button, its text")
    wanted = ("callback_data", asked["data"]) if "data" in asked else ("text", asked["button"])
    found = next((button for button in buttons if button.get(wanted[0]) == wanted[1]), None)
    if found is None or "callback_data" not in found:
        labels = ", ".join(button["text"] for button in buttons) or "none"
        raise Refused(f"there is no button {wanted[1]!r} to press on that message; there are: {labels}")
    query = Query(
        id=str(4 * 10**18 + world.next_number("query")),
        bot=message.sender,
        user=person.id,
        chat=chat.key,
        message=message.id,
        data=found["callback_data"],
        at=world.clock.now(),
    )
    world.queries.put(query)
    note(world, chat.key, person.id, f"(pressed [{found['text']}] on {message.id})", message.thread)
    tell_query(world, query, message)
    return {"query_id": query.id}


def react(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sets the person's reaction to a message; an empty emoji takes it away."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    emoji = str(asked.get("emoji") or "").replace("\ufe0f", "")
    if emoji and emoji not in RULES.reactions:
        raise Refused(f"{emoji} is no reaction of Telegram's")
    old = [reaction for reaction in message.reactions if reaction["user"] == person.id]
    others = [reaction for reaction in message.reactions if reaction["user"] != person.id]
    message.reactions = [*others, {"user": person.id, "emoji": emoji}] if emoji else others
    world.messages.put(message)
    note(world, chat.key, person.id, f"(reaction {emoji or 'none'} to {message.id})", message.thread)
    tell_reaction(world, chat, message, person.id, old)
    return {}


def block(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Blocks the bot."""
    return _set_blocked(world, person, chat, True)


def unblock(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Lets the bot write again; harmless where it was not blocked."""
    return _set_blocked(world, person, chat, False)


def _set_blocked(world: World, person: Person, chat: Chat, blocked: bool) -> Json:
    if chat.type != "private":
        raise Refused("only a bot in a private chat can be blocked")
    if chat.blocked != blocked:
        chat.blocked = blocked
        world.chats.put(chat)
        was, now = ("member", "kicked") if blocked else ("kicked", "member")
        old = Member(chat=chat.key, user=chat.bot, status=was)
        note(world, chat.key, person.id, "(blocked the bot)" if blocked else "(unblocked the bot)")
        tell_member(world, chat, person.id, old, Member(chat=chat.key, user=chat.bot, status=now))
    return {}


def deactivate(world: World, person: Person, _chat: Chat, _asked: Json) -> object:
    """Deletes the person's account."""
    person.deactivated = True
    world.people.put(person)
    return {}
