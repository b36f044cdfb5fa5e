"""Reactions: the bot's own, and taking away those of others."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat, Json, Message
from channels.telegram.sandbox.updates import tell_reaction


def set_message_reaction(calling: Calling) -> object:
    """setMessageReaction: at most one of the fixed emoji; none takes it away."""
    world, bot = calling.world, calling.bot
    chat = calling.writable_chat()
    message = find_message(world, chat, calling.params["message_id"])
    if message is None or message.service:
        raise bad_request("message to react not found")
    wanted = calling.get("reaction", [])
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(reaction["type"] != "emoji" for reaction in wanted):
        raise bad_request("REACTION_INVALID")
    if chat.reactions is not None and any(_emoji(reaction) not in chat.reactions for reaction in wanted):
        raise bad_request("REACTION_INVALID")
    if not may(world, chat, bot.id, "can_react_to_messages"):
        raise bad_request("not enough rights to react to the message")
    others = [reaction for reaction in message.reactions if reaction["user"] != bot.id]
    chosen = [{"user": bot.id, "emoji": _emoji(reaction)} for reaction in wanted]
    message.reactions = [*others, *chosen]
    world.messages.put(message)
    shown = chosen[0]["emoji"] if chosen else "none"
    note(world, message.chat, bot.id, f"(reaction {shown} to {message.id})", message.thread)
    return True


def delete_message_reaction(calling: Calling) -> object:
    """deleteMessageReaction: somebody else's, from one message."""
    chat = _moderated(calling)
    message = find_message(calling.world, chat, calling.params["message_id"])
    if message is None or message.service:
        raise bad_request("message to react not found")
    _take_away(calling, chat, [message])
    return True


def delete_all_message_reactions(calling: Calling) -> object:
    """deleteAllMessageReactions: those of one user, from all messages."""
    chat = _moderated(calling)
    _take_away(calling, chat, calling.world.messages.of(chat.key))
    return True


def _moderated(calling: Calling) -> Chat:
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request("reactions can't be deleted in private chats")
    if not may(calling.world, chat, calling.bot.id, "can_delete_messages"):
        raise bad_request("not enough rights to delete reactions")
    if ("user_id" in calling.params) == ("actor_chat_id" in calling.params):
        raise bad_request("exactly one of user_id and actor_chat_id must be specified")
    return chat


def _take_away(calling: Calling, chat: Chat, messages: list[Message]) -> None:
    # In the sandbox nobody reacts as a chat.
    user = calling.get("user_id", 0)
    for message in messages:
        old = [reaction for reaction in message.reactions if reaction["user"] == user]
        if old:
            message.reactions = [reaction for reaction in message.reactions if reaction["user"] != user]
            calling.world.messages.put(message)
            if calling.world.people.get(user) is not None:
                tell_reaction(calling.world, chat, message, user, old)


def _emoji(reaction: Json) -> str:
    return str(reaction["emoji"]).replace("\ufe0f", "")
