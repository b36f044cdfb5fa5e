"""What follows from an attempt that did not surely succeed: again, given up, or left to a person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from routing.model import Outward
from routing.retry import (
    BEFORE_REPEAT,
    GIVE_UP_AFTER,
    LONGEST_AFTER_CUT,
    LONGEST_WAIT,
    TOAST_LIVES,
    Again,
    Attempt,
    GivenUp,
    LeftUnknown,
    after_deferral,
    after_unknown,
)
from tests.routing.cases import NOW

SECOND = timedelta(seconds=1)


def attempt(
    kind: Outward = Outward.SEND, audience: str = "customer", age: timedelta = SECOND, **changes: object
) -> Attempt:
    plain = Attempt(
        kind=kind,
        audience=audience,
        automatic=True,
        attempts=1,
        repeated=False,
        created_at=NOW - age,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def wait_after(attempts: int, chance: float) -> timedelta:
    step = after_deferral(attempt(attempts=attempts), None, NOW, chance)
    assert isinstance(step, Again) and not step.repeat
    return step.due_at - NOW


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(1, 1), (2, 2), (3, 4), (8, 128), (9, 256), (10, 300), (11, 300), (10_000, 300)],
)
def test_waits_double_up_to_five_minutes_and_spread_by_a_fifth(attempts: int, seconds: int) -> None:
    plain = timedelta(seconds=seconds)
    assert wait_after(attempts, 0.5) == plain <= LONGEST_WAIT
    assert wait_after(attempts, 0.0) == plain * 0.8
    assert wait_after(attempts, 1.0) == plain * 1.2


@pytest.mark.parametrize("seconds", [0, 1, 30, 600, 86_400])
def test_a_wait_the_other_side_asks_for_is_kept_with_a_second_to_spare(seconds: int) -> None:
    for chance in (0.0, 1.0):
        step = after_deferral(attempt(attempts=9), timedelta(seconds=seconds), NOW, chance)
        assert step == Again(NOW + timedelta(seconds=seconds + 1))


@pytest.mark.parametrize("asked", [None, SECOND], ids=["by ourselves", "as asked"])
@pytest.mark.parametrize("kind", list(Outward))
def test_what_could_not_be_sent_for_a_day_is_given_up_and_a_toast_much_sooner(
    kind: Outward, asked: timedelta | None
) -> None:
    lives = TOAST_LIVES if kind is Outward.TOAST else GIVE_UP_AFTER
    assert isinstance(after_deferral(attempt(kind, age=lives - SECOND), asked, NOW, 0.5), Again)
    assert after_deferral(attempt(kind, age=lives), asked, NOW, 0.5) == GivenUp()
    assert after_deferral(attempt(kind, age=lives + SECOND), asked, NOW, 0.5) == GivenUp()


def test_a_mail_is_given_up_after_the_time_that_the_settings_give_it() -> None:
    day_old = replace(attempt(Outward.MAIL, age=timedelta(hours=25)), lives=timedelta(hours=72))
    assert isinstance(after_deferral(day_old, None, NOW, 0.5), Again)
    assert after_deferral(replace(day_old, lives=timedelta(hours=2)), None, NOW, 0.5) == GivenUp()


ONCE_MORE = Again(NOW + BEFORE_REPEAT, repeat=True)
SOON = Again(NOW + BEFORE_REPEAT)
AS_DEFERRED = Again(NOW + SECOND)
UNKNOWN = {
    # kind: customer by the bot, customer by a person, desk
    Outward.SEND: (LeftUnknown(), LeftUnknown(), ONCE_MORE),
    Outward.CARD: (LeftUnknown(), LeftUnknown(), ONCE_MORE),
    Outward.COPY: (LeftUnknown(), LeftUnknown(), ONCE_MORE),
    Outward.ALBUM: (LeftUnknown(), LeftUnknown(), ONCE_MORE),
    Outward.FILES: (LeftUnknown(), LeftUnknown(), ONCE_MORE),
    Outward.MAIL: (ONCE_MORE, LeftUnknown(), ONCE_MORE),
    Outward.EDIT: (AS_DEFERRED,) * 3,
    Outward.CAPTION: (AS_DEFERRED,) * 3,
    Outward.DELETE: (AS_DEFERRED,) * 3,
    Outward.BUTTONS: (AS_DEFERRED,) * 3,
    Outward.CHECK: (AS_DEFERRED,) * 3,
    Outward.REACT: (AS_DEFERRED,) * 3,
    Outward.TOAST: (GivenUp(),) * 3,
    Outward.CREATE_TOPIC: (SOON,) * 3,
    Outward.REFRESH: (AS_DEFERRED,) * 3,
    Outward.PIN: (AS_DEFERRED,) * 3,
}
WHOSE = (("customer", True), ("customer", False), ("desk", True))


def test_the_table_knows_every_kind_of_delivery() -> None:
    assert set(UNKNOWN) == set(Outward)


@pytest.mark.parametrize(
    ("kind", "audience", "automatic", "expected"),
    [
        pytest.param(
            kind,
            *whose,
            step,
            id=f"{kind.value} to {whose[0]}, {'by the bot' if whose[1] else 'by a person'}",
        )
        for kind, steps in UNKNOWN.items()
        for whose, step in zip(WHOSE, steps, strict=True)
    ],
)
def test_after_a_line_cut_in_flight(
    kind: Outward, audience: str, automatic: bool, expected: Again | GivenUp | LeftUnknown
) -> None:
    first = attempt(kind, audience, automatic=automatic)
    assert after_unknown(first, NOW, 0.5) == expected
    second = replace(first, repeated=True)
    asked_now = expected == ONCE_MORE and audience == "customer"
    assert after_unknown(second, NOW, 0.5) == (LeftUnknown() if asked_now else expected)


def test_a_desk_message_goes_out_until_it_surely_arrived_and_not_for_ever() -> None:
    later = replace(attempt(Outward.CARD, "desk", attempts=9), repeated=True)
    assert after_unknown(later, NOW, 0.5) == Again(NOW + LONGEST_AFTER_CUT, repeat=True)
    assert after_unknown(attempt(Outward.CARD, "desk", age=GIVE_UP_AFTER), NOW, 0.5) == GivenUp()


def test_an_edit_cut_off_is_done_again_as_patiently_as_a_deferred_one() -> None:
    for chance in (0.0, 1.0):
        old = attempt(Outward.EDIT, attempts=6)
        assert after_unknown(old, NOW, chance) == after_deferral(old, None, NOW, chance)


def test_a_topic_that_cannot_be_made_is_tried_ever_more_slowly_and_not_for_ever() -> None:
    assert after_unknown(attempt(Outward.CREATE_TOPIC, attempts=9), NOW, 0.5) == Again(
        NOW + LONGEST_AFTER_CUT
    )
    assert after_unknown(attempt(Outward.CREATE_TOPIC, age=GIVE_UP_AFTER), NOW, 0.5) == GivenUp()
