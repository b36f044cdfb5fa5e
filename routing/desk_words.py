"""What can be meant at the desk by words for a customer. Each is carried out by one deed (``bot/deeds``)."""

from dataclasses import dataclass

from routing.model import Agent, Conversation, CustomerId


@dataclass(frozen=True, slots=True)
class Reply:
    """The message goes to the customer of this conversation, words signed by this agent."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class AskWhich:
    """The customer has several open conversations: the words wait until the agent says which is meant."""

    agent: Agent
    among: tuple[Conversation, ...]


@dataclass(frozen=True, slots=True)
class AskRole:
    """Another agent holds it, or resolved it: the words wait until this one says whether they help or take
    over."""

    conversation: Conversation
    agent: Agent


@dataclass(frozen=True, slots=True)
class Role:
    """Words that waited go out; ``takes_over``: and the conversation is this agent's."""

    draft: int
    agent: Agent
    takes_over: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Words that waited belong to the conversation with this number."""

    draft: int
    conversation: int
    agent: Agent


@dataclass(frozen=True, slots=True)
class Undo:
    """What the agent's own message, replied to, sent to the customer is taken back."""

    agent: Agent
    customer: CustomerId
