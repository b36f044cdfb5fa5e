"""Customers' wordings that agents have linked to articles; each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from bot.store.columns import add_row
from bot.store.schema_kb import learned
from bot.store.writer import Tx
from routing.model import AgentId, ConversationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """``text`` asks for ``article``, as ``agent`` found."""

    id: int
    article: str
    language: str
    text: str
    conversation: ConversationId | None
    agent: AgentId
    learned_at: datetime
    undone: bool


def learn(
    tx: Tx,
    article: str,
    language: str,
    text: str,
    conversation: ConversationId,
    agent: AgentId,
    now: datetime,
) -> int:
    """Its number."""
    row = {
        "article": article,
        "language": language,
        "text": text,
        "conversation": conversation,
        "agent": agent,
        "learned_at": now,
    }
    return add_row(tx, learned, row)


def undo(tx: Tx, number: int, now: datetime) -> bool:
    """Whether there was something to take back."""
    done = tx.execute(
        update(learned).where(learned.c.id == number, learned.c.undone_at.is_(None)).values(undone_at=now)
    )
    return done.rowcount > 0


def of_conversation(tx: Tx, conversation: ConversationId) -> Sequence[Wording]:
    """What it has taught and still teaches, newest first."""
    return [one for one in _some(tx, conversation) if not one.undone]


def all_learned(tx: Tx) -> Sequence[Wording]:
    """Newest first, those taken back too."""
    return _some(tx, None)


def mark(tx: Tx) -> tuple[object, ...]:
    """Changes whenever something is learned or taken back."""
    row = tx.execute(select(func.max(learned.c.id), func.count(learned.c.undone_at))).one()
    return tuple(row)


def _some(tx: Tx, conversation: ConversationId | None) -> list[Wording]:
    query = select(learned).order_by(learned.c.id.desc())
    if conversation is not None:
        query = query.where(learned.c.conversation == conversation)
    return [
        Wording(
            id=row.id,
            article=row.article,
            language=row.language,
            text=row.text,
            conversation=row.conversation,
            agent=AgentId(row.agent),
            learned_at=row.learned_at,
            undone=row.undone_at is not None,
        )
        for row in tx.execute(query)
    ]
