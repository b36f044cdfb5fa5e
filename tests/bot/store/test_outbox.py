"""Deliveries: order within a lane, one taker, one fate."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.dispatch import IN_FLIGHT
from bot.store import outbox, sending
from bot.store.outbox import Delivery, Posting, Priority
from channels.effects import CreateTopic, SendText
from channels.mail.relay import CONNECTIONS, PATIENCE, Relay
from routing.model import DeliveryId, Outward

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ALL: list[str] = []


def posting(text: str, **changes: Any) -> Posting:
    values: dict[str, Any] = {
        "kind": Outward.SEND,
        "effect": SendText(chat=500, text=text),
        "destination": "telegram:500",
        "lane": "C1",
        "priority": Priority.WORDS,
        "audience": "customer",
    }
    return Posting(**{**values, **changes})


def heads(ledger: Any, now: datetime = NOON, shut: list[str] = ALL) -> list[DeliveryId]:
    return [head.id for head in sending.heads(ledger.tx, now, shut)]


def take(ledger: Any, *numbers: DeliveryId) -> list[Delivery]:
    return list(sending.claim(ledger.tx, numbers, NOON, NOON))


def test_a_lane_sends_one_after_the_other(ledger: Any) -> None:
    first = outbox.post(ledger.tx, posting("one"), NOON)
    second = outbox.post(ledger.tx, posting("two"), NOON)
    other = outbox.post(ledger.tx, posting("three", lane="C2"), NOON)
    assert heads(ledger) == [first, other]
    (taken,) = take(ledger, first)
    assert heads(ledger) == [other]
    outbox.settle(ledger.tx, taken, "sent", NOON)
    assert heads(ledger) == [second, other]


def test_a_topic_comes_before_what_stands_in_it(ledger: Any) -> None:
    card = outbox.post(ledger.tx, posting("card"), NOON)
    topic = outbox.post(
        ledger.tx,
        posting("", kind=Outward.CREATE_TOPIC, rank=0, effect=CreateTopic(chat=500, name="Ann · C1")),
        NOON,
    )
    assert heads(ledger) == [topic]
    assert card not in heads(ledger)


def test_the_more_urgent_goes_first(ledger: Any) -> None:
    receipt = outbox.post(ledger.tx, posting("r", lane="a", priority=Priority.RECEIPT), NOON)
    handoff = outbox.post(ledger.tx, posting("h", lane="b", priority=Priority.HANDOFF), NOON)
    assert heads(ledger) == [handoff, receipt]


def test_a_newer_state_of_a_card_replaces_the_waiting_one(ledger: Any) -> None:
    old = outbox.post(ledger.tx, posting("old", replaces="card:1"), NOON)
    new = outbox.post(ledger.tx, posting("new", replaces="card:1"), NOON)
    assert heads(ledger) == [new]
    assert sending.find(ledger.tx, old)[1] == "replaced"  # type: ignore[index]
    assert take(ledger, old) == []


def test_a_delivery_is_taken_once(ledger: Any) -> None:
    number = outbox.post(ledger.tx, posting("one"), NOON)
    assert len(take(ledger, number)) == 1
    assert take(ledger, number) == []


def test_a_late_outcome_of_a_lost_attempt_changes_nothing(ledger: Any) -> None:
    number = outbox.post(ledger.tx, posting("one"), NOON)
    (lost,) = take(ledger, number)
    outbox.settle(ledger.tx, lost, "queued", NOON, "the lease ran out")
    (second,) = take(ledger, number)
    assert not outbox.settle(ledger.tx, lost, "failed", NOON)
    assert outbox.settle(ledger.tx, second, "sent", NOON, external="77")
    assert sending.find(ledger.tx, number)[1] == "sent"  # type: ignore[index]


def test_a_shut_destination_does_not_hold_up_the_others(ledger: Any) -> None:
    outbox.post(ledger.tx, posting("one"), NOON)
    mail = outbox.post(ledger.tx, posting("two", destination="relay"), NOON)
    assert heads(ledger, shut=["telegram:500"]) == [mail]


def test_nothing_goes_out_before_it_is_due(ledger: Any) -> None:
    number = outbox.post(ledger.tx, posting("one"), NOON, due_at=NOON + timedelta(minutes=1))
    assert heads(ledger) == []
    assert outbox.next_due(ledger.tx, NOON, []) == NOON + timedelta(minutes=1)
    assert heads(ledger, NOON + timedelta(minutes=1)) == [number]


def test_what_was_being_sent_at_a_crash_is_found_again(ledger: Any) -> None:
    number = outbox.post(ledger.tx, posting("one"), NOON)
    take(ledger, number)
    assert [one.id for one in sending.expired(ledger.tx, None)] == [number]
    assert sending.expired(ledger.tx, NOON + sending.LEASE - timedelta(seconds=1)) == []
    assert len(sending.expired(ledger.tx, NOON + sending.LEASE + timedelta(seconds=1))) == 1


def test_no_lease_ends_while_a_slow_relay_may_still_take_the_mail() -> None:
    wait = Relay("relay.example", 25)._timeout
    to_connect_and_name_both_sides = 5 * wait
    content_and_dot = 2 * PATIENCE * wait
    rounds = -(-IN_FLIGHT["relay"] // CONNECTIONS)
    slowest = rounds * (to_connect_and_name_both_sides + content_and_dot)
    assert sending.LEASE.total_seconds() > slowest
