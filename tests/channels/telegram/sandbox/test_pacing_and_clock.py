"""Telegram's limits, and time that tests move."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import telegram
from telegram.error import RetryAfter

from tests.channels.telegram.sandbox.driving import as_bot, call, result
from tests.fakes.sandbox import Bot, Group, Sandbox, User


def test_twenty_messages_a_minute_are_all_a_group_takes(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    sandbox.freeze()
    sandbox.pacing()
    card = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="card")
    for number in range(19):
        sandbox.advance(1)
        where = {"chat_id": desk.id, "message_id": card["message_id"]}
        if number % 2:
            result(sandbox, bot, "editMessageText", text=f"{number}", **where)
        else:
            result(sandbox, bot, "createForumTopic", chat_id=desk.id, name=f"{number}")
    sandbox.advance(1)

    async def story(client: telegram.Bot) -> None:
        await client.get_chat_member(desk.id, bot.id)
        await client.send_chat_action(desk.id, "typing")
        with pytest.raises(RetryAfter) as slow:
            await client.send_message(desk.id, "x")
        wait = slow.value.retry_after
        assert (wait.total_seconds() if isinstance(wait, timedelta) else wait) == 40

    as_bot(sandbox, bot, story)
    sandbox.advance(40)
    result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")


def test_one_a_second_to_a_chat_and_thirty_in_all(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.freeze()
    sandbox.pacing()
    people = [sandbox.user(f"Person {number}") for number in range(31)]
    for person in people:
        person.starts()
    for person in people[:30]:
        result(sandbox, bot, "sendMessage", chat_id=person.id, text="x")
    answer = call(sandbox, bot, "sendMessage", chat_id=people[30].id, text="x")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
    assert answer["description"] == "Too Many Requests: retry after 1"
    sandbox.advance(1)
    result(sandbox, bot, "sendMessage", chat_id=people[30].id, text="x")
    assert call(sandbox, bot, "sendMessage", chat_id=people[30].id, text="y")["error_code"] == 429
    sandbox.pacing(False)
    result(sandbox, bot, "sendMessage", chat_id=people[30].id, text="y")


def test_an_album_counts_as_many_messages_as_it_has(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    sandbox.freeze()
    sandbox.pacing()
    photo = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="one")
    sources = {"chat_id": desk.id, "from_chat_id": desk.id}
    sandbox.advance(1)
    for _ in range(18):
        result(sandbox, bot, "copyMessage", message_id=photo["message_id"], **sources)
        sandbox.advance(1)
    numbers = [photo["message_id"] + number for number in range(3)]
    assert len(result(sandbox, bot, "copyMessages", message_ids=numbers, **sources)) == 3
    sandbox.advance(1)
    answer = call(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")
    assert answer["parameters"] == {"retry_after": 42}, "22 are too many until the third is a minute old"
    sandbox.advance(42)
    result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")


def test_limits_are_not_forgotten_by_a_restart(tmp_path: Path) -> None:
    with Sandbox.running(tmp_path / "state.db") as sandbox:
        bot, bob = sandbox.bot(), sandbox.user("Bob")
        desk = sandbox.group("Desk")
        desk.adds(bot, bob, status="administrator")
        sandbox.freeze()
        sandbox.pacing()
        for number in range(20):
            result(sandbox, bot, "sendMessage", chat_id=desk.id, text=f"{number}")
            sandbox.advance(1)
    with Sandbox.running(tmp_path / "state.db") as sandbox:
        assert call(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")["parameters"]["retry_after"] == 40
        sandbox.advance(40)
        result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")


def test_a_frozen_clock_moves_only_when_told(sandbox: Sandbox) -> None:
    frozen = sandbox.post("clock", {"freeze": True})
    assert frozen["frozen"]
    assert sandbox.now() == frozen["now"]
    later = sandbox.post("clock", {"advance": 90.5})
    gone = datetime.fromisoformat(later["now"]) - datetime.fromisoformat(frozen["now"])
    assert gone == timedelta(seconds=90.5)
    assert later["version"] == frozen["version"] + 1
    running = sandbox.post("clock", {"freeze": False})
    assert running["offset"] == pytest.approx(90.5, abs=5)
    assert sandbox.post("clock", {"set": "2031-05-06T07:08:09+00:00"})["now"].startswith(
        "2031-05-06T07:08:09"
    )


def test_whoever_watches_the_clock_hears_of_a_change_at_once(sandbox: Sandbox) -> None:
    version = sandbox.get("clock", {})["version"]
    assert sandbox.get("clock", {"after": version - 1, "wait": 30})["version"] == version
    other = Sandbox(sandbox.url)
    timer = threading.Timer(0.1, other.advance, [60])
    timer.start()
    heard = sandbox.get("clock", {"after": version, "wait": 30})
    timer.join()
    other.close()
    assert heard["version"] == version + 1


def test_whoever_waits_for_events_hears_of_any_change(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    last = sandbox.get("events", {})["last"]
    assert sandbox.get("events", {"after": last, "wait": 0.05})["last"] == last
    ann.writes("news")
    assert sandbox.get("events", {"after": last, "wait": 30})["last"] > last
