"""The menu of commands, by scope and language."""

import json
import re

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import readable_chat
from channels.telegram.sandbox.records import CommandList, Json

LANGUAGE = re.compile(r"[a-z]{2}|")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def set_my_commands(calling: Calling) -> object:
    """setMyCommands."""
    commands = calling.params["commands"]
    if any(not COMMAND.fullmatch(entry["command"]) for entry in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    kept = _list(calling)
    kept.commands = commands
    if commands:
        calling.world.commands.put(kept)
    else:
        calling.world.commands.remove(kept)
    return True


def get_my_commands(calling: Calling) -> object:
    """getMyCommands."""
    return _list(calling).commands


def delete_my_commands(calling: Calling) -> object:
    """deleteMyCommands."""
    calling.world.commands.remove(_list(calling))
    return True


def language_of(calling: Calling) -> str:
    """The language the call is about; empty: all that have nothing of their own. Raises ApiError."""
    language = str(calling.get("language_code", ""))
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(calling: Calling) -> str:
    """The scope as a key. Raises ApiError where it names a chat or user that is not there."""
    scope: Json = dict(calling.get("scope") or {"type": "default"})
    if "chat_id" in scope:
        chat = readable_chat(calling.world, calling.bot, scope["chat_id"])
        if chat.type == "private" and scope["type"] != "chat":
            raise bad_request("can't use specified scope in private chats")
        scope["chat_id"] = chat.id
    if "user_id" in scope and calling.world.people.get(scope["user_id"]) is None:
        raise bad_request("user not found")
    return json.dumps(scope, sort_keys=True)


def _list(calling: Calling) -> CommandList:
    scope, language = _scope(calling), language_of(calling)
    found = calling.world.commands.get((calling.bot.id, scope, language))
    return found or CommandList(bot=calling.bot.id, scope=scope, language=language, commands=[])
