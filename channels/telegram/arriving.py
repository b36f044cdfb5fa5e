"""What polling and the webhook share: which updates are wanted, and an update as an arrival."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from telegram.error import RetryAfter

from routing.gathering import ALBUM
from routing.model import Arrival

WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
REFUSED = "Telegram refuses the token (channels.telegram.token). Copy it anew from @BotFather."
LONGEST_PAUSE = 60.0


class ReceivingStopped(Exception):
    """Updates cannot be had until somebody puts it right; says what."""


def arrival_of(
    bot_id: int, update: Mapping[str, Any], received_at: datetime, window: timedelta | None
) -> Arrival:
    """The update as it came. ``window``: how long a customer's next words still belong to these.

    Raises KeyError for something without ``update_id``.
    """
    return Arrival(
        channel="telegram",
        source_id=f"{bot_id}:{update['update_id']}",
        # Half a character, which JSON can hold and UTF-8 cannot, must not stop the fetching of all others.
        raw=json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"),
        received_at=received_at,
        lane=_lane(update),
        window=_window(update, window) or None,
    )


def _window(update: Mapping[str, Any], window: timedelta | None) -> timedelta | None:
    """People write one thing in several messages, and correct them at once; an album comes as one message for
    each picture."""
    message = update.get("message", update.get("edited_message"))
    if not isinstance(message, Mapping) or not isinstance(message.get("chat"), Mapping):
        return None
    if message.get("media_group_id") and "message" in update:
        return max(window or ALBUM, ALBUM)
    may_go_on = message["chat"].get("type") == "private" and not str(message.get("text", "")).startswith("/")
    return window if may_go_on else None


def _lane(update: Mapping[str, Any]) -> str:
    """The chat, and within a group the topic: there the order of messages must be kept."""
    for body in update.values():
        if not isinstance(body, Mapping):
            continue
        message = body.get("message", body) if "data" in body else body
        chat = message.get("chat") if isinstance(message, Mapping) else None
        if isinstance(chat, Mapping) and isinstance(message, Mapping):
            private = chat.get("type") == "private"
            return lane_of(chat.get("id"), "" if private else message.get("message_thread_id", ""))
    return "telegram"


def lane_of(chat: int | None, thread: int | str = "") -> str:
    """``thread``: "" outside of topics."""
    return f"telegram:{chat}:{thread}"


def pause_after(error: Exception, failures: int) -> timedelta:
    """How long to wait after so many failures in a row, the last of them ``error``."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return (wait if isinstance(wait, timedelta) else timedelta(seconds=wait)) + timedelta(seconds=1)
    return timedelta(seconds=min(2.0 ** (failures - 1), LONGEST_PAUSE))
