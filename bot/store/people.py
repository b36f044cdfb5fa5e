"""Customers, their addresses and owners."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.store.columns import add_row
from bot.store.schema import addresses, conversations, customers
from bot.store.writer import Tx
from routing.model import Address, AgentId, Customer, CustomerId


def customer_at(tx: Tx, address: Address) -> Customer | None:
    """The customer who writes from this address, None for a stranger."""
    row = tx.execute(_AT, {"channel": address.channel, "value": address.value}).one_or_none()
    return None if row is None else _customer(row)


_AT = (
    select(customers)
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
    )
