"""What an agent's message or press at the desk means."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from unicodedata import category

from routing import desk_buttons, desk_commands
from routing.desk_actions import AskRole, AskWhich, DeskAction, Ignore, Note, Refuse, Reply
from routing.desk_buttons import Pressed, verb_of
from routing.desk_commands import Said
from routing.model import Agent, AgentId, Conversation, CustomerId, DeskMessage, Press, State

INSIDE = "//"
FETCHABLE = 20 * 1024 * 1024
"""Bytes of a file that Telegram gives to a bot (core.telegram.org/bots/api#getfile)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message stands. ``customer``: whose topic it is, or whose message it replies to.

    ``replied``: the conversation of that message; ``opened``: the customer's open ones, newest first.
    """

    customer: CustomerId | None = None
    replied: Conversation | None = None
    opened: tuple[Conversation, ...] = ()
    newest: Conversation | None = None
    is_of_unknown: bool = False
    """It replies to a message of ours of which nobody can tell whose it is."""
    is_at_home: bool = False
    """The author need not be asked before they answer what somebody else holds."""

    @property
    def meant(self) -> Conversation | None:
        """The conversation spoken to; None where there is none, or nobody can tell."""
        if self.replied is not None or not self.opened:
            return self.replied or self.newest
        return self.opened[0] if len(self.opened) == 1 else None


def read_message(
    message: DeskMessage, agents: Mapping[AgentId, Agent], place: Place, *, replies_only: bool = False
) -> DeskAction:
    """A message in the group, wherever it stands there. ``replies_only``: what replies to nothing of the
    customer's stays inside."""
    text = visible(message.text)
    is_meant = place.customer is not None or (place.is_of_unknown and not text.startswith("/"))
    if not is_meant:
        return _elsewhere(message, agents, text)
    if message.anonymous:
        return Refuse("anonymous")
    agent = agents.get(AgentId(message.author))
    if agent is None:
        return Refuse("not-an-agent", message.author_name)
    if place.customer is None:
        return Refuse("whose")
    if text.startswith(INSIDE):
        return Note(agent)
    if text.startswith("/"):
        return _command(text, agent, agents, place.customer, place)
    if replies_only and place.replied is None and not place.is_of_unknown:
        return Note(agent)
    if place.meant is None:
        return AskWhich(agent, place.opened) if place.opened else Refuse("no-conversation")
    is_ours = place.meant.state in (State.OPEN, State.RESOLVED)
    is_anothers = is_ours and place.meant.holder not in (None, agent.id)
    return AskRole(place.meant, agent) if is_anothers and not place.is_at_home else Reply(place.meant, agent)


def hindrance(conversation: Conversation, message: DeskMessage) -> str:
    """Why a message cannot go out on this conversation's channel (``refuse-<code>``), "" if it can."""
    if conversation.channel == "telegram" or not message.unsupported:
        return ""
    if any(file.size > FETCHABLE for file in message.files):
        return "file-too-large"
    return "" if message.files or message.spelled else "file-by-mail"


def _elsewhere(message: DeskMessage, agents: Mapping[AgentId, Agent], text: str) -> DeskAction:
    """In General, or in a topic that is nobody's: there agents may talk, and give some commands."""
    agent = agents.get(AgentId(message.author))
    name, words = _parted(text)
    if not text.startswith("/") or text.startswith(INSIDE) or agent is None:
        return Ignore("not in a customer's topic")
    if name in desk_commands.ANYWHERE:
        return desk_commands.ANYWHERE[name](agent, words)
    if name in desk_commands.ABOUT_CONVERSATION or name in desk_commands.ABOUT_CUSTOMER:
        return Refuse("only-in-a-topic", name)
    if not name or "@" in text.split()[0]:
        return Ignore("not in a customer's topic: a command of no meaning here")
    return Refuse("unknown-command", name)


def _command(
    text: str, agent: Agent, agents: Mapping[AgentId, Agent], customer: CustomerId, place: Place
) -> DeskAction:
    # A slash never goes to the customer: a mistyped command must not leak.
    name, words = _parted(text)
    said = Said(words=words, agent=agent, agents=agents, customer=customer, conversation=place.meant)
    if name in desk_commands.ABOUT_CUSTOMER:
        return desk_commands.ABOUT_CUSTOMER[name](said)
    if name in desk_commands.ANYWHERE:
        return desk_commands.ANYWHERE[name](agent, words)
    if name not in desk_commands.ABOUT_CONVERSATION:
        return Refuse("no-conversation") if place.newest is None else Refuse("unknown-command", name)
    if place.meant is None:
        return Refuse("which-one", name) if place.opened else Refuse("no-conversation")
    return desk_commands.ABOUT_CONVERSATION[name](said, place.meant)


def _parted(text: str) -> tuple[str, str]:
    """The name of a command, in small letters, and the words behind it."""
    words = text[1:].split(maxsplit=1)
    name = words[0].split("@")[0].lower() if words else ""
    return name, words[1].strip() if len(words) > 1 else ""


def visible(text: str) -> str:
    """The text without direction marks: as Arabic keyboards and copied text put them first, they must not
    hide the slashes behind them."""
    return "".join(sign for sign in text if category(sign) != "Cf").strip()


def is_inside(text: str) -> bool:
    """Whether it is a note or a command, and nothing for a customer."""
    return visible(text).startswith("/")


def is_about_conversation(press: Press) -> bool:
    """Whether the button's number is that of a conversation."""
    return verb_of(press)[0] not in desk_buttons.ALONE


def read_press(
    press: Press,
    agents: Mapping[AgentId, Agent],
    conversation: Conversation | None,
    sent: Collection[int] = (),
) -> DeskAction:
    """``conversation``: the one the button names, None where the button is about something else.

    ``sent``: the places of the card's articles that an agent has sent from this card.
    """
    agent = agents.get(AgentId(press.by))
    if agent is None:
        return Refuse("not-an-agent", press.by_name)
    name, number = verb_of(press)
    pressed = Pressed(press=press, number=number, agent=agent, agents=agents, sent=sent)
    if name in desk_buttons.ALONE:
        return desk_buttons.ALONE[name](pressed)
    if conversation is None or name not in desk_buttons.ABOUT_CONVERSATION:
        return Refuse("button-old")
    return desk_buttons.ABOUT_CONVERSATION[name](pressed, conversation)
