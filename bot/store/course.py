"""What customers wrote and what was decided: the course of a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Row, exists, select

from bot.store.columns import add_row
from bot.store.schema import attachments, copies, deliveries, events, requests
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
    domain: str
    """The mail domain of its sender, "" on other channels."""
    opening: str
    """What its words begin with, see ``routing.loops``."""


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
    number = add_row(
        tx,
        requests,
        {
            "arrival": decided.arrival,
            "conversation": decided.conversation,
            "customer": decided.customer,
            "channel": request.address.channel,
            "address": request.address.value,
            "message_id": request.message_id,
            "refers_to": " ".join(reversed(request.references)),
            "subject": request.subject,
            "text": request.text,
            "domain": decided.domain,
            "opening": decided.opening,
            "verdict": request.verdict.value,
            "language": request.language,
            "automatic": request.automatic.kind.value if request.automatic else "",
            "sent_at": request.sent_at,
            "received_at": request.received_at,
            "decided_at": now,
            "decision": decided.decision,
            "reason": decided.reason,
            "articles": decided.articles,
            "features": dict(decided.features),
            "kb_version": decided.kb_version,
        },
    )
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


def record_part(tx: Tx, decided: Decided, now: datetime) -> RequestId:
    """Keeps a message that was decided about together with a later one, which carries the whole."""
    return record(tx, replace(decided, decision=PART, articles="", features={}), now)


PART = "part"
CHANGED = "changed by the customer"
"""The kind of the event of an edit; its data has the message and its new text."""
_is_whole = requests.c.decision != PART


def overflows(tx: Tx, conversation: ConversationId, new: int, most: int, span: timedelta) -> bool:
    """Whether with the ``new`` last ones, and not before, there were more than ``most`` within ``span``."""
    times = (
        tx.execute(
            select(requests.c.received_at)
            .where(requests.c.conversation == conversation)
            .order_by(requests.c.id.desc())
            .limit(most + new + 1)
        )
        .scalars()
        .all()
    )
    recent = sum(at > times[0] - span for at in times)
    return bool(recent > most >= recent - new)


def steps(tx: Tx, conversation: ConversationId, limit: int) -> Sequence[Step]:
    """The newest requests of a conversation, oldest first."""
    rows = tx.execute(
        select(requests.c.received_at, requests.c.text, requests.c.decision, requests.c.articles)
        .where(requests.c.conversation == conversation, _is_whole)
        .order_by(requests.c.id.desc())
        .limit(limit)
    ).all()
    return [
        Step(row.received_at, row.text, row.decision, tuple(row.articles.split())) for row in reversed(rows)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was said: by the customer, or to them (``ours``)."""

    at: datetime
    ours: bool
    automatic: bool
    text: str
    is_change: bool = False
    """The customer changed an earlier message to this."""


def said(tx: Tx, conversation: ConversationId, limit: int) -> Sequence[Line]:
    """The newest messages of a conversation both ways, oldest first, as far as they were delivered and the
    desk has seen them."""
    seen = exists().where(
        copies.c.conversation == conversation,
        copies.c.direction == "in",
        copies.c.message == requests.c.message_id,
    )
    theirs = tx.execute(
        select(requests.c.received_at, requests.c.automatic, requests.c.text)
        .where(requests.c.conversation == conversation, _is_whole, seen)
        .order_by(requests.c.id.desc())
        .limit(limit)
    ).all()
    changes = tx.execute(
        select(events.c.at, events.c.data)
        .where(events.c.conversation == conversation, events.c.kind == CHANGED)
        .order_by(events.c.id.desc())
        .limit(limit)
    ).all()
    ours = tx.execute(
        select(deliveries.c.created_at, deliveries.c.automatic, deliveries.c.body)
        .where(
            deliveries.c.conversation == conversation,
            deliveries.c.audience == "customer",
            deliveries.c.state.in_(("sent", "unknown")),
        )
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    ).all()
    lines = [Line(row.received_at, False, bool(row.automatic), row.text) for row in theirs]
    lines += [Line(row.at, False, False, row.data["text"], True) for row in changes if row.data["text"]]
    lines += [Line(row.created_at, True, row.automatic, str(row.body.get("text", ""))) for row in ours]
    return sorted(lines, key=lambda line: line.at)[-limit:]


@dataclass(frozen=True, slots=True)
class Latest:
    """The customer's newest message: what an answer refers to. ``refers_to``: oldest first."""

    message_id: str
    subject: str
    text: str
    refers_to: tuple[str, ...]
    channel: str


def latest(tx: Tx, conversation: ConversationId) -> Latest | None:
    """The newest message a person wrote in this conversation."""
    row = tx.execute(
        _LATEST.where(requests.c.conversation == conversation, requests.c.automatic == "")
        .order_by(requests.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _latest(row)


def named(tx: Tx, conversation: ConversationId, message_id: str) -> Latest | None:
    """The message of this conversation with this id, as ``latest`` tells it."""
    row = tx.execute(
        _LATEST.where(requests.c.conversation == conversation, requests.c.message_id == message_id).limit(1)
    ).one_or_none()
    return None if row is None else _latest(row)


def conversation_of(tx: Tx, chat: str, message: str) -> ConversationId | None:
    """The conversation of what a customer wrote in this chat, whether the desk was shown it or not."""
    found = tx.execute(
        select(requests.c.conversation)
        .where(requests.c.address == chat, requests.c.message_id == message)
        .order_by(requests.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else ConversationId(found)


_LATEST = select(
    requests.c.message_id, requests.c.subject, requests.c.text, requests.c.refers_to, requests.c.channel
)


def _latest(row: Row[str, str, str, str, str]) -> Latest:
    return Latest(row.message_id, row.subject, row.text, tuple(row.refers_to.split()), row.channel)


def as_latest(request: Request) -> Latest:
    """The same of a request that is being decided about."""
    answers = tuple(reversed(request.references))
    return Latest(request.message_id, request.subject, request.text, answers, request.address.channel)
