"""Tries in a group what the desk will do there, and takes it back."""

from collections.abc import Callable
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

from routing.setup import Finding

NAME = "Firstline ✓"
MOST_OFF = 5.0
"""Seconds that the clocks may differ; Telegram tells whole seconds, and a message takes its time."""


async def rehearse(bot: Bot, group: int, is_forum: bool, now: Callable[[], datetime]) -> list[Finding]:
    """What went wrong with a topic, a message in it (or in the group, without topics), and its deletion."""
    thread = None
    if is_forum:
        try:
            thread = (await bot.create_forum_topic(group, NAME)).message_thread_id
        except TelegramError as error:
            return [Finding("topic-not-made", (("why", str(error)),))]
    found = []
    message = None
    try:
        message = await bot.send_message(group, NAME, message_thread_id=thread, disable_notification=True)
        found += clock_trouble(message.date, now())
    except TelegramError as error:
        found.append(Finding("not-written", (("why", str(error)),)))
    try:
        if thread is not None:
            await bot.delete_forum_topic(group, thread)
        elif message is not None:
            await bot.delete_message(group, message.message_id)
    except TelegramError as error:
        found.append(Finding("topic-not-deleted", (("why", str(error)), ("name", NAME))))
    return found


def clock_trouble(theirs: datetime, ours: datetime) -> list[Finding]:
    """``theirs``: when Telegram says the message was sent; ``ours``: when its answer was here."""
    off = (ours - theirs).total_seconds()
    return [Finding("clock", (("count", int(abs(off))),))] if abs(off) > MOST_OFF else []
