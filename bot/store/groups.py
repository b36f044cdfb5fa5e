"""The groups of the desk as they are found to be: what is wrong with them, where their queue stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select

from bot.store.arrivals import upsert
from bot.store.schema import groups
from bot.store.writer import Tx


@dataclass(frozen=True, slots=True)
class Group:
    """``trouble``: what is wrong, by name, with the time it was found. ``general``: the topic that stands in
    for a hidden General. ``board``: the message with the queue."""

    chat: int
    trouble: Mapping[str, str] = field(default_factory=dict)
    general: int | None = None
    board: int | None = None
    board_digest: str = ""
    board_at: datetime | None = None


def group(tx: Tx, chat: int) -> Group:
    """What is known of a group."""
    row = tx.execute(_ONE, {"chat": chat}).one_or_none()
    if row is None:
        return Group(chat)
    return Group(row.chat, row.trouble, row.general, row.board, row.board_digest, row.board_at)


_ONE = select(groups).where(groups.c.chat == bindparam("chat"))


def change(tx: Tx, chat: int, **values: object) -> None:
    """Changes columns of a group."""
    tx.execute(
        upsert(tx, groups).on_conflict_do_update(index_elements=["chat"], set_=values),
        [{"chat": chat, "trouble": {}, **values}],
    )


def found(tx: Tx, chat: int, trouble: str, now: datetime) -> bool:
    """Notes what is wrong with a group; False if it was known."""
    known = group(tx, chat).trouble
    if trouble in known:
        return False
    change(tx, chat, trouble={**known, trouble: now.isoformat()})
    return True


def mended(tx: Tx, chat: int, *troubles: str) -> bool:
    """It is right again; False if nothing of it was known to be wrong."""
    known = group(tx, chat).trouble
    left = {name: since for name, since in known.items() if name not in troubles}
    if left == dict(known):
        return False
    change(tx, chat, trouble=left)
    return True
