"""No shape of an update raises: what cannot be read is kept, with its reason."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.model import Inbound, Unreadable
from tests.channels.telegram.updates import (
    ANN,
    CHANNEL,
    in_topic,
    membership,
    private,
    read,
    read_raw,
    reason,
)

OTHER_UPDATES: dict[str, dict[str, Any]] = {
    "edited_channel_post": {"message_id": 1, "date": 0, "chat": CHANNEL, "text": "x"},
    "channel_post": {"message_id": 1, "date": 0, "chat": CHANNEL, "text": "x"},
    "poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"], "user": ANN},
    "my_chat_member": membership(CHANNEL, "member", "administrator"),
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
    assert found.source_id == "update:1" and found.reason == "unknown-shape"


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
