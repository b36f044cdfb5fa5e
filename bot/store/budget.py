"""How much of a group's budget was used."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select

from bot.store.schema import attempts
from bot.store.writer import Tx


def used(tx: Tx, destination: str, since: datetime) -> tuple[int, int]:
    """The calls to a destination since then: in all, and in the busiest minute of the clock."""
    times = tx.execute(
        select(attempts.c.started_at).where(
            attempts.c.started_at > since, attempts.c.destination == destination
        )
    ).scalars()
    minutes = Counter(at.replace(second=0, microsecond=0) for at in times)
    return minutes.total(), max(minutes.values(), default=0)
