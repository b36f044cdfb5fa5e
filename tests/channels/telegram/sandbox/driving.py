"""Driving the sandbox with the real client, every answer checked against the specification."""

import asyncio
import itertools
import json
import os
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import telegram
from telegram.request import HTTPXRequest, RequestData

from channels.telegram.sandbox.rules import RULES
from tests.fakes.sandbox import Bot, Json, Sandbox

T = TypeVar("T")
LOW_OFFSETS = itertools.count(1)
"""Offsets that confirm nothing, each another."""


class CheckingRequest(HTTPXRequest):
    """The client's own transport; a result that the specification does not allow fails the test."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        status, body = await super().do_request(url, method, request_data, *args, **kwargs)
        if status == 200 and "/file/" not in url:
            check_result(url.rpartition("/")[2], json.loads(body)["result"])
        return status, body


def check_result(method: str, result: object) -> None:
    """Raises where the result is not what the specification says the method returns."""
    names = RULES.returns[RULES.methods[method.lower()].name]
    if isinstance(result, bool):
        assert "Boolean" in names
        return
    name = next(name for name in names if name != "Boolean")
    assert RULES.type_check(name)(result, method) == result


def as_bot(sandbox: Sandbox, bot: Bot, story: Callable[[telegram.Bot], Awaitable[T]]) -> T:
    """Runs a story told by the real client, and returns what it returns."""

    async def told() -> T:
        client = telegram.Bot(
            bot.token,
            base_url=sandbox.base_url,
            base_file_url=sandbox.base_file_url,
            request=CheckingRequest(connection_pool_size=8),
            get_updates_request=CheckingRequest(),
        )
        async with client:
            return await story(client)

    return asyncio.run(told())


def call(sandbox: Sandbox, bot: Bot, method: str, **params: object) -> Json:
    """One call with a JSON body; answers with the whole envelope."""
    if method == "getUpdates":
        # Who asks for the same offset twice in a moment waits for three seconds, and gets one update.
        params = {"offset": next(LOW_OFFSETS), **params}
    response = sandbox.call(bot, method, params)
    answer: Json = response.json()
    assert response.status_code == answer.get("error_code", 200)
    if answer["ok"]:
        check_result(method, answer["result"])
    return answer


def refusal(sandbox: Sandbox, bot: Bot, method: str, **params: object) -> str:
    """The words in which a call is refused."""
    answer = call(sandbox, bot, method, **params)
    assert not answer["ok"], f"{method} was not refused: {answer}"
    return str(answer["description"])


def result(sandbox: Sandbox, bot: Bot, method: str, **params: object) -> Any:
    """The result of a call that is not refused."""
    answer = call(sandbox, bot, method, **params)
    assert answer["ok"], answer
    return answer["result"]


def new_updates(sandbox: Sandbox, bot: Bot, **params: object) -> list[Json]:
    """The waiting updates, which are confirmed by this."""
    everything = [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
    ]
    found = result(sandbox, bot, "getUpdates", **{"allowed_updates": everything, **params})
    if found:
        result(sandbox, bot, "getUpdates", offset=found[-1]["update_id"] + 1)
    return list(found)


def random_bytes(size: int) -> bytes:
    """Bytes of every value."""
    return os.urandom(size)
