"""Customers' mail fetched from a mailbox: marked on the server only after it was kept here.

What was fetched is known by (folder, UIDVALIDITY, UID) in our own ledger: never by dates, by the server's
unread flags or by sequence numbers, all of which other people's programs change.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from channels.base import Accept, NotStored
from channels.mail.imap_pass import Pass
from channels.mail.imap_register import Mailbox, Register
from channels.mail.imap_token import fresh_token
from channels.mail.imap_wire import Connection, Login, LoginRefused, Lost, Refused, connected

log = logging.getLogger(__name__)

LOOK_AGAIN = timedelta(minutes=4)
"""Servers end a longer silence by themselves."""
POLL = timedelta(seconds=60)
"""Between two looks where the server tells no news."""
LONGEST_PAUSE = timedelta(minutes=5)


class Fetching:
    """Brings the mails of one mailbox. ``chance``: 0 to 1, spreads the pauses of several."""

    def __init__(
        self,
        mailbox: Mailbox,
        accept: Accept,
        register: Register,
        *,
        now: Callable[[], datetime],
        pause: Callable[[timedelta], Awaitable[None]],
        chance: Callable[[], float],
    ) -> None:
        self._mailbox = mailbox
        self._pass = Pass(mailbox, accept, register, now)
        self._pause, self._chance = pause, chance
        self._failures = 0

    async def run(self) -> None:
        """Fetches until cancelled; whatever the server does, it is tried again with growing pauses."""
        while True:
            try:
                async with connected(await _login(self._mailbox)) as connection:
                    await self._serve(connection)
            except LoginRefused as error:
                # Tried again seldom: a server locks an account that knocks too often.
                log.error("mailbox_refused mailbox=%s %s", self._mailbox.place, error)
                await self._pause(LONGEST_PAUSE)
            except (Lost, Refused, NotStored) as error:
                self._failures += 1
                if self._failures == 1:
                    log.warning("mailbox_unreachable mailbox=%s reason=%r", self._mailbox.place, str(error))
                await self._pause(self._wait())

    async def _serve(self, connection: Connection) -> None:
        folder = await connection.select(self._mailbox.folder)
        await self._pass.begin(connection, folder)
        while True:
            await self._pass.run(connection, folder)
            if self._failures:
                log.info("mailbox_reached_again mailbox=%s after=%d", self._mailbox.place, self._failures)
                self._failures = 0
            await connection.news(self._pause(LOOK_AGAIN if connection.pushes else POLL))

    def _wait(self) -> timedelta:
        """1, 2, 4 ... 300 seconds, give or take a third."""
        usual = min(timedelta(seconds=2.0 ** min(self._failures - 1, 10)), LONGEST_PAUSE)
        return usual * (0.7 + 0.6 * self._chance())


async def _login(mailbox: Mailbox) -> Login:
    token = await fresh_token(mailbox.token_command) if mailbox.token_command else ""
    return Login(
        host=mailbox.host,
        port=mailbox.port,
        username=mailbox.username,
        password=mailbox.password,
        token=token,
        tls=mailbox.tls,
        ca_file=mailbox.ca_file,
    )


async def trouble_with(mailbox: Mailbox) -> str:
    """What keeps us from reading this mailbox, in words; "" where nothing does."""
    try:
        async with connected(await _login(mailbox)) as connection:
            await connection.select(mailbox.folder)
            if mailbox.after == "move":
                await connection.select(mailbox.move_to)
    except Refused as error:
        return f"the server refuses a folder: {error}"
    except (LoginRefused, Lost) as error:
        return str(error)
    return ""
