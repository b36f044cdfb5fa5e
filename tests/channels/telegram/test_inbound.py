"""What an update means: real shapes, and that no shape at all raises."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.inbound import KINDS, read_update
from routing.model import (
    Address,
    Arrival,
    Aside,
    DeskMessage,
    GroupMoved,
    Inbound,
    Press,
    Request,
    TopicSeen,
    Unreadable,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SENT = datetime(2026, 3, 2, 11, 59, tzinfo=UTC)
BOT, DESK = 99, -1001234567890
ANN = {"id": 500, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "en-GB"}
MIA = {"id": 11, "is_bot": False, "first_name": "Mia", "username": "mia_private"}
OUR_BOT = {"id": BOT, "is_bot": True, "first_name": "Support", "username": "support_bot"}
PRIVATE = {"id": 500, "type": "private", "first_name": "Ann", "last_name": "Lee"}
FORUM = {"id": DESK, "type": "supergroup", "title": "Support", "is_forum": True}
PHOTO = [
    {"file_id": "a", "file_unique_id": "b", "width": 90, "height": 90, "file_size": 1000},
    {"file_id": "c", "file_unique_id": "d", "width": 900, "height": 900, "file_size": 90000},
]


def read(update: object) -> Inbound:
    return read_raw(json.dumps(update).encode())


def read_raw(raw: bytes) -> Inbound:
    arrival = Arrival(channel="telegram", source_id="update:1", raw=raw, received_at=NOW, lane="x")
    return read_update(arrival, BOT, {DESK})


def private(**fields: Any) -> dict[str, Any]:
    message = {"message_id": 40, "date": int(SENT.timestamp()), "chat": PRIVATE, "from": ANN, **fields}
    return {"update_id": 1, "message": message}


TOPIC_OPENED = {
    "message_id": 5,
    "date": int(SENT.timestamp()),
    "chat": FORUM,
    "from": OUR_BOT,
    "message_thread_id": 5,
    "is_topic_message": True,
    "forum_topic_created": {"name": "Ann Lee · C1", "icon_color": 7322096},
}


def in_topic(**fields: Any) -> dict[str, Any]:
    message = {
        "message_id": 41,
        "date": int(SENT.timestamp()),
        "chat": FORUM,
        "from": MIA,
        "message_thread_id": 5,
        "is_topic_message": True,
        "reply_to_message": TOPIC_OPENED,
        **fields,
    }
    return {"update_id": 2, "message": message}


def asked(update: object) -> Request:
    found = read(update)
    assert isinstance(found, Request)
    return found


def written(update: object) -> DeskMessage:
    found = read(update)
    assert isinstance(found, DeskMessage)
    return found


def reason(update: object) -> str:
    found = read(update)
    assert isinstance(found, Aside) and found.source_id == "update:1"
    return found.reason


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
        ("/help", ""),
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


FILE = {"file_id": "a", "file_unique_id": "b"}
VIDEO = {**FILE, "width": 1, "height": 1, "duration": 1}
PLACE = {"latitude": 1.5, "longitude": 2.5}
CHANNEL = {"id": -1005, "type": "channel", "title": "News"}
GIVEAWAY = {"chats": [CHANNEL], "winners_selection_date": 1772452740, "winner_count": 1}
CONTENT: dict[str, Any] = {
    "photo": PHOTO,
    "video": VIDEO,
    "voice": {**FILE, "duration": 1},
    "video_note": {**FILE, "length": 1, "duration": 1},
    "audio": {**FILE, "duration": 1},
    "animation": VIDEO,
    "document": {**FILE, "file_name": "bill.pdf"},
    "sticker": {
        **FILE,
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    },
    "contact": {"phone_number": "+15550100", "first_name": "Bob"},
    "location": PLACE,
    "venue": {"location": PLACE, "title": "Cafe", "address": "Main Street"},
    "poll": {
        "id": "1",
        "question": "?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
    "dice": {"value": 3, "emoji": "🎲"},
    "story": {"chat": CHANNEL, "id": 1},
    "paid_media": {"star_count": 1, "paid_media": []},
    "live_photo": {**VIDEO, "photo": PHOTO},
    "checklist": {"title": "To do", "tasks": [{"id": 1, "text": "x"}]},
    "game": {"title": "Chess", "description": "x", "photo": PHOTO},
    "giveaway": GIVEAWAY,
    "giveaway_winners": {
        "chat": CHANNEL,
        "giveaway_message_id": 1,
        "winners_selection_date": 1772452740,
        "winner_count": 1,
        "winners": [ANN],
    },
    "invoice": {
        "title": "x",
        "description": "x",
        "start_parameter": "x",
        "currency": "EUR",
        "total_amount": 1,
    },
}


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


def test_an_agents_plain_words_in_a_topic_answer_no_message_in_particular() -> None:
    assert read(in_topic(text="Hello Ann")) == DeskMessage(
        source_id="update:1",
        chat=DESK,
        thread=5,
        message_id=41,
        author=11,
        author_name="Mia",
        text="Hello Ann",
        received_at=NOW,
    )


def test_an_agents_reply_names_the_message_it_answers() -> None:
    card = {**TOPIC_OPENED, "message_id": 30, "text": "card"}
    del card["forum_topic_created"]
    assert written(in_topic(text="Hello", reply_to_message=card)).reply_to == 30


def test_an_agents_photo_is_told_from_words() -> None:
    message = written(in_topic(photo=PHOTO, caption="// her bill"))
    assert (message.text, message.unsupported) == ("// her bill", "photo")


def test_a_message_outside_topics_has_no_topic() -> None:
    general = in_topic(text="Lunch?")
    for field in ("message_thread_id", "is_topic_message", "reply_to_message"):
        del general["message"][field]
    assert written(general).thread is None
    # In General a reply carries a thread of its own that is no topic.
    reply = {**TOPIC_OPENED, "text": "Lunch?", "is_topic_message": False}
    del reply["forum_topic_created"]
    assert written(in_topic(text="Yes", is_topic_message=False, reply_to_message=reply)).thread is None


def test_our_own_service_message_proves_a_topic() -> None:
    assert read({"update_id": 3, "message": TOPIC_OPENED}) == TopicSeen(
        source_id="update:1", chat=DESK, thread=5, name="Ann Lee · C1"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"forum_topic_edited": {"name": "Ann"}, "from": OUR_BOT},
        {"forum_topic_created": {"name": "Tea", "icon_color": 1}},
        {"forum_topic_closed": {}},
        {"new_chat_members": [ANN]},
        {"left_chat_member": ANN},
        {"pinned_message": TOPIC_OPENED},
        {"text": "beep", "from": OUR_BOT},
        {"text": "hello", "from": None},
    ],
    ids=lambda fields: " ".join(fields),
)
def test_service_messages_at_the_desk_are_set_aside(fields: dict[str, Any]) -> None:
    assert reason(in_topic(**fields))


STRANGERS_GROUP = {"id": -1009, "type": "supergroup", "title": "Elsewhere"}


def test_a_group_that_is_no_desk_is_never_read() -> None:
    assert "no desk of ours" in reason(in_topic(text="Hello", chat=STRANGERS_GROUP))
    own = {**TOPIC_OPENED, "chat": STRANGERS_GROUP}
    assert "no desk of ours" in reason({"update_id": 3, "message": own})


def test_the_desk_may_move_and_a_strangers_group_cannot_move_into_its_place() -> None:
    moved = {"migrate_to_chat_id": -1005, "chat": {"id": DESK, "type": "group", "title": "Support"}}
    assert read(in_topic(**moved)) == GroupMoved(source_id="update:1", old=DESK, new=-1005)
    foreign = {**moved, "chat": {"id": -77, "type": "group", "title": "Elsewhere"}}
    assert "no desk of ours" in reason(in_topic(**foreign))


def press(data: str | None, chat: dict[str, Any] = FORUM, by: dict[str, Any] = MIA) -> dict[str, Any]:
    message = {"message_id": 30, "date": int(SENT.timestamp()), "chat": chat, "from": OUR_BOT, "text": "card"}
    query = {"id": "q1", "from": by, "chat_instance": "1", "message": message, "data": data}
    return {"update_id": 4, "callback_query": query}


def test_a_button_pressed_at_the_desk_and_one_in_a_private_chat() -> None:
    at_desk = Press(
        source_id="update:1",
        query_id="q1",
        by=11,
        by_name="Mia",
        chat=DESK,
        private=False,
        message_id=30,
        verb="take",
        number=7,
        version=3,
        received_at=NOW,
    )
    assert read(press("v1:take:7:3")) == at_desk
    in_private = read(press("v1:helped:7:3", PRIVATE, ANN))
    assert isinstance(in_private, Press) and in_private.private and in_private.by == 500


def test_a_button_under_a_message_too_old_to_be_shown_still_works() -> None:
    old = press("v1:take:7:3")
    old["callback_query"]["message"] = {"message_id": 30, "date": 0, "chat": FORUM}
    assert isinstance(read(old), Press)


@pytest.mark.parametrize("data", [None, "", "take", "v1:take:7", "v1:take:7:3:4", "v2:take:7:3"])
def test_a_button_of_another_form_is_set_aside(data: str | None) -> None:
    assert "button" in reason(press(data))


@pytest.mark.parametrize("data", ["v1:take:x:3", "v1:take::3", "v1:take:7:1.5"])
def test_a_button_with_broken_numbers_is_unreadable(data: str) -> None:
    assert isinstance(read(press(data)), Unreadable)


def test_a_button_under_no_message_is_set_aside() -> None:
    inline = press("v1:take:7:3")
    del inline["callback_query"]["message"]
    assert "button" in reason(inline)


OTHER_UPDATES: dict[str, dict[str, Any]] = {
    "edited_message": private(text="x")["message"],
    "channel_post": {"message_id": 1, "date": 0, "chat": CHANNEL, "text": "x"},
    "poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"], "user": ANN},
    "my_chat_member": {},
    "a_kind_of_tomorrow": {},
}


@pytest.mark.parametrize("kind", OTHER_UPDATES)
def test_other_kinds_of_updates_are_set_aside_by_their_name(kind: str) -> None:
    assert reason({"update_id": 5, kind: OTHER_UPDATES[kind]}) == f"an update of kind {kind}"


def test_an_update_of_nothing_is_set_aside() -> None:
    assert reason({"update_id": 5}) == "an update of kind none"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b"{",
        b"\xff\xfe",
        b"\x00",
        b"[" * 100_000,
        b'{"update_id": 1, "message": []}',
        b'{"update_id": 1, "message": {"message_id": 1}}',
        json.dumps(private(text="x", date=10**20)).encode(),
        json.dumps(private(text="x", date=float("inf"))).encode(),
        json.dumps(private(text="x", date="soon")).encode(),
        json.dumps(private(text=5)).encode(),
        json.dumps(private(photo="x", text=["x"])).encode(),
    ],
    ids=lambda raw: repr(raw[:60]),
)
def test_an_unknown_shape_is_kept_as_unreadable_with_its_reason(raw: bytes) -> None:
    found = read_raw(raw)
    assert isinstance(found, Unreadable)
    assert found.source_id == "update:1" and "unknown shape" in found.reason


FIELDS = sorted(
    {
        *private(text="", photo=[], caption="", reply_to_message={})["message"],
        *("update_id", "message", "callback_query", "data", "id", "type", "is_bot", "first_name"),
        *("forum_topic_created", "name", "icon_color", "migrate_to_chat_id", "file_id", "file_unique_id"),
        *("width", "height", "message_thread_id", "is_topic_message", "entities", "voice", "document"),
    }
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_json_raises(update: object) -> None:
    assert isinstance(read(update), Inbound)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4), st.booleans())
def test_no_message_with_wrong_fields_raises(fields: dict[str, Any], at_desk: bool) -> None:
    changed = {"text": "x", **fields}
    assert isinstance(read(in_topic(**changed) if at_desk else private(**changed)), Inbound)


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    assert isinstance(read_raw(raw), Inbound)
