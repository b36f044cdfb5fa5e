"""What happens in the agents' group, and what buttons say."""

from typing import Any

import pytest

from routing.model import DeskMessage, GroupMoved, Press, TopicSeen
from tests.channels.telegram.updates import (
    ANN,
    DESK,
    FORUM,
    MIA,
    NOW,
    OUR_BOT,
    PHOTO,
    PRIVATE,
    SENT,
    TOPIC_OPENED,
    in_topic,
    read,
    reason,
    written,
)


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


FORGED = ["v1:take:x:3", "v1:take::3", "v1:take:7:1.5", "v1:take:-7:3", f"v1:take:{10**18}:3", "v1:take:７:3"]
"""Only a changed client sends these: nothing that agents must look at."""


@pytest.mark.parametrize("data", [None, "", "take", "v1:take:7", "v1:take:7:3:4", "v2:take:7:3", *FORGED])
def test_a_button_of_another_form_is_set_aside(data: str | None) -> None:
    assert "button" in reason(press(data))


def test_a_button_under_no_message_is_set_aside() -> None:
    inline = press("v1:take:7:3")
    del inline["callback_query"]["message"]
    assert "button" in reason(inline)
