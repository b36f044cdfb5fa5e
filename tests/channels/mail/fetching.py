"""A mailbox being fetched into a real ledger, for tests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.intake import Intake
from bot.mailboxes import LedgerRegister
from bot.store.engine import open_engine
from bot.store.migrate import migrate
from bot.store.schema import arrivals
from bot.store.schema_mailboxes import mailboxes
from bot.store.writer import Store
from channels.base import NotStored
from channels.blobs import BlobStore
from channels.mail.imap import Fetching
from channels.mail.imap_register import Mailbox
from routing.model import Arrival
from tests.fakes.dovecot import PASSWORD, USER, Dovecot

SHORT = timedelta(milliseconds=150)
"""What every longer wait is cut to."""


def mailbox_of(server: Dovecot, **changes: object) -> Mailbox:
    """The account of the server, its backlog taken unless said otherwise."""
    usual = Mailbox(
        address="support@northwind.example",
        host="127.0.0.1",
        port=server.port,
        username=USER,
        password=PASSWORD,
        tls=False,
        backlog=True,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


class Taken:
    """The ledger of one firm over several starts."""

    def __init__(self, folder: Path) -> None:
        self._url = f"sqlite:///{folder}/ledger.sqlite"
        self._blobs = BlobStore(folder / "blobs")
        engine = open_engine(self._url)
        migrate(engine)
        engine.dispose()
        self.refusing = False
        self.alarms: list[str] = []
        self._paused = timedelta(0)
        """Time passes in pauses, as they are meant."""

    @contextlib.asynccontextmanager
    async def fetching(self, *mailboxes: Mailbox) -> AsyncIterator[None]:
        """While inside, the mailboxes are fetched as the program does it."""
        store = Store(self._url)
        store.start()
        intake = Intake(store, self._blobs, lambda _: None)

        async def accept(arrival: Arrival) -> bool:
            if self.refusing:
                raise NotStored("the disk is full", full=True)
            return await intake.accept(arrival)

        async def pause(wait: timedelta) -> None:
            self._paused += wait
            await asyncio.sleep(min(wait, SHORT).total_seconds())

        tasks = [
            asyncio.create_task(
                Fetching(
                    mailbox,
                    accept,
                    LedgerRegister(store),
                    self,
                    now=lambda: datetime.now(UTC) + self._paused,
                    pause=pause,
                    chance=lambda: 0.5,
                ).run()
            )
            for mailbox in mailboxes
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            store.stop()

    async def down(self, mailbox: Mailbox, *, refused: bool) -> None:
        """As the desk is told."""
        self._alarm("refused" if refused else "unreachable")

    async def back(self, mailbox: Mailbox) -> None:
        """As the desk is told."""
        self._alarm("back")

    def _alarm(self, told: str) -> None:
        if self.alarms[-1:] != [told]:
            self.alarms.append(told)

    def mails(self) -> list[bytes]:
        """The raw mails that became arrivals, in their order."""
        engine = open_engine(self._url, read_only=True)
        with engine.connect() as connection:
            rows = connection.execute(select(arrivals).order_by(arrivals.c.id)).all()
        engine.dispose()
        return [row.raw if row.raw is not None else self._blobs.get(row.raw_blob) for row in rows]

    def unread(self) -> list[str]:
        """Why those set aside at once were."""
        engine = open_engine(self._url, read_only=True)
        with engine.connect() as connection:
            rows = connection.execute(select(arrivals.c.envelope).order_by(arrivals.c.id)).all()
        engine.dispose()
        return [row.envelope["unread"] for row in rows if "unread" in row.envelope]

    def begun(self) -> bool:
        """Whether the first look at a mailbox was taken."""
        engine = open_engine(self._url, read_only=True)
        with engine.connect() as connection:
            found = connection.execute(select(mailboxes.c.name)).first() is not None
        engine.dispose()
        return found

    def count(self) -> int:
        engine = open_engine(self._url, read_only=True)
        with engine.connect() as connection:
            found = connection.execute(select(func.count()).select_from(arrivals)).scalar_one()
        engine.dispose()
        return found


async def seen(what: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something is so."""
    async with asyncio.timeout(seconds):
        while not what():
            await asyncio.sleep(0.05)


async def nothing_more(taken: Taken, seconds: float = 1.0) -> None:
    """Several passes later the number is the same."""
    before = taken.count()
    await asyncio.sleep(seconds)
    assert taken.count() == before
