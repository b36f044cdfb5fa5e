"""Tells the desk of a mailbox that no mail can be fetched from, and when it can again; once each."""

import contextlib
from collections.abc import Callable
from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.store import memos
from bot.store.writer import Store, StoreUnavailable, Tx
from channels.mail.imap_register import Mailbox


class DeskAlarm:
    """A ``channels.mail.imap.Alarm``. What was told is known again after a restart."""

    def __init__(self, store: Store, firm: Firm, now: Callable[[], datetime]) -> None:
        self._store, self._firm, self._now = store, firm, now

    async def down(self, mailbox: Mailbox, *, refused: bool) -> None:
        """No mail comes from there; ``refused``: for the server says no, and somebody has to mend that."""
        key = "mailbox-refused" if refused else "mailbox-unreachable"
        await self._told(mailbox, "down", key)

    async def back(self, mailbox: Mailbox) -> None:
        """It can be read."""
        await self._told(mailbox, "", "mailbox-back")

    async def _told(self, mailbox: Mailbox, state: str, key: str) -> None:
        firm, name = self._firm, f"mailbox {mailbox.name}"

        def tell(tx: Tx) -> None:
            if memos.recall(tx, name) != state:
                memos.keep(tx, name, state)
                deskside.announce(tx, firm, firm.say(key, mailbox=mailbox.place), self._now())

        # Where it cannot be kept now it is told the next time.
        with contextlib.suppress(StoreUnavailable):
            if await self._store.read(lambda tx: memos.recall(tx, name)) != state:
                await self._store.write(tell)
