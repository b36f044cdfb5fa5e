"""One connection to a mailbox: a narrow port over aioimaplib, which has to be watched.

What is worked around here (version 2.0.3, each with a test): an answer of about a thousand lines ends the
connection, a lost connection is reported by a callback alone and leaves every await hanging, the callback
cannot be given for TLS, user names and folder names are sent as they are, the refusal of a token is never
answered, and a second command during IDLE hangs.
"""

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aioimaplib import IMAP4, IMAP4_SSL, AioImapException

from channels.mail import imap_words

log = logging.getLogger(__name__)

Result = TypeVar("Result")
ANSWER_SECONDS = 60.0
"""Without a byte of an answer for so long the connection counts as dead."""
SLOWEST = 50_000
"""Bytes a second; a mail that comes slower is given up, and tried again."""
ACK_SECONDS = 15.0
WINDOW = 100
"""UIDs in one command: an answer of about a thousand lines ends the library's connection."""


class Lost(Exception):
    """The connection is gone or dead; a new one may work."""


class Refused(Exception):
    """The server understood and said no; its words."""


class LoginRefused(Exception):
    """The server does not let us in; trying again soon would lock the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Where and as whom. Either a password or a token (XOAUTH2)."""

    host: str
    port: int
    username: str
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    tls: bool = True
    ca_file: str = ""
    """"" trusts what the machine trusts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder as SELECT shows it. Flags set by a person mean nothing here."""

    uidvalidity: int
    uidnext: int
    keywords: bool
    """Whether a mark of our own is kept."""


