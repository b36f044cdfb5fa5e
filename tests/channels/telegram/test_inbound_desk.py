"""What happens in the agents' group, and what buttons say."""

from typing import Any

import pytest

from routing.happenings import DeskChange, GroupMoved, Happening, TopicSeen
from routing.model import Aside, DeskMessage, Press
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


def test_an_agents_reply_to_the_bot_keeps_what_the_bot_said() -> None:
    ours = {**TOPIC_OPENED, "message_id": 30, "from": OUR_BOT}
    del ours["forum_topic_created"]

    def answered(**what: Any) -> tuple[str | None, int]:
        message = written(in_topic(text="Hello", reply_to_message={**ours, **what}))
        return message.answered, message.answered_card

    buttons = [
        [{"text": "Take", "callback_data": "v1:take:1001:3"}, {"text": "x", "url": "https://x.example"}]
    ]
    assert answered(text="#7 Eve", reply_markup={"inline_keyboard": buttons}) == ("#7 Eve", 1001)
    assert answered(photo=PHOTO, caption="#7 Eve") == ("", 0), "a caption is the customer's"
    assert answered(pinned_message={**ours, "text": "x"}) == (None, 0)
    mia = {"id": 11, "is_bot": False, "first_name": "Mia"}
    assert answered(**{"from": mia}, text="#7 Eve") == (None, 0)


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


@pytest.mark.parametrize(
    ("field", "happening"),
    [
        ("forum_topic_closed", Happening.TOPIC_CLOSED),
        ("forum_topic_reopened", Happening.TOPIC_REOPENED),
        ("general_forum_topic_hidden", Happening.GENERAL_HIDDEN),
        ("general_forum_topic_unhidden", Happening.GENERAL_SHOWN),
    ],
)
@pytest.mark.parametrize("by", [ANN, OUR_BOT], ids=["a person", "the bot"])
def test_what_changes_in_the_group_is_told(field: str, happening: Happening, by: Any) -> None:
    found = read(in_topic(**{field: {}, "from": by}))
    assert found == DeskChange(source_id="update:1", chat=DESK, happening=happening, thread=5)


def membership(kind: str, user: Any, old: Any, new: Any, chat: int = DESK) -> Any:
    body = {
        "chat": {"id": chat, "type": "supergroup", "title": "Support"},
        "from": ANN,
        "date": 0,
        "old_chat_member": {"user": user, **old},
        "new_chat_member": {"user": user, **new},
    }
    return read({"update_id": 3, kind: body})


MEMBER, LEFT = {"status": "member"}, {"status": "left"}
RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories"
)
ADMIN = {"status": "administrator", **dict.fromkeys(RIGHTS.split(), False)}


@pytest.mark.parametrize(
    ("old", "new", "happening"),
    [
        (MEMBER, LEFT, Happening.BOT_OUT),
        (MEMBER, {"status": "kicked", "until_date": 0}, Happening.BOT_OUT),
        (LEFT, MEMBER, Happening.BOT_MANAGES_NOT),
        (MEMBER, {**ADMIN, "can_manage_topics": True}, Happening.BOT_MANAGES),
        (MEMBER, {**ADMIN, "can_manage_topics": False}, Happening.BOT_MANAGES_NOT),
    ],
)
def test_what_the_bot_may_do_in_the_group_is_told(old: Any, new: Any, happening: Happening) -> None:
    found = membership("my_chat_member", OUR_BOT, old, new)
    assert isinstance(found, DeskChange) and found.happening is happening


def test_who_comes_and_goes_is_told_and_nothing_else_of_them() -> None:
    for old, new, happening in (
        (MEMBER, LEFT, Happening.PERSON_LEFT),
        (LEFT, MEMBER, Happening.PERSON_CAME),
    ):
        found = membership("chat_member", ANN, old, new)
        assert isinstance(found, DeskChange)
        assert (found.happening, found.person) == (happening, ANN["id"])
    assert isinstance(membership("chat_member", ANN, MEMBER, {**ADMIN}), Aside)
    assert isinstance(membership("chat_member", ANN, MEMBER, LEFT, chat=-1009), Aside)
    assert isinstance(membership("my_chat_member", OUR_BOT, MEMBER, LEFT, chat=-1009), Aside)


def test_who_writes_as_the_group_is_known_as_nobody() -> None:
    group = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    found = read(in_topic(text="Hello", **{"from": group}))
    assert isinstance(found, DeskMessage) and found.anonymous
    other = {"id": 55, "is_bot": True, "first_name": "Other"}
    assert "another bot" in reason(in_topic(text="Hello", **{"from": other}))


STRANGERS_GROUP = {"id": -1009, "type": "supergroup", "title": "Elsewhere"}


def test_a_group_that_is_no_desk_is_never_read() -> None:
    assert "no desk of ours" in reason(in_topic(text="Hello", chat=STRANGERS_GROUP))
    own = {**TOPIC_OPENED, "chat": STRANGERS_GROUP}
    assert "no desk of ours" in reason({"update_id": 3, "message": own})


def test_the_desk_may_move_and_a_strangers_group_cannot_move_into_its_place() -> None:
    moved = {"migrate_to_chat_id": -1005, "chat": {"id": DESK, "type": "group", "title": "Support"}}
    assert read(in_topic(**moved)) == GroupMoved(
        source_id="update:1", old=DESK, new=-1005, lane=f"telegram:{DESK}:"
    )
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
