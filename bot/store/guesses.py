"""What the knowledge base held to be the answer to each question, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.store.columns import literal
from bot.store.schema import requests
from bot.store.schema_kb import guesses
from bot.store.writer import Tx
from routing.model import AgentId, ConversationId, RequestId

Result = Literal["right", "wrong", "none"]
Source = Literal["agent", "relapse", "helped", "human", "picked"]
WEIGHTS: Mapping[Source, int] = {"agent": 3, "relapse": 2, "helped": 1, "human": 1, "picked": 1}
"""What somebody knows better replaces what was known worse, never the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """``article``: the one that came first, "" if none; ``rightly``: the one it was, as an agent says."""

    request: RequestId
    conversation: ConversationId
    article: str
    confidence: float
    promise: float
    """Per cent of the questions the bot might answer wrongly, as the settings were then."""
    decision: str
    asked_at: datetime
    result: Result | None
    """None as long as nobody knows."""
    rightly: str
    source: str
    text: str
    language: str
    features: Mapping[str, float]


def keep(tx: Tx, request: RequestId, **values: object) -> None:
    """Keeps a guess: its conversation, article, confidence, promise, decision and asked_at."""
    tx.execute(_KEEP, {"request": request, **values})


_KEEP = insert(guesses)


def newest(tx: Tx, conversation: ConversationId) -> Guess | None:
    """About the newest question of a conversation."""
    found = _some(tx, guesses.c.conversation == conversation, limit=1)
    return found[0] if found else None


def answered_with(tx: Tx, article: str, address: str, since: datetime) -> Sequence[RequestId]:
    """The questions of this address that the bot has answered with this article since then."""
    found = tx.scalars(_ANSWERED_WITH, {"article": article, "of": address, "since": since})
    return [RequestId(number) for number in found]


_ANSWERED_WITH = (
    select(guesses.c.request)
    .join(requests, requests.c.id == guesses.c.request)
    .where(
        requests.c.address == bindparam("of"),
        requests.c.decided_at >= bindparam("since"),
        requests.c.decision.in_((literal("answer"), literal("clarify"))),
        guesses.c.decision == "answer",
        guesses.c.article == bindparam("article"),
    )
)


def know(
    tx: Tx,
    request: RequestId,
    result: Result,
    source: Source,
    now: datetime,
    *,
    rightly: str = "",
    agent: AgentId | None = None,
) -> None:
    """Records what came of it, unless that is known better already."""
    values = {"result": result, "source": source, "rightly": rightly, "agent": agent, "known_at": now}
    weight = WEIGHTS[source]
    tx.execute(
        update(guesses)
        .where(guesses.c.request == request, guesses.c.weight <= weight)
        .values(**values, weight=weight)
    )


def forget(tx: Tx, request: RequestId) -> None:
    """Takes back what an agent said of it."""
    empty = {"result": "", "source": "", "rightly": "", "agent": None, "known_at": None, "weight": 0}
    tx.execute(update(guesses).where(guesses.c.request == request).values(**empty))


def known(tx: Tx, most: int) -> Sequence[Guess]:
    """Those of which is known what came of them, newest first."""
    return _some(tx, guesses.c.result != literal(""), limit=most)


def since(tx: Tx, moment: datetime) -> Sequence[Guess]:
    """All since then, newest first."""
    return _some(tx, guesses.c.asked_at >= moment)


def unanswered(tx: Tx, moment: datetime, most: int) -> Sequence[Guess]:
    """Those handed over since then that no article answers, as far as is known; newest first."""
    handed_over = (guesses.c.decision == literal("hand off")) & (guesses.c.rightly == literal(""))
    of_late = guesses.c.asked_at >= moment
    return _some(tx, of_late & handed_over & (guesses.c.result != literal("right")), limit=most)


def mark(tx: Tx) -> tuple[object, ...]:
    """Changes whenever more is known."""
    row = tx.execute(
        select(func.count(), func.max(guesses.c.known_at)).where(guesses.c.result != literal(""))
    ).one()
    return tuple(row)


def _some(tx: Tx, condition: Any, limit: int | None = None) -> list[Guess]:
    rows = tx.execute(
        select(guesses, requests.c.text, requests.c.subject, requests.c.language, requests.c.features)
        .join(requests, requests.c.id == guesses.c.request)
        .where(condition)
        .order_by(guesses.c.request.desc())
        .limit(limit)
    )
    return [_guess(row) for row in rows]


def _guess(row: Row[Any]) -> Guess:
    return Guess(
        request=RequestId(row.request),
        conversation=ConversationId(row.conversation),
        article=row.article,
        confidence=row.confidence,
        promise=row.promise,
        decision=row.decision,
        asked_at=row.asked_at,
        result=row.result or None,
        rightly=row.rightly,
        source=row.source,
        text=row.text or row.subject,
        language=row.language,
        features=row.features,
    )
