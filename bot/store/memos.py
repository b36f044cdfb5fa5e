"""Small things to know again after a restart, by name."""

from sqlalchemy import bindparam, select

from bot.store.arrivals import upsert
from bot.store.schema import memos
from bot.store.writer import Store, Tx


class Memos:
    """The memory of a channel."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def recall(self, name: str) -> str:
        return await self._store.read(lambda tx: recall(tx, name))

    async def keep(self, name: str, value: str) -> None:
        await self._store.write(lambda tx: keep(tx, name, value))


def recall(tx: Tx, name: str) -> str:
    """What was kept under this name, "" for nothing."""
    return tx.execute(_RECALL, {"name": name}).scalar() or ""


_RECALL = select(memos.c.value).where(memos.c.name == bindparam("name"))


def keep(tx: Tx, name: str, value: str) -> None:
    """Keeps it in place of what was there."""
    statement = upsert(tx, memos)
    tx.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value}),
        [{"name": name, "value": value}],
    )
