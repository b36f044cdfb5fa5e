"""Customers' mail by SMTP: answered with 250 only after it was kept."""

import asyncio
import logging
import os
import re
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from channels.base import Accept, NotStored
from channels.mail.source import sender_of, source_id
from routing.model import Arrival

log = logging.getLogger(__name__)

IDLE_SECONDS = 600
"""aiosmtpd counts between commands and not within DATA, so this is also the longest upload."""
LINE = 100_000
"""Bytes of a line; the standard's 1,000 refuses about one real mail in a hundred."""
CONNECTIONS = 100
COMMANDS = 1000
"""Of one kind on one connection; behind that the client has to come again."""
RECIPIENTS = 50
ANSWER_SECONDS = 1.0
HASH_INLINE = 1 << 20
"""Bytes; a larger mail is hashed in a thread."""
STORED = "250 2.0.0 Stored"
LATER = "451 4.3.0 Try again later"
FULL = "452 4.3.1 No room, try again later"
TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients"
UNKNOWN = "550 5.1.1 No such mailbox here"
BUSY = b"421 4.7.0 Too many connections, try again later\r\n"


class SmtpListener:
    """Listens in the running loop. ``addresses``: ours, any case; ``support+x@`` is taken for ``support@``.

    ``size_limit`` in bytes. ``accept`` is never cut off by a client that goes away.
    """

    def __init__(
        self,
        accept: Accept,
        *,
        host: str,
        port: int,
        addresses: Collection[str],
        size_limit: int,
        now: Callable[[], datetime],
        hostname: str,
        connections: int = CONNECTIONS,
    ) -> None:
        self._host, self._port = host, port
        self._hostname, self._size_limit = hostname, size_limit
        self._hooks = Hooks(accept, addresses, now)
        self._doors: set[Door] = set()
        self._connections = connections
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Begin to listen; returns the port. Raises OSError where it is taken."""
        # aiosmtpd writes senders and recipients to its log; customers' addresses do not belong there.
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._door, self._host, self._port)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
            where = f"{self._host} port {self._port} (channels.mail.smtp)"
            raise OSError(f"No mail can be taken at {where}: {why}.") from error
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Take no new mail, finish what is being kept, then close the connections."""
        if self._server is None:
            return
        self._server.close()
        await self._hooks.finish()
        doors = [asyncio.ensure_future(door.quiet.wait()) for door in self._doors]
        if doors:
            # What was just kept gets its 250 out; an upload in progress is cut, its sender comes again.
            _, cut = await asyncio.wait(doors, timeout=ANSWER_SECONDS)
            for waiter in cut:
                waiter.cancel()
        for door in list(self._doors):
            door.shut()
        await self._server.wait_closed()

    def _door(self) -> "Door":
        return Door(
            self._hooks,
            self._doors,
            self._connections,
            data_size_limit=self._size_limit,
            enable_SMTPUTF8=True,
            hostname=self._hostname,
            ident="ESMTP",
            timeout=IDLE_SECONDS,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            command_call_limit={"RCPT": COMMANDS * 10, "*": COMMANDS},
            loop=asyncio.get_running_loop(),
        )


_COMMANDS = [name for name in dir(SMTP) if name.startswith("smtp_")]
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLAIN_ADDRESS = re.compile(rf" ?<({_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>(?= |$)")


