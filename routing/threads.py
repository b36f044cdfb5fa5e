"""Which conversation a request belongs to."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from routing.model import Conversation, ConversationId, CustomerId, Request, State
from routing.proof import Check, Link, may_join

FRESH = timedelta(hours=24)
"""How long a customer who goes on writing is taken to mean the matter the bot answered last."""


@dataclass(frozen=True, slots=True)
class Thread:
    """``conversation`` is None for a new matter. ``is_reply``: the customer answered a message of ours."""

    conversation: Conversation | None
    is_reply: bool
    reason: str
    of_another: bool = False
    """It answers a mail of ours that went to somebody else: a second address, or a robot with many."""


@dataclass(frozen=True, slots=True)
class Referred:
    """The conversation a request refers to, and by what."""

    conversation: Conversation
    link: Link


def thread_of(
    request: Request,
    customer: CustomerId | None,
    referred: Referred | None,
    newest: Conversation | None,
    check: Check,
) -> Thread:
    """Where the request belongs.

    A sender who is not the customer of the conversation he refers to gets one of his own; so does one who
    refers to it by what others can know, and is not proven to be that customer (``check``).
    ``newest``: the customer's newest conversation on this channel.
    """
    answered = None if referred is None else referred.conversation
    by_mail = request.address.channel == "mail"
    ours = by_mail and referred is not None and referred.link is Link.OURS
    of_another = ours and answered is not None and answered.customer != customer
    if referred is not None and by_mail and not may_join(referred.link, request.verdict, check):
        unproven = f"it names #{referred.conversation.id}, and its sender is not proven"
        return Thread(None, False, unproven, of_another)
    if answered is not None and answered.customer == customer:
        if answered.state is State.RESOLVED and request.address.channel == "telegram":
            return Thread(None, True, f"#{answered.id} is resolved: a new matter")
        return Thread(answered, True, f"it answers our message in #{answered.id}")
    if by_mail:
        return Thread(None, False, "it refers to no message we sent this customer", of_another)
    if newest is None or newest.state is State.RESOLVED:
        return Thread(None, False, "no matter of this customer is open")
    if newest.state is State.OPEN or _is_fresh(newest, request.received_at):
        return Thread(newest, False, f"#{newest.id} is going on in this chat")
    return Thread(None, False, f"#{newest.id} was answered long ago")


_ANSWER = re.compile(r"(?:re|aw|sv|vs|antw|odp|rép|rv|отв|відп|رد) ?(?:\[\d+\])?: ?", re.IGNORECASE)


def without_answer_mark(subject: str) -> str:
    """The subject without "Re:", however often and in which language it stands there."""
    while (mark := _ANSWER.match(subject)) is not None:
        subject = subject[mark.end() :].lstrip()
    return subject


_TAG = re.compile(r"\[#(\d{1,18})\]")


def number_in_subject(subject: str) -> ConversationId | None:
    """The conversation that a subject names as ours do: ``[#1042]``; the last one, if several."""
    found = _TAG.findall(subject)
    return ConversationId(int(found[-1])) if found else None


def tagged(subject: str, number: ConversationId) -> str:
    """The subject with the conversation's number, once."""
    tag = f"[#{number}]"
    return subject if tag in subject else f"{subject} {tag}".strip()


def _is_fresh(conversation: Conversation, now: datetime) -> bool:
    return now - conversation.changed_at < FRESH
