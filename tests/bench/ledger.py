"""A ledger with years behind it, and the statements that every message runs on it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.store import (
    allowance,
    arrivals,
    conversations,
    course,
    guesses,
    outbox,
    outbox_proof,
    people,
    sending,
    topics,
    traces,
    unsubscribed,
)
from bot.store.engine import open_engine
from bot.store.migrate import migrate
from bot.store.outbox import Posting, Priority
from bot.store.writer import Tx
from channels.effects import SendText
from routing.model import (
    Address,
    AgentId,
    Arrival,
    ArrivalId,
    ConversationId,
    CustomerId,
    DeliveryId,
    Outward,
    Press,
    Request,
    State,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = 60_000_000
"""In the ledger's microseconds; one customer wrote in each of the last N minutes."""
OPEN = 300
"""Conversations that agents hold."""
RECENT = 200
"""Answers of the last hour, as many as the settings allow by default."""
MICROSECONDS = int(NOW.timestamp()) * 1_000_000
MAIL = "'c' || i || '@mail.example'"
SEEDS: dict[str, dict[str, str]] = {
    "arrival_keys": {"channel": "'mail'", "source_id": "'key' || i", "seen_at": "{at}"},
    "arrivals": {
        "id": "i", "channel": "'mail'", "source_id": "'key' || i", "raw": "zeroblob(1500)",
        "envelope": "'{{}}'",
        "lane": "'mail:' || i", "received_at": "{at}", "due_at": "{at}", "state": "'done'",
    },
    "customers": {"id": "i", "name": "'Customer'", "language": "'en'", "created_at": "{at}"},
    "addresses": {"channel": "'mail'", "value": MAIL, "customer": "i", "created_at": "{at}"},
    "conversations": {
        "id": "i", "customer": "i", "channel": "'mail'", "address": MAIL,
        "state": "iif({open}, 'open', 'answered')",
        "holder": "iif(i % 2 or {open}, i % 10, null)", "handed_at": "iif(i % 2 or {open}, {at}, null)",
        "choices": "'{{}}'", "card": "'{{}}'", "opened_at": "{at}", "changed_at": "{at}",
    },
    "requests": {
        "arrival": "i", "conversation": "i", "customer": "i", "channel": "'mail'", "address": MAIL,
        "text": "'How do I reset it?'", "domain": "'mail.example'",
        "opening": "'key' || i % 1000", "received_at": "{at}",
        "decided_at": "iif({recent}, {now}, {at} - {hour})",
        "decision": "'answer'", "reason": "'it fits'", "features": "'{{}}'",
    },
    "deliveries": {
        "id": "i", "kind": "'mail'", "destination": "'relay'", "lane": "'C' || i", "priority": "2",
        "due_at": "{at}", "state": "'sent'", "attempts": "1", "body": "'{{}}'", "audience": "'customer'",
        "automatic": "1",
        "conversation": "i", "customer": "i", "arrival": "i", "external_id": "i", "created_at": "{at}",
    },
    "attempts": {"delivery": "i", "destination": "'relay'", "started_at": "{at}", "ended_at": "{at}"},
    "copies": {
        "conversation": "i", "direction": "'out'", "chat": "'mail'", "message": "'theirs' || i",
        "copy_chat": "'mail'", "copy_message": "'ours' || i", "delivery": "i",
    },
    "events": {
        "at": "{at}", "conversation": "i", "customer": "i", "kind": "'request: answer'",
        "cause": "'arrival ' || i", "actor": "'bot'", "data": "'{{}}'",
    },
}  # fmt: skip
"""Table, column, and the value of row i in SQL."""


def open_ledger(folder: Path) -> Engine:
    """An empty ledger."""
    engine = open_engine(f"sqlite:///{folder}/ledger.sqlite")
    migrate(engine)
    return engine