class Hooks:
    """What aiosmtpd asks while a mail comes in; the names are aiosmtpd's."""

    def __init__(self, accept: Accept, addresses: Collection[str], now: Callable[[], datetime]) -> None:
        self._accept = accept
        self._addresses = frozenset(address.lower() for address in addresses)
        self._now = now
        self._keeping: set[asyncio.Task[str]] = set()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self._is_ours(address):
            return UNKNOWN
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return TOO_MANY_RECIPIENTS
        envelope.rcpt_tos.append(_storable(address.lower()))
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        task = asyncio.create_task(self._keep(session, envelope))
        self._keeping.add(task)
        task.add_done_callback(self._kept)
        # A client that goes away now must not cut the keeping in two; if it comes again, it is a repeat.
        return await asyncio.shield(task)

    async def handle_exception(self, error: Exception) -> str:
        """Without this aiosmtpd answers 500 with the error's text, and the customer's mail bounces."""
        log.error("smtp_trouble error=%s", type(error).__name__)
        return LATER

    async def finish(self) -> None:
        """Wait for the mails that are being kept."""
        while self._keeping:
            await asyncio.wait(set(self._keeping))

    def _kept(self, task: asyncio.Task[str]) -> None:
        self._keeping.discard(task)
        if not task.cancelled():
            task.exception()  # looked at here, for its client may be gone

    async def _keep(self, session: Session, envelope: Envelope) -> str:
        try:
            await self._accept(await self._arrival(session, envelope))
        except NotStored as error:
            log.warning("mail_not_stored full=%s reason=%r", error.full, str(error))
            return FULL if error.full else LATER
        except Exception:  # edge of the protocol: whatever went wrong, the sender keeps the mail
            log.exception("mail_not_stored")
            return LATER
        return STORED

    async def _arrival(self, session: Session, envelope: Envelope) -> Arrival:
        raw = bytes(envelope.original_content or b"")
        key = source_id(raw) if len(raw) <= HASH_INLINE else await asyncio.to_thread(source_id, raw)
        sender = envelope.mail_from or ""
        return Arrival(
            channel="mail",
            source_id=key,
            raw=raw,
            received_at=self._now(),
            lane=f"mail:{sender_of(raw)}",
            envelope={
                "mail_from": "" if sender == "<>" else _storable(sender),
                "recipient": envelope.rcpt_tos[0],
                "peer": str(session.peer[0]) if session.peer else "",
            },
        )

    def _is_ours(self, address: str) -> bool:
        local, at, domain = address.lower().rpartition("@")
        return (
            f"{local}{at}{domain}" in self._addresses
            or f"{local.partition('+')[0]}@{domain}" in self._addresses
        )


class Door(SMTP):
    """One connection. ``quiet`` is set while no mail is coming in over it."""

    line_length_limit = LINE

    def __init__(self, hooks: Hooks, doors: "set[Door]", limit: int, **settings: Any) -> None:
        super().__init__(hooks, **settings)
        self._doors, self._limit = doors, limit
        self._refused = False
        self._begun = b""
        self.quiet = asyncio.Event()
        self.quiet.set()

    async def push(self, status: str | bytes) -> None:
        """A reply of several lines leaves in one piece: each piece is a call of the system's."""
        line = status.encode() if isinstance(status, str) else status
        if line[3:4] == b"-":
            self._begun += line + b"\r\n"
            return
        begun, self._begun = self._begun, b""
        await super().push(begun + line)

    def __dir__(self) -> list[str]:
        # aiosmtpd looks its commands up among all names there are, anew for each connection: a third of
        # what a mail costs.
        return _COMMANDS

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """A plain address is taken as it stands; any other goes through the parser, which costs much more."""
        plain = _PLAIN_ADDRESS.match(arg)
        if plain is None:
            address, rest = super()._getaddr(arg)
            return address, rest
        return plain[1], arg[plain.end() :]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self not in self._doors and len(self._doors) >= self._limit:
            self._refused = True
            assert isinstance(transport, asyncio.WriteTransport)
            transport.write(BUSY)
            transport.close()
            return
        self._doors.add(self)
        super().connection_made(transport)

    def eof_received(self) -> bool | None:
        return False if self._refused else super().eof_received()

    def connection_lost(self, error: Exception | None) -> None:
        if not self._refused:
            self._doors.discard(self)
            super().connection_lost(error)

    async def smtp_DATA(self, arg: str) -> None:
        self.quiet.clear()
        try:
            await super().smtp_DATA(arg)
        finally:
            self.quiet.set()

    def shut(self) -> None:
        if self.transport is not None:
            self.transport.close()


def _storable(text: str) -> str:
    """An address may hold bytes that are no UTF-8; what is stored is text."""
    return text.encode("utf-8", "replace").decode("utf-8")
