"""What can change in a group of the desk."""

from dataclasses import dataclass
from enum import StrEnum


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
