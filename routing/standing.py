"""What a customer's topic shows of how things stand."""

from collections.abc import Sequence
from enum import StrEnum

from routing.model import Conversation, State


class Face(StrEnum):
    """The state of a topic, as the icon that shows it."""

    NEW = "❗"  # nobody has taken it
    WAITING = "❓"  # the customer waits for us
    ANSWERED = "💬"  # we wait for the customer
    BOT = "🤖"  # the bot handles it
    RESOLVED = "✅"


def face_of(conversations: Sequence[Conversation]) -> Face:
    """The most urgent of a customer's conversations speaks for all; ``conversations``: newest first."""
    opened = [one for one in conversations if one.state is State.OPEN]
    if any(not one.accepted for one in opened):
        return Face.NEW
    if any(waits(one) for one in opened):
        return Face.WAITING
    if opened:
        return Face.ANSWERED
    if conversations and conversations[0].state in (State.ANSWERED, State.ASKED):
        return Face.BOT
    return Face.RESOLVED


def waits(conversation: Conversation) -> bool:
    """Whether the customer waits for us; what was snoozed does not until it is back."""
    waiting = conversation.waiting_since is not None and conversation.snoozed_until is None
    return conversation.state is State.OPEN and waiting
