"""What else the sandbox remembers: polls, ways into groups, and what bots say of themselves."""

from dataclasses import dataclass, field
from typing import Any

from channels.telegram.sandbox.records import Json


@dataclass(slots=True, kw_only=True)
class Poll:
    """A poll of a bot: all its forwards show the same one."""

    id: str
    bot: int
    body: Json
    """The Bot API's Poll, with the right answers and without any votes."""
    votes: dict[str, list[int]] = field(default_factory=dict)
    """By the voter's id, the numbers of the options."""
    closed: bool = False


@dataclass(slots=True, kw_only=True)
class InviteLink:
    """A link by which people join a group."""

    link: str
    chat: str
    creator: int
    name: str = ""
    expires: int = 0
    limit: int = 0
    by_request: bool = False
    primary: bool = False
    revoked: bool = False
    joined: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class JoinRequest:
    """Somebody who waits to be let into a group."""

    chat: str
    user: int
    at: float
    link: str


@dataclass(slots=True, kw_only=True)
class InlineQuery:
    """What somebody typed behind a bot's name."""

    id: str
    bot: int
    user: int
    at: float
    text: str
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class Trait:
    """Something a bot says of itself: its name in a language, its menu button in a chat."""

    bot: int
    name: str
    place: str
    """The language or the chat; empty: everywhere else."""
    value: Any
