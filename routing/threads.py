"""Which conversation a request belongs to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from routing.model import Conversation, CustomerId, Request, State

FRESH = timedelta(hours=24)
"""How long a customer who goes on writing is taken to mean the matter the bot answered last."""


@dataclass(frozen=True, slots=True)
class Thread:
    """``conversation`` is None for a new matter. ``is_reply``: the customer answered a message of ours."""

    conversation: Conversation | None
    is_reply: bool
    reason: str


def thread_of(
    request: Request,
    customer: CustomerId | None,
    answered: Conversation | None,
    newest: Conversation | None,
) -> Thread:
    """Where the request belongs.

    ``answered``: the conversation of the message of ours that the request refers to; only ids we made
    ourselves count, and a sender who is not that conversation's customer gets a conversation of his own.
    ``newest``: the customer's newest conversation on this channel.
    """
    if answered is not None and answered.customer == customer:
        if answered.state is State.RESOLVED and request.address.channel == "telegram":
            return Thread(None, True, f"#{answered.id} is resolved: a new matter")
        return Thread(answered, True, f"it answers our message in #{answered.id}")
    if request.address.channel == "mail":
        return Thread(None, False, "it refers to no message we sent this customer")
    if newest is None or newest.state is State.RESOLVED:
        return Thread(None, False, "no matter of this customer is open")
    if newest.state is State.OPEN or _is_fresh(newest, request.received_at):
        return Thread(newest, False, f"#{newest.id} is going on in this chat")
    return Thread(None, False, f"#{newest.id} was answered long ago")


def _is_fresh(conversation: Conversation, now: datetime) -> bool:
    return now - conversation.changed_at < FRESH
