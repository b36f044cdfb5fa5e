"""Only what makes sense is offered for words that did not reach a customer."""

import pytest

from routing.model import Outward
from routing.undelivered import Way, ways

AGAIN, OTHER, RESOLVE = Way.AGAIN, Way.OTHER, Way.RESOLVE


@pytest.mark.parametrize(
    ("code", "other", "is_open", "offered"),
    [
        ("given-up", "", True, (AGAIN, RESOLVE)),
        ("came-back", "telegram", True, (AGAIN, OTHER, RESOLVE)),
        ("refused", "mail", False, (AGAIN, OTHER)),
        ("blocked", "mail", True, (OTHER, RESOLVE)),
        ("refused-address", "", True, (RESOLVE,)),
        ("blocked", "", False, ()),
    ],
)
def test_what_can_be_done(code: str, other: str, is_open: bool, offered: tuple[Way, ...]) -> None:
    for kind in (Outward.SEND, Outward.MAIL, Outward.COPY, Outward.ALBUM):
        assert ways(kind, code, automatic=False, other=other, is_open=is_open) == offered


def test_nothing_is_offered_for_what_the_bot_said_and_for_what_is_no_message() -> None:
    assert ways(Outward.SEND, "refused", automatic=True, other="mail", is_open=True) == ()
    for kind in (Outward.EDIT, Outward.DELETE, Outward.CAPTION):
        assert ways(kind, "refused", automatic=False, other="mail", is_open=True) == ()
