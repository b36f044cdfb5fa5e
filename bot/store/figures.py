"""Counts for people."""

from datetime import datetime

from sqlalchemy import func, select

from bot.store.schema import events
from bot.store.writer import Tx


def today(tx: Tx, since: datetime) -> tuple[int, int]:
    """How many requests the bot answered since then, and how many conversations were handed over."""
    rows = tx.execute(
        select(events.c.kind, func.count())
        .where(events.c.at >= since, events.c.kind.in_(("request: answer", "handed over")))
        .group_by(events.c.kind)
    )
    counts: dict[str, int] = dict(rows.tuples().all())
    return counts.get("request: answer", 0), counts.get("handed over", 0)
