"""What happened with one customer, as it stands in the ledger; only looked at, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from bot.store.columns import literal
from bot.store.outbox import OPEN
from bot.store.schema import (
    addresses,
    arrivals,
    conversations,
    customers,
    deliveries,
    events,
    requests,
    topics,
)
from bot.store.writer import Tx
from routing.model import Address

NEWEST = 200
"""So many requests and answers are looked at where all customers are meant."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer stands. ``thread`` is the topic at the desk."""

    address: Address
    customer: int
    owner: int | None
    thread: int | None
    holder: int | None
    """Who holds the newest conversation that is open."""
    open: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A decision about a request, or a person's answer to a customer with its state."""

    number: int
    customer: int
    what: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing in a customer's story. ``table`` names what it is: request, event or delivery."""

    table: str
    at: datetime
    conversation: int | None
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A conversation."""

    number: int
    channel: str
    state: str
    holder: int | None
    subject: str


def standings(tx: Tx) -> Sequence[Standing]:
    """All customers, by each of their addresses."""
    threads = {row.customer: row.thread for row in tx.execute(select(topics.c.customer, topics.c.thread))}
    held = tx.execute(
        select(conversations.c.customer, conversations.c.holder)
        .where(conversations.c.state == literal("open"))
        .order_by(conversations.c.id)
    )
    holders = {row.customer: row.holder for row in held}
    rows = tx.execute(
        select(addresses.c.channel, addresses.c.value, customers.c.id, customers.c.owner).join(
            customers, addresses.c.customer == customers.c.id
        )
    )
    return [
        Standing(
            address=Address(row.channel, row.value),
            customer=row.id,
            owner=row.owner,
            thread=threads.get(row.id),
            holder=holders.get(row.id),
            open=row.id in holders,
        )
        for row in rows
    ]


def decisions(tx: Tx) -> Sequence[Fact]:
    """The newest decisions, newest first."""
    rows = tx.execute(
        select(requests.c.id, requests.c.customer, requests.c.decision)
        .where(requests.c.customer.is_not(None))
        .order_by(requests.c.id.desc())
        .limit(NEWEST)
    )
    return [Fact(row.id, row.customer, row.decision) for row in rows]


def answers(tx: Tx) -> Sequence[Fact]:
    """What people answered customers, newest first, each with the state of its delivery."""
    rows = tx.execute(
        select(deliveries.c.id, deliveries.c.customer, deliveries.c.state)
        .where(
            deliveries.c.audience == "customer",
            deliveries.c.automatic.is_(False),
            deliveries.c.customer.is_not(None),
        )
        .order_by(deliveries.c.id.desc())
        .limit(NEWEST)
    )
    return [Fact(row.id, row.customer, row.state) for row in rows]


def chapters(tx: Tx, customer: int, limit: int) -> Sequence[Chapter]:
    """A customer's newest conversations, newest first."""
    rows = tx.execute(
        select(conversations)
        .where(conversations.c.customer == customer)
        .order_by(conversations.c.id.desc())
        .limit(limit)
    )
    return [Chapter(row.id, row.channel, row.state, row.holder, row.subject) for row in rows]


def happenings(tx: Tx, conversation: int) -> Sequence[Happening]:
    """All that happened in a conversation, oldest first."""
    found = [
        Happening(name, getattr(row, time), conversation, dict(row._mapping))
        for name, table, time in (
            ("request", requests, "decided_at"),
            ("event", events, "at"),
            ("delivery", deliveries, "created_at"),
        )
        for row in tx.execute(select(table).where(table.c.conversation == conversation).order_by(table.c.id))
    ]
    return sorted(found, key=lambda one: one.at)


def quiet(tx: Tx, now: datetime) -> bool:
    """Whether nothing waits to be decided, and nothing that is due waits to be sent."""
    undecided = exists().where(arrivals.c.state == literal("waiting"))
    unsent = exists().where(deliveries.c.state.in_(OPEN), deliveries.c.due_at <= now)
    return not tx.execute(select(undecided | unsent)).scalar()
