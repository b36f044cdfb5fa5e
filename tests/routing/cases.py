"""Requests, conversations and matches as the tests of the decisions need them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kb import Candidate, Match, Part
from kb.match import Kind
from routing.model import (
    Address,
    Agent,
    AgentId,
    Conversation,
    ConversationId,
    CustomerId,
    DeskMessage,
    Press,
    Request,
    State,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANN, BOB = CustomerId(1), CustomerId(2)
MIA = Agent(id=AgentId(11), name="Mia", languages=("en", "ar"))
OLEH = Agent(id=AgentId(22), name="Oleh", languages=("uk", "ru"))
ADDRESSES = {"telegram": Address("telegram", "500"), "mail": Address("mail", "ann@example.com")}


def request(text: str = "Can I get a refund?", *, channel: str = "telegram", **changes: Any) -> Request:
    plain = Request(
        source_id="update:1",
        address=ADDRESSES[channel],
        display_name="Ann",
        text=text,
        received_at=NOW,
        language="en",
    )
    return replace(plain, **changes)


def conversation(state: State = State.OPEN, **changes: Any) -> Conversation:
    plain = Conversation(
        id=ConversationId(7),
        customer=ANN,
        channel="telegram",
        subject="",
        language="en",
        state=state,
        opened_at=NOW - timedelta(hours=1),
        changed_at=NOW - timedelta(hours=1),
        holder=MIA.id if state in (State.OPEN, State.RESOLVED) else None,
        version=3,
        address="500",
    )
    return replace(plain, **changes)


def candidate(article: str, probability: float, language: str = "en") -> Candidate:
    return Candidate(article, language, probability)


def part(*candidates: Candidate, kind: Kind = "question") -> Part:
    return Part(span=(0, 1), kind=kind, candidates=candidates)


def match(*parts: Part) -> Match:
    return Match(parts=parts, features=(), kb_version="1", answer_from=0.75, clarify_from=0.45)


def desk_message(text: str, **changes: Any) -> DeskMessage:
    plain = DeskMessage(
        source_id="update:2",
        chat=-100,
        thread=5,
        message_id=40,
        author=MIA.id,
        author_name="Mia M.",
        text=text,
        received_at=NOW,
    )
    return replace(plain, **changes)


def press(verb: str, **changes: Any) -> Press:
    plain = Press(
        source_id="update:3",
        query_id="q1",
        by=MIA.id,
        by_name="Mia M.",
        chat=-100,
        private=False,
        message_id=41,
        verb=verb,
        number=7,
        version=3,
        received_at=NOW,
    )
    return replace(plain, **changes)
