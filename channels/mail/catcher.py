"""The far end of the mail line in a trial: what customers write, and a relay that keeps what we answer."""

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from channels.mail.addresses import mailbox
from channels.mail.automatic import LOOP_HEADER
from channels.mail.body import body_of
from channels.mail.encoded import shown
from channels.mail.fields import split_fields
from channels.mail.mime import parts_of
from channels.mail.read import read_mail
from routing.model import Request

HOST = "127.0.0.1"
SIZE = 50 * 1024**2
"""Bytes; far above what an answer has."""
LINE = 100_000


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file in a mail. ``size`` in bytes."""

    name: str
    content_type: str
    size: int


class NoAddress(Exception):
    """What stands there is no mail address; the message says so in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail as whoever gets it sees it; ids without <>, ``references`` nearest first."""

    at: datetime
    sender_name: str
    sender: str
    recipient: str
    subject: str
    text: str
    message_id: str
    references: tuple[str, ...]
    ours: bool
    """True for what the desk or the bot sent, False for what a customer wrote."""
    files: tuple[MailFile, ...] = ()


def seen(raw: bytes, at: datetime) -> Mail:
    """The mail with its whole text, quotes and all. Raises TooComplex for a mail nobody writes."""
    fields = split_fields(raw)
    recipient = mailbox(fields.first("to"))[1]
    inbound = read_mail(raw, source_id="", received_at=at, recipient=recipient).inbound
    request = inbound if isinstance(inbound, Request) else None
    return Mail(
        at=at,
        sender_name=request.display_name if request else "",
        sender=request.address.value if request else "",
        recipient=recipient,
        subject=request.subject if request else "",
        text=body_of(raw, parts_of(raw, fields)).plain.strip(),
        message_id=request.message_id if request else "",
        references=request.references if request else (),
        ours=fields.first(LOOP_HEADER.lower()) != b"",
        files=tuple(MailFile(name, kind, len(content)) for name, kind, content in files_of(raw)),
    )


def files_of(raw: bytes) -> list[tuple[str, str, bytes]]:
    """The attachments of a mail as (name, content type, content)."""
    whole = message_from_bytes(raw, policy=policy.default)
    found = []
    for part in whole.iter_attachments() if isinstance(whole, EmailMessage) else ():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            found.append((part.get_filename() or "file", part.get_content_type(), content))
    return found


def written(
    sender: str,
    recipient: str,
    subject: str,
    text: str,
    *,
    message_id: str,
    at: datetime,
    answers: Mail | None,
    files: Sequence[tuple[str, str, bytes]] = (),
) -> tuple[str, bytes]:
    """A customer's mail: its sender's bare address, and the bytes as a mail program sends them.

    ``sender`` is "Ann <ann@example.com>" or the bare address. An answer quotes the mail it answers, as most
    programs do. ``files``: (name, content type, content). Raises NoAddress.
    """
    name, address = mailbox(sender.encode())
    message = EmailMessage(policy=policy.SMTP)
    try:
        message["From"] = Address(shown(name, 100), addr_spec=address)
        message["To"] = Address(addr_spec=recipient)
    except (ValueError, IndexError, MessageError) as error:
        raise NoAddress("The sender is an address like ann@example.com, or Ann <ann@example.com>.") from error
    if not address or not address.isascii():
        raise NoAddress("The sender is an address like ann@example.com, or Ann <ann@example.com>.")
    message["Subject"] = shown(subject, 500)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{message_id}>"
    if answers is not None:
        thread = [answers.message_id, *answers.references]
        message["In-Reply-To"] = f"<{answers.message_id}>"
        message["References"] = " ".join(f"<{one}>" for one in reversed(thread))
        text = f"{text}\n\n{_quoted(answers)}"
    message.set_content(text, charset="utf-8")
    for filename, kind, content in files:
        main, _, sub = kind.partition("/")
        if main in ("", "multipart", "message") or not sub.isprintable() or not sub:
            main, sub = "application", "octet-stream"
        message.add_attachment(content, maintype=main, subtype=sub, filename=shown(filename, 100))
    return address, message.as_bytes()


def _quoted(mail: Mail) -> str:
    who = mail.sender_name or mail.sender
    lines = (f"> {line}".rstrip() for line in mail.text.splitlines())
    return f"On {mail.at:%a, %d %b %Y at %H:%M}, {who} <{mail.sender}> wrote:\n" + "\n".join(lines)


class Catcher:
    """A relay on this machine that sends nothing on. ``mails`` holds all that was written, newest last.

    What is in ``folder`` from an earlier trial is there again.
    """

    def __init__(self, now: Callable[[], datetime], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._now, self._folder = now, folder
        self.mails: list[Mail] = [
            seen(path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC))
            for path in sorted(folder.glob("*.eml"))
        ]
        self._port = 0
        self._server: asyncio.Server | None = None
        self._lines: set[_Line] = set()
        self._rung = asyncio.Event()

    async def start(self) -> int:
        """Listens on a free port, after ``stop`` on the same one again, and returns it."""
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # aiosmtpd logs whom a mail is for
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Line(
                self, self._lines, data_size_limit=SIZE, enable_SMTPUTF8=True, hostname="localhost", loop=loop
            ),
            HOST,
            self._port,
        )
        self._port = self._server.sockets[0].getsockname()[1]
        return self._port

    @property
    def works(self) -> bool:
        """Whether mail is taken."""
        return self._server is not None

    async def stop(self) -> None:
        """Closes the port and all lines: whoever wants to hand mail over finds nobody."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        for line in list(self._lines):
            line.shut()
        await server.wait_closed()

    def note(self, raw: bytes) -> None:
        """Puts a mail on the list and wakes who waits for one."""
        now = self._now()
        self.mails.append(seen(raw, now))
        path = self._path(len(self.mails) - 1)
        path.write_bytes(raw)
        os.utime(path, (now.timestamp(), now.timestamp()))
        self._rung.set()
        self._rung = asyncio.Event()

    def file(self, mail: int, file: int) -> tuple[str, bytes]:
        """Name and content of a file of a mail, both counted from 0. Raises LookupError."""
        name, _, content = files_of(self._path(range(len(self.mails))[mail]).read_bytes())[file]
        return name, content

    def _path(self, mail: int) -> Path:
        return self._folder / f"{mail + 1:06}.eml"

    async def beyond(self, known: int) -> int:
        """How many mails there are, as soon as that is another number than ``known``."""
        while len(self.mails) == known:
            await self._rung.wait()
        return len(self.mails)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """aiosmtpd's name for: a whole mail is here."""
        self.note(bytes(envelope.original_content or b""))
        return "250 2.0.0 Kept"


class _Line(SMTP):
    """One connection of ours."""

    line_length_limit = LINE

    def __init__(self, catcher: Catcher, lines: "set[_Line]", **settings: Any) -> None:
        super().__init__(catcher, **settings)
        self._lines = lines

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._lines.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._lines.discard(self)
        super().connection_lost(error)

    def shut(self) -> None:
        if self.transport is not None:
            self.transport.close()
