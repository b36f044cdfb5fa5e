"""The judge of the kill tests is judged first: it sees what is lost and what is doubled."""

import pytest

from tests.fakes.oracle import Copy, Kind, Verdict, Waited, judge

ONE, OTHER, REPEAT = Copy("1"), Copy("2"), Copy("3", marked=True)
MAIL, CHAT, DESK = Kind.ANSWER_BY_MAIL, Kind.ANSWER_IN_CHAT, Kind.AT_DESK
GOOD = [
    *(Waited(f"{kind.value}, once", kind, (ONE,)) for kind in Kind),
    *(Waited(f"{kind.value}, asked", kind, (), asked=True) for kind in Kind),
    Waited("asked, though it arrived", CHAT, (ONE,), asked=True),
    Waited("a card and its marked repeat", DESK, (ONE, REPEAT)),
    Waited("only the marked repeat", DESK, (REPEAT,)),
    Waited("the same mail once more", MAIL, (ONE, ONE)),
]


def test_a_good_record_is_found_good() -> None:
    assert judge(GOOD) == Verdict((), ())


@pytest.mark.parametrize("kind", list(Kind))
def test_what_nobody_saw_and_nobody_asked_about_is_lost(kind: Kind) -> None:
    assert judge([*GOOD, Waited("gone", kind, ())]) == Verdict(("gone",), ())


@pytest.mark.parametrize(
    ("kind", "copies"),
    [
        (Kind.AT_DESK, (ONE, OTHER)),
        (Kind.AT_DESK, (ONE, OTHER, REPEAT)),
        (Kind.ANSWER_BY_MAIL, (ONE, OTHER)),
        (Kind.ANSWER_BY_MAIL, (ONE, ONE, ONE)),
        (Kind.REPLY_BY_MAIL, (ONE, ONE)),
        (Kind.ANSWER_IN_CHAT, (ONE, OTHER)),
        (Kind.REPLY_IN_CHAT, (ONE, OTHER)),
    ],
)
def test_what_was_seen_too_often_is_doubled(kind: Kind, copies: tuple[Copy, ...]) -> None:
    assert judge([*GOOD, Waited("twice", kind, copies)]) == Verdict((), ("twice",))
