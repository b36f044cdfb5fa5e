"""Tells Telegram where to bring updates, and looks whether it does."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from channels.telegram.arriving import REFUSED, WANTED, ReceivingStopped, pause_after

log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(minutes=5)


async def keep_webhook(
    bot: Bot, url: str, secret: str, pause: Callable[[timedelta], Awaitable[None]]
) -> None:
    """Tells Telegram where to bring updates, and looks until cancelled whether it does.

    Raises ReceivingStopped when Telegram refuses the place or the token.
    """
    failures, last_error, begun = 0, None, False
    while True:
        try:
            seen = await bot.get_webhook_info()
            if not begun or seen.url != url or set(seen.allowed_updates or ()) != set(WANTED):
                await bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED)
            if begun and seen.url != url:
                log.warning("webhook_was_changed by=another program")
            if begun and seen.last_error_date not in (None, last_error):
                waiting, trouble = seen.pending_update_count, seen.last_error_message
                log.warning("webhook_trouble waiting=%d last=%s", waiting, trouble)
            failures, last_error, begun = 0, seen.last_error_date, True
            await pause(LOOK_EVERY)
        except InvalidToken:
            raise ReceivingStopped(REFUSED) from None
        except BadRequest as error:
            where = f"{url} (channels.telegram.webhook.url)"
            raise ReceivingStopped(f"Telegram refuses the webhook {where}: {error}.") from None
        except TelegramError as error:
            failures += 1
            if failures == 1:
                log.warning("telegram_unreachable cause=%s", type(error).__name__)
            await pause(pause_after(error, failures))


async def drop_own_webhook(bot: Bot, url: str) -> None:
    """Back to polling: deletes the webhook if it is still the one we set; what waits there stays waiting.

    Raises TelegramError.
    """
    if url and (await bot.get_webhook_info()).url == url:
        await bot.delete_webhook()
        log.info("webhook_deleted")
