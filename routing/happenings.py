"""What happens beside messages: to a group of the desk, to a customer's message, or nothing that matters."""

from dataclasses import dataclass
from enum import StrEnum

from routing.contents import Marks


class Happening(StrEnum):
    """What can change in a group of the desk, whoever did it."""

    TOPIC_CLOSED = "topic closed"
    TOPIC_REOPENED = "topic reopened"
    GENERAL_HIDDEN = "General hidden"
    GENERAL_SHOWN = "General shown"
    BOT_OUT = "the bot is out"
    BOT_MANAGES = "the bot manages topics"
    BOT_MANAGES_NOT = "the bot does not manage topics"
    PERSON_LEFT = "a person left"
    PERSON_CAME = "a person came"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskChange:
    """A group of the desk is not as it was. ``person``: whom it is about, None for nobody."""

    source_id: str
    chat: int
    happening: Happening
    thread: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A customer changed a message."""

    source_id: str
    chat: int
    message_id: int
    text: str
    marks: Marks = ()
    kind: str = ""
    """The kind of content that is no text, "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """A customer reacted to a message of a private chat, or took that back (``emoji`` is "" then).

    ``plain``: the emoji is one that a bot can show too.
    """

    source_id: str
    chat: int
    message_id: int
    emoji: str
    plain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSeen:
    """Our own service message: a topic of the desk exists. Settles a creation whose answer was lost."""

    source_id: str
    chat: int
    thread: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoved:
    """The desk's group became a supergroup and has another id now."""

    source_id: str
    old: int
    new: int
    lane: str
    """Of what was written under the old id: its numbers count until all of it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """Somebody wrote in the desk's group when it still had the id ``chat``, and it is read only now."""

    source_id: str
    chat: int
    author_name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that asks for nothing (a join, a poll answer ...): kept, with the reason."""

    source_id: str
    reason: str
