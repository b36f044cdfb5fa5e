"""A sandbox that is killed comes back as it was."""

from pathlib import Path
from typing import Any

import pytest
import telegram

from channels.telegram.sandbox.keeping import Keeper
from channels.telegram.sandbox.world import UnknownState, World
from tests.channels.telegram.sandbox.driving import as_bot, call, new_updates, random_bytes, refusal, result
from tests.fakes.sandbox import Sandbox

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def test_after_kill_9_everything_is_still_there(tmp_path: Path) -> None:
    state, content = tmp_path / "state.db", random_bytes(100_000)
    with Sandbox.running(state) as sandbox:
        bot = sandbox.bot()
        ann, bob = sandbox.user("Ann"), sandbox.user("Bob")
        desk = sandbox.group("Desk")
        desk.adds(bob, status="creator")
        desk.adds(bot, status="administrator")
        ann.starts()
        sandbox.freeze()
        sandbox.advance(3600)
        sandbox.fault("getMe", {"error": 500}, times=2)
        sandbox.pacing()

        async def story(client: telegram.Bot) -> telegram.Message:
            return await client.send_document(ann.id, content, filename="a.bin")

        sent = as_bot_without_start(sandbox, bot, story)
        card = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="card", reply_markup=GO)
        query_id = bob.presses("Go", card)
        bob.reacts("👍", card)
        waiting = result(sandbox, bot, "getUpdates")
        before = (sandbox.transcript(), sandbox.chat(desk.id, bob), ann.messages(), sandbox.now())
        calls = sandbox.calls()
    with Sandbox.running(state) as sandbox:
        again = sandbox.bot()
        assert again == bot
        ann, bob = sandbox.user("Ann", ann.id), sandbox.user("Bob", bob.id)
        assert result(sandbox, bot, "getUpdates") == waiting
        after = (sandbox.transcript(), sandbox.chat(desk.id, bob), ann.messages(), sandbox.now())
        assert after == before
        assert sandbox.calls() == calls
        assert call(sandbox, bot, "getMe")["error_code"] == 500
        assert call(sandbox, bot, "getMe")["error_code"] == 500
        result(sandbox, bot, "answerCallbackQuery", callback_query_id=query_id)
        sandbox.advance(1)
        result(sandbox, bot, "sendMessage", chat_id=ann.id, text="paced")
        said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="too soon")
        assert said == "Too Many Requests: retry after 1"
        path = result(sandbox, bot, "getFile", file_id=sent.document.file_id)["file_path"]
        assert sandbox.download(bot.token, path).content == content
        sandbox.pacing(False)
        number = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="next")["message_id"]
        assert number == card["message_id"] + 1


def as_bot_without_start(sandbox: Sandbox, bot: Any, story: Any) -> Any:
    """The client asks getMe first, which a fault is waiting for; so the fault is set aside meanwhile."""
    faults = sandbox.get("faults", {})
    sandbox.clear_faults()
    told = as_bot(sandbox, bot, story)
    for fault in faults:
        sandbox.fault(fault["method"], fault["effect"], times=fault["times"])
    return told


def test_what_is_kept_equals_what_is_remembered(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with Sandbox.running(state) as sandbox:
        play(sandbox)
        remembered = sandbox.get("records", {})
    world = World(state)
    assert {table.name: table.snapshot() for table in world.tables} == remembered
    world.close()


def test_a_state_file_of_another_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    keeper = Keeper(state)
    keeper.keep({("people", "1"): '{"id": 1, "first_name": "Ann", "shoe_size": 38}'})
    keeper.close()
    with pytest.raises(UnknownState, match="another version"):
        World(state)


def test_a_reset_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with Sandbox.running(state) as sandbox:
        play(sandbox)
        sandbox.reset()
    world = World(state)
    assert [len(table) for table in world.tables if table.name != "settings"] == [0] * (len(world.tables) - 1)
    world.close()


def play(sandbox: Sandbox) -> None:
    """A bit of everything."""
    bot = sandbox.bot()
    ann, bob = sandbox.user("Ann"), sandbox.user("Bob")
    desk = sandbox.group("Desk")
    desk.adds(bob, status="creator")
    desk.adds(bot, status="administrator")
    new_updates(sandbox, bot)
    ann.starts("token")
    ann.edits(ann.writes("helo"), "hello")
    ann.writes(photo={"name": "a.jpg", "text": "x", "caption": "look"})
    topic = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Ann")["message_thread_id"]
    gone = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Gone")["message_thread_id"]
    result(sandbox, bot, "deleteForumTopic", chat_id=desk.id, message_thread_id=gone)
    where = {"chat_id": desk.id, "message_thread_id": topic}
    card = result(sandbox, bot, "sendMessage", text="card", reply_markup=GO, **where)
    query = bob.presses("Go", card)
    result(sandbox, bot, "answerCallbackQuery", callback_query_id=query, text="ok")
    number = {"chat_id": desk.id, "message_id": card["message_id"]}
    result(sandbox, bot, "editMessageText", text="changed", **number)
    result(sandbox, bot, "setMessageReaction", reaction=[{"type": "emoji", "emoji": "👌"}], **number)
    result(sandbox, bot, "pinChatMessage", **number)
    result(sandbox, bot, "editForumTopic", name="Ann K.", **where)
    result(sandbox, bot, "closeForumTopic", **where)
    result(sandbox, bot, "closeGeneralForumTopic", chat_id=desk.id)
    result(sandbox, bot, "setMyCommands", commands=[{"command": "a", "description": "b"}])
    bob.reacts("👍", card)
    bob.reacts("🎉", card)
    ann.blocks()
    sandbox.fault("getMe", {"error": 500}, times=2)
    assert call(sandbox, bot, "getMe")["error_code"] == 500
    result(sandbox, bot, "getUpdates", offset=-2)
    sandbox.advance(5)
    result(sandbox, bot, "deleteMessage", **number)
