"""Fetches updates; Telegram is told to forget them only after they are committed here.

python-telegram-bot's own Updater confirms a batch as soon as it is in a queue in memory: a kill loses it
(measured). Updates are kept as raw JSON, so that one of a shape the library cannot parse blocks nothing.
"""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.warnings import PTBUserWarning

from channels.base import Accept, NotStored
from channels.telegram.arriving import REFUSED, WANTED, ReceivingStopped, arrival_of, pause_after

log = logging.getLogger(__name__)

POLL_SECONDS = 50


async def poll(
    bot: Bot,
    bot_id: int,
    accept: Accept,
    now: Callable[[], datetime],
    pause: Callable[[timedelta], Awaitable[None]],
    window: timedelta | None,
) -> None:
    """Fetches updates until cancelled. Raises ReceivingStopped when another program uses the token, when a
    webhook is set, or when the token is refused."""
    # The library warns that a method of its own exists; that one would parse, and choke on unknown shapes.
    warnings.filterwarnings("ignore", category=PTBUserWarning, message="Please use 'Bot.getUpdates'")
    offset, failures = 0, 0
    while True:
        try:
            updates = await _fetch(bot, offset)
            for_all = [arrival_of(bot_id, update, now(), window) for update in updates]
            await asyncio.gather(*(accept(arrival) for arrival in for_all))
        except (Conflict, InvalidToken) as error:
            raise ReceivingStopped(_advice(error)) from None
        except (TelegramError, NotStored) as error:
            failures += 1
            if failures == 1 and isinstance(error, NotStored):
                log.error("updates_not_kept cause=%s", "disk full" if error.full else "database")
            elif failures == 1:
                log.warning("telegram_unreachable cause=%s", type(error).__name__)
            await pause(pause_after(error, failures))
            continue
        if failures:
            log.info("updates_arrive_again after=%d", failures)
            failures = 0
        if updates:
            offset = max(int(update["update_id"]) for update in updates) + 1


async def _fetch(bot: Bot, offset: int) -> list[dict[str, Any]]:
    found = await bot.do_api_request(
        "getUpdates",
        api_kwargs={"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": WANTED},
        read_timeout=POLL_SECONDS + 10,
    )
    return found if isinstance(found, list) else []


def _advice(error: TelegramError) -> str:
    if isinstance(error, InvalidToken):
        return REFUSED
    if "webhook" in str(error).lower():
        return "A webhook is set for this bot. Delete it (Bot API method deleteWebhook), then start again."
    return (
        "Another program fetches the updates of this bot, perhaps a second Firstline. "
        "Stop it, or give it a token of its own."
    )
