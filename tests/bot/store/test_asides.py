"""What was set aside is listed, restored or dropped; nothing is deleted."""

from dataclasses import replace
from typing import Any

import pytest

from bot.store import arrivals, asides
from tests.bot.store.test_arrivals import MAIL, NOON


@pytest.fixture
def number(ledger: Any) -> int:
    """A mail set aside."""
    arrivals.accept(ledger.tx, replace(MAIL, lane="mail:shop@shop.example"), None)
    found = arrivals.waiting(ledger.tx, NOON, 1)[0].id
    arrivals.settle(ledger.tx, found, "aside", "a mailing list")
    return found


def test_it_is_listed_with_its_reason(ledger: Any, number: int) -> None:
    (kept,) = asides.newest(ledger.tx, 5)
    assert (kept.number, kept.channel, kept.sender) == (number, "mail", "shop@shop.example")
    assert kept.reason == "a mailing list"
    found = asides.find(ledger.tx, number)
    assert found is not None and found.raw == MAIL.raw


def test_restored_it_waits_for_a_decision_again(ledger: Any, number: int) -> None:
    assert asides.restore(ledger.tx, number, "agent 1", NOON)
    (again,) = arrivals.waiting(ledger.tx, NOON, 1)
    assert (again.id, again.attempts, again.arrival.envelope["restored"]) == (number, 0, "agent 1")
    assert not asides.restore(ledger.tx, number, "agent 1", NOON), "once"


def test_dropped_it_is_off_the_list_and_still_there(ledger: Any, number: int) -> None:
    assert asides.drop(ledger.tx, number, "agent 1", NOON)
    assert asides.newest(ledger.tx, 5) == [] and asides.find(ledger.tx, number) is None
    assert not asides.drop(ledger.tx, number, "agent 1", NOON)
    assert ledger.tx.exec_driver_sql("select raw from arrivals").scalar() == MAIL.raw
