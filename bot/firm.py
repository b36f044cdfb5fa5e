"""What every part of the shell knows of the firm it works for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from routing.model import Agent, AgentId
from routing.policy import Policy
from routing.proof import Check
from routing.retry import GIVE_UP_AFTER
from routing.tokens import Keys
from routing.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """Read once from settings.yaml."""

    company: str
    languages: tuple[str, ...]
    """The first is the desk's and the default."""
    wording: Wording
    agents: Mapping[AgentId, Agent]
    groups: tuple[int, ...]
    """The ids of the agents' groups, as configured; the first is the desk where nothing else is said."""
    seats: Mapping[AgentId, int] = field(default_factory=dict)
    """The group an agent answers in, where it is not the first."""
    show_answered: bool
    replies_only: bool = False
    """Whether only replies go to customers; plain words at the desk stay inside."""
    idle: timedelta
    """How long the holder of a conversation may do nothing before new words make a sound again."""
    overdue: timedelta
    """From when on the queue calls a waiting customer overdue."""
    usual_minutes: int = 0
    """Within what time a person usually answers, as customers are told; 0: nothing is said of it."""
    policy: Policy
    mail_sender: str
    """The address answers come from where the customer wrote to none of ours in particular."""
    own_addresses: frozenset[str] = frozenset()
    """All addresses customers write to, and the one answers come from."""
    sender_check: Check = Check.PREFER
    """How much of a proof a mail needs to join a conversation."""
    subject_tag: bool = False
    """Whether subjects of our mails name the conversation: ``[#1042]``."""
    mail_keys: Keys
    """By which our own mail is known again."""
    bounces_to: str = ""
    """The address, before its token, that reports of failed mails come to; "": to the sender's."""
    mail_lives: timedelta = GIVE_UP_AFTER
    """How long a mail is tried again that the relay puts off."""
    telegram_link: bool = False
    """Whether the first mail of a matter offers to go on in Telegram."""
    signed_replies: bool = False
    """Whether answers to mails come to an address with a token."""
    chance: Callable[[int], bytes]
    """So many random bytes."""

    @property
    def language(self) -> str:
        """The language of the desk."""
        return self.languages[0]

    @property
    def desk(self) -> int:
        """The group for what belongs to no other."""
        return self.groups[0]

    def seat(self, agent: AgentId | None) -> int:
        """The group in which this agent answers."""
        return self.desk if agent is None else self.seats.get(agent, self.desk)

    def say(self, key: str, /, **values: str | int) -> str:
        """A sentence for the desk."""
        return self.wording.say(self.language, key, **values)
