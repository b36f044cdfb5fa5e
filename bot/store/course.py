"""What customers wrote and what was decided: the course of a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.store.schema import attachments, requests
from bot.store.writer import Tx
from routing.model import ArrivalId, ConversationId, CustomerId, Request, RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A request with its one recorded decision; ``articles`` as "id.language", separated by blanks."""

    request: Request
    arrival: ArrivalId
    conversation: ConversationId | None
    customer: CustomerId | None
    decision: str
    reason: str
    articles: str
    features: Mapping[str, float]
    kb_version: str


@dataclass(frozen=True, slots=True)
class Step:
    """One request of a conversation, as its card tells it."""

    received_at: datetime
    text: str
    decision: str
    articles: tuple[str, ...]


def record(tx: Tx, decided: Decided, now: datetime) -> RequestId:
    """Keeps a request with its decision."""
    request = decided.request
    number = tx.execute(
        requests.insert(),
        [
            {
                "arrival": decided.arrival,
                "conversation": decided.conversation,
                "customer": decided.customer,
                "channel": request.address.channel,
                "address": request.address.value,
                "message_id": request.message_id,
                "subject": request.subject,
                "text": request.text,
                "language": request.language,
                "automatic": request.automatic,
                "sent_at": request.sent_at,
                "received_at": request.received_at,
                "decided_at": now,
                "decision": decided.decision,
                "reason": decided.reason,
                "articles": decided.articles,
                "features": dict(decided.features),
                "kb_version": decided.kb_version,
            }
        ],
    ).inserted_primary_key[0]
    if request.attachments:
        tx.execute(
            attachments.insert(),
            [
                {
                    "request": number,
                    "name": file.name,
                    "content_type": file.content_type,
                    "size": file.size,
                    "blob": file.blob,
                }
                for file in request.attachments
            ],
        )
    return RequestId(number)


def steps(tx: Tx, conversation: ConversationId, limit: int) -> Sequence[Step]:
    """The newest requests of a conversation, oldest first."""
    rows = tx.execute(
        select(requests.c.received_at, requests.c.text, requests.c.decision, requests.c.articles)
        .where(requests.c.conversation == conversation)
        .order_by(requests.c.id.desc())
        .limit(limit)
    ).all()
    return [
        Step(row.received_at, row.text, row.decision, tuple(row.articles.split())) for row in reversed(rows)
    ]


def latest_message(tx: Tx, conversation: ConversationId) -> tuple[str, str, Sequence[str]]:
    """What a reply by mail refers to: the customer's newest message id, its subject, all his ids, oldest first."""
    rows = tx.execute(
        select(requests.c.message_id, requests.c.subject)
        .where(
            requests.c.conversation == conversation,
            requests.c.message_id != "",
            requests.c.automatic == "",
        )
        .order_by(requests.c.id)
    ).all()
    if not rows:
        return "", "", ()
    return rows[-1].message_id, rows[-1].subject, [row.message_id for row in rows]
