"""What aiosmtpd asks while a mail comes in: who it is for, and whether it is kept."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiosmtpd.proxy_protocol import ProxyData
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from channels.base import Accept, NotStored
from channels.mail.gate import is_this_machine, within
from channels.mail.listening import Listening
from channels.mail.source import HASH_INLINE, sender_of, source_id
from routing.model import Arrival

log = logging.getLogger(__name__)

RECIPIENTS = 50
STORED = "250 2.0.0 Stored"
LATER = "451 4.3.0 Try again later"
FULL = "452 4.3.1 No room, try again later"
TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients"
UNKNOWN = "550 5.1.1 No such mailbox here"
BARE = "554 5.5.2 Each line has to end with CR LF"
"""What servers take for the end of a line differs; a mail smuggled within another lives by that."""


class Hooks:
    """The names of the methods are aiosmtpd's."""

    def __init__(self, accept: Accept, listening: Listening, now: Callable[[], datetime]) -> None:
        self._accept, self._listening, self._now = accept, listening, now
        self._addresses = frozenset(
            address.lower() for address in (*listening.addresses, listening.bounce_address) if address
        )
        self._keeping: set[asyncio.Task[str]] = set()

    async def handle_PROXY(
        self, server: Any, session: Session, envelope: Envelope, proxy_data: ProxyData
    ) -> bool:
        # Without an address the proxy speaks for itself, to see whether we are there.
        client = str(proxy_data.src_addr) if proxy_data.src_addr else server.client
        return bool(await server.comes_from(client))

    async def handle_EHLO(
        self, server: Any, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        if self._listening.logins:
            return responses
        return [line for line in responses if not line.startswith("250-AUTH")]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self._is_ours(address):
            return UNKNOWN
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return TOO_MANY_RECIPIENTS
        envelope.rcpt_tos.append(_storable(address.lower()))
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        raw, client = bytes(envelope.original_content or b""), server.client
        if has_bare_ends(raw) and not (is_this_machine(client) or within(client, self._listening.networks)):
            return BARE
        task = asyncio.create_task(self._keep(raw, client, envelope))
        self._keeping.add(task)
        task.add_done_callback(self._kept)
        # A client that goes away now must not cut the keeping in two; if it comes again, it is a repeat.
        return await asyncio.shield(task)

    async def handle_exception(self, error: Exception) -> str:
        """Without this aiosmtpd answers 500 with the error's text, and the customer's mail bounces."""
        log.error("smtp_trouble error=%s", type(error).__name__)
        return LATER

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: LoginPassword
    ) -> AuthResult:
        """Whether this is one of the logins; the time that takes tells nothing of them."""
        good = [
            hmac.compare_digest(login.name.encode(), said.login)
            & hmac.compare_digest(login.password.encode(), said.password)
            for login in self._listening.logins
        ]
        # Not "handled": aiosmtpd says the refusal itself.
        return AuthResult(success=any(good), handled=False, auth_data=said if any(good) else None)

    async def finish(self) -> None:
        """Wait for the mails that are being kept."""
        while self._keeping:
            await asyncio.wait(set(self._keeping))

    def _kept(self, task: asyncio.Task[str]) -> None:
        self._keeping.discard(task)
        if not task.cancelled():
            task.exception()  # looked at here, for its client may be gone

    async def _keep(self, raw: bytes, client: str, envelope: Envelope) -> str:
        try:
            await self._accept(await self._arrival(raw, client, envelope))
        except NotStored as error:
            log.warning("mail_not_stored full=%s reason=%r", error.full, str(error))
            return FULL if error.full else LATER
        except Exception:  # edge of the protocol: whatever went wrong, the sender keeps the mail
            log.exception("mail_not_stored")
            return LATER
        return STORED

    async def _arrival(self, raw: bytes, client: str, envelope: Envelope) -> Arrival:
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
                "peer": client,
            },
        )

    def _is_ours(self, address: str) -> bool:
        local, at, domain = address.lower().rpartition("@")
        return (
            f"{local}{at}{domain}" in self._addresses
            or f"{local.partition('+')[0]}@{domain}" in self._addresses
        )


def has_bare_ends(raw: bytes) -> bool:
    """Whether a CR or an LF stands alone."""
    pairs = raw.count(b"\r\n")
    return raw.count(b"\n") != pairs or raw.count(b"\r") != pairs


def _storable(text: str) -> str:
    """An address may hold bytes that are no UTF-8; what is stored is text."""
    return text.encode("utf-8", "replace").decode("utf-8")
