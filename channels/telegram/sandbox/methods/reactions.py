"""A bot's reactions."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.posting import note


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
    others = [reaction for reaction in message.reactions if reaction["user"] != bot.id]
    chosen = [{"user": bot.id, "emoji": reaction["emoji"].replace("\ufe0f", "")} for reaction in wanted]
    message.reactions = [*others, *chosen]
    world.messages.put(message)
    shown = chosen[0]["emoji"] if chosen else "none"
    note(world, message.chat, bot.id, f"(reaction {shown} to {message.id})", message.thread)
    return True