def seed(engine: Engine, size: int) -> None:
    """``size`` customers, each with a conversation, a request and all that follows from it."""
    places = {
        "at": f"({MICROSECONDS} - ({size} - i) * {MINUTE})",
        "now": MICROSECONDS,
        "hour": 60 * MINUTE,
        "open": f"i > {size - OPEN}",
        "recent": f"i > {size - RECENT}",
    }
    numbers = f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {size})"
    for table, columns in SEEDS.items():
        values = ", ".join(columns.values()).format(**places)
        with engine.begin() as tx:
            tx.exec_driver_sql(f"insert into {table} ({', '.join(columns)}) {numbers} select {values} from n")


def hot(size: int) -> dict[str, Callable[[Tx], object]]:
    """What messages, agents and the rounds of the program run, on rows in the middle of the ledger."""
    middle = max(1, size // 2)
    address = Address("mail", f"c{middle}@mail.example")
    number, person = ConversationId(middle), CustomerId(middle)
    ours = [f"ours{middle}"]
    request = Request(
        source_id="1", address=address, display_name="Ann", text="Hello", received_at=NOW, language="en"
    )
    press = Press(
        source_id="1", query_id="1", by=1, by_name="Mia", chat=-100, private=False, message_id=7,
        verb="take", number=middle, version=0, received_at=NOW,
    )  # fmt: skip
    return {
        "accept": lambda tx: arrivals.accept(tx, _arrival(), None),
        "forget_keys": lambda tx: arrivals.forget_keys(tx, NOW - timedelta(days=3650)),
        "arrivals waiting": lambda tx: arrivals.waiting(tx, NOW, 32, [ArrivalId(middle)]),
        "arrivals in_lane": lambda tx: arrivals.in_lane(tx, f"mail:{middle}", 31),
        "overflows": lambda tx: course.overflows(tx, number, 1, 15, timedelta(minutes=1)),
        "arrivals any_waiting": arrivals.any_waiting,
        "arrivals settle": lambda tx: arrivals.settle(tx, ArrivalId(middle), "done", "it fits"),
        "customer_at": lambda tx: people.customer_at(tx, address),
        "add_customer": lambda tx: people.add_customer(tx, _stranger(), "Bob", "en", NOW),
        "is_shut": lambda tx: people.is_shut(tx, address),
        "spoken": lambda tx: people.spoken(tx, address),
        "newest": lambda tx: conversations.newest(tx, person, "mail"),
        "newest open": lambda tx: conversations.newest(tx, person, is_open=True),
        "of_customer": lambda tx: conversations.of_customer(tx, person),
        "opened": lambda tx: conversations.opened(tx, -100),
        "card_shown": lambda tx: conversations.card_shown(tx, number),
        "addresses_of": lambda tx: people.addresses_of(tx, person),
        "conversation": lambda tx: conversations.conversation(tx, middle),
        "open_new": lambda tx: conversations.open_new(tx, request, person, State.OPEN, NOW),
        "change": lambda tx: conversations.change(tx, number, NOW, state="answered"),
        "the bot said": lambda tx: allowance.said(
            tx, address.value, "mail.example", NOW - timedelta(hours=1), NOW - timedelta(days=1)
        ),
        "matters_of": lambda tx: allowance.matters_of(tx, address.value, NOW - timedelta(hours=10), 100),
        "answered_same": lambda tx: allowance.answered_same(tx, "a" * 24, NOW - timedelta(days=1)),
        "answered_with": lambda tx: guesses.answered_with(
            tx, "password", address.value, NOW - timedelta(hours=1)
        ),
        "set_aside_of": lambda tx: allowance.set_aside_of(tx, address.value, NOW - timedelta(hours=1)),
        "unsubscribed": lambda tx: unsubscribed.holds(tx, address.value),
        "mails_named": lambda tx: outbox_proof.mails_named(tx, ours, ["front@"]),
        "loads": lambda tx: conversations.loads(tx, [AgentId(agent) for agent in range(10)]),
        "latest": lambda tx: course.latest(tx, number),
        "steps": lambda tx: course.steps(tx, number, 5),
        "conversation_of": lambda tx: course.conversation_of(tx, "500", "7"),
        "sent_by_us": lambda tx: traces.sent_by_us(tx, "mail", ours),
        "linked": lambda tx: traces.linked(tx, "mail", ours),
        "link": lambda tx: traces.link(tx, number, "in", ("mail", _new()), ("mail", _new()), None),
        "note": lambda tx: traces.note(tx, NOW, "took", cause="press", actor="agent 1", conversation=number),
        "topic_of": lambda tx: topics.topic_of(tx, -100, person),
        "topic_customer": lambda tx: topics.topic_customer(tx, -100, 7),
        "mail_arrived": lambda tx: outbox_proof.mail_arrived(tx, ours, NOW),
        "reply_to_unknown": lambda tx: outbox_proof.reply_to_unknown(tx, "500", ["7"], NOW),
        "cut_off": lambda tx: outbox_proof.cut_off(tx, "-100", number),
        "pressed": lambda tx: outbox_proof.pressed(tx, number, press, NOW),
        "topic_seen": lambda tx: outbox_proof.topic_seen(tx, person, 7),
        "post": lambda tx: outbox.post(tx, _posting(person, number), NOW),
        "post_once": lambda tx: outbox.post_once(tx, _posting(person, number), NOW, NOW),
        "hurry": lambda tx: outbox.hurry(tx, "telegram:-100", NOW),
        "any_card": lambda tx: sending.any_card(tx, number),
        "said": lambda tx: course.said(tx, number, 10),
        "words packed": _words_packed,
        "heads": lambda tx: sending.heads(tx, NOW, ["telegram:500"]),
        "next_due": lambda tx: outbox.next_due(tx, NOW, ["telegram:500"]),
        "deliveries any_waiting": outbox.any_waiting,
        "recent_calls": lambda tx: outbox.recent_calls(tx, NOW - timedelta(minutes=1)),
        "expired": lambda tx: sending.expired(tx, NOW),
        "claim and settle": _claim_and_settle,
    }


def _claim_and_settle(tx: Tx) -> None:
    number = outbox.post(tx, _posting(None, None), NOW)
    (taken,) = sending.claim(tx, [DeliveryId(number)], NOW, NOW)
    outbox.settle(tx, taken, "sent", NOW)
    outbox.all_sent(tx, taken)


def _words_packed(tx: Tx) -> None:
    words = [outbox.post(tx, _words_at_desk(), NOW) for _ in range(3)]
    (taken,) = sending.claim(tx, words[:1], NOW, NOW)
    assert len(taken.packed) == 2
    outbox.settle(tx, taken, "sent", NOW, external="9")


def _words_at_desk() -> Posting:
    return Posting(
        kind=Outward.SEND,
        effect=SendText(chat=-100, text="Hello"),
        destination="telegram:-100",
        lane="C1",
        priority=Priority.WORDS,
        audience="desk",
        customer=CustomerId(1),
        conversation=ConversationId(1),
    )


def _posting(customer: CustomerId | None, conversation: ConversationId | None) -> Posting:
    return Posting(
        kind=Outward.SEND,
        effect=SendText(chat=500, text="Hello"),
        destination="telegram:500",
        lane="C1",
        priority=Priority.WORDS,
        audience="customer",
        replaces="card:1",
        customer=customer,
        conversation=conversation,
        arrival=1 if customer else None,
    )


_counted = iter(range(10**9))


def _new() -> str:
    return f"new{next(_counted)}"


def _stranger() -> Address:
    return Address("mail", f"{_new()}@mail.example")


def _arrival() -> Arrival:
    key = _new()
    return Arrival(channel="mail", source_id=key, raw=b"x" * 1500, received_at=NOW, lane=f"mail:{key}")
