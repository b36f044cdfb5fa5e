"""What is read and sent around the moment in which a group gets another id."""

from collections.abc import Collection
from dataclasses import replace

from bot.moving import group_of, known_here
from channels.effects import CopyMessage, React, SendText, Toast
from routing.happenings import LeftBehind
from routing.model import Aside, DeskMessage, Inbound
from tests.channels.telegram.updates import NOW

OLD, NEW, ANN = -5005, -1003000000001, 500
WRITTEN = DeskMessage(
    source_id="1",
    chat=NEW,
    thread=None,
    message_id=7,
    author=11,
    author_name="Mia",
    text="It is.",
    received_at=NOW,
    reply_to=3,
)


def seen(inbound: Inbound, moved: dict[int, int]) -> Inbound:
    def read(desks: Collection[int]) -> Inbound:
        here = isinstance(inbound, DeskMessage) and inbound.chat in desks
        return inbound if here else Aside(source_id="1", reason="a stranger's")

    return known_here(read, (OLD,), moved)


def test_a_message_in_the_new_group_counts_as_one_in_the_group_that_is_known() -> None:
    assert seen(WRITTEN, {OLD: NEW}) == replace(WRITTEN, chat=OLD)
    assert isinstance(seen(WRITTEN, {}), Aside)
    assert seen(replace(WRITTEN, chat=OLD), {}) == replace(WRITTEN, chat=OLD)


def test_what_is_read_too_late_is_told_and_its_numbers_are_not_used() -> None:
    late = seen(replace(WRITTEN, chat=OLD), {OLD: NEW})
    assert late == LeftBehind(source_id="1", chat=OLD, author_name="Mia", text="It is.")
    edit = seen(replace(WRITTEN, chat=OLD, edited=True), {OLD: NEW})
    assert isinstance(edit, Aside)


def test_the_group_that_moved_is_never_a_customers_chat() -> None:
    assert group_of(CopyMessage(chat=ANN, from_chat=OLD, message=1)) == OLD
    assert group_of(CopyMessage(chat=OLD, from_chat=ANN, message=1)) == OLD
    assert group_of(React(chat=OLD, message=1, emoji="👌")) == OLD
    assert group_of(SendText(chat=ANN, text="Hi")) is None
    assert group_of(Toast(query="1", text="Hi")) is None
