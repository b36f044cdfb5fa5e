"""Topics of the agents' group: who may do what, and how messages find their topic."""

import pytest
import telegram
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Refused, Sandbox, User


@pytest.fixture
def thread(sandbox: Sandbox, bot: Bot, desk: Group) -> int:
    """A topic the bot has opened."""
    return int(result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Ann #17")["message_thread_id"])


def test_a_topic_from_opening_to_its_end(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    async def story(client: telegram.Bot) -> int:
        icons = await client.get_forum_topic_icon_stickers()
        wanted = next(icon for icon in icons if icon.emoji == "✅")
        topic = await client.create_forum_topic(desk.id, "Ann #1", icon_color=16766590)
        number = topic.message_thread_id
        assert (topic.name, topic.icon_color) == ("Ann #1", 16766590)
        await client.edit_forum_topic(desk.id, number, icon_custom_emoji_id=wanted.custom_emoji_id)
        with pytest.raises(BadRequest, match="Topic_not_modified"):
            await client.edit_forum_topic(desk.id, number, icon_custom_emoji_id=wanted.custom_emoji_id)
        await client.close_forum_topic(desk.id, number)
        with pytest.raises(BadRequest, match="Topic_not_modified"):
            await client.close_forum_topic(desk.id, number)
        (shown,) = desk.topics(bob)
        assert (shown["closed"], shown["icon_custom_emoji_id"]) == (True, wanted.custom_emoji_id)
        await client.send_message(desk.id, "administrators may", message_thread_id=number)
        await client.reopen_forum_topic(desk.id, number)
        await client.delete_forum_topic(desk.id, number)
        return number

    number = as_bot(sandbox, bot, story)
    assert desk.topics(bob) == []
    assert desk.messages(bob) == []
    for method, words in (
        ("sendMessage", "message thread not found"),
        ("closeForumTopic", "TOPIC_ID_INVALID"),
        ("editForumTopic", "TOPIC_ID_INVALID"),
        ("deleteForumTopic", "TOPIC_ID_INVALID"),
    ):
        more = {"text": "x"} if method == "sendMessage" else {}
        said = refusal(sandbox, bot, method, chat_id=desk.id, message_thread_id=number, **more)
        assert said == f"Bad Request: {words}"


def test_every_plain_message_in_a_topic_seems_to_answer_the_message_that_opened_it(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, thread: int
) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="card", message_thread_id=thread)
    assert sent["is_topic_message"]
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Ann #17"
    plain = bob.writes_in(sent, "a note")
    assert plain["message_thread_id"] == thread
    assert plain["reply_to_message"]["message_id"] == thread
    true_reply = bob.replies_to(sent, "an answer")
    assert true_reply["reply_to_message"]["message_id"] == sent["message_id"]
    assert "reply_to_message" not in true_reply["reply_to_message"]


def test_a_reply_lands_in_the_topic_of_what_it_answers(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, thread: int
) -> None:
    asked = bob.writes_in({"chat": {"id": desk.id}, "message_thread_id": thread}, "?")
    reply = {"message_id": asked["message_id"]}
    sent = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="!", reply_parameters=reply)
    assert sent["message_thread_id"] == thread


def test_general_is_addressed_by_no_thread_and_never_by_1(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="to all")
    assert "message_thread_id" not in sent
    assert "is_topic_message" not in sent
    said = refusal(sandbox, bot, "sendMessage", chat_id=desk.id, text="x", message_thread_id=1)
    assert said == "Bad Request: message thread not found"
    assert "message_thread_id" not in bob.writes_in(desk, "in General")


def test_a_group_without_topics_ignores_the_thread(sandbox: Sandbox, bot: Bot, bob: User) -> None:
    plain = sandbox.group("Plain", is_forum=False)
    plain.adds(bob, bot)
    sent = result(sandbox, bot, "sendMessage", chat_id=plain.id, text="x", message_thread_id=77)
    assert "message_thread_id" not in sent
    said = refusal(sandbox, bot, "createForumTopic", chat_id=plain.id, name="x")
    assert said == "Bad Request: the chat is not a forum"


