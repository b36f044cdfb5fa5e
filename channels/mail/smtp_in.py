"""Customers' mail by SMTP or LMTP: answered with 250 only after it was kept."""

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import datetime

from channels.base import Accept
from channels.mail.certificate import Certificate
from channels.mail.door import Door, Hall, LmtpDoor
from channels.mail.listening import Listening
from channels.mail.smtp_hooks import Hooks

COMMANDS = 1000
"""Of one kind on one connection; behind that the client has to come again."""
ANSWER_SECONDS = 1.0
ROOM = 128 * 1024**2
"""Bytes of mail that may be coming in at once; each is in memory several times until it is kept."""


class SmtpListener:
    """Listens in the running loop. ``support+x@`` is taken for ``support@``.

    ``accept`` is never cut off by a client that goes away.
    """

    def __init__(self, accept: Accept, listening: Listening, now: Callable[[], datetime]) -> None:
        self._listening = listening
        self._hooks = Hooks(accept, listening, now)
        self._hall = Hall(listening, max(ROOM, 2 * listening.size_limit))
        self._certificate: Certificate | None = None
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Begin to listen; returns the port. Raises OSError: the port is taken, BadCertificate."""
        # aiosmtpd writes senders and recipients to its log; customers' addresses do not belong there.
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)
        rules = self._listening
        if rules.certificate:
            self._certificate = Certificate(rules.certificate, rules.key)
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._door, rules.host, rules.port)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
            where = f"{rules.host} port {rules.port} (channels.mail.smtp)"
            raise OSError(f"No mail can be taken at {where}: {why}.") from error
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Take no new mail, finish what is being kept, then close the connections."""
        if self._server is None:
            return
        self._server.close()
        await self._hooks.finish()
        doors = [asyncio.ensure_future(door.quiet.wait()) for door in self._hall.doors]
        if doors:
            # What was just kept gets its 250 out; an upload in progress is cut, its sender comes again.
            _, cut = await asyncio.wait(doors, timeout=ANSWER_SECONDS)
            for waiter in cut:
                waiter.cancel()
        for door in list(self._hall.doors):
            door.shut()
        await self._server.wait_closed()

    def _door(self) -> Door:
        rules = self._listening
        kind = LmtpDoor if rules.protocol == "lmtp" else Door
        return kind(
            self._hooks,
            self._hall,
            data_size_limit=rules.size_limit,
            enable_SMTPUTF8=True,
            hostname=rules.hostname,
            ident="LMTP" if rules.protocol == "lmtp" else "ESMTP",
            timeout=rules.timeout,
            tls_context=self._certificate.context() if self._certificate else None,
            require_starttls=rules.require_tls,
            auth_required=bool(rules.logins),
            auth_exclude_mechanism=() if rules.logins else ("LOGIN", "PLAIN"),
            authenticator=self._hooks.authenticate,
            command_call_limit={"RCPT": COMMANDS * 10, "*": COMMANDS},
            loop=asyncio.get_running_loop(),
        )
