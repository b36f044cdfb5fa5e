"""What ordinary and restricted members may send, and topics in private chats."""

import pytest
import telegram
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Refused, Sandbox, User


def test_each_kind_of_message_needs_its_own_permission(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group
) -> None:
    file = ann.writes(document={"text": "x"})["document"]["file_id"]
    desk.adds(bot, status="restricted", rights={"can_send_messages": True, "can_send_polls": True})
    result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")
    said = refusal(sandbox, bot, "sendDocument", chat_id=desk.id, document=file)
    assert said == "Bad Request: not enough rights to send documents to the chat"
    said = refusal(sandbox, bot, "sendDice", chat_id=desk.id)
    assert said == "Bad Request: not enough rights to send dice to the chat"
    desk.adds(bot, status="restricted", rights={"can_send_documents": True})
    said = refusal(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")
    assert said == "Bad Request: not enough rights to send text messages to the chat"
    said = refusal(sandbox, bot, "sendChatAction", chat_id=desk.id, action="typing")
    assert said == "Bad Request: not enough rights to send text messages to the chat"
    result(sandbox, bot, "sendDocument", chat_id=desk.id, document=file)


def test_a_restricted_agent_can_write_but_not_send_files(sandbox: Sandbox, desk: Group) -> None:
    cleo = sandbox.user("Cleo")
    desk.adds(cleo, status="restricted", rights={"can_send_messages": True})
    cleo.writes_in(desk, "words")
    with pytest.raises(Refused, match="Cleo may not send a document in Desk"):
        cleo.writes_in(desk, document={"text": "x"})


def test_private_chats_have_topics_where_the_bot_wants_them(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    said = refusal(sandbox, bot, "createForumTopic", chat_id=ann.id, name="Order")
    assert said == "Bad Request: the chat is not a forum"
    sandbox.bot(has_topics_enabled=True)
    assert result(sandbox, bot, "getMe")["has_topics_enabled"]
    topic = result(sandbox, bot, "createForumTopic", chat_id=ann.id, name="Order")["message_thread_id"]
    where = {"chat_id": ann.id, "message_thread_id": topic}
    sent = result(sandbox, bot, "sendMessage", text="about it", **where)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    new_updates(sandbox, bot)
    ann.writes("in it", thread=topic)
    ann.replies_to({**sent, "chat": {"id": bot.id}}, "to it")
    ann.writes("beside it")
    told = [update["message"].get("message_thread_id") for update in new_updates(sandbox, bot)]
    assert told == [topic, topic, None]
    assert refusal(sandbox, bot, "closeForumTopic", **where) == "Bad Request: the chat is not a forum"
    result(sandbox, bot, "editForumTopic", name="Order 5", **where)
    result(sandbox, bot, "deleteForumTopic", **where)
    assert refusal(sandbox, bot, "sendMessage", text="x", **where) == "Bad Request: message thread not found"
    with pytest.raises(Refused, match="may not open topics"):
        sandbox.act(ann.id, "create_topic", chat=bot.id, name="Mine")
    sandbox.bot(allows_users_to_create_topics=True)
    assert sandbox.act(ann.id, "create_topic", chat=bot.id, name="Mine")["name"] == "Mine"


def test_the_newest_pin_is_the_one_sent_last(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    topic = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x")["message_thread_id"]

    async def story(client: telegram.Bot) -> None:
        first = await client.send_message(desk.id, "first")
        second = await client.send_message(desk.id, "second", message_thread_id=topic)
        await client.pin_chat_message(desk.id, second.message_id)
        await client.pin_chat_message(desk.id, first.message_id)
        shown = await client.get_chat(desk.id)
        assert shown.pinned_message is not None
        assert shown.pinned_message.text == "second"
        assert await client.unpin_all_forum_topic_messages(desk.id, topic)
        shown = await client.get_chat(desk.id)
        assert shown.pinned_message is not None
        assert shown.pinned_message.text == "first"
        assert await client.unpin_all_general_forum_topic_messages(desk.id)
        with pytest.raises(BadRequest, match="Message to unpin not found"):
            await client.unpin_chat_message(desk.id)
        await client.pin_chat_message(desk.id, first.message_id)
        assert await client.unpin_all_chat_messages(desk.id)
        with pytest.raises(BadRequest, match="Message can't be pinned"):
            await client.pin_chat_message(desk.id, topic)

    as_bot(sandbox, bot, story)


def test_a_button_of_a_message_that_is_gone_tells_only_where_it_was(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    card = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="card", reply_markup=markup)
    result(sandbox, bot, "deleteMessage", chat_id=ann.id, message_id=card["message_id"])
    new_updates(sandbox, bot)
    sandbox.act(ann.id, "press", message=card["message_id"], data="go", late=True)

    async def story(client: telegram.Bot) -> None:
        (update,) = await client.get_updates()
        assert update.callback_query is not None
        assert update.callback_query.message is not None
        assert not update.callback_query.message.is_accessible
        assert update.callback_query.message.message_id == card["message_id"]

    as_bot(sandbox, bot, story)


def test_a_group_that_protects_its_content_lets_nothing_out(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    sandbox.group("Desk", id=desk.id, has_protected_content=True)
    talk = bob.writes_in(desk, "secret")
    assert talk["has_protected_content"]
    for method, past in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        said = refusal(
            sandbox, bot, method, chat_id=ann.id, from_chat_id=desk.id, message_id=talk["message_id"]
        )
        assert said == f"Bad Request: the message can't be {past}"
