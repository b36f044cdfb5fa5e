"""Our pace towards Telegram: nobody is written to faster than Telegram allows."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.pacing import SIGNS, Limits, Pace

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANN, BOB, DESK = "telegram:500", "telegram:501", "telegram:-100"


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_one_customer_gets_one_message_a_second() -> None:
    pace = Pace()
    assert pace.take(ANN, NOW)
    assert not pace.take(ANN, after(0.999))
    assert pace.free_at(ANN, after(0.5)) == after(1)
    assert pace.take(ANN, after(1))


def test_a_message_that_had_to_wait_spends_nothing() -> None:
    pace = Pace()
    assert pace.take(ANN, NOW)
    assert [pace.take(ANN, after(0.5)) for _ in range(50)] == [False] * 50
    assert pace.take(ANN, after(1)) and pace.take(BOB, after(1))


def test_one_customer_does_not_wait_for_another() -> None:
    pace = Pace()
    assert pace.take(ANN, NOW) and pace.take(BOB, NOW)
    assert pace.free_at("telegram:502", NOW) == NOW


def test_the_desk_gets_twenty_messages_a_minute_and_one_a_second() -> None:
    pace = Pace()
    assert pace.take(DESK, NOW)
    assert pace.free_at(DESK, after(0.2)) == after(1)
    assert all(pace.take(DESK, after(second)) for second in range(1, 20))
    assert not pace.take(DESK, after(59.99))
    assert pace.free_at(DESK, after(21)) == after(60)
    assert pace.take(DESK, after(60))
    assert pace.free_at(DESK, after(60)) == after(61)


def test_what_can_wait_leaves_a_quarter_of_the_groups_minute_to_what_cannot() -> None:
    pace = Pace()
    assert all(pace.take(DESK, after(second), 0.25) for second in range(15))
    assert pace.free_at(DESK, after(20), 0.25) == after(60)
    assert all(pace.take(DESK, after(second)) for second in range(20, 25))
    assert pace.free_at(DESK, after(30)) == after(60)


def test_a_call_that_was_not_made_spends_nothing() -> None:
    pace = Pace()
    assert all(pace.take(DESK, after(second)) for second in range(20))
    pace.give_back(DESK, after(3))
    assert pace.take(DESK, after(30)) and not pace.take(DESK, after(40))


def test_all_chats_together_get_thirty_messages_a_second() -> None:
    pace = Pace()
    assert all(pace.take(f"telegram:{chat}", NOW) for chat in range(1, 31))
    assert not pace.take("telegram:99", after(0.999))
    assert pace.take("telegram:99", after(1))


def test_reactions_and_toasts_spend_nothing_of_a_chat() -> None:
    pace = Pace()
    assert all(pace.take(SIGNS, NOW) for _ in range(29))
    assert pace.take(ANN, NOW)
    assert not pace.take(SIGNS, NOW)
    assert pace.free_at(SIGNS, NOW) == after(1)


def test_limits_come_from_the_settings() -> None:
    pace = Pace(Limits(per_chat_per_second=0.5, per_group_per_minute=2, per_second=4))
    assert pace.take(ANN, NOW)
    assert pace.free_at(ANN, NOW) == after(2)
    assert pace.take(DESK, NOW) and pace.free_at(DESK, NOW) == after(2)
    assert pace.take(DESK, after(2)) and pace.free_at(DESK, after(2)) == after(60)
    assert all(pace.take(f"telegram:{chat}", after(2)) for chat in (501, 502, 503))
    assert not pace.take("telegram:504", after(2))


def test_a_chat_told_to_wait_waits_alone() -> None:
    pace = Pace()
    pace.stall(ANN, after(30))
    assert pace.free_at(ANN, after(5)) == after(30)
    assert not pace.take(ANN, after(29.9))
    assert pace.take(BOB, NOW)
    assert pace.take(ANN, after(30))


@pytest.mark.parametrize("waits", [(30, 5), (5, 30)])
def test_of_two_waits_the_longer_one_holds(waits: tuple[int, int]) -> None:
    pace = Pace()
    for seconds in waits:
        pace.stall(ANN, after(seconds))
    assert pace.free_at(ANN, NOW) == after(30)


def test_calls_made_before_a_restart_count() -> None:
    pace = Pace()
    pace.remember([(DESK, after(-30 + second)) for second in range(20)])
    assert pace.free_at(DESK, NOW) == after(30)
    assert pace.take(ANN, NOW)


def test_the_shut_are_named_and_only_they() -> None:
    pace = Pace()
    assert pace.take(ANN, NOW) and pace.take(DESK, NOW)
    pace.stall(BOB, after(9))
    assert sorted(pace.shut(NOW)) == sorted([ANN, BOB, DESK])
    assert pace.shut(after(1)) == [BOB]
    assert pace.shut(after(9)) == []


def test_chats_quiet_for_a_minute_are_forgotten_and_nothing_that_still_counts() -> None:
    pace = Pace()
    pace.remember([(DESK, NOW)] * 20)
    pace.stall(ANN, after(90))
    pace.forget_before(after(59))
    assert pace.free_at(DESK, after(59)) == after(60)
    pace.forget_before(after(61))
    assert pace.shut(after(61)) == [ANN]
    pace.forget_before(after(90))
    assert pace.shut(after(30)) == []


def test_a_chat_paced_more_slowly_than_a_minute_is_not_forgotten_too_early() -> None:
    pace = Pace(Limits(per_chat_per_second=0.01))
    assert pace.take(ANN, NOW)
    pace.forget_before(after(80))
    assert not pace.take(ANN, after(80))
    pace.forget_before(after(101))
    assert pace.take(ANN, after(101))


CALLS = st.lists(st.tuples(st.sampled_from([ANN, BOB, DESK, SIGNS]), st.integers(0, 400)), max_size=120)


@given(calls=CALLS)
def test_whatever_is_asked_for_no_window_ever_holds_too_much(calls: list[tuple[str, int]]) -> None:
    pace = Pace(Limits(per_chat_per_second=1, per_group_per_minute=5, per_second=4))
    sent: list[tuple[str, datetime]] = []
    now = NOW
    for destination, pause in calls:
        now += timedelta(milliseconds=10 * pause)
        if pace.take(destination, now):
            sent.append((destination, now))
        pace.forget_before(now)
    for _, start in sent:
        second = Counter(to for to, at in sent if start <= at < start + timedelta(seconds=1))
        minute = Counter(to for to, at in sent if start <= at < start + timedelta(seconds=60))
        assert second.total() <= 4 and max(second[ANN], second[BOB]) <= 1 and minute[DESK] <= 5
