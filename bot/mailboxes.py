"""The mailboxes' register, kept in the ledger."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from bot.store import mailboxes
from bot.store.writer import Store, StoreUnavailable, Tx
from channels.base import NotStored
from channels.mail.imap_register import Fetched, Known

Result = TypeVar("Result")


class LedgerRegister:
    """A ``channels.mail.imap_register.Register``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def known(self, mailbox: str) -> Known | None:
        return await self._read(lambda tx: mailboxes.known(tx, mailbox))

    async def begin(self, mailbox: str, known: Known) -> None:
        await self._write(lambda tx: mailboxes.begin(tx, mailbox, known))

    async def uids(self, mailbox: str, uidvalidity: int) -> set[int]:
        return await self._read(lambda tx: mailboxes.uids(tx, mailbox, uidvalidity))

    async def has_key(self, mailbox: str, key: str) -> bool:
        return await self._read(lambda tx: mailboxes.has_key(tx, mailbox, key))

    async def add(self, mailbox: str, uidvalidity: int, fetched: Sequence[Fetched]) -> None:
        await self._write(lambda tx: mailboxes.add(tx, mailbox, uidvalidity, fetched))

    async def unmarked(self, mailbox: str, uidvalidity: int) -> list[int]:
        return await self._read(lambda tx: mailboxes.unmarked(tx, mailbox, uidvalidity))

    async def mark(self, mailbox: str, uidvalidity: int, uids: Collection[int]) -> None:
        await self._write(lambda tx: mailboxes.mark(tx, mailbox, uidvalidity, uids))

    async def forget(self, mailbox: str, uidvalidity: int, uids: Collection[int]) -> None:
        await self._write(lambda tx: mailboxes.forget(tx, mailbox, uidvalidity, uids))

    async def _read(self, run: Callable[[Tx], Result]) -> Result:
        try:
            return await self._store.read(run)
        except StoreUnavailable as error:
            raise NotStored("the database is unavailable") from error

    async def _write(self, run: Callable[[Tx], Result]) -> Result:
        try:
            return await self._store.write(run)
        except StoreUnavailable as error:
            raise NotStored("the database is unavailable", full=error.full) from error
