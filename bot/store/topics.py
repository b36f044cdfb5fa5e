"""The topics of customers in the groups of the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.store import memos
from bot.store.arrivals import upsert
from bot.store.schema import topics
from bot.store.writer import Tx
from routing.model import CustomerId


@dataclass(frozen=True, slots=True)
class Topic:
    """A customer's topic as far as it is known. ``thread`` is None while it is being made, and while the
    customer has none (``adrift_until``: then the next message makes one)."""

    chat: int
    customer: CustomerId
    thread: int | None
    icon: str
    closed: bool
    remade_at: datetime | None
    adrift_until: datetime | None


def topic_of(tx: Tx, chat: int, customer: CustomerId) -> Topic | None:
    """This customer's topic in a group, None if none was ever asked for."""
    row = tx.execute(_ONE, {"chat": chat, "customer": customer}).one_or_none()
    return None if row is None else _topic(row)


_ONE = select(topics).where(topics.c.chat == bindparam("chat"), topics.c.customer == bindparam("customer"))


def topics_of(tx: Tx, customer: CustomerId, chats: tuple[int, ...]) -> list[Topic]:
    """All topics of a customer in these groups."""
    rows = tx.execute(select(topics).where(topics.c.chat.in_(chats), topics.c.customer == customer)).all()
    return [_topic(row) for row in rows]


def want_topic(
    tx: Tx, chat: int, customer: CustomerId, name: str, icon: str, remade_at: datetime | None
) -> None:
    """Notes that this customer's topic is being made, with this icon. ``remade_at``: now, where another was
    there before."""
    _leave(tx, chat, customer)
    fresh = {
        "thread": None,
        "name": name,
        "icon": icon,
        "closed": False,
        "remade_at": remade_at,
        "adrift_until": None,
    }
    tx.execute(
        upsert(tx, topics).on_conflict_do_update(index_elements=["chat", "customer"], set_=fresh),
        [{"chat": chat, "customer": customer, **fresh}],
    )


def topic_made(tx: Tx, chat: int, customer: CustomerId, thread: int) -> bool:
    """The topic exists; False if another one was known before."""
    changed = tx.execute(
        update(topics)
        .where(topics.c.chat == chat, topics.c.customer == customer, topics.c.thread.is_(None))
        .values(thread=thread)
    )
    return changed.rowcount == 1


def topic_customer(tx: Tx, chat: int, thread: int) -> CustomerId | None:
    """Whose topic this is."""
    found = tx.execute(
        select(topics.c.customer).where(topics.c.chat == chat, topics.c.thread == thread)
    ).scalar()
    return None if found is None else CustomerId(found)


def ever_topic_of(tx: Tx, chat: int, thread: int) -> CustomerId | None:
    """Whose topic this is, or was: what was written there before it was gone may be read later."""
    found = topic_customer(tx, chat, thread)
    if found is not None:
        return found
    number = memos.recall(tx, _was(chat, thread))
    return CustomerId(int(number)) if number else None


def _was(chat: int, thread: int) -> str:
    return f"topic {chat} {thread}"


def _leave(tx: Tx, chat: int, customer: CustomerId) -> None:
    """The customer's topic is another one from now on, or none."""
    known = topic_of(tx, chat, customer)
    if known is not None and known.thread is not None:
        memos.keep(tx, _was(chat, known.thread), str(customer))


def set_adrift(tx: Tx, chat: int, customer: CustomerId, until: datetime) -> None:
    """The customer has no topic any more, and none is made until then."""
    _leave(tx, chat, customer)
    tx.execute(
        update(topics)
        .where(topics.c.chat == chat, topics.c.customer == customer)
        .values(thread=None, adrift_until=until)
    )


def shown(tx: Tx, chat: int, customer: CustomerId, **values: str | bool) -> None:
    """What Telegram shows of a topic now: its ``icon``, whether it is ``closed``, its ``name``."""
    tx.execute(update(topics).where(topics.c.chat == chat, topics.c.customer == customer).values(**values))


def _topic(row: Row[Any]) -> Topic:
    return Topic(
        chat=row.chat,
        customer=CustomerId(row.customer),
        thread=row.thread,
        icon=row.icon,
        closed=row.closed,
        remade_at=row.remade_at,
        adrift_until=row.adrift_until,
    )
