"""What can be meant at the desk. Each is carried out by one deed (``bot/deeds``)."""

from dataclasses import dataclass
from datetime import timedelta

from routing.desk_words import AskRole as AskRole
from routing.desk_words import AskWhich as AskWhich
from routing.desk_words import Place as Place
from routing.desk_words import Reply as Reply
from routing.desk_words import Role as Role
from routing.desk_words import Undo as Undo
from routing.model import Agent, Conversation, CustomerId
from routing.undelivered import GoOn as GoOn


@dataclass(frozen=True, slots=True)
class Take:
    """This agent holds the conversation from now on, and looks after its customer."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class Transfer:
    """Another agent holds it from now on, and looks after its customer. ``why``: the agent's own words."""

    conversation: Conversation
    agent: Agent
    to: Agent
    why: str = ""


@dataclass(frozen=True, slots=True)
class AskWhom:
    """The agent is shown whom it can be transferred to."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class TellWhy:
    """Why it was transferred: the rest of a key, ``transfer-<code>``."""

    conversation: Conversation
    agent: Agent
    code: str


@dataclass(frozen=True, slots=True)
class Resolve:
    """The matter is done. ``spam``: it never was one."""

    conversation: Conversation
    agent: Agent
    spam: bool = False


@dataclass(frozen=True, slots=True)
class Reopen:
    """The matter is not done after all."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class Snooze:
    """The matter rests for so long, or until the customer writes."""

    conversation: Conversation
    agent: Agent
    pause: timedelta


@dataclass(frozen=True, slots=True)
class Suggest:
    """The agent sees an answer before it goes out: the card's article ``place`` (from 0), or the one that
    fits ``words`` best."""

    conversation: Conversation
    agent: Agent
    place: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class SendDraft:
    """The answer that was shown goes out."""

    draft: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class DropDraft:
    """What was shown is not wanted."""

    draft: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class Teach:
    """The question and the agent's answer become a draft of an article; ``words``: the answer, if given."""

    conversation: Conversation
    agent: Agent
    words: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The customer's question was the card's article ``place`` (from 0), the one that ``words`` name or fit
    best, or none: then ``place`` is -1 and there are no words. The bot learns from it.
    """

    conversation: Conversation
    agent: Agent
    place: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unlink:
    """What was learned from this conversation is forgotten."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class SetBlocked:
    """From now on nothing this customer writes reaches anybody, or it does again."""

    customer: CustomerId
    agent: Agent
    blocked: bool


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
class Show:
    """Something about a conversation or its customer is shown: "more", "info", "card", "answers" ..."""

    what: str
    agent: Agent
    customer: CustomerId
    conversation: Conversation | None


@dataclass(frozen=True, slots=True)
class Look:
    """Something about the desk is shown: "queue", "mine", "find", "stats", "kb", "help"."""

    what: str
    agent: Agent
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowAsides:
    """What was set aside is shown."""

    agent: Agent


@dataclass(frozen=True, slots=True)
class ShowRaw:
    """This arrival, which was set aside, is shown as it came."""

    number: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class Restore:
    """This arrival, which was set aside, is a person's message after all."""

    number: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class LetGo:
    """This arrival was set aside rightly."""

    number: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class Check:
    """The set-up is looked at, and what is to be mended is told."""

    agent: Agent


@dataclass(frozen=True, slots=True)
class SetAway:
    """The agent gets no new conversations, or gets them again."""

    agent: Agent
    away: bool


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


DeskAction = (
    Reply
    | AskWhich
    | AskRole
    | Role
    | Place
    | Take
    | Transfer
    | AskWhom
    | TellWhy
    | Resolve
    | Reopen
    | Snooze
    | Suggest
    | SendDraft
    | DropDraft
    | Teach
    | Link
    | Unlink
    | SetBlocked
    | SendAgain
    | ItArrived
    | GoOn
    | Show
    | Look
    | ShowAsides
    | ShowRaw
    | Restore
    | LetGo
    | Check
    | SetAway
    | Undo
    | Note
    | Refuse
    | Ignore
)
