"""One bot: it takes in for customers and the desk alike, and carries out what goes to Telegram."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram.error import InvalidToken, TelegramError

from channels.base import Accept, Deferred, Memory, Outcome
from channels.blobs import BlobStore
from channels.effects import Effect
from channels.telegram.arriving import REFUSED, ReceivingStopped, pause_after
from channels.telegram.group_survey import look_at
from channels.telegram.inbound import read_update
from channels.telegram.menus import Menu, show_menus
from channels.telegram.outbound import Caller, open_bot
from channels.telegram.polling import poll
from channels.telegram.rehearsal import rehearse
from channels.telegram.survey import webhook_trouble
from channels.telegram.webhook import Webhook, secret_of
from channels.telegram.webhook_care import drop_own_webhook, keep_webhook
from routing.model import Arrival, Inbound
from routing.setup import Finding

if TYPE_CHECKING:
    from channels.telegram.webhook_door import WebhookDoor

log = logging.getLogger(__name__)

WEBHOOK = "telegram webhook"
BOT_NAME = "telegram bot"
"""Under this name the channel keeps the bot's @name, which links to it need."""
"""The name under which the place is remembered that Telegram was told to bring updates to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What receiving needs of the program."""

    accept: Accept
    now: Callable[[], datetime]
    pause: Callable[[timedelta], Awaitable[None]]
    memory: Memory
    trouble: Callable[[int, Finding], None]
    """Told what is wrong with a group."""
    window: timedelta | None = None
    """How long a customer's next words still belong to the last ones."""


class TelegramChannel:
    """Needs no connection to be built; until there is one, what is to be sent waits."""

    def __init__(
        self, token: str, api_base: str, file_base: str, blobs: BlobStore, webhook: Webhook | None = None
    ) -> None:
        """``webhook``: None where updates are fetched."""
        self._bot = open_bot(token, api_base, file_base)
        self._caller = Caller(self._bot, blobs)
        self._bot_id = int(token.partition(":")[0])
        self._secret = secret_of(token)
        self._webhook = webhook
        self._door: WebhookDoor | None = None
        self._connected = False
        self._telling = asyncio.Lock()

    async def open(self, line: Line) -> None:
        """Listens where updates are brought; nothing to do where they are fetched. Raises OSError."""
        if self._webhook is not None:
            # The web server is loaded only where it is needed: it is a good part of the start.
            from channels.telegram.webhook_door import WebhookDoor

            door = WebhookDoor(line.accept, self._bot_id, self._secret, line.now, line.window)
            await door.start(self._webhook.host, self._webhook.port)
            self._door = door

    async def stop_receiving(self) -> None:
        """Nothing more is brought; fetching ends by being cancelled."""
        if self._door is not None:
            await self._door.stop()

    async def receive(
        self, line: Line, desks: Sequence[tuple[int, Mapping[int, str]]], menus: Sequence[Menu] = ()
    ) -> None:
        """Connects and receives until cancelled. Raises ReceivingStopped when somebody has to mend it.

        ``desks``: the agents' groups, each with its agents (names by id). What keeps the bot from working
        there, or the agents from answering, is written to the log once: a wrong number or a missing right is
        the usual trouble of a set-up.
        """
        await self._until_done(line, self._bot.initialize)
        self._connected = True
        if await line.memory.recall(BOT_NAME) != self._bot.username:
            await line.memory.keep(BOT_NAME, self._bot.username)
        looking = asyncio.create_task(self._set_up(line, desks, menus), name="set up the bot")
        try:
            if self._webhook is None:
                await self._fetch(line)
            else:
                # Remembered first: a webhook nobody remembers would stop the fetching later.
                await line.memory.keep(WEBHOOK, self._webhook.url)
                await keep_webhook(self._bot, self._webhook.url, self._secret, line.pause)
        finally:
            looking.cancel()
            await asyncio.wait([looking])

    async def _fetch(self, line: Line) -> None:
        own = await line.memory.recall(WEBHOOK)
        if own:
            await self._until_done(line, lambda: drop_own_webhook(self._bot, own))
            await line.memory.keep(WEBHOOK, "")
        await poll(self._bot, self._bot_id, line.accept, line.now, line.pause, line.window)

    async def _set_up(
        self, line: Line, desks: Sequence[tuple[int, Mapping[int, str]]], menus: Sequence[Menu]
    ) -> None:
        await self.show(menus, line.memory)
        for desk, agents in desks:
            for trouble in (await look_at(self._bot, desk, {}, agents)).trouble:
                line.trouble(desk, trouble)

    async def show(self, menus: Sequence[Menu], memory: Memory) -> None:
        """Sees to it that Telegram offers just these menus; what goes wrong is written to the log."""
        async with self._telling:
            try:
                await show_menus(self._bot, menus, memory)
            except TelegramError as error:
                log.warning("menus_not_shown cause=%s", type(error).__name__)

    async def examine(
        self, desks: Sequence[tuple[int, Mapping[int, str]]], now: Callable[[], datetime]
    ) -> Sequence[Finding]:
        """What is wrong with the way in and with the groups (their agents' names by id), tried out."""
        found = list(await webhook_trouble(self._bot, self._webhook))
        for group, agents in desks:
            looked = await look_at(self._bot, group, {}, agents)
            found += looked.trouble
            if looked.seen:
                found += await rehearse(self._bot, group, looked.is_forum, now)
        return found

    async def carry_out(self, effect: Effect) -> Outcome:
        """One attempt at one effect."""
        if not self._connected:
            return Deferred("not connected to Telegram yet", timedelta(seconds=1))
        return await self._caller.carry_out(effect)

    async def fetch(self, file: str) -> bytes | Outcome:
        """A file somebody sent in a chat, by its id."""
        if not self._connected:
            return Deferred("not connected to Telegram yet", timedelta(seconds=1))
        return await self._caller.fetch(file)

    def read(self, arrival: Arrival, desks: Collection[int]) -> Inbound:
        """What an update means."""
        return read_update(arrival, self._bot_id, desks)

    async def close(self) -> None:
        """Closes the connections."""
        if self._connected:
            await self._bot.shutdown()

    async def _until_done(self, line: Line, call: Callable[[], Awaitable[object]]) -> None:
        failures = 0
        while True:
            try:
                await call()
            except InvalidToken:
                raise ReceivingStopped(REFUSED) from None
            except TelegramError as error:
                failures += 1
                if failures == 1:
                    log.warning("telegram_unreachable cause=%s", type(error).__name__)
                await line.pause(pause_after(error, failures))
            else:
                return
