"""What was set aside: kept, with the reason, until somebody looks at it. Nothing is ever deleted here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, or_, outerjoin, select, update

from bot.store import traces
from bot.store.columns import literal
from bot.store.schema import arrivals, attachments, requests
from bot.store.writer import Tx

UNREADABLE = "unreadable"
"""How the reason begins of what nobody could read."""
_ASIDE = literal("aside")
_FROM_SOMEBODY = or_(
    arrivals.c.channel == literal("mail"),
    arrivals.c.reason.startswith(UNREADABLE),
    arrivals.c.reason.startswith("triage failed"),
)
"""What Telegram tells of joins, topics and rights asks for nothing and is on no list."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One arrival set aside. ``blob``: the key of its bytes, None where ``raw`` has them."""

    number: int
    channel: str
    sender: str
    received_at: datetime
    reason: str
    raw: bytes
    blob: str | None
    subject: str = ""
    words: str = ""
    """What it says, where it could be read."""


def newest(tx: Tx, limit: int) -> Sequence[Kept]:
    """The newest that a person may have written, without their bytes."""
    read = outerjoin(arrivals, requests, requests.c.arrival == arrivals.c.id)
    query = select(*_HEAD, requests.c.subject, requests.c.text).select_from(read)
    query = query.where(arrivals.c.state == _ASIDE, _FROM_SOMEBODY)
    rows = tx.execute(query.order_by(arrivals.c.id.desc()).limit(limit)).all()
    return [
        replace(
            _kept(row.id, row.channel, row.lane, row.received_at, row.reason),
            subject=row.subject or "",
            words=row.text or "",
        )
        for row in rows
    ]


def find(tx: Tx, number: int) -> Kept | None:
    """One of them with its bytes; None if it is not (or no longer) set aside."""
    query = select(*_HEAD, arrivals.c.raw, arrivals.c.raw_blob)
    row = tx.execute(query.where(arrivals.c.id == number, arrivals.c.state == _ASIDE)).one_or_none()
    if row is None:
        return None
    return _kept(row.id, row.channel, row.lane, row.received_at, row.reason, row.raw or b"", row.raw_blob)


def restore(tx: Tx, number: int, actor: str, now: datetime) -> bool:
    """It is decided about once more, this time as a person's message. False if it is not set aside."""
    row = tx.execute(
        select(arrivals.c.envelope).where(arrivals.c.id == number, arrivals.c.state == _ASIDE)
    ).one_or_none()
    if row is None:
        return False
    # Its first decision stays among the events; the ledger of requests has one for each arrival.
    first = select(requests.c.id).where(requests.c.arrival == number)
    tx.execute(delete(attachments).where(attachments.c.request.in_(first)))
    tx.execute(delete(requests).where(requests.c.arrival == number))
    tx.execute(
        update(arrivals)
        .where(arrivals.c.id == number)
        .values(state="waiting", due_at=now, attempts=0, envelope={**row.envelope, "restored": actor})
    )
    traces.note(tx, now, "restored", cause=f"arrival {number}", actor=actor)
    return True


def drop(tx: Tx, number: int, actor: str, now: datetime) -> bool:
    """It is off the list; its bytes stay. False if it is not set aside."""
    changed = tx.execute(
        update(arrivals).where(arrivals.c.id == number, arrivals.c.state == _ASIDE).values(state="dropped")
    )
    if changed.rowcount:
        traces.note(tx, now, "dropped", cause=f"arrival {number}", actor=actor)
    return bool(changed.rowcount)


def since(tx: Tx, moment: datetime) -> int:
    """How many that came after this moment are set aside."""
    query = select(func.count()).where(
        arrivals.c.state == _ASIDE, _FROM_SOMEBODY, arrivals.c.received_at > moment
    )
    return int(tx.execute(query).scalar() or 0)


def unreadable(tx: Tx, limit: int) -> Sequence[datetime]:
    """When the newest came that nobody could read."""
    query = select(arrivals.c.received_at).where(
        arrivals.c.state == _ASIDE, arrivals.c.reason.startswith(UNREADABLE)
    )
    return list(tx.scalars(query.order_by(arrivals.c.id.desc()).limit(limit)))


_HEAD = (arrivals.c.id, arrivals.c.channel, arrivals.c.lane, arrivals.c.received_at, arrivals.c.reason)


def _kept(
    number: int,
    channel: str,
    lane: str,
    received_at: datetime,
    reason: str,
    raw: bytes = b"",
    blob: str | None = None,
) -> Kept:
    return Kept(number, channel, lane.partition(":")[2], received_at, reason, raw, blob)
