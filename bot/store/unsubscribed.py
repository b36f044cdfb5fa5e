"""Mail addresses that get no automatic mail, for their owners said so."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.store.arrivals import upsert
from bot.store.schema_small import unsubscribed
from bot.store.writer import Tx

_FIND = select(unsubscribed.c.since).where(unsubscribed.c.address == bindparam("address"))


def holds(tx: Tx, address: str) -> bool:
    """Whether this address wants none."""
    return tx.execute(_FIND, {"address": address}).first() is not None


def add(tx: Tx, address: str, now: datetime) -> None:
    """From now on it gets none; said again it changes nothing."""
    statement = upsert(tx, unsubscribed).on_conflict_do_nothing(index_elements=["address"])
    tx.execute(statement, [{"address": address, "since": now}])
