"""Customers, their addresses and owners."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, or_, select, update

from bot.store.columns import add_row
from bot.store.schema import addresses, conversations, customers
from bot.store.writer import Tx
from routing.model import Address, AgentId, Customer, CustomerId


def customer_at(tx: Tx, address: Address) -> Customer | None:
    """The customer who writes from this address, None for a stranger."""
    row = tx.execute(_AT, {"channel": address.channel, "value": address.value}).one_or_none()
    return None if row is None else replace(_customer(row), shut=row.shut_at is not None)


_AT = (
    select(customers, addresses.c.shut_at)
    .join(addresses, addresses.c.customer == customers.c.id)
    .where(addresses.c.channel == bindparam("channel"), addresses.c.value == bindparam("value"))
)


def customer(tx: Tx, number: CustomerId) -> Customer:
    """The customer with this number, which must exist."""
    return _customer(tx.execute(select(customers).where(customers.c.id == number)).one())


def add_customer(tx: Tx, address: Address, name: str, language: str, now: datetime) -> Customer:
    """A new customer with a first address."""
    number = add_row(tx, customers, {"name": name, "language": language, "created_at": now})
    tx.execute(
        _ADDRESS,
        {"channel": address.channel, "value": address.value, "customer": number, "created_at": now},
    )
    return Customer(id=CustomerId(number), name=name, language=language)


_ADDRESS = addresses.insert()


def give_owner(tx: Tx, number: CustomerId, owner: AgentId, reason: str) -> None:
    """Who looks after this customer from now on, and why."""
    tx.execute(update(customers).where(customers.c.id == number).values(owner=owner, owner_reason=reason))


def spoken(tx: Tx, address: Address) -> tuple[str, str]:
    """The language the customer at this address chose, and the one last known of them; "" where none is."""
    found = customer_at(tx, address)
    return (found.chosen_language, found.language) if found else ("", "")


def choose_language(tx: Tx, number: CustomerId, language: str) -> None:
    """The customer wants to be answered in this language, in what is going on too."""
    tx.execute(update(customers).where(customers.c.id == number).values(chosen_language=language))
    tx.execute(
        update(conversations)
        .where(conversations.c.customer == number, conversations.c.state != "resolved")
        .values(language=language)
    )


def begins_anew(tx: Tx, number: CustomerId, anew: bool) -> None:
    """Whether what this customer writes next is another matter."""
    tx.execute(update(customers).where(customers.c.id == number).values(anew=anew))


def shut(tx: Tx, address: Address, at: datetime | None) -> bool:
    """Notes since when nothing reaches this address, None: it does again. Whether that is news."""
    was = addresses.c.shut_at.is_(None) if at is not None else addresses.c.shut_at.is_not(None)
    mine = (addresses.c.channel == address.channel) & (addresses.c.value == address.value)
    return tx.execute(update(addresses).where(mine, was).values(shut_at=at)).rowcount == 1


def is_shut(tx: Tx, address: Address) -> bool:
    """Whether nothing reaches this address."""
    return tx.execute(_SHUT, {"channel": address.channel, "value": address.value}).scalar() is not None


_SHUT = select(addresses.c.shut_at).where(
    addresses.c.channel == bindparam("channel"), addresses.c.value == bindparam("value")
)


def reached_by(tx: Tx, number: CustomerId, channel: str) -> str | None:
    """The customer's newest address on a channel, None where there is none."""
    return tx.execute(_REACHED, {"of": number, "channel": channel}).scalar()


_REACHED = (
    select(addresses.c.value)
    .where(addresses.c.customer == bindparam("of"), addresses.c.channel == bindparam("channel"))
    .order_by(addresses.c.created_at.desc())
    .limit(1)
)


def block(tx: Tx, number: CustomerId, blocked: bool) -> None:
    """Whether what this customer writes is set aside from now on."""
    tx.execute(update(customers).where(customers.c.id == number).values(blocked=blocked))


def addresses_of(tx: Tx, number: CustomerId) -> Sequence[Address]:
    """Where this customer can be reached, the oldest address first."""
    rows = tx.execute(
        select(addresses.c.channel, addresses.c.value)
        .where(addresses.c.customer == number)
        .order_by(addresses.c.created_at, addresses.c.channel)
    )
    return [Address(row.channel, row.value) for row in rows]


def find(tx: Tx, words: str, limit: int) -> Sequence[Customer]:
    """Customers whose name or address holds these words, the newest first."""
    like = f"%{words.replace('|', '||').replace('%', '|%').replace('_', '|_')}%"
    by_address = select(addresses.c.customer).where(addresses.c.value.ilike(like, escape="|"))
    rows = tx.execute(
        select(customers)
        .where(or_(customers.c.name.ilike(like, escape="|"), customers.c.id.in_(by_address)))
        .order_by(customers.c.id.desc())
        .limit(limit)
    )
    return [_customer(row) for row in rows]


def _customer(row: object) -> Customer:
    fields = row._mapping  # type: ignore[attr-defined]
    return Customer(
        id=CustomerId(fields["id"]),
        name=fields["name"],
        language=fields["language"],
        owner=fields["owner"],
        owner_reason=fields["owner_reason"],
        chosen_language=fields["chosen_language"],
        anew=fields["anew"],
        blocked=fields["blocked"],
    )
