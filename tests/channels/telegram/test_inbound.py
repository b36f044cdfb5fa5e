"""What a customer writes in a private chat."""

from typing import Any

import pytest

from channels.telegram.contents import KINDS
from routing.model import Address, Inbound, Reach, Request
from tests.channels.telegram.updates import (
    ANN,
    CONTENT,
    NOW,
    OUR_BOT,
    PHOTO,
    PRIVATE,
    SENT,
    asked,
    in_topic,
    membership,
    private,
    read,
    reason,
    written,
)


def test_a_customers_words_are_a_request() -> None:
    assert read(private(text="Can I get a refund?")) == Request(
        source_id="update:1",
        address=Address("telegram", "500"),
        display_name="Ann Lee",
        text="Can I get a refund?",
        received_at=NOW,
        sent_at=SENT,
        language_hint="en",
        message_id="40",
    )


@pytest.mark.parametrize(
    ("code", "hint"), [("uk", "uk"), ("pt-br", "pt"), ("ZH-hans", "zh"), ("", ""), (None, "")]
)
def test_the_language_telegram_names_is_a_hint(code: str | None, hint: str) -> None:
    assert asked(private(text="x", **{"from": {**ANN, "language_code": code}})).language_hint == hint


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", "start"),
        ("/start promo2026", "start"),
        ("/START", "start"),
        ("/human", "human"),
        ("/human@support_bot please", "human"),
        ("/human\nmy site is down", "human"),
        ("/help", "help"),
        ("/Language uk", "lang"),
        ("/nonsense", ""),
        ("/", ""),
        ("/ ", ""),
        ("/\n", ""),
        ("//", ""),
        ("/@support_bot", ""),
        ("start", ""),
        (" /start", ""),
        ("/startle", ""),
        ("write /human", ""),
    ],
)
def test_a_customers_command(text: str, command: str) -> None:
    request = asked(private(text=text))
    assert (request.command, request.text) == (command, text)


def test_a_photo_with_words_under_it_is_a_request_with_something_that_is_no_text() -> None:
    request = asked(private(photo=PHOTO, caption="This is the error"))
    assert (request.text, request.unsupported) == ("This is the error", "photo")
    assert asked(private(photo=PHOTO, caption="/human")).command == "human"


def test_every_kind_of_content_has_an_example() -> None:
    assert set(CONTENT) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_content_that_is_no_text_is_never_dropped(kind: str) -> None:
    assert (asked(private(**{kind: CONTENT[kind]})).unsupported) == kind
    assert (written(in_topic(**{kind: CONTENT[kind]})).unsupported) == kind


def test_a_reply_of_a_customer_refers_to_the_message_it_answers() -> None:
    ours = {"message_id": 39, "date": int(SENT.timestamp()), "chat": PRIVATE, "from": OUR_BOT, "text": "x"}
    assert asked(private(text="No", reply_to_message=ours)).references == ("39",)
    assert asked(private(text="No")).references == ()
    own = {**ours, "from": ANN}
    assert asked(private(text="No", reply_to_message=own)).references == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"pinned_message": {"message_id": 3, "date": 0, "chat": PRIVATE}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"text": "beep", "from": {**ANN, "is_bot": True}},
        {"text": "who?", "from": None},
        {},
    ],
    ids=["a pin", "a timer", "a bot", "nobody", "nothing"],
)
def test_what_no_person_says_in_a_private_chat_is_set_aside(fields: dict[str, Any]) -> None:
    assert reason(private(**fields))


def test_the_topic_of_a_private_chat_is_kept_and_its_opening_is_nothing_that_is_answered() -> None:
    opened = {
        "message_id": 30,
        "date": 1,
        "chat": PRIVATE,
        "from": OUR_BOT,
        "forum_topic_created": {"name": "x", "icon_color": 7322096},
    }
    written = asked(private(text="Hi", message_thread_id=30, is_topic_message=True, reply_to_message=opened))
    assert (written.thread, written.references) == (30, ())
    assert asked(private(text="Hi", message_thread_id=30)).thread is None, "a thread of replies, no topic"


def test_what_stands_behind_a_command_is_kept() -> None:
    assert asked(private(text="/lang  UK ")).argument == "UK"
    assert asked(private(text="/start abc_DEF-1")).argument == "abc_DEF-1"
    assert asked(private(text="no /lang uk")).argument == ""


def test_who_blocks_the_bot_and_who_takes_it_back() -> None:
    def turned(before: str, after: str) -> Inbound:
        return read({"update_id": 1, "my_chat_member": membership(PRIVATE, before, after)})

    address = Address("telegram", "500")
    assert turned("member", "kicked") == Reach(source_id="update:1", address=address, shut=True)
    assert turned("kicked", "member") == Reach(source_id="update:1", address=address, shut=False)
