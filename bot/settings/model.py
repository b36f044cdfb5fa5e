"""What settings.yaml says, after it was found good. Secrets stay out of ``repr``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal

from channels.mail.dkim_signing import SigningKey
from channels.mail.imap_register import Mailbox
from channels.mail.listening import Listening
from channels.telegram.pacing import Limits
from channels.telegram.webhook import Webhook
from routing.model import Agent, AgentId
from routing.policy import Policy
from routing.proof import Check
from routing.retry import GIVE_UP_AFTER

SHIPPED_ARTICLES = Path(__file__).resolve().parents[2] / "kb" / "articles"
"""The example knowledge base, beside the package."""

TELEGRAM_API = "https://api.telegram.org/bot"

Tls = Literal["none", "starttls", "tls"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where everything is kept."""

    data_dir: Path
    database: str
    """An SQLAlchemy URL; only ``sqlite:///`` in this version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """One bot. The token is put right behind ``api_base`` and ``file_base``."""

    token: str = field(repr=False)
    api_base: str = TELEGRAM_API
    file_base: str = "https://api.telegram.org/file/bot"
    limits: Limits = field(default_factory=Limits)
    gather_seconds: float = 1.5
    """How long a customer's next words still belong to the last ones."""
    webhook: Webhook | None = None
    """None where updates are fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """The mail server that takes our answers along."""

    host: str
    port: int
    username: str
    """"" where the relay asks for no login."""
    password: str = field(repr=False)
    tls: Tls
    sender_address: str
    sender_name: str
    bounce_address: str = ""
    """Where reports of failed mails come to, each with a token; "": to the sender's address."""
    signed_replies: bool = False
    """Whether answers come to an address with a token."""
    give_up_after: timedelta = GIVE_UP_AFTER
    """How long a mail is tried again that the relay puts off."""
    dkim: SigningKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderProof:
    """How a mail's sender is proven, and what needs a proof."""

    policy: Check = Check.PREFER
    authserv_id: str = ""
    """The mail server in front whose Authentication-Results are believed; "" for none."""
    verify: bool = True
    """Whether signatures are verified here, where that server says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Mail needs a way in and a way out."""

    smtp: Listening | None
    relay: Relay | None
    imap: tuple[Mailbox, ...] = ()
    """Mailboxes to fetch from."""
    telegram_link: bool = True
    """Whether the first mail of a matter offers to go on in Telegram."""
    sender_check: SenderProof = field(default_factory=SenderProof)
    subject_tag: bool = False
    """Whether subjects name the conversation, for mail programs that tell nothing else."""

    @property
    def own_addresses(self) -> frozenset[str]:
        """All addresses customers write to, and the one answers come from."""
        listed = self.smtp.addresses if self.smtp else ()
        sender = [self.relay.sender_address] if self.relay else []
        return frozenset([*listed, *(mailbox.address for mailbox in self.imap), *sender])


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """Where customers write; at least one is there."""

    telegram: Telegram | None
    mail: Mail | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A Telegram group in which agents answer."""

    id: int
    """Negative, as all group ids are."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The agents' side. At least one group where Telegram is a channel."""

    groups: tuple[Group, ...]
    show_answered: bool
    """Also show what the bot answered by itself."""
    usual_minutes: int = 0
    """Within what time a person usually answers; 0: customers are told nothing of it."""
    seats: Mapping[AgentId, int] = field(default_factory=dict)
    """The group of each agent who names one; the others answer in the first."""
    idle: timedelta = timedelta(minutes=30)
    overdue: timedelta = timedelta(minutes=60)
    replies_only: bool = False
    """Only replies go to customers; plain words at the desk stay inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kb:
    """The knowledge base."""

    folder: Path
    encoder: Path | None = None
    """A folder with an encoder of sentences; None to compare by words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole of settings.yaml; every key is explained in `docs/settings.md`."""

    company: str
    languages: tuple[str, ...]
    """ISO 639-1; the first is the default and has shipped texts."""
    store: Store
    channels: Channels
    desk: Desk
    agents: tuple[Agent, ...]
    kb: Kb
    policy: Policy
    clock: str
    """"" for the real time, or the URL of a clock that tests can move."""
