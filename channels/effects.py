"""What can be done to the world outside; each is kept as a delivery until its fate is known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from routing.contents import Attachment, Mark, Marks
from routing.files import SentFile, file_of
from routing.model import Outward


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; ``data`` has 1 to 64 bytes: ``v1:<verb>:<id>:<version>``."""

    text: str
    data: str


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendText:
    """A message. ``html``: its text has ``<b>``, ``<i>``, ``<a href>`` of ours; else it is shown as it is."""

    chat: int
    text: str
    html: bool = False
    thread: int | None = None
    reply_to: int | None = None
    silent: bool = False
    typing: bool = False
    """Show that somebody writes, just before it."""
    buttons: Buttons = ()
    marks: Marks = ()
    """The form of a text that is no HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditText:
    """Changes a message of ours; ``message`` 0 is filled in from the conversation's card when it is sent."""

    chat: int
    message: int
    text: str
    html: bool = False
    buttons: Buttons = ()
    marks: Marks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCaption:
    """Changes the words below a file in a message of ours, and the file where one is given."""

    chat: int
    message: int
    caption: str
    marks: Marks = ()
    file: SentFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Deletes messages of ours."""

    chat: int
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeButtons:
    """Takes the buttons of a message of ours away."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSetUp:
    """Looks at the set-up, tries it out, and tells what was found where it was asked for."""

    chat: int
    thread: int | None
    reply_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class React:
    """Our one reaction to a message."""

    chat: int
    message: int
    emoji: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMessage:
    """A copy of a message of any kind, without a trace of where it came from.

    ``file``: what it holds, whose words are said as they stand here.
    """

    chat: int
    from_chat: int
    message: int
    thread: int | None = None
    silent: bool = False
    reply_to: int | None = None
    file: SentFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyAlbum:
    """Copies of several messages at once, in their order; an album stays one.

    ``files``: what they hold, whose words are said as they stand here.
    """

    chat: int
    from_chat: int
    messages: tuple[int, ...]
    thread: int | None = None
    silent: bool = False
    reply_to: int | None = None
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendFiles:
    """Files of the blob store, up to ten in one go, 50 MB together."""

    chat: int
    files: tuple[Attachment, ...]
    thread: int | None = None
    silent: bool = False
    reply_to: int | None = None
    content: bytes | None = None
    """What is in the one file, where that stands in no blob: only known when it is sent, never kept here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """The answer to a pressed button: a line that goes away by itself (200 characters at most)."""

    query: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTopic:
    """A topic of the desk; the name ends with the customer's number, by which a lost answer is found."""

    chat: int
    name: str
    icon: str = ""
    """One of Telegram's icons for topics, as an emoji; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetIcon:
    """Shows a topic's state by its icon, an emoji."""

    chat: int
    thread: int
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTopic:
    """Closes a topic, or opens it again."""

    chat: int
    thread: int
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Pins a message of ours without a sound."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """Something at the desk is to show the latest state: which call that takes is found out when it is sent.

    ``what`` names it ("card", "icon", ...), ``number`` says whose it is.
    """

    chat: int
    what: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMail:
    """A mail through the relay. Its Message-ID is fixed before the first attempt and never changes."""

    message_id: str
    sender: str
    recipient: str
    recipient_name: str
    subject: str
    text: str
    language: str
    in_reply_to: str
    references: tuple[str, ...]
    automatic: bool
    agent_name: str
    dated: datetime
    files: tuple[SentFile, ...] = ()
    """Fetched from where they are when it is sent."""
    html: str = ""
    """The text again with the agent's bold, links and so on, as HTML made by us; "" where it has none."""
    quoted: str = ""
    """The customer's words it answers, to stand below it."""
    quoted_heading: str = ""
    reply_to: str = ""
    """Where answers go, if not to ``sender``."""
    return_path: str = ""
    """Where reports of failed delivery go, if not to ``sender``."""
    unsubscribe: str = ""
    """A link that ends automatic mail; on automatic mail only."""


AtDesk = (
    SendText
    | EditText
    | TakeButtons
    | React
    | CopyMessage
    | CopyAlbum
    | SendFiles
    | EditCaption
    | Delete
    | CreateTopic
    | SetIcon
    | OpenTopic
    | Pin
    | Refresh
)
"""What names the chat it happens in."""
Effect = AtDesk | Toast | SendMail | CheckSetUp


def to_document(effect: Effect) -> Mapping[str, Any]:
    """The effect as a JSON object."""
    document = asdict(effect)
    if isinstance(effect, SendMail):
        document["dated"] = effect.dated.isoformat()
    return document


def from_document(kind: Outward, document: Mapping[str, Any]) -> Effect:
    """The effect that ``to_document`` wrote. Raises KeyError or TypeError for anything else."""
    fields = dict(document)
    if "buttons" in fields:
        fields["buttons"] = tuple(
            tuple(Button(button["text"], button["data"]) for button in row) for row in fields["buttons"]
        )
    if "marks" in fields:
        fields["marks"] = tuple(Mark(**mark) for mark in fields["marks"])
    if "messages" in fields:
        fields["messages"] = tuple(fields["messages"])
    if "files" in fields:
        ours = kind is Outward.FILES
        fields["files"] = tuple(Attachment(**one) if ours else file_of(one) for one in fields["files"])
    if fields.get("file") is not None:
        fields["file"] = file_of(fields["file"])
    if kind is Outward.MAIL:
        fields["dated"] = datetime.fromisoformat(fields["dated"])
        fields["references"] = tuple(fields["references"])
    return _CLASSES[kind](**fields)


_CLASSES: Mapping[Outward, type[Effect]] = {
    Outward.SEND: SendText,
    Outward.CARD: SendText,
    Outward.EDIT: EditText,
    Outward.BUTTONS: TakeButtons,
    Outward.CHECK: CheckSetUp,
    Outward.REACT: React,
    Outward.COPY: CopyMessage,
    Outward.ALBUM: CopyAlbum,
    Outward.FILES: SendFiles,
    Outward.CAPTION: EditCaption,
    Outward.DELETE: Delete,
    Outward.TOAST: Toast,
    Outward.CREATE_TOPIC: CreateTopic,
    Outward.REFRESH: Refresh,
    Outward.PIN: Pin,
    Outward.MAIL: SendMail,
}
