"""Every value that crosses a package border. Frozen, without verbs; times are aware and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from routing.contents import Attachment as Attachment
from routing.contents import Marks
from routing.files import SentFile
from routing.happenings import Aside as Aside
from routing.happenings import Changed, DeskChange, GroupMoved, LeftBehind, Reacted, TopicSeen
from routing.machine import Bounce, Machine
from routing.proof import Verdict

ArrivalId = NewType("ArrivalId", int)
RequestId = NewType("RequestId", int)
CustomerId = NewType("CustomerId", int)
ConversationId = NewType("ConversationId", int)
DeliveryId = NewType("DeliveryId", int)
AgentId = NewType("AgentId", int)
"""An agent's numeric Telegram id, as written in settings.yaml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something that arrived, as raw as it came; kept before its source is told so."""

    channel: str
    source_id: str
    """The same for a repeat of the same thing, different for anything else (channel-wide, 30 days)."""
    raw: bytes
    received_at: datetime
    lane: str
    """Whose it seems to be, cheaply read; arrivals of one lane are handled in order."""
    envelope: Mapping[str, str] = field(default_factory=dict)
    """What the transport said beside the raw bytes, e.g. the recipient of a mail."""
    window: timedelta | None = None
    """How long more of the same may follow, to be decided about together; None: it stands by itself."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where somebody can be reached: ("mail", "ann@example.com") or ("telegram", "123456")."""

    channel: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One incoming message of a customer, the same for all channels."""

    source_id: str
    address: Address
    display_name: str
    text: str
    """The words the customer wrote now, without quoted history and signature."""
    received_at: datetime
    sent_at: datetime | None = None
    subject: str = ""
    language: str = ""
    """ISO 639-1, or "" when unknown."""
    language_hint: str = ""
    """What the channel says about the customer's language (Telegram's language_code), "" if nothing."""
    attachments: tuple[Attachment, ...] = ()
    automatic: Machine | None = None
    """What shows that this is a machine's message; None for a person's."""
    by_hand: str = ""
    """Why only a person may answer this person's message (a code, see ``why-by-hand``), "" if a bot may."""
    bounce: Bounce | None = None
    """What it says about the delivery of a mail of ours; only with ``automatic``."""
    message_id: str = ""
    """Its own id in its channel: a Message-ID without <>, or "<chat>:<message id>"."""
    references: tuple[str, ...] = ()
    """Ids of the messages it answers, nearest first."""
    recipient: str = ""
    """The address of ours it was sent to (mail), or ""."""
    verdict: Verdict = Verdict.NONE
    """What is known of who really sent it (mail)."""
    echoes: bool = False
    """It quotes an automatic mail of ours (mail)."""
    command: str = ""
    """What the customer asked for by a command: "start", "human", "new" ...; "" for plain words."""
    argument: str = ""
    """What stands behind the command."""
    thread: int | None = None
    """The topic of the private chat it was written in, where a chat has topics."""
    unsupported: str = ""
    """The kind of content that could not be read as text ("photo", "voice", ...), or ""."""
    withheld: bool = False
    """That content cannot be shown to anybody else either: both sides are told its kind."""
    marks: Marks = ()
    """The form of the text."""
    reply_to: str = ""
    """The message it replies to, ours or their own."""
    album: str = ""
    """What the messages of one album share, "" outside albums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A message nobody could read; kept, and shown at the desk with this reason."""

    source_id: str
    reason: str
    """A code of the texts for people (``unreadable-why``)."""
    received_at: datetime
    address: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMessage:
    """A message written in the agents' group."""

    source_id: str
    chat: int
    thread: int | None
    message_id: int
    author: int
    author_name: str
    text: str
    received_at: datetime
    reply_to: int | None = None
    unsupported: str = ""
    """The kind of content that is no text ("photo", ...), or ""."""
    formatted: str = ""
    """The text as HTML made by us, where the agent gave it a form (bold, a link ...), else ""."""
    marks: Marks = ()
    """The same form, by its places in the text."""
    files: tuple[SentFile, ...] = ()
    spelled: str = ""
    """A contact, a place or a poll in words, else ""."""
    album: str = ""
    mates: tuple[int, ...] = ()
    """All messages of its album, once they are together."""
    edited: bool = False
    is_answer_to_own: bool = False
    """Whether ``reply_to`` is a message of the same person."""
    answered: str | None = None
    """What ``reply_to`` says where it is a message of ours ("" for a picture), None where it is not."""
    answered_card: int = 0
    """The conversation whose card ``reply_to`` is, as its buttons tell; 0 where it has none of a card."""
    has_topics: bool = True
    """Whether topics are switched on in the group."""
    anonymous: bool = False
    """Written in the group's own name: nobody can know by which administrator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button pressed, by an agent at the desk or by a customer under an answer."""

    source_id: str
    query_id: str
    by: int
    by_name: str
    chat: int
    private: bool
    """True where it was pressed in the private chat of a customer."""
    message_id: int
    verb: str
    number: int
    """The conversation or delivery the button is about."""
    version: int
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A customer blocked the bot, or took it back. ``shut``: nothing reaches this address now."""

    source_id: str
    address: Address
    shut: bool


Inbound = (
    Request
    | Reach
    | DeskMessage
    | Press
    | Changed
    | Reacted
    | TopicSeen
    | DeskChange
    | GroupMoved
    | LeftBehind
    | Unreadable
    | Aside
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code of the wording catalogue (``why-<code>``) and what to fill in."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()


class State(StrEnum):
    """Where a conversation stands."""

    ANSWERED = "answered"  # the bot has answered; nobody holds it, nobody waits
    ASKED = "asked"  # the bot has asked back
    OPEN = "open"  # a person holds it
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody who writes to us, over all channels."""

    id: CustomerId
    name: str
    language: str
    owner: AgentId | None = None
    owner_reason: str = ""
    chosen_language: str = ""
    """The language the customer asked to be answered in, "" if none."""
    shut: bool = False
    """Nothing reaches the address by which they were found: they blocked the bot."""
    anew: bool = False
    """The customer said that what comes next is another matter."""
    blocked: bool = False
    """Nothing this customer writes reaches anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One matter, from open to resolved. ``version`` counts the changes an agent can see on the card."""

    id: ConversationId
    customer: CustomerId
    channel: str
    subject: str
    language: str
    state: State
    opened_at: datetime
    changed_at: datetime
    holder: AgentId | None = None
    version: int = 0
    last_article: str = ""
    """The article the bot answered with last, "" if none."""
    choices: tuple[tuple[str, str], ...] = ()
    """The (article, language) pairs the bot asked the customer to choose from."""
    address: str = ""
    """Where its customer is answered on its channel."""
    recipient: str = ""
    """The address of ours it was opened at (mail), or ""."""
    thread: int | None = None
    """The topic of its customer's private chat in which the answers belong."""
    desk: int = 0
    """The group in which its card stands, 0 before there is one."""
    accepted: bool = False
    """A person knows of it: its owner looks after the customer anyway, or somebody took or answered it."""
    waiting_since: datetime | None = None
    """When the customer wrote what nobody has answered yet, None when it is the customer's turn."""
    heard_at: datetime | None = None
    """When the desk was last sounded for it, or its holder last did something about it."""
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody who answers, as settings.yaml names them."""

    id: AgentId
    name: str
    """The public name: customers see it under every answer."""
    languages: tuple[str, ...]
    skills: tuple[str, ...] = ()
    """What the agent knows best, in the words that articles have as their skill."""


class Outward(StrEnum):
    """The kinds of outward effect; each is a delivery of its own."""

    SEND = "send"
    EDIT = "edit"
    BUTTONS = "buttons"
    CHECK = "check"
    REACT = "react"
    COPY = "copy"
    ALBUM = "album"
    FILES = "files"
    CAPTION = "caption"
    DELETE = "delete"
    CARD = "card"
    TOAST = "toast"
    CREATE_TOPIC = "create_topic"
    REFRESH = "refresh"
    PIN = "pin"
    MAIL = "mail"
