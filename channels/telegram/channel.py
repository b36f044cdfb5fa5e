"""One bot: it fetches for customers and the desk alike, and carries out what goes to Telegram."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta

from telegram.error import InvalidToken, TelegramError

from channels.base import Accept, Deferred, Outcome
from channels.effects import Effect
from channels.telegram.inbound import read_update
from channels.telegram.outbound import carry_out, open_bot
from channels.telegram.polling import PollingStopped, poll
from channels.telegram.survey import look_at
from routing.model import Arrival, Inbound

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0


class TelegramChannel:
    """Needs no connection to be built; until there is one, what is to be sent waits."""

    def __init__(self, token: str, api_base: str, file_base: str) -> None:
        self._bot = open_bot(token, api_base, file_base)
        self._bot_id = int(token.partition(":")[0])
        self._connected = False

    async def receive(
        self,
        accept: Accept,
        now: Callable[[], datetime],
        pause: Callable[[timedelta], Awaitable[None]],
        desk: int,
        agents: Mapping[int, str],
    ) -> None:
        """Connects and fetches until cancelled. Raises PollingStopped when somebody has to mend it.

        What keeps the bot from working in the ``desk`` group, or ``agents`` (names by id) from answering
        there, is written to the log once: a wrong number or a missing right is the usual trouble of a set-up.
        """
        await self._connect(pause)
        looking = asyncio.create_task(self._look(desk, agents), name="look at the desk")
        try:
            await poll(self._bot, self._bot_id, accept, now, pause)
        finally:
            looking.cancel()
            await asyncio.wait([looking])

    async def _look(self, desk: int, agents: Mapping[int, str]) -> None:
        for trouble in (await look_at(self._bot, desk, {}, agents)).trouble:
            log.warning("desk_trouble group=%d %s", desk, trouble)

    async def carry_out(self, effect: Effect) -> Outcome:
        """One attempt at one effect."""
        if not self._connected:
            return Deferred("not connected to Telegram yet", timedelta(seconds=1))
        return await carry_out(self._bot, effect)

    def read(self, arrival: Arrival, desks: Collection[int]) -> Inbound:
        """What an update means."""
        return read_update(arrival, self._bot_id, desks)

    async def close(self) -> None:
        """Closes the connections."""
        if self._connected:
            await self._bot.shutdown()

    async def _connect(self, pause: Callable[[timedelta], Awaitable[None]]) -> None:
        failures = 0
        while not self._connected:
            try:
                await self._bot.initialize()
                self._connected = True
            except InvalidToken:
                raise PollingStopped(
                    "Telegram refuses the token (channels.telegram.token). Copy it anew from @BotFather."
                ) from None
            except TelegramError as error:
                failures += 1
                if failures == 1:
                    log.warning("telegram_unreachable cause=%s", type(error).__name__)
                await pause(timedelta(seconds=min(2.0 ** (failures - 1), LONGEST_PAUSE)))
