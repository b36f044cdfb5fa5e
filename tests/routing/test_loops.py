"""How much mail of one sender is too much, and what is the same mail again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.loops import FROM_ADDRESS, Step, exceeded, longest, most, opening_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize("step", FROM_ADDRESS)
def test_each_step_of_the_ladder_stops(step: Step) -> None:
    minutes = step.within.total_seconds() / 60
    spread = [ago(minutes * (place + 0.5) / step.most) for place in range(step.most)]
    assert exceeded((step,), spread[:-1], NOW) is None
    assert exceeded((step,), spread, NOW) == step
    assert exceeded((step,), [moment - step.within for moment in spread], NOW) is None


def test_a_busy_person_stays_below_the_ladder() -> None:
    assert exceeded(FROM_ADDRESS, [ago(12 * number) for number in range(40)], NOW) is None


def test_the_usual_ladder_looks_back_ten_hours() -> None:
    assert (longest(FROM_ADDRESS), most(FROM_ADDRESS)) == (timedelta(hours=10), 100)


def test_a_robots_next_mail_opens_the_same() -> None:
    first = opening_of("Thank you for your mail! Your ticket is #4711. We are open from 9 to 5.")
    second = opening_of("thank you for your mail! Your ticket is #4712.\nWe are OPEN from 10 to 6.")
    assert first == second and first.key
    assert first != opening_of("Thank you for your mail! My site is down.")


def test_what_is_quoted_far_behind_does_not_count() -> None:
    told = "We have received your message and will answer as soon as we can. " * 4
    assert opening_of(told + "> How do I pay?") == opening_of(told + "> Where is my invoice?")


def test_a_short_word_tells_nothing() -> None:
    assert opening_of("Thanks!").key == ""
    assert not opening_of("How do I reset my password?").tells_all
    assert opening_of("word " * 30).tells_all
    assert opening_of("word " * 16).tells_domain and not opening_of("word " * 16).tells_all


@given(st.text())
def test_any_text_has_an_opening(text: str) -> None:
    assert opening_of(text) == opening_of(text + " 12 !!")
