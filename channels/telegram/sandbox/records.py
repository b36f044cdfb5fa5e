"""What the sandbox remembers, one record a thing. All fields are JSON values: a record can be kept."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A JSON object, as the Bot API defines it."""


@dataclass(slots=True, kw_only=True)
class Bot:
    """A bot and how it receives updates."""

    id: int
    token: str
    username: str
    first_name: str
    reads_all: bool = False
    """Privacy mode is off: it sees all messages of its groups."""
    has_topics: bool = False
    """Its private chats can have topics."""
    users_open_topics: bool = False
    """The people it talks to may open topics too."""
    answers_inline: bool = False
    allowed: list[str] | None = None
    """The update types asked for last; None: the default."""
    next_update: int = 870_000_001
    last_update_at: float = 0.0
    last_message: int = 0
    """Private chats and basic groups share one row of message ids."""
    webhook: Json | None = None


@dataclass(slots=True, kw_only=True)
class Person:
    """A user who is no bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    deactivated: bool = False
    hides_in_forwards: bool = False
    """Forwards of this person's messages show a name without a link to the account."""
    is_premium: bool = False
    """Captions of this person may be as long as messages."""


@dataclass(slots=True, kw_only=True)
class Chat:
    """A group, or the private chat of one user with one bot."""

    key: str
    id: int
    """As the bot knows it: the user's id, or the group's."""
    type: str
    title: str | None = None
    is_forum: bool = False
    username: str | None = None
    bot: int = 0
    user: int = 0
    blocked: bool = False
    last_message: int = 0
    migrated_to: int | None = None
    general_closed: bool = False
    general_hidden: bool = False
    general_name: str = "General"
    description: str | None = None
    pinned: list[int] = field(default_factory=list)
    permissions: dict[str, bool] | None = None
    """What plain members may do; None: nobody changed it."""
    protected: bool = False
    """Nothing of it may be copied or forwarded."""
    photo: list[int] = field(default_factory=list)
    """The files of its picture, small and big; empty: none."""
    reactions: list[str] | None = None
    """The emoji that may be used here; None: all."""
    banned_senders: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Member:
    """What a user or bot is in a group."""

    chat: str
    user: int
    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    until: int = 0
    title: str | None = None
    """An administrator's own title."""
    tag: str | None = None
    promoted_by: int = 0


@dataclass(slots=True, kw_only=True)
class Topic:
    """A forum topic; its id is that of the service message that opened it."""

    chat: str
    id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str | None = None
    creator: int
    closed: bool = False


@dataclass(slots=True, kw_only=True)
class Message:
    """A message, the same for all who see it; ``viewing.render`` makes the Bot API's object of it."""

    chat: str
    id: int
    date: int
    sender: int
    content: Json
    """text, entities, caption, service fields: all that looks the same to everybody."""
    media: Json | None = None
    """{"kind": "photo", "file": n, ...}: file ids differ from bot to bot."""
    thread: int = 0
    is_topic: bool = False
    reply_to: int = 0
    external: Json | None = None
    """What it replies to in another chat: {"origin", "chat", "message_id", "content", "media"}."""
    markup: Json | None = None
    edited: int = 0
    deleted: bool = False
    anonymous: bool = False
    service: bool = False
    protected: bool = False
    silent: bool = False
    """Sent with disable_notification."""
    reactions: list[Json] = field(default_factory=list)
    """[{"user": id, "emoji": "👍"}]"""


@dataclass(slots=True, kw_only=True)
class Update:
    """An update that waits for a bot, as JSON, until it is confirmed or ``expires``."""

    bot: int
    id: int
    kind: str
    body: Json
    expires: float
    failed: int = 0
    """How often a webhook did not take it."""
    due: float = 0.0
    """When it is brought again."""


@dataclass(slots=True, kw_only=True)
class Query:
    """A button that was pressed."""

    id: str
    bot: int
    user: int
    chat: str
    message: int
    data: str
    at: float
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class StoredFile:
    """A file's description; the bytes are kept beside it, by ``id``."""

    id: int
    kind: str
    name: str
    mime_type: str
    size: int
    unique_id: str
    secret: str
    media: Json = field(default_factory=dict)
    """What a message holds of it; empty for a thumbnail, which cannot be sent."""


@dataclass(slots=True, kw_only=True)
class CommandList:
    """A bot's commands for one scope and language."""

    bot: int
    scope: str
    language: str
    commands: list[Json]


@dataclass(slots=True, kw_only=True)
class Call:
    """One request to the Bot API and how it was answered."""

    n: int
    at: float
    bot: int
    method: str
    params: Json
    ok: bool
    error_code: int | None = None
    description: str | None = None


@dataclass(slots=True, kw_only=True)
class Event:
    """A line of the transcript."""

    n: int
    at: float
    chat: str
    thread: int
    who: int
    what: str


@dataclass(slots=True, kw_only=True)
class Fault:
    """A failure that waits for matching calls."""

    id: int
    method: str
    contains: str
    times: int
    effect: Json


@dataclass(slots=True, kw_only=True)
class Budget:
    """When messages went out, as far as a limit on sending still counts them."""

    name: str
    moments: list[float] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Setting:
    """A single value of the sandbox itself: the clock, the pacing switch."""

    name: str
    value: Any
