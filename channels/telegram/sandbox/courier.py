"""Brings updates to webhooks, as long as it takes.

Within a chat, and for the button presses of one person, an update is brought when the one before it has been
taken. What is not taken is brought again at once, then after 2, 4, 8, ... seconds, up to 60 to 120, on the
sandbox's clock. Only places on this machine are reached; for others see ``POST /sandbox/hosts``.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import urlsplit

import httpx

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.methods.updating import as_json
from channels.telegram.sandbox.methods.webhooks import LOOPBACK
from channels.telegram.sandbox.reading import params_of
from channels.telegram.sandbox.records import Bot, Json, Update
from channels.telegram.sandbox.updates import pending
from channels.telegram.sandbox.world import World

LONGEST_DELAY = 60
"""Seconds, at least; every delay beyond is drawn from it to twice as much."""
LONGEST_RETRY_AFTER = 3600
GONE_FOR = 23 * 3600
"""Seconds of nothing but "410 Gone" after which the webhook is deleted."""
TIMEOUT = httpx.Timeout(60, connect=10)
NOT_IN_ANSWERS = ("deletewebhook", "setwebhook", "close", "logout")
IDLE = 3600.0
ELSEWHERE = "Failed to resolve host: the sandbox reaches places on its own machine only"

Perform = Callable[[Bot, str, Json], Awaitable[None]]
"""Carries out a method that a webhook's answer asks for."""


class _NotTaken(Exception):
    def __init__(self, words: str, retry_after: int = 0, *, gone: bool = False) -> None:
        super().__init__(words)
        self.retry_after = retry_after
        self.gone = gone


class Courier:
    """Watches the queues of all bots that have a webhook."""

    def __init__(self, world: World, perform: Perform) -> None:
        self._world = world
        self._perform = perform
        self._under_way: dict[tuple[int, str], asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Brings updates until cancelled."""
        async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as http:
            try:
                while True:
                    wait = min((self._send_due(http, bot) for bot in self._world.bots), default=IDLE)
                    await self._world.changed.wait(wait)
            finally:
                for task in self._under_way.values():
                    task.cancel()
                await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def _send_due(self, http: httpx.AsyncClient, bot: Bot) -> float:
        """Sets off what is due; the seconds until something else is."""
        if not bot.webhook:
            return IDLE
        now, soonest = self._world.clock.now(), IDLE
        free = bot.webhook["max_connections"] - sum(1 for owner, _ in self._under_way if owner == bot.id)
        seen: set[str] = set()
        for update in pending(self._world, bot.id):
            lane = _lane(update)
            if lane in seen:
                continue
            seen.add(lane)
            if free <= 0 or (bot.id, lane) in self._under_way:
                continue
            if update.due > now:
                soonest = min(soonest, update.due - now)
                continue
            free -= 1
            task = asyncio.create_task(self._bring(http, bot, update))
            self._under_way[bot.id, lane] = task
            task.add_done_callback(partial(self._done, (bot.id, lane)))
        # Frozen time does not come nearer by waiting; moving it wakes everybody.
        return IDLE if self._world.clock.frozen_at is not None else max(soonest, 0.01)

    def _done(self, key: tuple[int, str], _task: asyncio.Task[None]) -> None:
        self._under_way.pop(key, None)
        self._world.changed.wake()

    async def _bring(self, http: httpx.AsyncClient, bot: Bot, update: Update) -> None:
        webhook = bot.webhook or {}
        try:
            answer = await self._post(http, webhook, update)
        except _NotTaken as trouble:
            if self._still(bot, webhook, update):
                self._put_off(bot, webhook, update, trouble)
                self._world.commit()
            return
        if self._still(bot, webhook, update):
            webhook.pop("gone_since", None)
            self._world.updates.remove(update)
            self._world.commit()
        await self._obey(bot, answer)

    def _still(self, bot: Bot, webhook: Json, update: Update) -> bool:
        # Meanwhile another webhook may have been set, the queue dropped, or everything forgotten.
        world = self._world
        waits = world.updates.get((bot.id, update.id)) is update
        return waits and world.bots.get(bot.id) is bot and bot.webhook is webhook

    async def _post(self, http: httpx.AsyncClient, webhook: Json, update: Update) -> httpx.Response:
        headers = {"content-type": "application/json"}
        if webhook["secret_token"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        body = json.dumps(as_json(update), ensure_ascii=False).encode()
        try:
            answer = await http.post(self._place(webhook["url"]), content=body, headers=headers)
        except httpx.ConnectError:
            raise _NotTaken("Connection refused") from None
        except httpx.TimeoutException:
            raise _NotTaken("Read timeout expired") from None
        except (httpx.TransportError, httpx.InvalidURL):
            raise _NotTaken("Connection closed") from None
        if not answer.is_success:
            words = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            after = answer.headers.get("retry-after", "")
            seconds = min(int(after), LONGEST_RETRY_AFTER) if after.isdecimal() else 0
            raise _NotTaken(words, seconds, gone=answer.status_code == 410)
        return answer

    def _place(self, url: str) -> str:
        parts = urlsplit(url)
        base = self._world.setting("hosts", {}).get(parts.hostname)
        if base:
            return f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        if parts.hostname not in LOOPBACK:
            raise _NotTaken(ELSEWHERE)
        return url

    def _put_off(self, bot: Bot, webhook: Json, update: Update, trouble: _NotTaken) -> None:
        now = self._world.clock.now()
        webhook.update(last_error_date=int(now), last_error_message=str(trouble))
        if trouble.gone and now - webhook.setdefault("gone_since", now) > GONE_FOR:
            bot.webhook = None
        elif not trouble.gone:
            webhook.pop("gone_since", None)
        self._world.bots.put(bot)
        wait = trouble.retry_after
        if not wait and update.failed:
            wait = min(random.randint(LONGEST_DELAY, 2 * LONGEST_DELAY), 2**update.failed)
        update.failed += 1
        update.due = now + wait
        if update.due > update.expires:
            self._world.updates.remove(update)
        else:
            self._world.updates.put(update)

    async def _obey(self, bot: Bot, answer: httpx.Response) -> None:
        try:
            params = params_of(answer.content, answer.headers.get("content-type", ""))
        except ApiError:
            return
        method = str(params.pop("method", "")).lower()
        if method and method not in NOT_IN_ANSWERS and not method.startswith("get"):
            await self._perform(bot, method, params)


def _lane(update: Update) -> str:
    if update.kind == "callback_query":
        return f"presses of {update.body['from']['id']}"
    chat = update.body.get("chat")
    return f"chat {chat['id']}" if isinstance(chat, dict) else f"update {update.id}"
