"""Failures on demand, as the real client meets them."""

import asyncio
import time

import httpx
import pytest
import telegram
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.channels.telegram.sandbox.driving import as_bot, result
from tests.fakes.sandbox import Bot, Refused, Sandbox, User


@pytest.mark.parametrize(
    ("effect", "error", "words"),
    [
        ({"error": 429, "retry_after": 7}, RetryAfter, "Flood control exceeded"),
        ({"error": 403, "description": "Forbidden: user is deactivated"}, Forbidden, "deactivated"),
        ({"error": 400, "description": "Bad Request: TOPIC_DELETED"}, BadRequest, "Topic_deleted"),
        ({"error": 500}, NetworkError, "Internal Server Error"),
        ({"error": 502}, NetworkError, "Bad Gateway"),
    ],
)
def test_an_error_is_answered_so_often_as_asked_and_has_no_effect(
    sandbox: Sandbox, bot: Bot, ann: User, effect: dict[str, object], error: type[TelegramError], words: str
) -> None:
    sandbox.fault("sendMessage", effect, times=2)

    async def story(client: telegram.Bot) -> None:
        for _ in range(2):
            with pytest.raises(error, match=words):
                await client.send_message(ann.id, "x")
        await client.send_message(ann.id, "through")

    as_bot(sandbox, bot, story)
    assert [message["text"] for message in ann.received()] == ["through"]


@pytest.mark.parametrize(("when", "arrived"), [("before", []), ("after", ["x"])])
def test_a_cut_line_leaves_the_bot_unsure(
    sandbox: Sandbox, bot: Bot, ann: User, when: str, arrived: list[str]
) -> None:
    sandbox.fault("sendMessage", {"cut": when})

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(NetworkError) as failed:
            await client.send_message(ann.id, "x")
        assert isinstance(failed.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
        assert await client.get_me()

    as_bot(sandbox, bot, story)
    assert [message["text"] for message in ann.received()] == arrived


@pytest.mark.parametrize(("effect", "arrived"), [({"slow": 5}, ["x"]), ({"hang": 5}, [])])
def test_a_bot_that_gives_up_waiting_cannot_know(
    sandbox: Sandbox, bot: Bot, ann: User, effect: dict[str, object], arrived: list[str]
) -> None:
    sandbox.fault("sendMessage", effect)

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(TimedOut):
            await client.send_message(ann.id, "x", read_timeout=0.2)

    as_bot(sandbox, bot, story)
    assert [message["text"] for message in ann.received()] == arrived


def test_a_fault_waits_for_the_words_it_was_set_for(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sandbox.fault("*", {"error": 500}, contains="needle")
    result(sandbox, bot, "sendMessage", chat_id=ann.id, text="hay")

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(NetworkError):
            await client.send_message(ann.id, "a needle in it")

    as_bot(sandbox, bot, story)
    assert sandbox.get("faults", {}) == []


def test_faults_are_shown_and_taken_back(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.fault("getMe", {"error": 500}, times=3)
    (shown,) = sandbox.get("faults", {})
    assert (shown["method"], shown["times"]) == ("getMe", 3)
    sandbox.clear_faults()
    assert result(sandbox, bot, "getMe")["id"] == bot.id
    for wrong in (
        {},
        {"explode": True},
        {"cut": "sometimes"},
        {"error": 200},
        {"error": 429, "wait": 3},
        {"slow": "long"},
        {"hang": -1},
    ):
        with pytest.raises(Refused):
            sandbox.fault("getMe", wrong)
    with pytest.raises(Refused, match="1 or more"):
        sandbox.fault("getMe", {"error": 500}, times=0)


def test_a_download_fails_on_demand(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = ann.sends("document", b"content", name="a.txt")
    path = result(sandbox, bot, "getFile", file_id=sent["document"]["file_id"])["file_path"]
    sandbox.fault("download", {"error": 500})
    sandbox.fault("download", {"cut": "before"}, contains="documents/")
    assert sandbox.download(bot.token, path).status_code == 500
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        sandbox.download(bot.token, path)
    assert sandbox.download(bot.token, path).content == b"content"


def test_calls_are_listed_with_what_became_of_them(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    since = sandbox.last_call()
    result(sandbox, bot, "sendMessage", chat_id=ann.id, text="x")
    sandbox.fault("sendMessage", {"error": 403})

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(Forbidden):
            await client.send_message(ann.id, "y")
        await client.get_updates()

    as_bot(sandbox, bot, story)
    good, bad = sandbox.calls("sendMessage", since=since)
    assert (good["ok"], good["params"]["text"], good["bot"]) == (True, "x", bot.id)
    assert (bad["ok"], bad["error_code"], bad["description"]) == (False, 403, "Forbidden")
    assert sandbox.calls("getUpdates", since=since) == []
    assert len(sandbox.calls("getUpdates", since=since, all=True)) == 1


def test_a_slow_call_does_not_hold_up_others(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sandbox.fault("sendMessage", {"slow": 1.5}, contains="slow")

    async def story(client: telegram.Bot) -> None:
        slow = asyncio.create_task(client.send_message(ann.id, "slow", read_timeout=20))
        started = time.monotonic()
        while not ann.received():
            await asyncio.sleep(0.01)
        await client.send_message(ann.id, "quick")
        assert time.monotonic() - started < 1.2
        assert not slow.done()
        await slow

    as_bot(sandbox, bot, story)
