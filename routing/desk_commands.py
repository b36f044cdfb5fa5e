"""The commands of the desk: each name with what it means.

A new command is a function here, a line in a table, and a deed in ``bot/deeds`` for the value it returns.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from routing.desk_actions import (
    AskWhom,
    Check,
    DeskAction,
    Link,
    Look,
    Note,
    Refuse,
    Reopen,
    Resolve,
    SetAway,
    SetBlocked,
    Show,
    ShowAsides,
    ShowRaw,
    Snooze,
    Suggest,
    Take,
    Teach,
    Transfer,
    Undo,
    Unlink,
)
from routing.durations import read_duration
from routing.model import Agent, AgentId, Conversation, CustomerId, State

USUAL_PAUSE = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A command an agent wrote in a customer's topic; ``words`` follow its name.

    ``conversation``: the one it is about; the commands that need one are not asked without.
    """

    words: str
    agent: Agent
    agents: Mapping[AgentId, Agent]
    customer: CustomerId
    conversation: Conversation | None


Decide = Callable[[Said, Conversation], DeskAction]
"""What a command about one conversation means."""
DecideCustomer = Callable[[Said], DeskAction]
"""What a command about the customer means, whatever conversations there are."""
DecideAnywhere = Callable[[Agent, str], DeskAction]
"""What a command means that works in General too, from the agent and the words behind it."""


def take(conversation: Conversation, agent: Agent) -> DeskAction:
    """Resolved matters are reopened first."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Take(conversation, agent)


def transfer_to(conversation: Conversation, agent: Agent, to: Agent, why: str) -> DeskAction:
    """To whoever holds it already there is nothing to transfer."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    if conversation.holder == to.id:
        return Refuse("holds-already", to.name)
    return Transfer(conversation, agent, to, why)


def _transfer(said: Said, conversation: Conversation) -> DeskAction:
    if not said.words:
        return ask_whom(conversation, said.agent)
    words = said.words.removeprefix("@")
    # Of two names that fit the longer one is meant: there may be a Mia and a Mia Berg.
    for agent in sorted(said.agents.values(), key=lambda one: -len(one.name)):
        rest = words[len(agent.name) :]
        if words.lower().startswith(agent.name.lower()) and not rest[:1].isalnum():
            return transfer_to(conversation, said.agent, agent, rest.lstrip(" :,.-"))
    return Refuse("nobody-of-that-name", words.split()[0] if words.split() else "@")


def ask_whom(conversation: Conversation, agent: Agent) -> DeskAction:
    """The list of agents."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return AskWhom(conversation, agent)


def resolve(conversation: Conversation, agent: Agent, *, spam: bool = False) -> DeskAction:
    """Once."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Resolve(conversation, agent, spam)


def reopen(conversation: Conversation, agent: Agent) -> DeskAction:
    """What was never resolved is open."""
    if conversation.state is not State.RESOLVED:
        return Refuse("open-already")
    return Reopen(conversation, agent)


def snooze(conversation: Conversation, agent: Agent, pause: timedelta | None) -> DeskAction:
    """Only what is open can rest."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Refuse("no-duration") if pause is None else Snooze(conversation, agent, pause)


def suggest(conversation: Conversation, agent: Agent, place: int = 0, words: str = "") -> DeskAction:
    """An answer to look at."""
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Suggest(conversation, agent, place, words)


def _reply(said: Said, conversation: Conversation) -> DeskAction:
    """An answer by its name or by words; alone, all there are."""
    if said.words or conversation.state is State.RESOLVED:
        return suggest(conversation, said.agent, words=said.words)
    return Show("answers", said.agent, conversation.customer, conversation)


def _link(said: Said, conversation: Conversation) -> DeskAction:
    """A number of the card, "none", "undo", or an article's id or words."""
    words = said.words.casefold()
    if not words:
        return Refuse("which-article")
    if words == "undo":
        return Unlink(conversation, said.agent)
    if words in ("none", "0"):
        return Link(conversation, said.agent)
    if words.isdecimal() and len(words) == 1:
        return Link(conversation, said.agent, int(words) - 1)
    return Link(conversation, said.agent, words=said.words)


def _pause(words: str) -> timedelta | None:
    return read_duration(words) if words else USUAL_PAUSE


def _show(what: str) -> DecideCustomer:
    return lambda said: Show(what, said.agent, said.customer, said.conversation)


_DIGITS = 19
"""A number of so many digits may be too large for the ledger."""


def _aside(agent: Agent, words: str) -> DeskAction:
    """With a number ("12", "12 raw") that one as it came, else the list."""
    number = words.partition(" ")[0]
    if number.isascii() and number.isdecimal() and len(number) < _DIGITS:
        return ShowRaw(int(number), agent)
    return ShowAsides(agent)


def _look(what: str) -> DecideAnywhere:
    return lambda agent, words: Look(what, agent, words)


ABOUT_CONVERSATION: Mapping[str, Decide] = {
    "take": lambda said, on: take(on, said.agent),
    "transfer": _transfer,
    "resolve": lambda said, on: resolve(on, said.agent),
    "reopen": lambda said, on: reopen(on, said.agent),
    "snooze": lambda said, on: snooze(on, said.agent, _pause(said.words)),
    "reply": _reply,
    "article": _link,
    "teach": lambda said, on: Teach(on, said.agent, said.words),
    "card": lambda said, on: Show("card", said.agent, said.customer, on),
}
ABOUT_CUSTOMER: Mapping[str, DecideCustomer] = {
    "note": lambda said: Note(said.agent),
    "undo": lambda said: Undo(said.agent, said.customer),
    "info": _show("info"),
    "history": _show("history"),
    "block": lambda said: SetBlocked(said.customer, said.agent, True),
    "unblock": lambda said: SetBlocked(said.customer, said.agent, False),
}
ANYWHERE: Mapping[str, DecideAnywhere] = {
    "queue": _look("queue"),
    "mine": _look("mine"),
    "find": lambda agent, words: Look("find", agent, words) if words else Refuse("no-words"),
    "kb": lambda agent, words: Look("kb", agent, words) if words else Refuse("no-words"),
    "gaps": _look("gaps"),
    "stats": _look("stats"),
    "aside": _aside,
    "help": _look("help"),
    "check": lambda agent, _: Check(agent),
    "away": lambda agent, _: SetAway(agent, True),
    "back": lambda agent, _: SetAway(agent, False),
}
