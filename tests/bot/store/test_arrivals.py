"""What arrived is kept once, and looked at in order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store import arrivals
from routing.model import Arrival

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MAIL = Arrival(channel="mail", source_id="a", raw=b"From: ann", received_at=NOON, lane="mail:ann")


def test_a_repeat_within_thirty_days_is_kept_once(ledger: Any) -> None:
    assert arrivals.accept(ledger.tx, MAIL, None)
    later = replace(MAIL, received_at=NOON + timedelta(days=29))
    assert not arrivals.accept(ledger.tx, later, None)
    assert len(arrivals.waiting(ledger.tx, later.received_at, 10)) == 1


def test_after_thirty_days_the_same_key_is_something_new(ledger: Any) -> None:
    assert arrivals.accept(ledger.tx, MAIL, None)
    later = replace(MAIL, received_at=NOON + timedelta(days=31))
    assert arrivals.accept(ledger.tx, later, None)


def test_housekeeping_forgets_old_keys_only(ledger: Any) -> None:
    arrivals.accept(ledger.tx, MAIL, None)
    arrivals.accept(ledger.tx, replace(MAIL, source_id="b", received_at=NOON + timedelta(days=20)), None)
    assert arrivals.forget_keys(ledger.tx, NOON + timedelta(days=31)) == 1
    assert not arrivals.accept(
        ledger.tx, replace(MAIL, source_id="b", received_at=NOON + timedelta(days=32)), None
    )


def test_the_same_key_on_another_channel_is_something_else(ledger: Any) -> None:
    assert arrivals.accept(ledger.tx, MAIL, None)
    assert arrivals.accept(ledger.tx, replace(MAIL, channel="telegram"), None)


def test_only_the_oldest_of_a_lane_is_looked_at(ledger: Any) -> None:
    for number, lane in enumerate(("ann", "ann", "bob")):
        arrivals.accept(ledger.tx, replace(MAIL, source_id=str(number), lane=lane), None)
    found = arrivals.waiting(ledger.tx, NOON, 10)
    assert [one.arrival.source_id for one in found] == ["0", "2"]
    arrivals.settle(ledger.tx, found[0].id, "done", "")
    assert [one.arrival.source_id for one in arrivals.waiting(ledger.tx, NOON, 10)] == ["1", "2"]


def test_a_lane_waits_for_its_head_that_is_put_off(ledger: Any) -> None:
    for number in range(2):
        arrivals.accept(ledger.tx, replace(MAIL, source_id=str(number)), None)
    head = arrivals.waiting(ledger.tx, NOON, 10)[0]
    arrivals.try_later(ledger.tx, head.id, NOON + timedelta(seconds=5), "ValueError")
    assert arrivals.waiting(ledger.tx, NOON, 10) == []
    (again,) = arrivals.waiting(ledger.tx, NOON + timedelta(seconds=5), 10)
    assert (again.id, again.attempts) == (head.id, 1)
