"""The commands Telegram offers beside the line where people write."""

import contextlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, ChatMigrated, Forbidden

from channels.base import Memory

log = logging.getLogger(__name__)

MEMO = "telegram menus"
LONGEST = 256
"""Characters of a description."""
_REFUSED = (BadRequest, Forbidden, ChatMigrated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """``group``: where it is shown, None in private chats. ``language``: to whom, "" to all others."""

    group: int | None
    language: str
    commands: tuple[tuple[str, str], ...]
    """(name, what it does)"""

    @property
    def place(self) -> str:
        """Whose menu it is."""
        return f"{self.group or ''}:{self.language}"


async def show_menus(bot: Bot, menus: Sequence[Menu], memory: Memory) -> None:
    """Tells Telegram the menus that are not as they were told last, and takes away those that are no more.

    A menu that is refused, as where the bot was put out, holds up no other. Raises TelegramError where
    Telegram is not to be reached; the rest is told at the next start.
    """
    told: dict[str, str] = json.loads(await memory.recall(MEMO) or "{}")
    wanted = {menu.place: menu for menu in menus}
    for place in [place for place in told if place not in wanted]:
        group, _, language = place.partition(":")
        scope = _scope(int(group) if group else None)
        with contextlib.suppress(*_REFUSED):  # a group that has another id now, or is gone with its menu
            await bot.delete_my_commands(scope=scope, language_code=language or None)
        del told[place]
        await memory.keep(MEMO, json.dumps(told))
    for place, menu in wanted.items():
        shown = json.dumps(menu.commands)
        if told.get(place) != shown:
            commands = [BotCommand(name, what[:LONGEST]) for name, what in menu.commands]
            scope = _scope(menu.group)
            try:
                await bot.set_my_commands(commands, scope=scope, language_code=menu.language or None)
            except _REFUSED as error:
                log.warning("menu_refused place=%s cause=%s", place, type(error).__name__)
                continue
            told[place] = shown
            await memory.keep(MEMO, json.dumps(told))


def _scope(group: int | None) -> BotCommandScopeAllPrivateChats | BotCommandScopeChat:
    return BotCommandScopeAllPrivateChats() if group is None else BotCommandScopeChat(group)
