"""Several messages that are one."""

from datetime import datetime, timedelta

import pytest

from routing.gathering import LONGEST, MOST, joined, may_join, together
from routing.machine import Kind, Machine, Sign
from tests.routing.cases import NOW, request

WINDOW = timedelta(seconds=1.5)


def came(*seconds: float) -> list[tuple[datetime, bool]]:
    return [(NOW + timedelta(seconds=one), True) for one in seconds]


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("parts", "now", "expected"),
    [
        (came(0), 1.5, 1),
        (came(0), 1.4, at(1.5)),
        (came(0, 1), 1.5, at(2.5)),
        (came(0, 1), 2.5, 2),
        (came(0, 1, 2, 3, 4, 5, 6, 7, 8), 8, at(LONGEST * 1.5)),
        (came(0, 1, 2, 3, 4, 5, 6, 7, 8), LONGEST * 1.5, 9),
        ([*came(0, 1), (at(1.1), False)], 1.2, 2),
        ([*came(0), (at(0.1), False), *came(0.2)], 0.3, 1),
        (came(*[0.1] * (MOST + 5)), 0.1, MOST),
    ],
)
def test_how_many_are_one(parts: list[tuple[datetime, bool]], now: float, expected: int | datetime) -> None:
    assert together(parts, WINDOW, at(now)) == expected


def test_the_whole_has_all_words_the_first_picture_and_the_newest_place() -> None:
    parts = [
        request("Hello", message_id="1", references=("90",)),
        request("", message_id="2", unsupported="photo", thread=7),
        request("it does not work", message_id="3", unsupported="voice", references=("91", "90")),
        request("what now?", message_id="4"),
    ]
    whole = joined(parts)
    assert whole.text == "Hello\nit does not work\nwhat now?"
    assert (whole.unsupported, whole.message_id) == ("photo", "2")
    assert whole.references == ("91", "90")
    assert joined(parts[:1]) == parts[0]
    assert joined([parts[0], parts[3]]).message_id == "4"


def test_commands_and_what_both_sides_are_told_of_stand_alone() -> None:
    assert may_join(request("Hello"))
    assert not may_join(request("/human", command="human"))
    assert not may_join(request("", unsupported="poll", withheld=True))
    assert not may_join(request("", automatic=Machine(Kind.LIST, Sign.HEADER)))
