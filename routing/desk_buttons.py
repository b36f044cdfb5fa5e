"""The buttons of the desk: each verb with what it means.

A button's data is ``v1:<verb>:<number>:<version>``; digits at a verb's end are its argument.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from routing.desk_actions import (
    DeskAction,
    DropDraft,
    GoOn,
    ItArrived,
    LetGo,
    Link,
    Place,
    Refuse,
    Restore,
    Role,
    SendAgain,
    SendDraft,
    SetBlocked,
    Show,
    ShowRaw,
    Take,
    TellWhy,
    Unlink,
)
from routing.desk_commands import ask_whom, reopen, resolve, snooze, suggest, transfer_to
from routing.model import Agent, AgentId, Conversation, Press, State
from routing.undelivered import Way

_VERB = re.compile("([a-z]+)([0-9]*)")
REASONS = ("skill", "language", "shift")
"""Why something is transferred, as buttons offer it (``transfer-<code>`` of the wording)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button an agent pressed. ``number``: the digits of its verb, -1 for none.

    ``sent``: the places of the card's articles that went out from this card.
    """

    press: Press
    number: int
    agent: Agent
    agents: Mapping[AgentId, Agent]
    sent: Collection[int] = ()


Decide = Callable[[Pressed, Conversation], DeskAction]
"""What a button about a conversation means."""
DecideAlone = Callable[[Pressed], DeskAction]
"""What a button about a delivery or a draft means."""


def verb_of(press: Press) -> tuple[str, int]:
    """The verb's name and its argument, -1 for none; "" for what is no verb."""
    form = _VERB.fullmatch(press.verb)
    return ("", -1) if form is None else (form[1], int(form[2]) if form[2] else -1)


def _is_stale(pressed: Pressed, conversation: Conversation) -> bool:
    return pressed.press.version != conversation.version


def _take(pressed: Pressed, conversation: Conversation) -> DeskAction:
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    if _is_stale(pressed, conversation) and conversation.holder != pressed.agent.id:
        holder = pressed.agents.get(conversation.holder) if conversation.holder else None
        return Refuse("taken-already", holder.name if holder else "?")
    return Take(conversation, pressed.agent)


def _transfer_to(pressed: Pressed, conversation: Conversation) -> DeskAction:
    to = pressed.agents.get(AgentId(pressed.number))
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    if to is None:
        return Refuse("button-old")
    if _is_stale(pressed, conversation) and conversation.holder != to.id:
        return Refuse("changed-since")
    return transfer_to(conversation, pressed.agent, to, "")


def _why(pressed: Pressed, conversation: Conversation) -> DeskAction:
    if not 0 <= pressed.number < len(REASONS) or _is_stale(pressed, conversation):
        return Refuse("button-old")
    return TellWhy(conversation, pressed.agent, REASONS[pressed.number])


def _suggest(pressed: Pressed, conversation: Conversation) -> DeskAction:
    place = max(pressed.number, 0)
    # Two presses in a row, or by two agents, are meant once.
    return Refuse("article-sent") if place in pressed.sent else suggest(conversation, pressed.agent, place)


def _show(what: str) -> Decide:
    return lambda pressed, on: Show(what, pressed.agent, on.customer, on)


def _go_on(way: Way, pressed: Pressed) -> DeskAction:
    return GoOn(way, pressed.press.number, pressed.press.version, pressed.agent)


ABOUT_CONVERSATION: Mapping[str, Decide] = {
    "take": _take,
    "transfer": lambda pressed, on: ask_whom(on, pressed.agent),
    "to": _transfer_to,
    "why": _why,
    "resolve": lambda pressed, on: resolve(on, pressed.agent),
    "reopen": lambda pressed, on: reopen(on, pressed.agent),
    "suggest": _suggest,
    "link": lambda pressed, on: Link(on, pressed.agent, pressed.number),
    "unlink": lambda pressed, on: Unlink(on, pressed.agent),
    "more": _show("more"),
    "snooze": lambda pressed, on: snooze(on, pressed.agent, timedelta(hours=max(pressed.number, 1))),
    "spam": lambda pressed, on: resolve(on, pressed.agent, spam=True),
    "block": lambda pressed, on: SetBlocked(on.customer, pressed.agent, True),
    "info": _show("info"),
    "history": _show("history"),
}
ALONE: Mapping[str, DecideAlone] = {
    "again": lambda pressed: SendAgain(pressed.press.number, pressed.agent),
    "arrived": lambda pressed: ItArrived(pressed.press.number, pressed.agent),
    **{way: partial(_go_on, way) for way in Way},
    "give": lambda pressed: SendDraft(pressed.press.number, pressed.agent),
    "drop": lambda pressed: DropDraft(pressed.press.number, pressed.agent),
    "raw": lambda pressed: ShowRaw(pressed.press.number, pressed.agent),
    "restore": lambda pressed: Restore(pressed.press.number, pressed.agent),
    "letgo": lambda pressed: LetGo(pressed.press.number, pressed.agent),
    "help": lambda pressed: Role(pressed.press.number, pressed.agent, False),
    "over": lambda pressed: Role(pressed.press.number, pressed.agent, True),
    "place": lambda pressed: Place(pressed.press.number, pressed.press.version, pressed.agent),
}
"""Their number is that of a delivery, a draft or an arrival."""
