"""What was fetched from which mailbox."""

from collections.abc import Collection, Sequence

from sqlalchemy import Boolean, ColumnElement, bindparam, delete, literal_column, select, update

from bot.store.arrivals import upsert
from bot.store.schema_mailboxes import mailbox_mails, mailboxes
from bot.store.writer import Tx
from channels.mail.imap_register import Fetched, Known

_WINDOW = 500
"""UIDs in one statement."""


def known(tx: Tx, mailbox: str) -> Known | None:
    """None before the first look."""
    row = tx.execute(select(mailboxes).where(mailboxes.c.name == mailbox)).one_or_none()
    if row is None:
        return None
    return Known(
        uidvalidity=row.uidvalidity, first=row.first, renewed_to=row.renewed_to, left_until=row.left_until
    )


def begin(tx: Tx, mailbox: str, known: Known) -> None:
    """From now on these UIDs count. The keys of the mails known before stay."""
    row = {
        "uidvalidity": known.uidvalidity,
        "first": known.first,
        "renewed_to": known.renewed_to,
        "left_until": known.left_until,
    }
    statement = upsert(tx, mailboxes).values(name=mailbox, **row)
    tx.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))


def uids(tx: Tx, mailbox: str, uidvalidity: int) -> set[int]:
    """Those dealt with."""
    return set(tx.scalars(select(mailbox_mails.c.uid).where(*_of(mailbox, uidvalidity))))


def has_key(tx: Tx, mailbox: str, key: str) -> bool:
    """Whether such a mail was dealt with, under whatever number."""
    found = select(mailbox_mails.c.uid).where(mailbox_mails.c.mailbox == mailbox, mailbox_mails.c.key == key)
    return tx.execute(found.limit(1)).first() is not None


def add(tx: Tx, mailbox: str, uidvalidity: int, fetched: Sequence[Fetched]) -> None:
    """Entered once, however often."""
    rows = [
        {
            "mailbox": mailbox,
            "uidvalidity": uidvalidity,
            "uid": mail.uid,
            "key": mail.key,
            "marked": mail.marked,
        }
        for mail in fetched
    ]
    tx.execute(upsert(tx, mailbox_mails).on_conflict_do_nothing(), rows)


def unmarked(tx: Tx, mailbox: str, uidvalidity: int) -> list[int]:
    """Those whose mark on the server is missing yet."""
    wanted: tuple[ColumnElement[bool], ...] = (*_of(mailbox, uidvalidity), _UNMARKED)
    return list(tx.scalars(select(mailbox_mails.c.uid).where(*wanted).order_by(mailbox_mails.c.uid)))


def mark(tx: Tx, mailbox: str, uidvalidity: int, wanted: Collection[int]) -> None:
    """They are marked on the server."""
    statement = update(mailbox_mails).where(*_of(mailbox, uidvalidity), _AMONG).values(marked=True)
    for part in _parts(wanted):
        tx.execute(statement, {"uids": part})


def forget(tx: Tx, mailbox: str, uidvalidity: int, wanted: Collection[int]) -> None:
    """They are no longer in the folder."""
    statement = delete(mailbox_mails).where(*_of(mailbox, uidvalidity), _AMONG)
    for part in _parts(wanted):
        tx.execute(statement, {"uids": part})


# Written out, for SQLite uses a partial index only where the query repeats its condition.
_UNMARKED: ColumnElement[bool] = literal_column("marked = 0", Boolean)
_AMONG = mailbox_mails.c.uid.in_(bindparam("uids", expanding=True))


def _of(mailbox: str, uidvalidity: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return mailbox_mails.c.mailbox == mailbox, mailbox_mails.c.uidvalidity == uidvalidity


def _parts(wanted: Collection[int]) -> list[list[int]]:
    found = sorted(wanted)
    return [found[start : start + _WINDOW] for start in range(0, len(found), _WINDOW)]
