"""Customers' mail fetched from a mailbox: marked on the server only after it was kept here.

What was fetched is known by (folder, UIDVALIDITY, UID) in our own ledger: never by dates, by the server's
unread flags or by sequence numbers, all of which other people's programs change.
"""

import logging
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

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
ALARM = timedelta(minutes=10)
"""A shorter absence (a restart, a line that broke) is nobody's trouble."""


class Alarm(Protocol):
    """Who is told of a mailbox that cannot be read; told the same twice it keeps silent."""

    async def down(self, mailbox: Mailbox, *, refused: bool) -> None:
        """``refused``: the server was reached, and says no."""

    async def back(self, mailbox: Mailbox) -> None: ...


class Fetching:
    """Brings the mails of one mailbox. ``chance``: 0 to 1, spreads the pauses of several."""

    def __init__(
        self,
        mailbox: Mailbox,
        accept: Accept,
        register: Register,
        alarm: Alarm,
        *,
        now: Callable[[], datetime],
        pause: Callable[[timedelta], Coroutine[Any, Any, None]],
        chance: Callable[[], float],
    ) -> None:
        self._mailbox, self._alarm, self._now = mailbox, alarm, now
        self._pass = Pass(mailbox, accept, register, now)
        self._pause, self._chance = pause, chance
        self._failures = 0
        self._failing_since: datetime | None = None

    async def run(self) -> None:
        """Fetches until cancelled; whatever the server does, it is tried again with growing pauses."""
        while True:
            try:
                async with connected(await _login(self._mailbox)) as connection:
                    await self._serve(connection)
            except LoginRefused as error:
                # Tried again seldom: a server locks an account that knocks too often.
                log.error("mailbox_refused mailbox=%s %s", self._mailbox.place, error)
                await self._alarm.down(self._mailbox, refused=True)
                await self._pause(LONGEST_PAUSE)
            except (Lost, Refused, NotStored) as error:
                self._failures += 1
                if self._failures == 1:
                    log.warning("mailbox_unreachable mailbox=%s reason=%r", self._mailbox.place, str(error))
                self._failing_since = self._failing_since or self._now()
                if self._now() - self._failing_since >= ALARM:
                    await self._alarm.down(self._mailbox, refused=isinstance(error, Refused))
                await self._pause(self._wait())

    async def _serve(self, connection: Connection) -> None:
        folder = await connection.select(self._mailbox.folder)
        await self._pass.begin(connection, folder)
        while True:
            await self._pass.run(connection, folder)
            self._failing_since = None
            await self._alarm.back(self._mailbox)
            if self._failures:
                log.info("mailbox_reached_again mailbox=%s after=%d", self._mailbox.place, self._failures)
                self._failures = 0
            await connection.news(partial(self._pause, LOOK_AGAIN if connection.pushes else POLL))

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
