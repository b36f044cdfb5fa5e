"""Which chats Telegram asked to be left alone, and until when: known again after a restart."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from bot.store.memos import keep
from bot.store.schema import memos
from bot.store.writer import Tx

_NAME = "stalled "


def stall(tx: Tx, destination: str, until: datetime) -> None:
    """Notes the newest wish."""
    keep(tx, f"{_NAME}{destination}", until.isoformat())


def stalled(tx: Tx, now: datetime) -> Mapping[str, datetime]:
    """The destinations that still have to wait; what is over is forgotten."""
    rows = tx.execute(select(memos).where(memos.c.name.between(_NAME, f"{_NAME}~"))).all()
    until = {row.name: datetime.fromisoformat(row.value) for row in rows}
    over = [name for name, moment in until.items() if moment <= now]
    tx.execute(delete(memos).where(memos.c.name.in_(over)))
    return {name.removeprefix(_NAME): moment for name, moment in until.items() if moment > now}