def test_without_the_right_no_topic_is_opened_or_deleted(
    sandbox: Sandbox, bot: Bot, desk: Group, thread: int
) -> None:
    desk.adds(bot, status="administrator", rights={"can_pin_messages": True})
    said = refusal(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x")
    assert said == "Bad Request: not enough rights to create a topic"
    said = refusal(sandbox, bot, "deleteForumTopic", chat_id=desk.id, message_thread_id=thread)
    assert said == "Bad Request: not enough rights to delete the topic"
    result(sandbox, bot, "closeForumTopic", chat_id=desk.id, message_thread_id=thread)


def test_without_the_right_a_foreign_closed_topic_is_closed_for_the_bot_too(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    thread = bob.does("create_topic", desk, name="Bob's")["message_thread_id"]
    desk.adds(bot, status="administrator", rights={"can_delete_messages": True})
    where = {"chat_id": desk.id, "message_thread_id": thread}
    assert refusal(sandbox, bot, "editForumTopic", name="x", **where).endswith("rights to edit the topic")
    assert refusal(sandbox, bot, "closeForumTopic", **where).endswith("rights to close or open the topic")
    bob.does("close_topic", desk, thread=thread)
    assert refusal(sandbox, bot, "sendMessage", text="x", **where) == "Bad Request: TOPIC_CLOSED"
    bob.does("close_general", desk)
    assert refusal(sandbox, bot, "sendMessage", chat_id=desk.id, text="x") == "Bad Request: TOPIC_CLOSED"


def test_an_agent_without_rights_cannot_write_into_a_closed_topic(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, thread: int
) -> None:
    cleo = sandbox.user("Cleo")
    with pytest.raises(Refused, match="Cleo is not in Desk"):
        cleo.writes_in(desk, "hello")
    desk.adds(cleo)
    place = {"chat": {"id": desk.id}, "message_thread_id": thread}
    cleo.writes_in(place, "hello")
    result(sandbox, bot, "closeForumTopic", chat_id=desk.id, message_thread_id=thread)
    with pytest.raises(Refused, match="TOPIC_CLOSED"):
        cleo.writes_in(place, "hello?")
    bob.writes_in(place, "the owner may")
    with pytest.raises(Refused, match="may not open topics"):
        cleo.does("create_topic", desk, name="mine")


def test_closing_and_renaming_are_told_by_service_messages(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, thread: int
) -> None:
    new_updates(sandbox, bot)
    bob.does("edit_topic", desk, thread=thread, name="Ann Kowalska #17")
    bob.does("close_topic", desk, thread=thread)
    result(sandbox, bot, "reopenForumTopic", chat_id=desk.id, message_thread_id=thread)
    bob.does("delete_topic", desk, thread=thread)
    told = [update["message"] for update in new_updates(sandbox, bot)]
    assert [message.get("forum_topic_edited") for message in told] == [
        {"name": "Ann Kowalska #17"},
        None,
        None,
    ]
    assert "forum_topic_closed" in told[1]
    assert "forum_topic_reopened" in told[2]
    assert {message["message_thread_id"] for message in told} == {thread}


def test_names_are_cut_at_128_and_never_empty(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x" * 200)
    assert desk.topics(bob)[0]["name"] == "x" * 128
    said = refusal(sandbox, bot, "createForumTopic", chat_id=desk.id, name="  ")
    assert said == "Bad Request: name must be non-empty"
    said = refusal(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x", icon_custom_emoji_id="1")
    assert said == "Bad Request: DOCUMENT_INVALID"


def test_the_general_topic_is_closed_hidden_and_renamed(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    for method, closed, hidden in (
        ("closeGeneralForumTopic", True, False),
        ("hideGeneralForumTopic", True, True),
        ("reopenGeneralForumTopic", False, False),
    ):
        result(sandbox, bot, method, chat_id=desk.id)
        general = sandbox.chat(desk.id, bob)["general"]
        assert (general["closed"], general["hidden"]) == (closed, hidden)
    assert refusal(sandbox, bot, "unhideGeneralForumTopic", chat_id=desk.id).endswith("TOPIC_NOT_MODIFIED")
    result(sandbox, bot, "editGeneralForumTopic", chat_id=desk.id, name="Queue")
    assert sandbox.chat(desk.id, bob)["general"]["name"] == "Queue"
