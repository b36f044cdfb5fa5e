"""Telegram's limits on sending, on the sandbox clock; off until a test switches them on."""

import math

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.records import Bot, Chat
from channels.telegram.sandbox.world import World

SPARED = ("sendchataction", "sendmessagedraft")
PACED = ("send", "copy", "forward", "editmessage", "createforumtopic")
"""Sends, edits and new topics share one budget."""
PER_CHAT = (1, 1.0)
PER_GROUP = (20, 60.0)
IN_ALL = (30, 1.0)
"""(how many, in how many seconds)"""


def is_paced(method: str) -> bool:
    """Whether the method, in small letters, counts."""
    return method.startswith(PACED) and method not in SPARED


def pace(world: World, bot: Bot, chat: Chat | None) -> None:
    """Counts a call. Raises ApiError 429 with the seconds to wait, in which case it does not count."""
    if chat is None or not world.setting("pacing", False):
        return
    now = world.clock.now()
    limits = [(f"{bot.id}", IN_ALL), (f"{bot.id} second {chat.key}", PER_CHAT)]
    if chat.type != "private":
        limits.append((f"{bot.id} minute {chat.key}", PER_GROUP))
    wait = max(_wait(world, name, limit, now) for name, limit in limits)
    if wait > 0:
        seconds = math.ceil(wait)
        raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
    for name, _ in limits:
        world.recent_sends.setdefault(name, []).append(now)


def _wait(world: World, name: str, limit: tuple[int, float], now: float) -> float:
    most, span = limit
    recent = [moment for moment in world.recent_sends.get(name, []) if now - moment < span]
    world.recent_sends[name] = recent
    return recent[-most] + span - now if len(recent) >= most else 0.0
