"""Pressing, answering, reacting."""

import pytest
import telegram
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Refused, Sandbox, User

GO = {
    "inline_keyboard": [
        [{"text": "Go", "callback_data": "go:1"}, {"text": "Site", "url": "https://a.example"}]
    ]
}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def test_a_press_reaches_the_bot_and_the_answer_the_person(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="?", reply_markup=GO)
    new_updates(sandbox, bot)
    query_id = ann.presses("Go", sent)

    async def story(client: telegram.Bot) -> None:
        (update,) = await client.get_updates()
        query = update.callback_query
        assert query is not None
        assert (query.id, query.data, query.from_user.id) == (query_id, "go:1", ann.id)
        assert isinstance(query.message, telegram.Message)
        assert query.message.message_id == sent["message_id"]
        await query.answer("Taken", show_alert=True)
        with pytest.raises(BadRequest, match="Query is too old"):
            await query.answer("twice")

    as_bot(sandbox, bot, story)
    (answer,) = ann.answers()
    assert (answer["query_id"], answer["text"], answer["show_alert"]) == (query_id, "Taken", True)


def test_a_query_dies_after_150_seconds(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sandbox.freeze()
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="?", reply_markup=GO)
    early, late = ann.presses("Go", sent), ann.presses("Go", sent)
    sandbox.advance(150)
    assert result(sandbox, bot, "answerCallbackQuery", callback_query_id=early)
    sandbox.advance(1)
    assert refusal(sandbox, bot, "answerCallbackQuery", callback_query_id=late) == TOO_OLD
    assert refusal(sandbox, bot, "answerCallbackQuery", callback_query_id="42") == TOO_OLD


def test_only_a_button_that_is_there_can_be_pressed(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="?", reply_markup=GO)
    for button in ("Stop", "Site"):
        with pytest.raises(Refused, match="there is no button"):
            ann.presses(button, sent)
    result(sandbox, bot, "editMessageText", chat_id=ann.id, message_id=sent["message_id"], text="done")
    with pytest.raises(Refused, match="there is no button"):
        ann.presses("Go", sent)


def test_a_bot_reacts_with_one_of_telegrams_emoji(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    message = bob.writes_in(desk, "answer")
    new_updates(sandbox, bot)

    async def story(client: telegram.Bot) -> None:
        await client.set_message_reaction(desk.id, message["message_id"], "👀")
        await client.set_message_reaction(desk.id, message["message_id"], "👌")
        for refused in ("✅", "❌", "⏳"):
            with pytest.raises(BadRequest, match="Reaction_invalid"):
                await client.set_message_reaction(desk.id, message["message_id"], refused)
        with pytest.raises(BadRequest, match="Message to react not found"):
            await client.set_message_reaction(desk.id, 999, "👌")

    as_bot(sandbox, bot, story)
    (seen,) = desk.messages(bob)
    assert seen["reactions"] == [{"user": bot.id, "emoji": "👌"}]
    assert new_updates(sandbox, bot) == []
    two = [{"type": "emoji", "emoji": "👌"}, {"type": "emoji", "emoji": "👍"}]
    where = {"chat_id": desk.id, "message_id": message["message_id"]}
    assert refusal(sandbox, bot, "setMessageReaction", reaction=two, **where).endswith("REACTIONS_TOO_MANY")
    result(sandbox, bot, "setMessageReaction", **where)
    assert desk.messages(bob)[0]["reactions"] == []


def test_a_persons_reaction_is_told_to_an_administrator(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    message = bob.writes_in(desk, "answer")
    new_updates(sandbox, bot)
    bob.reacts("❤️", message)
    bob.reacts("", message)
    added, removed = (update["message_reaction"] for update in new_updates(sandbox, bot))
    assert added["new_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert removed["old_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert removed["new_reaction"] == []
    with pytest.raises(Refused, match="no reaction"):
        bob.reacts("✅", message)
    desk.adds(bot)
    new_updates(sandbox, bot)
    bob.reacts("👍", message)
    assert new_updates(sandbox, bot) == []
