"""One call of a method, as its function gets it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from channels.telegram.sandbox.lookup import known_chat, readable_chat, writable_chat
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Bot, Chat, Json
from channels.telegram.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Calling:
    """The bot that calls, and its checked parameters."""

    world: World
    bot: Bot
    params: Json
    uploads: Mapping[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or ``default`` where it was not given."""
        return self.params.get(name, default)

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat the call is about. Raises ApiError."""
        return readable_chat(self.world, self.bot, self.params[name])

    def writable_chat(self) -> Chat:
        """The chat the bot is about to write to. Raises ApiError."""
        return writable_chat(self.world, self.bot, self.params["chat_id"])

    def chat_to_pace(self) -> Chat | None:
        """The chat that the call would write to; None where there is no such chat."""
        chat_id = self.params["chat_id"]
        return known_chat(self.world, self.bot, chat_id)


Method = Callable[[Calling], object | Awaitable[object]]
"""Answers with what stands under "result". Raises ApiError."""
