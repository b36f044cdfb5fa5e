"""A customer who writes by mail, with a mail program that behaves."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import count

from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.smtp_sink import Caught, SmtpSink

_numbers = count(1)


@dataclass(frozen=True)
class Letter:
    """A mail as it was handed over: ``id`` is its Message-ID without <>."""

    id: str
    sender: str
    content: bytes
    subject: str


@dataclass
class MailCustomer:
    """``port`` is asked for each mail, for the program has another one after a restart."""

    name: str
    address: str
    sink: SmtpSink
    port: Callable[[], int]
    written: list[Letter] = field(default_factory=list)

    @property
    def inbox(self) -> list[Caught]:
        """What came for this customer, oldest first."""
        return self.sink.to(self.address)

    def letter(
        self, subject: str, text: str, *, answers: Caught | None = None, id: str = "", **headers: str
    ) -> Letter:
        """Writes a mail and does not send it. ``headers``: List_Id="<x>" and the like."""
        message = EmailMessage(policy=policy.SMTP)
        id = id or f"n{next(_numbers)}@{self.address.rpartition('@')[2]}"
        message["From"] = f"{self.name} <{self.address}>"
        message["To"] = SUPPORT
        message["Subject"] = subject
        message["Date"] = format_datetime(datetime.now(UTC))
        message["Message-ID"] = f"<{id}>"
        if answers is not None:
            ours = answers.header("Message-ID")
            message["In-Reply-To"] = ours
            message["References"] = f"{answers.header('References')} {ours}".strip()
            quoted = "\n".join(f"> {line}" for line in answers.text.splitlines())
            text = f"{text}\n\nOn Mon, 2 Nov 2026 at 10:00, Northwind Hosting wrote:\n{quoted}\n"
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        return Letter(id, self.address, message.as_bytes(), subject)

    def sends(self, letter: Letter, mail_from: str | None = None, to: str = SUPPORT) -> Letter:
        """Hands a mail over. Raises smtplib.SMTPException where it is not taken."""
        with smtplib.SMTP("127.0.0.1", self.port(), timeout=20) as line:
            line.sendmail(self.address if mail_from is None else mail_from, [to], letter.content)
        self.written.append(letter)
        return letter

    def mails(self, subject: str, text: str, **headers: str) -> Letter:
        """Writes and sends a mail."""
        return self.sends(self.letter(subject, text, answers=None, id="", **headers))

    def encloses(self, subject: str, text: str, *files: tuple[str, bytes]) -> Letter:
        """Writes and sends a mail with files, as (name, content)."""
        letter = self.letter(subject, text)
        message = message_from_bytes(letter.content, policy=policy.SMTP)
        for name, content in files:
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return self.sends(replace(letter, content=message.as_bytes()))

    def replies(self, answers: Caught, text: str, **headers: str) -> Letter:
        """Replies to a mail of ours, quoting it."""
        subject = answers.header("Subject")
        subject = subject if subject.startswith("Re:") else f"Re: {subject}"
        return self.sends(self.letter(subject, text, answers=answers, **headers))

    def gets(self, number: int = 1) -> Caught:
        """Waits for the mail with this number (from 1)."""
        return wait_for(lambda: len(self.inbox) >= number and self.inbox[number - 1])  # type: ignore[return-value]
