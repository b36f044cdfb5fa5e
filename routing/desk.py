"""What an agent's message or press at the desk means."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from unicodedata import category

from routing.model import Agent, AgentId, Conversation, CustomerId, DeskMessage, Press, State

INSIDE = "//"


@dataclass(frozen=True, slots=True)
class Reply:
    """These words go to the customer of this conversation, signed by this agent."""

    conversation: Conversation
    agent: Agent
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A file or the like goes to the customer as it is; only a chat can take it."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class Take:
    """This agent holds the conversation from now on, and looks after its customer."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class Resolve:
    """The matter is done."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class SendArticle:
    """The agent sends the card's article number ``place`` (from 0) as an answer of his own."""

    conversation: Conversation
    agent: Agent
    place: int


@dataclass(frozen=True, slots=True)
class SendAgain:
    """An agent decided that a delivery of unknown fate goes out again."""

    delivery: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class ItArrived:
    """An agent knows that a delivery of unknown fate arrived."""

    delivery: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class Note:
    """Stays inside."""

    agent: Agent


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing happens, and whoever tried is told why (``refuse-<code>`` of the wording)."""

    code: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing happens and nobody is told."""

    reason: str


DeskAction = Reply | Copy | Take | Resolve | SendArticle | SendAgain | ItArrived | Note | Refuse | Ignore


def read_message(
    message: DeskMessage,
    agents: Mapping[AgentId, Agent],
    customer: CustomerId | None,
    meant: Conversation | None,
) -> DeskAction:
    """``customer``: whose topic it was written in; ``meant``: the conversation it replies to, else the
    customer's newest open one, else the newest."""
    if customer is None:
        return Ignore("not in a customer's topic")
    agent = agents.get(AgentId(message.author))
    if agent is None:
        return Refuse("not-an-agent", message.author_name)
    text = _visible(message.text)
    if text.startswith(INSIDE):
        return Note(agent)
    if text.startswith("/"):
        return _command(text, agent, meant)
    if meant is None:
        return Refuse("no-conversation")
    if message.unsupported:
        return Copy(meant, agent) if meant.channel == "telegram" else Refuse("file-by-mail")
    return Reply(meant, agent, message.text)


def _command(text: str, agent: Agent, meant: Conversation | None) -> DeskAction:
    # A slash never goes to the customer: a mistyped command must not leak.
    words = text[1:].split(maxsplit=1)
    name = words[0].split("@")[0].lower() if words else ""
    if name == "note":
        return Note(agent)
    if meant is None:
        return Refuse("no-conversation")
    if name == "take":
        return _take(meant, agent)
    if name == "resolve":
        return _resolve(meant, agent)
    return Refuse("unknown-command", name)


def _visible(text: str) -> str:
    # A direction mark, as Arabic keyboards and copied text put first, must not hide the slashes behind it.
    return "".join(sign for sign in text if category(sign) != "Cf").strip()


def read_press(
    press: Press,
    agents: Mapping[AgentId, Agent],
    conversation: Conversation | None,
    sent: Collection[int] = (),
) -> DeskAction:
    """``conversation``: the one the button names, None where the button is about a delivery.

    ``sent``: the places of the card's articles that an agent has sent from this card.
    """
    agent = agents.get(AgentId(press.by))
    if agent is None:
        return Refuse("not-an-agent", press.by_name)
    if press.verb == "again":
        return SendAgain(press.number, agent)
    if press.verb == "arrived":
        return ItArrived(press.number, agent)
    if conversation is None:
        return Refuse("button-old")
    if press.verb == "take":
        if conversation.state is State.RESOLVED:
            return Refuse("resolved-already")
        if press.version != conversation.version and conversation.holder != agent.id:
            holder = agents.get(conversation.holder) if conversation.holder else None
            return Refuse("taken-already", holder.name if holder else "?")
        return _take(conversation, agent)
    if press.verb == "resolve":
        return _resolve(conversation, agent)
    if press.verb.startswith("send") and press.verb[4:].isdecimal():
        if conversation.state is State.RESOLVED:
            return Refuse("resolved-already")
        place = int(press.verb[4:])
        # Two presses in a row, or by two agents, are meant once.
        return Refuse("article-sent") if place in sent else SendArticle(conversation, agent, place)
    return Refuse("button-old")


def _take(conversation: Conversation, agent: Agent) -> DeskAction:
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Take(conversation, agent)


def _resolve(conversation: Conversation, agent: Agent) -> DeskAction:
    if conversation.state is State.RESOLVED:
        return Refuse("resolved-already")
    return Resolve(conversation, agent)
