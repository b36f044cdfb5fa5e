"""Mails go out through one relay, over connections that stay open."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from aiosmtplib import SMTP
from aiosmtplib.errors import SMTPDataError, SMTPException, SMTPHeloError, SMTPServerDisconnected
from aiosmtplib.protocol import SMTPProtocol

from channels.base import Failed, Outcome, Sent
from channels.mail.errors import Step, outcome_of

CONNECTIONS = 4
PATIENCE = 4
"""Behind the final dot we wait this many time-outs: giving up there makes an Unknown (RFC 5321 4.5.3.2.6)."""
READY_FOR_CONTENT = 354
DONE = 250
_LINE_END = re.compile(rb"\r\n|\r|\n")
_ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f\ud800-\udfff]{1,320}")


class Relay:
    """The one mail server that takes our mail. Times in seconds.

    ``tls``: "starttls" and "tls" check the server's certificate, against ``ca_file`` if that is given.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        username: str = "",
        password: str = "",
        tls: Literal["none", "starttls", "tls"] = "starttls",
        timeout: float = 30.0,
        hostname: str | None = None,
        ca_file: str | None = None,
    ) -> None:
        self._host, self._port, self._tls = host, port, tls
        self._username, self._password = username, password
        self._timeout, self._hostname, self._ca_file = timeout, hostname, ca_file
        self._free: list[_Line] = []
        self._places = asyncio.Semaphore(CONNECTIONS)

    async def send(self, letter: bytes, sender: str, recipient: str) -> Outcome:
        """Hand one mail over. ``sender`` is the envelope sender, "" for one that must not bounce."""
        if not _ADDRESS.fullmatch(recipient) or (sender and not _ADDRESS.fullmatch(sender)):
            return Failed("refused-address", "no mail server would take this address")
        async with self._places:
            while self._free:
                line = self._free.pop()
                outcome = await self._send_over(line, letter, sender, recipient)
                # A kept line that the server has closed meanwhile says nothing about this mail: take another.
                if isinstance(outcome, Sent) or line.step is not Step.SENDER or line.client.is_connected:
                    return outcome
            line = _Line(self._client())
            try:
                await line.open()
            except (SMTPException, OSError, ValueError, RuntimeError) as error:
                return outcome_of(error, Step.CONNECT)
            return await self._send_over(line, letter, sender, recipient)

    async def trouble(self) -> str:
        """What keeps us from connecting and logging in, "" for nothing. Sends no mail."""
        line = _Line(self._client())
        try:
            await line.open()
        except (SMTPException, OSError, ValueError, RuntimeError) as error:
            return str(error) or type(error).__name__
        with suppress(SMTPException, OSError, TimeoutError):
            async with asyncio.timeout(5):
                await line.client.quit()
        line.client.close()
        return ""

    async def close(self) -> None:
        """Say goodbye on the free lines."""
        while self._free:
            client = self._free.pop().client
            with suppress(SMTPException, OSError, TimeoutError):
                async with asyncio.timeout(5):
                    await client.quit()
            client.close()

    def _client(self) -> SMTP:
        return SMTP(
            hostname=self._host,
            port=self._port,
            username=self._username or None,
            password=self._password if self._username else None,
            local_hostname=self._hostname,
            timeout=self._timeout,
            use_tls=self._tls == "tls",
            start_tls=self._tls == "starttls",
            cert_bundle=self._ca_file,
        )

    async def _send_over(self, line: "_Line", letter: bytes, sender: str, recipient: str) -> Outcome:
        try:
            await line.send(letter, sender, recipient, self._timeout)
            outcome: Outcome = Sent()
        except (SMTPException, OSError) as error:
            outcome = outcome_of(error, line.step)
            await line.reset()
        except BaseException:
            line.client.close()
            raise
        if line.client.is_connected:
            self._free.append(line)
        return outcome


@dataclass(slots=True)
class _Line:
    """An open connection, and how far the mail on it has got."""

    client: SMTP
    step: Step = Step.CONNECT

    async def open(self) -> None:
        """Connect, and learn what the relay can do. Raises what ``connect`` does."""
        try:
            await self.client.connect()
            if self.client.is_ehlo_or_helo_needed:
                await self._greet()
        except BaseException:
            self.client.close()
            raise

    async def _greet(self) -> None:
        try:
            await self.client.ehlo()
        except SMTPHeloError:
            await self.client.helo()

    async def send(self, letter: bytes, sender: str, recipient: str, timeout: float) -> None:
        """Hand one mail over. Raises SMTPException or OSError; ``step`` tells where."""
        self.step = Step.SENDER
        wide = not (sender + recipient).isascii()
        await self.client.mail(sender, options=self._options(letter, wide), encoding="utf-8")
        self.step = Step.RECIPIENT
        await self.client.rcpt(recipient, encoding="utf-8")
        self.step = Step.CONTENT
        answer = await self.client.execute_command(b"DATA")
        if answer.code != READY_FOR_CONTENT:
            raise SMTPDataError(answer.code, answer.message)
        await self._send_content(letter, timeout)

    def _options(self, letter: bytes, wide: bool) -> list[str]:
        options = []
        if self.client.supports_extension("size"):
            options.append(f"SIZE={len(letter)}")
        if self.client.supports_extension("8bitmime") and not letter.isascii():
            options.append("BODY=8BITMIME")
        if wide:
            options.append("SMTPUTF8")
        return options

    async def _send_content(self, letter: bytes, timeout: float) -> None:
        protocol = self.client.protocol
        if protocol is None:
            raise SMTPServerDisconnected("connection lost")
        try:
            protocol.write(_stuffed(letter))
            async with asyncio.timeout(timeout * PATIENCE):
                await _flushed(protocol)
            # From here on nobody knows, until the server answers.
            self.step = Step.DOT
            protocol.write(b".\r\n")
            answer = await protocol.read_response(timeout=timeout * PATIENCE)
        except (OSError, SMTPException):
            self.client.close()
            raise
        if answer.code != DONE:
            raise SMTPDataError(answer.code, answer.message)

    async def reset(self) -> None:
        """Make the line fit for the next mail, or close it."""
        if not self.client.is_connected:
            return
        try:
            await self.client.rset()
        except (SMTPException, OSError):
            self.client.close()


def _stuffed(letter: bytes) -> bytes:
    """Lines end in CRLF, and a dot at the start of a line is doubled (RFC 5321 4.5.2)."""
    lines = _LINE_END.sub(b"\r\n", letter)
    lines = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    doubled = lines.replace(b"\r\n.", b"\r\n..")
    return b"." + doubled if doubled.startswith(b".") else doubled


async def _flushed(protocol: SMTPProtocol) -> None:
    """Wait until the system has taken all bytes: only then may the dot follow."""
    transport = protocol.transport
    if not isinstance(transport, asyncio.WriteTransport):
        raise SMTPServerDisconnected("connection lost")
    while transport.get_write_buffer_size():
        if transport.is_closing():
            raise SMTPServerDisconnected("connection lost")
        await asyncio.sleep(0.005)
    if transport.is_closing():
        raise SMTPServerDisconnected("connection lost")
