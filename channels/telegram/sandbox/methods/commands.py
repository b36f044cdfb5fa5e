"""The menu of commands, by scope and language."""

import json
import re

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.records import CommandList

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


def _list(calling: Calling) -> CommandList:
    scope = json.dumps(calling.get("scope") or {"type": "default"}, sort_keys=True)
    language = calling.get("language_code", "")
    found = calling.world.commands.get((calling.bot.id, scope, language))
    return found or CommandList(bot=calling.bot.id, scope=scope, language=language, commands=[])
