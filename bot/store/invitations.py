"""Links by which a customer joins a chat to what we know of them; only their digests are kept."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update

from bot.store.schema import addresses, conversations, customers, deliveries, invitations, requests, topics
from bot.store.writer import Tx
from routing.joining import Invitation
from routing.model import Address, CustomerId

LIVES = timedelta(days=30)
BYTES = 24
"""Of chance in a link: 32 characters of those a Telegram link may hold."""


def invite(tx: Tx, customer: CustomerId, chance: Callable[[int], bytes], now: datetime) -> str:
    """The secret end of a new link for this customer; it is shown this once and kept nowhere."""
    token = urlsafe_b64encode(chance(BYTES)).decode()
    row = {"digest": _digest(token), "customer": customer, "created_at": now, "expires_at": now + LIVES}
    tx.execute(_INVITE, row)
    return token


_INVITE = invitations.insert()


def by_token(tx: Tx, token: str) -> Invitation | None:
    """The invitation of a link."""
    return _found(tx.execute(select(invitations).where(invitations.c.digest == _digest(token))).one_or_none())


def by_number(tx: Tx, number: int) -> Invitation | None:
    """The invitation with this number."""
    return _found(tx.execute(select(invitations).where(invitations.c.id == number)).one_or_none())


def opened(tx: Tx, number: int, chat: str) -> None:
    """Ties the invitation to a chat; "" lets go of it."""
    tx.execute(update(invitations).where(invitations.c.id == number).values(opened_by=chat))


def used(tx: Tx, number: int, now: datetime) -> None:
    """The invitation has done its work."""
    tx.execute(update(invitations).where(invitations.c.id == number).values(used_at=now))


def join(tx: Tx, address: Address, known: CustomerId | None, into: CustomerId, now: datetime) -> None:
    """From now on this address is the customer's ``into``, with all that ``known`` did before under it."""
    if known is None:
        row = {"channel": address.channel, "value": address.value, "customer": into, "created_at": now}
        tx.execute(addresses.insert(), [row])
        return
    theirs = select(conversations.c.id).where(conversations.c.customer == known)
    tx.execute(update(requests).where(requests.c.conversation.in_(theirs)).values(customer=into))
    tx.execute(
        update(deliveries)
        .where(deliveries.c.conversation.in_(theirs), deliveries.c.state == "queued")
        .values(customer=into)
    )
    for table in (addresses, conversations):
        tx.execute(update(table).where(table.c.customer == known).values(customer=into))
    _take_over_topics(tx, known, into)
    _take_over_owner(tx, known, into)


def _take_over_topics(tx: Tx, known: CustomerId, into: CustomerId) -> None:
    """Where the customer has no topic yet, the one of the chat becomes theirs; else the older one goes on."""
    has = select(topics.c.chat).where(topics.c.customer == into)
    tx.execute(
        update(topics)
        .where(topics.c.customer == known, topics.c.chat.not_in(has.scalar_subquery()))
        .values(customer=into)
    )


def _take_over_owner(tx: Tx, known: CustomerId, into: CustomerId) -> None:
    row = tx.execute(
        select(customers.c.owner, customers.c.owner_reason, customers.c.chosen_language).where(
            customers.c.id == known
        )
    ).one()
    mine = update(customers).where(customers.c.id == into)
    if row.owner is not None:
        tx.execute(
            mine.where(customers.c.owner.is_(None)).values(owner=row.owner, owner_reason=row.owner_reason)
        )
    if row.chosen_language:
        tx.execute(mine.values(chosen_language=row.chosen_language))


def _found(row: Row[Any] | None) -> Invitation | None:
    if row is None:
        return None
    return Invitation(
        id=row.id,
        customer=CustomerId(row.customer),
        expires_at=row.expires_at,
        opened_by=row.opened_by,
        used=row.used_at is not None,
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
