"""A mail server that takes what the relay gets, and fails on demand."""

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session

T = TypeVar("T")


@dataclass(frozen=True)
class Caught:
    """One mail as it came over the line, and as Python's own parser reads it."""

    mail_from: str
    to: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """Parsed by the standard library, which the program does not send with."""
        return message_from_bytes(self.content, policy=policy.default)

    @property
    def text(self) -> str:
        """The words of the plain part."""
        part = self.message.get_body(("plain",))
        return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""

    @property
    def everything(self) -> str:
        """Headers and all text parts, decoded: what a reader could ever see."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.message.items())
        parts = [
            str(part.get_content()) for part in self.message.walk() if part.get_content_maintype() == "text"
        ]
        return "\n".join([headers, *parts])

    def header(self, name: str) -> str:
        """A header without line breaks, "" where there is none."""
        return " ".join(str(self.message.get(name, "")).split())


@dataclass
class Fault:
    """What happens to the next ``times`` mails whose content or recipient holds ``contains``.

    ``kind``: "rcpt" and "data" answer with ``code``; "cut before dot", "cut after dot" close the line;
    "slow before" and "slow after" wait ``seconds`` before or after the mail is taken.
    """

    kind: str
    times: int = 1
    code: str = ""
    seconds: float = 0.0
    contains: str = ""


@dataclass
class Inside:
    """What the sink's own thread knows."""

    caught: list[Caught] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    receiving: int = 0

    def due(self, kind: str, text: str) -> Fault | None:
        """The fault that this meets, which is used up by it."""
        for fault in self.faults:
            if fault.kind == kind and fault.times > 0 and fault.contains in text:
                fault.times -= 1
                return fault
        return None


class Hooks:
    """What aiosmtpd asks; the names are aiosmtpd's."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        fault = self._inside.due("rcpt", address)
        if fault is not None:
            return fault.code
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        self._inside.receiving += 1
        try:
            return await self._taken(server, envelope)
        finally:
            self._inside.receiving -= 1

    async def _taken(self, server: SMTP, envelope: Envelope) -> str:
        content = bytes(envelope.original_content or b"")
        text = f"{' '.join(envelope.rcpt_tos)} {content.decode('utf-8', 'replace')}"
        refused = self._inside.due("data", text)
        if refused is not None:
            return refused.code
        slow = self._inside.due("slow before", text)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        sender = (envelope.mail_from or "").removeprefix("<>")  # aiosmtpd shows the null address so
        self._inside.caught.append(Caught(sender, tuple(envelope.rcpt_tos), content))
        slow = self._inside.due("slow after", text)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        if self._inside.due("cut after dot", text) is not None:
            _cut(server.transport)
        return "250 OK"


def _cut(transport: asyncio.BaseTransport | None) -> None:
    assert isinstance(transport, asyncio.Transport)
    transport.abort()


class Door(SMTP):
    """One connection."""

    def __init__(self, inside: Inside) -> None:
        super().__init__(Hooks(inside), hostname="sink.example", enable_SMTPUTF8=True)
        self._inside = inside

    async def smtp_DATA(self, arg: str) -> None:
        told = self.envelope.rcpt_tos if self.envelope else ()
        fault = self._inside.due("cut before dot", " ".join(told))
        if fault is None:
            await super().smtp_DATA(arg)
            return
        await self.push("354 Go ahead")
        _cut(self.transport)


class SmtpSink:
    """A relay on a free port of this machine, in a thread of its own. ``with SmtpSink() as sink:``"""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self._inside = Inside()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._doors: set[Door] = set()
        self._server: asyncio.Server | None = None

    def __enter__(self) -> "SmtpSink":
        self._thread.start()
        self._run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def mails(self) -> list[Caught]:
        """All that was taken, oldest first."""
        return list(self._inside.caught)

    @property
    def receiving(self) -> int:
        """Mails whose content is in and whose answer is not out."""
        return self._inside.receiving

    def to(self, address: str) -> list[Caught]:
        """The mails for one address."""
        return [mail for mail in self.mails if address in mail.to]

    def refuses(self, code: str, *, at: str = "data", times: int = 1, contains: str = "") -> None:
        """Answers ``code`` ("451 4.3.0 Later") to the next mails, ``at`` "rcpt" or "data"."""
        self._add(Fault(at, times, code=code, contains=contains))

    def cuts(self, when: str, *, times: int = 1, contains: str = "") -> None:
        """Closes the line "before dot" or "after dot"."""
        self._add(Fault(f"cut {when}", times, contains=contains))

    def is_slow(self, when: str, seconds: float, *, times: int = 1, contains: str = "") -> None:
        """Waits "before" or "after" taking the mail."""
        self._add(Fault(f"slow {when}", times, seconds=seconds, contains=contains))

    def behaves(self) -> None:
        """Takes all faults back."""
        self._loop.call_soon_threadsafe(self._inside.faults.clear)

    def _add(self, fault: Fault) -> None:
        async def add() -> None:
            self._inside.faults.append(fault)

        self._run(add())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _open(self) -> None:
        self._server = await self._loop.create_server(self._door, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def _door(self) -> Door:
        door = Door(self._inside)
        self._doors.add(door)
        return door

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        for door in self._doors:
            if door.transport is not None:
                _cut(door.transport)
        await self._server.wait_closed()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
