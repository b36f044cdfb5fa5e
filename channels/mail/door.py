"""One connection that brings mail: aiosmtpd's, with limits on who, how many and how much."""

import asyncio
import re
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from channels.mail.gate import Gate, within
from channels.mail.listening import Listening
from channels.mail.smtp_hooks import Hooks

LINE = 100_000
"""Bytes of a line; the standard's 1,000 refuses about one real mail in a hundred."""
WRONG_PASSWORDS = 3
"""On one connection."""
PROXY_SECONDS = 10
LOADED = b"421 4.3.1 Too much mail at once, try again later\r\n"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLAIN_ADDRESS = re.compile(rf" ?<({_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>(?= |$)")


class Hall:
    """What the doors of one listener share. ``room``: bytes of mail that may be coming in at once."""

    def __init__(self, listening: Listening, room: int) -> None:
        self.listening, self.room = listening, room
        self.gate = Gate(listening.networks, listening.connections, listening.connections_per_client)
        self.doors: set[Door] = set()
        self.held = 0


class Door(SMTP):
    """``quiet`` is set while no mail is coming in; ``client`` is who brings it, behind any proxy."""

    line_length_limit = LINE

    def __init__(self, hooks: Hooks, hall: Hall, **settings: Any) -> None:
        super().__init__(hooks, **settings)
        self._hall = hall
        self._refused = False
        self._begun = b""
        self._held = self._wrong_passwords = 0
        self._counted_as = ""
        self.client = ""
        self.quiet = asyncio.Event()
        self.quiet.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self in self._hall.doors:  # again, for TLS begins
            super().connection_made(transport)
            return
        assert isinstance(transport, asyncio.WriteTransport)
        peer = transport.get_extra_info("peername")
        self.client = str(peer[0]) if peer else ""
        proxied = within(self.client, self._hall.listening.proxies)
        refusal = self._hall.gate.enter()
        if not refusal and not proxied:
            refusal = self._counted()
            if refusal:
                self._hall.gate.leave("")
        if refusal:
            self._refused = True
            transport.write(refusal.encode() + b"\r\n")
            transport.close()
            return
        self._hall.doors.add(self)
        if proxied:
            self._proxy_timeout = PROXY_SECONDS
        super().connection_made(transport)

    async def comes_from(self, client: str) -> bool:
        """The proxy says who brings the mail; False where that one may not come in."""
        self.client = client
        if refusal := self._counted():
            await self.push(refusal)
        return not refusal

    def _counted(self) -> str:
        refusal = self._hall.gate.enter_as(self.client)
        if not refusal:
            self._counted_as = self.client
        return refusal

    def connection_lost(self, error: Exception | None) -> None:
        if self._refused:
            return
        if self in self._hall.doors:
            self._hall.doors.discard(self)
            self._hall.gate.leave(self._counted_as)
            self._put_down()
        super().connection_lost(error)

    def eof_received(self) -> bool | None:
        return False if self._refused else super().eof_received()

    def data_received(self, data: bytes) -> None:
        if not self.quiet.is_set():
            self._held += len(data)
            self._hall.held += len(data)
            if self._hall.held > self._hall.room and isinstance(self.transport, asyncio.WriteTransport):
                # This one comes again; all together would take more memory than there is.
                self.transport.write(LOADED)
                self.transport.close()
                return
        super().data_received(data)

    async def smtp_DATA(self, arg: str) -> None:
        self.quiet.clear()
        try:
            await super().smtp_DATA(arg)
        finally:
            self._put_down()
            self.quiet.set()

    def _put_down(self) -> None:
        self._hall.held -= self._held
        self._held = 0

    async def smtp_AUTH(self, arg: str) -> None:
        mechanism, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{mechanism.upper()} {rest}".strip())
        if self.session is not None and not self.session.authenticated:
            self._wrong_passwords += 1
            if self._wrong_passwords >= WRONG_PASSWORDS and self.transport is not None:
                await self.push("421 4.7.0 Too many tries")
                self.transport.close()

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
        return _LMTP_COMMANDS if isinstance(self, LMTP) else _COMMANDS

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """A plain address is taken as it stands; any other goes through the parser, which costs much more."""
        plain = _PLAIN_ADDRESS.match(arg)
        if plain is None:
            address, rest = super()._getaddr(arg)
            return address, rest
        return plain[1], arg[plain.end() :]

    def shut(self) -> None:
        if self.transport is not None:
            self.transport.close()


class LmtpDoor(LMTP, Door):
    """The same by LMTP: a mail is answered once for each of its recipients (RFC 2033 4.2)."""

    _owed = 1

    async def push(self, status: str | bytes) -> None:
        line = status.encode() if isinstance(status, str) else status
        if line.startswith(b"354") and self.envelope is not None:
            await super().push(line)
            self._owed = len(self.envelope.rcpt_tos)
            return
        owed, self._owed = self._owed, 1
        await super().push(b"\r\n".join([line] * owed))


_COMMANDS = [name for name in dir(SMTP) if name.startswith(("smtp_", "auth_"))]
_LMTP_COMMANDS = [name for name in dir(LMTP) if name.startswith(("smtp_", "auth_"))]
