"""The queue of updates: nothing is lost, nothing comes twice once confirmed."""

import asyncio
import time

import httpx
import pytest
import telegram
from telegram.error import Conflict

from tests.channels.telegram.sandbox.driving import as_bot, call, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Sandbox, User, wait_for


def test_an_update_comes_again_until_a_higher_offset_confirms_it(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    ann.writes("one")
    ann.writes("two")
    first = result(sandbox, bot, "getUpdates")
    assert [update["message"]["text"] for update in first] == ["/start", "one", "two"]
    assert result(sandbox, bot, "getUpdates") == first
    numbers = [update["update_id"] for update in first]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert result(sandbox, bot, "getUpdates", offset=numbers[2]) == first[2:]
    assert sandbox.pending(bot) == 1
    assert result(sandbox, bot, "getUpdates", offset=numbers[2] + 1) == []
    assert sandbox.pending(bot) == 0


def test_a_negative_offset_keeps_only_the_newest(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    ann.writes("one")
    ann.writes("two")
    kept = result(sandbox, bot, "getUpdates", offset=-1)
    assert [update["message"]["text"] for update in kept] == ["two"]
    assert sandbox.pending(bot) == 1


def test_limit_gives_the_oldest_first(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    ann.writes("one")
    got = result(sandbox, bot, "getUpdates", limit=1)
    assert [update["message"]["text"] for update in got] == ["/start"]


def test_a_long_poll_ends_with_the_first_message(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)

    async def story(client: telegram.Bot) -> tuple[telegram.Update, ...]:
        poll = asyncio.create_task(client.get_updates(timeout=20))
        await asyncio.to_thread(wait_for, lambda: sandbox.polling(bot))
        started = time.monotonic()
        await asyncio.to_thread(ann.writes, "hello")
        updates = await poll
        assert time.monotonic() - started < 5
        return updates

    (update,) = as_bot(sandbox, bot, story)
    assert update.message is not None
    assert update.message.text == "hello"


def test_of_two_pollers_the_older_is_told_to_stop(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)

    async def story(client: telegram.Bot) -> None:
        url = f"{sandbox.base_url}{bot.token}/getUpdates"
        async with httpx.AsyncClient(trust_env=False, timeout=30) as other:
            older = asyncio.create_task(client.get_updates(timeout=20))
            await asyncio.to_thread(wait_for, lambda: sandbox.polling(bot))
            newer = asyncio.create_task(other.post(url, json={"timeout": 20}))
            with pytest.raises(Conflict, match="terminated by other getUpdates request"):
                await older
            assert not newer.done()
            await asyncio.to_thread(ann.writes, "for the newer")
            (update,) = (await newer).json()["result"]
            assert update["message"]["text"] == "for the newer"

    as_bot(sandbox, bot, story)


def test_there_is_no_polling_beside_a_webhook(sandbox: Sandbox, bot: Bot) -> None:
    result(sandbox, bot, "setWebhook", url="https://bot.example/hook", secret_token="abc_-1")
    assert call(sandbox, bot, "getUpdates")["error_code"] == 409
    assert "while webhook is active" in refusal(sandbox, bot, "getUpdates")
    assert result(sandbox, bot, "getWebhookInfo")["url"] == "https://bot.example/hook"
    result(sandbox, bot, "deleteWebhook")
    assert result(sandbox, bot, "getWebhookInfo")["url"] == ""
    assert result(sandbox, bot, "getUpdates") == []


def test_dropping_what_waits_is_possible_only_on_request(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    ann.writes("kept")
    result(sandbox, bot, "deleteWebhook")
    assert sandbox.pending(bot) == 2
    result(sandbox, bot, "deleteWebhook", drop_pending_updates=True)
    assert sandbox.pending(bot) == 0


def test_kinds_not_asked_for_are_not_sent_and_the_wish_sticks(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group
) -> None:
    new_updates(sandbox, bot)
    result(sandbox, bot, "getUpdates", allowed_updates=[])
    message = ann.writes("hello")
    ann.reacts("👍", message)
    desk.adds(ann)
    assert [set(u) - {"update_id"} for u in waiting_as_asked(sandbox, bot)] == [{"message"}]
    result(sandbox, bot, "getUpdates", allowed_updates=["message_reaction", "chat_member"])
    ann.reacts("🎉", message)
    ann.writes("unheard")
    desk.adds(ann, status="left")
    kinds = [set(u) - {"update_id"} for u in waiting_as_asked(sandbox, bot)]
    assert kinds == [{"message_reaction"}, {"chat_member"}]


def waiting_as_asked(sandbox: Sandbox, bot: Bot) -> list[dict[str, object]]:
    """The waiting updates, without touching the kinds asked for."""
    found = result(sandbox, bot, "getUpdates")
    result(sandbox, bot, "getUpdates", offset=found[-1]["update_id"] + 1 if found else 0)
    return list(found)


def test_a_message_is_lost_after_a_day_and_a_button_press_after_150_seconds(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    new_updates(sandbox, bot)
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="?", reply_markup=keyboard)
    ann.writes("question")
    ann.presses("Go", sent)
    assert sandbox.pending(bot) == 2
    sandbox.advance(149)
    assert sandbox.pending(bot) == 2
    sandbox.advance(2)
    assert sandbox.pending(bot) == 1
    sandbox.advance(24 * 3600 - 160)
    assert sandbox.pending(bot) == 1
    sandbox.advance(20)
    assert sandbox.pending(bot) == 0


def test_the_bot_sees_its_own_service_messages_but_not_its_own_words(
    sandbox: Sandbox, bot: Bot, desk: Group
) -> None:
    new_updates(sandbox, bot)
    topic = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Ann #17")
    result(
        sandbox,
        bot,
        "sendMessage",
        chat_id=desk.id,
        text="words",
        message_thread_id=topic["message_thread_id"],
    )
    (update,) = new_updates(sandbox, bot)
    message = update["message"]
    assert message["from"]["id"] == bot.id
    assert message["forum_topic_created"]["name"] == "Ann #17"
    assert message["message_id"] == message["message_thread_id"] == topic["message_thread_id"]
    assert "reply_to_message" not in message


def test_an_edited_message_comes_as_such(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    message = ann.writes("helo")
    new_updates(sandbox, bot)
    ann.edits(message, "hello")
    (update,) = new_updates(sandbox, bot)
    edited = update["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message["message_id"], "hello")
    assert edited["edit_date"] >= edited["date"]


def test_blocking_and_unblocking_are_told(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)
    ann.blocks()
    ann.starts("again")
    blocked, unblocked, start = new_updates(sandbox, bot)
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start again"


def test_whoever_asks_the_same_again_at_once_gets_one_update_at_a_time(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    ann.writes("one")
    offset = result(sandbox, bot, "getUpdates")[0]["update_id"]
    assert len(result(sandbox, bot, "getUpdates", offset=offset)) == 2
    assert len(result(sandbox, bot, "getUpdates", offset=offset)) == 1
    assert len(result(sandbox, bot, "getUpdates", offset=offset + 1)) == 1


def test_whoever_asks_the_same_again_soon_is_kept_waiting(sandbox: Sandbox, bot: Bot) -> None:
    assert result(sandbox, bot, "getUpdates", offset=1) == []
    started = time.monotonic()
    assert result(sandbox, bot, "getUpdates", offset=1) == []
    assert 2.5 < time.monotonic() - started < 10


def test_a_quick_look_does_not_end_a_long_poll(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)

    async def story(client: telegram.Bot) -> None:
        poll = asyncio.create_task(client.get_updates(timeout=30, offset=7))
        await asyncio.to_thread(wait_for, lambda: sandbox.polling(bot))
        assert await asyncio.to_thread(result, sandbox, bot, "getUpdates") == []
        await asyncio.to_thread(ann.writes, "hello")
        assert len(await poll) == 1

    as_bot(sandbox, bot, story)


def test_a_webhook_ends_a_long_poll(sandbox: Sandbox, bot: Bot) -> None:
    async def story(client: telegram.Bot) -> None:
        poll = asyncio.create_task(client.get_updates(timeout=30))
        await asyncio.to_thread(wait_for, lambda: sandbox.polling(bot))
        await client.set_webhook("https://bot.example/")
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll

    as_bot(sandbox, bot, story)


def test_an_offset_far_beyond_the_newest_confirms_nothing(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    newest = result(sandbox, bot, "getUpdates")[-1]["update_id"]
    assert len(result(sandbox, bot, "getUpdates", offset=newest + 12)) == 1
    assert result(sandbox, bot, "getUpdates", offset=newest + 10) == []
    assert sandbox.pending(bot) == 0


def test_after_a_week_of_silence_the_numbers_begin_anywhere(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    before = new_updates(sandbox, bot)[-1]["update_id"]
    sandbox.advance(6 * 24 * 3600)
    ann.writes("six days")
    assert new_updates(sandbox, bot)[-1]["update_id"] == before + 1
    sandbox.advance(8 * 24 * 3600)
    ann.writes("eight days")
    after = new_updates(sandbox, bot)[-1]["update_id"]
    assert abs(after - before) > 2
    ann.writes("and on from there")
    assert new_updates(sandbox, bot)[-1]["update_id"] == after + 1
