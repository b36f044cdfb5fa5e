"""Telegram's limits on sending, on the sandbox clock; off until a test switches them on."""

import math

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.records import Bot, Budget, Chat, Json
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


def weight(params: Json) -> int:
    """How many messages a call makes: an album counts as many as it has items."""
    several = params.get("media") or params.get("message_ids")
    return len(several) if isinstance(several, list) else 1


def pace(world: World, bot: Bot, chat: Chat | None, messages: int = 1) -> None:
    """Counts a call. Raises ApiError 429 with the seconds to wait, in which case it does not count.

    What is left of a limit need not be enough for all of an album; what it is over counts later.
    """
    if chat is None or not world.setting("pacing", False):
        return
    now = world.clock.now()
    limits = [(f"{bot.id}", IN_ALL, messages), (f"{bot.id} second {chat.key}", PER_CHAT, 1)]
    if chat.type != "private":
        limits.append((f"{bot.id} minute {chat.key}", PER_GROUP, messages))
    budgets = [(_budget(world, name, limit, now), limit, count) for name, limit, count in limits]
    wait = max(_wait(budget, limit, now) for budget, limit, _ in budgets)
    if wait > 0:
        seconds = math.ceil(wait)
        raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
    for budget, _, count in budgets:
        budget.moments += [now] * count
        world.budgets.put(budget)


def _budget(world: World, name: str, limit: tuple[int, float], now: float) -> Budget:
    budget = world.budgets.get(name) or Budget(name=name)
    budget.moments = [moment for moment in budget.moments if now - moment < limit[1]]
    return budget


def _wait(budget: Budget, limit: tuple[int, float], now: float) -> float:
    most, span = limit
    return budget.moments[-most] + span - now if len(budget.moments) >= most else 0.0