class Connection:
    """Use it from one task: two commands at once break the library."""

    def __init__(self, client: IMAP4) -> None:
        self._client = client
        self._lost = asyncio.Event()
        self._refuses_idle = False
        # IMAP4_SSL does not take the callback, so it is set where both have it.
        client.protocol.conn_lost_cb = lambda _error: self._lost.set()

    @property
    def pushes(self) -> bool:
        """Whether the server tells news by itself (IDLE, RFC 2177)."""
        return not self._refuses_idle and bool(self._client.has_capability("IDLE"))

    @property
    def moves(self) -> bool:
        """Whether it moves mails in one step (RFC 6851)."""
        return bool(self._client.has_capability("MOVE"))

    async def log_in(self, login: Login) -> None:
        """Waits for the greeting and says who we are. Raises Lost and LoginRefused."""
        client = self._client
        try:
            await client.wait_hello_from_server()
        except ssl.SSLCertVerificationError as error:
            raise LoginRefused(
                f"the certificate of {login.host} cannot be trusted: {error.verify_message}"
            ) from error
        except (AioImapException, TimeoutError, OSError) as error:
            raise Lost(
                f"{login.host} port {login.port} cannot be reached ({type(error).__name__})"
            ) from error
        _keep_alive(client.protocol.transport)
        if login.token:
            await self._by_token(login)
        else:
            name = imap_words.quoted(login.username)
            answer = await self._watched(client.login(name, login.password), ANSWER_SECONDS)
            if answer.result != "OK":
                raise LoginRefused(f"{login.host} refuses the user name or the password")
        # The list the library picks out of the greeting holds words that are none.
        await self._watched(client.protocol.capability(), ANSWER_SECONDS)

    async def _by_token(self, login: Login) -> None:
        """The library leaves a refusal unanswered, and so never learns that it was one."""
        protocol = self._client.protocol
        try:
            task = asyncio.ensure_future(self._client.xoauth2(login.username, login.token))
            challenge = b""
            while not task.done():
                await asyncio.wait({task}, timeout=0.05)
                waiting = protocol.pending_sync_command
                told = waiting.response.lines if waiting is not None else []
                if not challenge and (refusals := [bytes(line) for line in told if line[:1] == b"+"]):
                    challenge = refusals[0]
                    protocol.send("")
            answer = await self._watched(task, ANSWER_SECONDS)
        except UnicodeEncodeError as error:
            raise LoginRefused("a user name for a token login is written in plain letters") from error
        if answer.result != "OK":
            raise LoginRefused(f"{login.host} refuses the token: {imap_words.refusal(challenge)}")

    async def select(self, folder: str) -> Folder:
        """Opens a folder. Raises Refused where there is none."""
        lines = await self._command(self._client.select(imap_words.folder_name(folder)))
        found = imap_words.codes(lines)
        if "UIDVALIDITY" not in found:
            raise Refused("the server gives no UIDVALIDITY for this folder")
        return Folder(
            uidvalidity=found["UIDVALIDITY"],
            uidnext=found.get("UIDNEXT", 0),
            keywords=imap_words.takes_keywords(lines),
        )

    async def uids(self, above: int = 0) -> list[int]:
        """The UIDs in the folder greater than ``above``."""
        # Always without CHARSET, which several servers refuse. ``n:*`` also tells the last one below n.
        criteria = f"UID {above + 1}:*" if above else "ALL"
        lines = await self._command(self._client.uid_search(criteria, charset=None))
        return [uid for uid in imap_words.numbers(lines) if uid > above]

    async def listing(self, uids: Collection[int]) -> dict[int, imap_words.Listed]:
        """Of at most WINDOW mails; those gone meanwhile are left out."""
        assert len(uids) <= WINDOW
        lines = await self._fetch(imap_words.ranges(uids), "(UID RFC822.SIZE INTERNALDATE)")
        return imap_words.listing(lines)

    async def raw(self, uid: int, size: int) -> bytes | None:
        """The mail as it lies there, its flags untouched; None if it is gone. ``size`` sets the patience."""
        return imap_words.literal(await self._fetch(str(uid), "(UID BODY.PEEK[])", size))

    async def beginning(self, uid: int, size: int) -> bytes | None:
        """The first ``size`` bytes of a mail too large to be fetched."""
        return imap_words.literal(await self._fetch(str(uid), f"(UID BODY.PEEK[]<0.{size}>)", size))

    async def mark(self, uids: Collection[int], keyword: str) -> None:
        """Sets a keyword on mails."""
        for part in _windows(uids):
            wanted = imap_words.ranges(part), "+FLAGS.SILENT", f"({keyword})"
            await self._command(self._client.uid("STORE", *wanted))

    async def move(self, uids: Collection[int], folder: str) -> None:
        """Moves mails to another folder. Raises Refused, for instance where that has no room."""
        for part in _windows(uids):
            target = imap_words.folder_name(folder)
            await self._command(self._client.uid("MOVE", imap_words.ranges(part), target))

    async def create(self, folder: str) -> None:
        """Makes a folder. Raises Refused, for instance where it exists."""
        await self._command(self._client.create(imap_words.folder_name(folder)))

    async def news(self, wake: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Waits until the server tells something, or ``wake()`` is over. Raises Lost."""
        if not self.pushes:
            await self._silent(wake)
            return
        try:
            idle = await self._watched(self._client.idle_start(), ACK_SECONDS)
        except Lost:
            if self._lost.is_set():
                raise
            self._refuses_idle = True
            await self._silent(wake)
            return
        push = asyncio.ensure_future(self._client.protocol.idle_queue.get())
        lost = asyncio.ensure_future(self._lost.wait())
        timer = asyncio.create_task(wake())
        try:
            await asyncio.wait({push, lost, timer, idle}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (push, lost, timer):
                task.cancel()
        if self._lost.is_set():
            raise Lost("the connection was lost while waiting for news")
        if not idle.done():
            self._client.idle_done()
        await self._watched(idle, ACK_SECONDS)
        queue = self._client.protocol.idle_queue
        while not queue.empty():
            queue.get_nowait()

    async def _silent(self, wake: Callable[[], Coroutine[Any, Any, None]]) -> None:
        lost, timer = asyncio.ensure_future(self._lost.wait()), asyncio.create_task(wake())
        try:
            await asyncio.wait({lost, timer}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            lost.cancel()
            timer.cancel()

    async def close(self) -> None:
        """Says goodbye where somebody listens."""
        protocol = self._client.protocol
        with contextlib.suppress(AioImapException, TimeoutError, OSError, Lost):
            if not self._lost.is_set() and protocol.pending_sync_command is None:
                await self._watched(self._client.logout(), 2.0)
        if protocol.transport is not None:
            protocol.transport.abort()

    async def _fetch(self, uids: str, what: str, size: int = 0) -> Sequence[imap_words.Line]:
        return await self._command(self._client.uid("FETCH", uids, what), ANSWER_SECONDS + size / SLOWEST)

    async def _command(
        self, command: Coroutine[Any, Any, Any], seconds: float = ANSWER_SECONDS
    ) -> Sequence[imap_words.Line]:
        answer = await self._watched(command, seconds)
        if answer.result != "OK":
            words = bytes(answer.lines[-1]).decode("utf-8", "replace") if answer.lines else answer.result
            raise Refused(words[:200])
        lines: Sequence[imap_words.Line] = answer.lines
        return lines

    async def _watched(self, awaited: Awaitable[Result], seconds: float) -> Result:
        """The result, or Lost: the library's own timers are not reliable once the line is dead."""
        task = asyncio.ensure_future(awaited)
        lost = asyncio.ensure_future(self._lost.wait())
        try:
            await asyncio.wait({task, lost}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                why = "it was lost" if self._lost.is_set() else f"no answer within {seconds:.0f} seconds"
                raise Lost(why)
            return task.result()
        except (AioImapException, TimeoutError, OSError) as error:
            raise Lost(type(error).__name__) from error
        finally:
            lost.cancel()
            task.cancel()


@contextlib.asynccontextmanager
async def connected(login: Login) -> AsyncIterator[Connection]:
    """A connection that is logged in. Raises Lost and LoginRefused."""
    try:
        client = _client(login)
    except OSError as error:
        raise LoginRefused(f"the certificates in {login.ca_file} cannot be read") from error
    connection = Connection(client)
    try:
        await connection.log_in(login)
        yield connection
    finally:
        await connection.close()


def _client(login: Login) -> IMAP4:
    if not login.tls:
        return IMAP4(login.host, login.port, timeout=ANSWER_SECONDS)
    context = ssl.create_default_context(cafile=login.ca_file or None)
    return IMAP4_SSL(login.host, login.port, timeout=ANSWER_SECONDS, ssl_context=context)


def _keep_alive(transport: asyncio.BaseTransport) -> None:
    """The system asks after a minute of silence, so that a cut line is noticed while we wait for news."""
    line = transport.get_extra_info("socket")
    if line is not None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if hasattr(socket, "TCP_KEEPIDLE"):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 60)


def _windows(uids: Collection[int]) -> Iterator[list[int]]:
    left = sorted(uids)
    return (left[start : start + WINDOW] for start in range(0, len(left), WINDOW))
