"""Taking messages back."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.posting import hide, note
from channels.telegram.sandbox.records import Chat, Message
from channels.telegram.sandbox.world import World

TIME_TO_DELETE = 48 * 3600
"""Seconds; after that a bot needs can_delete_messages, and in a private chat nothing helps."""
TIME_TO_STAND = 24 * 3600
"""Seconds a dice in a private chat stays."""


def delete_message(calling: Calling) -> object:
    """deleteMessage."""
    chat = calling.chat()
    message = find_message(calling.world, chat, calling.params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(calling, chat, message):
        raise bad_request("message can't be deleted")
    remove(calling.world, message, calling.bot.id)
    return True


def delete_messages(calling: Calling) -> object:
    """deleteMessages: those that cannot be found are skipped."""
    chat = calling.chat()
    found = [find_message(calling.world, chat, number) for number in calling.params["message_ids"]]
    for message in found:
        if message is not None and _deletable(calling, chat, message):
            remove(calling.world, message, calling.bot.id)
    return True


def remove(world: World, message: Message, by: int) -> None:
    """Marks a message as deleted; it stays in the record, unseen."""
    hide(world, message)
    note(world, message.chat, by, f"(deleted {message.id})", message.thread)


def _deletable(calling: Calling, chat: Chat, message: Message) -> bool:
    # The message that opened a topic goes only with the topic.
    if "forum_topic_created" in message.content:
        return False
    young = calling.world.clock.now() - message.date < TIME_TO_DELETE
    if chat.type == "private":
        # Nobody takes a throw back before a day has passed.
        fresh = calling.world.clock.now() - message.date < TIME_TO_STAND
        return young and not (fresh and "dice" in message.content)
    if may(calling.world, chat, calling.bot.id, "can_delete_messages"):
        return True
    return young and message.sender == calling.bot.id
