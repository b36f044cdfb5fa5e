"""What waits for an agent: answers to look at, words that belong nobody knows where, articles to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.store.columns import add_row
from bot.store.schema import drafts
from bot.store.writer import Tx
from routing.model import AgentId, Conversation, ConversationId, CustomerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``kind``: "answer" (shown before it goes out), "words" and "role" (wait for a choice), "article",
    "said" (went out, and goes another way should it come to nothing)."""

    id: int
    kind: str
    state: str
    agent: AgentId
    customer: CustomerId | None
    conversation: ConversationId | None
    body: Mapping[str, Any]


def keep(
    tx: Tx,
    kind: str,
    agent: AgentId,
    body: Mapping[str, Any],
    now: datetime,
    *,
    customer: CustomerId | None = None,
    conversation: ConversationId | None = None,
) -> int:
    """Keeps a draft; its number."""
    row = {
        "kind": kind,
        "agent": agent,
        "customer": customer,
        "conversation": conversation,
        "body": body,
        "created_at": now,
    }
    return add_row(tx, drafts, row)


def draft(tx: Tx, number: int) -> Draft | None:
    """The draft with this number."""
    row = tx.execute(select(drafts).where(drafts.c.id == number)).one_or_none()
    return None if row is None else _draft(row)


def opened(tx: Tx, kind: str, agent: AgentId, customer: CustomerId) -> Draft | None:
    """This agent's newest open draft of a kind about a customer."""
    row = tx.execute(
        select(drafts)
        .where(
            drafts.c.customer == customer,
            drafts.c.agent == agent,
            drafts.c.kind == kind,
            drafts.c.state == "open",
        )
        .order_by(drafts.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _draft(row)


WAITING = ("words", "role")
"""Words of an agent that wait until their author says where they belong."""


def unplaced(tx: Tx, customer: CustomerId, chat: int) -> list[Draft]:
    """The words that wait about a customer in this group, oldest first."""
    found = select(drafts).where(
        drafts.c.customer == customer, drafts.c.kind.in_(WAITING), drafts.c.state == "open"
    )
    rows = [_draft(row) for row in tx.execute(found.order_by(drafts.c.id))]
    return [one for one in rows if any(kept["written"]["chat"] == chat for kept in one.body["messages"])]


def waiting(tx: Tx, kind: str) -> list[Draft]:
    """All open drafts of a kind, oldest first."""
    found = select(drafts).where(drafts.c.kind == kind, drafts.c.state == "open").order_by(drafts.c.id)
    return [_draft(row) for row in tx.execute(found)]


def said(tx: Tx, conversation: Conversation, arrival: int | None) -> Draft | None:
    """What an agent said in a conversation by this arrival, where that is kept."""
    found = select(drafts).where(
        drafts.c.customer == conversation.customer,
        drafts.c.kind == "said",
        drafts.c.conversation == conversation.id,
    )
    rows = tx.execute(found.order_by(drafts.c.id.desc()))
    return next((_draft(row) for row in rows if row.body["arrival"] == arrival), None)


def has_used(tx: Tx, kind: str, agent: AgentId, conversation: Conversation) -> bool:
    """Whether a draft of this kind of this agent about a conversation has been used."""
    found = tx.execute(
        select(drafts.c.id).where(
            drafts.c.customer == conversation.customer,
            drafts.c.agent == agent,
            drafts.c.kind == kind,
            drafts.c.state == "used",
            drafts.c.conversation == conversation.id,
        )
    )
    return found.first() is not None


def change(tx: Tx, number: int, **values: object) -> None:
    """Changes the ``state`` ("open", "used", "dropped") or the ``body`` of a draft."""
    tx.execute(update(drafts).where(drafts.c.id == number).values(**values))


def _draft(row: Any) -> Draft:
    return Draft(
        id=row.id,
        kind=row.kind,
        state=row.state,
        agent=AgentId(row.agent),
        customer=row.customer,
        conversation=row.conversation,
        body=row.body,
    )
