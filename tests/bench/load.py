"""Mail traffic by hand-written SMTP: a generator that costs little, and the relay that takes the answers."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.letters import SUPPORT

END = b"\r\n.\r\n"
PATIENCE = 60.0
_PATH = re.compile(rb"TO:<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Accepted:
    """One mail's connection, from the first SYN to the 250 behind its final dot (seconds, monotonic)."""

    sender: str
    began: float
    stored: float


class _Sending(asyncio.Protocol):
    """One connection with one mail, as mail servers do it; each command waits for its answer."""

    def __init__(self, sender: str, raw: bytes, done: asyncio.Future[float]) -> None:
        self._done = done
        self._commands = [
            (b"220", b"EHLO bench.example\r\n"),
            (b"250", f"MAIL FROM:<{sender}>\r\n".encode()),
            (b"250", f"RCPT TO:<{SUPPORT}>\r\n".encode()),
            (b"250", b"DATA\r\n"),
            (b"354", raw.replace(b"\r\n.", b"\r\n..").removesuffix(b"\r\n") + END),
            (b"250", b"QUIT\r\n"),
        ]
        self._step, self._heard = 0, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        last = self._heard.rpartition(b"\r\n")[0].rpartition(b"\r\n")[2]
        if not self._heard.endswith(b"\r\n") or last[3:4] == b"-" or self._step == len(self._commands):
            return
        code, command = self._commands[self._step]
        if not last.startswith(code):
            self.connection_lost(AssertionError(f"{last!r} before {command[:20]!r}"))
            return
        self._step, self._heard = self._step + 1, b""
        self._transport.write(command)
        if self._step == len(self._commands) and not self._done.done():
            self._done.set_result(time.monotonic())

    def connection_lost(self, error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(error or ConnectionResetError("closed before the mail was stored"))


async def deliver(port: int, mails: Sequence[tuple[str, bytes]], at_once: int) -> list[Accepted]:
    """Hands over (sender, mail) pairs, at most ``at_once`` connections at a time."""
    loop = asyncio.get_running_loop()
    left = iter(mails)
    accepted: list[Accepted] = []

    async def one_after_another() -> None:
        for sender, raw in left:
            done: asyncio.Future[float] = loop.create_future()
            began = time.monotonic()
            await loop.create_connection(lambda: _Sending(sender, raw, done), "127.0.0.1", port)  # noqa: B023
            accepted.append(Accepted(sender, began, await asyncio.wait_for(done, PATIENCE)))

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return accepted


class Sink:
    """A relay that takes everything and remembers when each customer's answer was there."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self.repeats = 0
        self._some = asyncio.Event()

    async def start(self) -> int:
        """Listens in the running loop; returns the port."""
        self._server = await asyncio.get_running_loop().create_server(lambda: _Taking(self), "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def take(self, recipient: str) -> None:
        """An answer is here."""
        self.repeats += recipient in self.taken
        self.taken.setdefault(recipient, time.monotonic())
        self._some.set()

    async def wait_for(self, count: int) -> None:
        """Until ``count`` customers have been answered. Raises AssertionError when none is for too long."""
        while len(self.taken) < count:
            self._some.clear()
            try:
                await asyncio.wait_for(self._some.wait(), PATIENCE)
            except TimeoutError:
                raise AssertionError(f"{count - len(self.taken)} customers were not answered") from None


class _Taking(asyncio.Protocol):
    def __init__(self, sink: Sink) -> None:
        self._sink, self._heard, self._content, self._recipient = sink, b"", False, ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(b"220 sink.example\r\n")

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = END if self._content else b"\r\n"
        while (at := self._heard.find(end)) >= 0:
            said, self._heard = self._heard[:at], self._heard[at + len(end) :]
            self._transport.write(self._answer(said))
            end = END if self._content else b"\r\n"

    def _answer(self, said: bytes) -> bytes:
        if self._content:
            self._content = False
            self._sink.take(self._recipient)
            return b"250 2.0.0 taken\r\n"
        match said[:4].upper():
            case b"EHLO":
                return b"250-sink.example\r\n250-8BITMIME\r\n250 SIZE 30000000\r\n"
            case b"RCPT":
                found = _PATH.search(said)
                self._recipient = found[1].decode() if found else ""
                return b"250 2.1.5 ok\r\n"
            case b"DATA":
                self._content = True
                return b"354 go on\r\n"
            case b"QUIT":
                return b"221 bye\r\n"
            case _:
                return b"250 ok\r\n"
