"""What arrived, from the commit to the decision."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Table, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.columns import Moment, literal
from bot.store.schema import arrival_keys, arrivals
from bot.store.writer import Tx
from routing.model import Arrival, ArrivalId

REMEMBERED = timedelta(days=30)
"""How long the key of an arrival counts as a repeat."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An arrival nobody has decided about yet; ``raw_blob`` is the key of its bytes in the blob store."""

    id: ArrivalId
    arrival: Arrival
    raw_blob: str | None
    attempts: int
    gathers: bool = False
    """More of the same may have followed."""


def upsert(tx: Tx, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that may say what happens on a conflict, on either engine."""
    return _insert(tx.dialect.name, table)


def _insert(engine: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return sqlite.insert(table) if engine == "sqlite" else postgresql.insert(table)


def accept(tx: Tx, arrival: Arrival, raw_blob: str | None) -> bool:
    """Keeps an arrival; False for a repeat of the last 30 days."""
    key = {"channel": arrival.channel, "source_id": arrival.source_id}
    seen = {"seen_at": arrival.received_at, "forgotten": arrival.received_at - REMEMBERED}
    if tx.execute(_remember(tx.dialect.name), {**key, **seen}).rowcount == 0:
        return False
    row = {
        **key,
        "raw": None if raw_blob else arrival.raw,
        "raw_blob": raw_blob,
        "envelope": dict(arrival.envelope),
        "lane": arrival.lane,
        "received_at": arrival.received_at,
        "due_at": arrival.received_at + (arrival.window or timedelta(0)),
        "gathers": bool(arrival.window),
    }
    tx.execute(_KEEP, row)
    return True


_KEEP = arrivals.insert()


@cache
def _remember(engine: str) -> Insert:
    statement = _insert(engine, arrival_keys)
    return statement.on_conflict_do_update(
        index_elements=["channel", "source_id"],
        set_={"seen_at": statement.excluded.seen_at},
        where=arrival_keys.c.seen_at < bindparam("forgotten", type_=Moment),
    )


_WAITING = literal("waiting")
_older = arrivals.alias("older")
_heads = (
    select(arrivals)
    .where(
        arrivals.c.state == _WAITING,
        ~exists().where(
            _older.c.state == _WAITING, _older.c.lane == arrivals.c.lane, _older.c.id < arrivals.c.id
        ),
    )
    .order_by(arrivals.c.id)
    .where(arrivals.c.due_at <= bindparam("now"), arrivals.c.id.not_in(bindparam("busy", expanding=True)))
    .limit(bindparam("room"))
)


def waiting(tx: Tx, now: datetime, room: int, busy: Collection[ArrivalId] = ()) -> Sequence[Waiting]:
    """The oldest undecided arrival of each lane that is due, oldest first, but for those ``busy``."""
    rows = tx.execute(_heads, {"now": now, "busy": list(busy), "room": room}).all()
    return [_waiting(row) for row in rows]


_in_lane = (
    select(arrivals)
    .where(arrivals.c.state == _WAITING, arrivals.c.lane == bindparam("in_lane"))
    .order_by(arrivals.c.id)
    .limit(bindparam("room"))
)


def in_lane(tx: Tx, lane: str, room: int) -> Sequence[Waiting]:
    """The undecided arrivals of one lane, oldest first, due or not."""
    return [_waiting(row) for row in tx.execute(_in_lane, {"in_lane": lane, "room": room})]


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(
        id=ArrivalId(row.id),
        arrival=Arrival(
            channel=row.channel,
            source_id=row.source_id,
            raw=row.raw or b"",
            received_at=row.received_at,
            lane=row.lane,
            envelope=row.envelope,
        ),
        raw_blob=row.raw_blob,
        attempts=row.attempts,
        gathers=row.gathers,
    )


def next_due(tx: Tx) -> datetime | None:
    """When the next undecided arrival is due, None if there is none."""
    return tx.execute(select(func.min(arrivals.c.due_at)).where(arrivals.c.state == _WAITING)).scalar()


def any_waiting(tx: Tx) -> bool:
    """Whether there are undecided arrivals."""
    return bool(tx.execute(_ANY).scalar())


_ANY = select(exists().where(arrivals.c.state == _WAITING))


def settle(tx: Tx, arrival: ArrivalId, state: str, reason: str) -> None:
    """Marks an arrival as "done" or "aside"; it is never looked at again by itself."""
    tx.execute(_SETTLE, {"number": arrival, "state": state, "reason": reason})


_SETTLE = update(arrivals).where(arrivals.c.id == bindparam("number"))


def try_later(tx: Tx, arrival: ArrivalId, due_at: datetime, reason: str, *, to_blame: bool = True) -> None:
    """Triage of this arrival failed; its lane waits for the next attempt. ``to_blame``: it counts as one."""
    tx.execute(
        update(arrivals)
        .where(arrivals.c.id == arrival)
        .values(attempts=arrivals.c.attempts + int(to_blame), due_at=due_at, reason=reason)
    )


def forget_keys(tx: Tx, now: datetime) -> int:
    """Drops the keys that no longer count as repeats; how many."""
    return tx.execute(delete(arrival_keys).where(arrival_keys.c.seen_at < now - REMEMBERED)).rowcount
