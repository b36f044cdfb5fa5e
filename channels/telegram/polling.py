"""Fetches updates; Telegram is told to forget them only after they are committed here.

python-telegram-bot's own Updater confirms a batch as soon as it is in a queue in memory: a kill loses it
(measured). Updates are kept as raw JSON, so that one of a shape the library cannot parse blocks nothing.
"""

import asyncio
import json
import logging
import warnings
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from channels.base import Accept, NotStored
from routing.model import Arrival

log = logging.getLogger(__name__)

WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
POLL_SECONDS = 50
LONGEST_PAUSE = 60.0


class PollingStopped(Exception):
    """Updates cannot be fetched until somebody puts it right; says what."""


async def poll(
    bot: Bot,
    bot_id: int,
    accept: Accept,
    now: Callable[[], datetime],
    pause: Callable[[timedelta], Awaitable[None]],
) -> None:
    """Fetches updates until cancelled. Raises PollingStopped when another program uses the token, when a
    webhook is set, or when the token is refused."""
    # The library warns that a method of its own exists; that one would parse, and choke on unknown shapes.
    warnings.filterwarnings("ignore", category=PTBUserWarning, message="Please use 'Bot.getUpdates'")
    offset, failures = 0, 0
    while True:
        try:
            updates = await _fetch(bot, offset)
            for_all = [_arrival(bot_id, update, now()) for update in updates]
            await asyncio.gather(*(accept(arrival) for arrival in for_all))
        except (Conflict, InvalidToken) as error:
            raise PollingStopped(_advice(error)) from None
        except (TelegramError, NotStored) as error:
            failures += 1
            if failures == 1 and isinstance(error, NotStored):
                log.error("updates_not_kept cause=%s", "disk full" if error.full else "database")
            elif failures == 1:
                log.warning("telegram_unreachable cause=%s", type(error).__name__)
            await pause(_pause(error, failures))
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


def _arrival(bot_id: int, update: Mapping[str, Any], received_at: datetime) -> Arrival:
    return Arrival(
        channel="telegram",
        source_id=f"{bot_id}:{update['update_id']}",
        # Half a character, which JSON can hold and UTF-8 cannot, must not stop the fetching of all others.
        raw=json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"),
        received_at=received_at,
        lane=_lane(update),
    )


def _lane(update: Mapping[str, Any]) -> str:
    """The chat, and within a group the topic: there the order of messages must be kept."""
    for body in update.values():
        if not isinstance(body, Mapping):
            continue
        message = body.get("message", body) if "data" in body else body
        chat = message.get("chat") if isinstance(message, Mapping) else None
        if isinstance(chat, Mapping) and isinstance(message, Mapping):
            return f"telegram:{chat.get('id')}:{message.get('message_thread_id', '')}"
    return "telegram"


def _pause(error: Exception, failures: int) -> timedelta:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return (wait if isinstance(wait, timedelta) else timedelta(seconds=wait)) + timedelta(seconds=1)
    return timedelta(seconds=min(2.0 ** (failures - 1), LONGEST_PAUSE))


def _advice(error: TelegramError) -> str:
    if isinstance(error, InvalidToken):
        return "Telegram refuses the token (channels.telegram.token). Copy it anew from @BotFather."
    if "webhook" in str(error).lower():
        return "A webhook is set for this bot. Delete it (Bot API method deleteWebhook), then start again."
    return (
        "Another program fetches the updates of this bot, perhaps a second Firstline. "
        "Stop it, or give it a token of its own."
    )
