"""getUpdates: the queue is kept until an offset beyond it is asked for."""

import asyncio

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.records import Bot, Json, Update
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.updates import pending
from channels.telegram.sandbox.world import World

LONGEST_POLL = 50
"""Seconds; longer ones end then."""
FAR_AHEAD = 10
"""An offset further beyond the newest update than this is taken for a mistake, and confirms nothing."""
SAME_OFFSET_AGAIN, SAME_OFFSET_SOON = 3.0, 0.5
"""Seconds: whoever asks the same again so soon waits as long, and gets one update at a time."""
NEXT_CONFLICT = 3.0
"""Seconds: a second conflict so soon after another is answered as much later."""
WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_CAME = "Conflict: terminated by setWebhook request"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def get_updates(calling: Calling) -> object:
    """getUpdates, with long polling. Of two that wait the older gets the error."""
    world, bot, offset = calling.world, calling.bot, calling.get("offset", 0)
    if bot.webhook:
        raise ApiError(409, WEBHOOK_IS_SET)
    remember_kinds(world, bot, calling.get("allowed_updates"))
    limit, seconds = _habit(world, bot, offset, calling.get("limit", 100), max(calling.get("timeout", 0), 0))
    confirm(world, bot, offset)
    world.commit()
    waiting = pending(world, bot.id) or await _first(world, bot, min(seconds, LONGEST_POLL))
    return [as_json(update) for update in waiting[:limit]]


def _habit(world: World, bot: Bot, offset: int, limit: int, seconds: int) -> tuple[int, int]:
    now = asyncio.get_running_loop().time()
    before, at = world.last_poll.get(bot.id, (None, 0.0))
    world.last_poll[bot.id] = (offset, now)
    if before == offset:
        limit = 1 if now - at < SAME_OFFSET_SOON else limit
        seconds = max(seconds, int(SAME_OFFSET_AGAIN)) if now - at < SAME_OFFSET_AGAIN else seconds
    return limit, seconds


async def _first(world: World, bot: Bot, seconds: float) -> list[Update]:
    if not seconds:
        return []
    turn = world.poll_turn[bot.id] = world.poll_turn.get(bot.id, 0) + 1
    world.changed.wake()
    world.polling[bot.id] = world.polling.get(bot.id, 0) + 1
    try:
        return await _arrived(world, bot, turn, seconds)
    finally:
        world.polling[bot.id] -= 1


async def _arrived(world: World, bot: Bot, turn: int, seconds: float) -> list[Update]:
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while (left := until - loop.time()) > 0:
        await world.changed.wait(left)
        if world.poll_turn.get(bot.id) != turn:
            raise await _conflict(world, bot, OTHER_POLLER)
        if bot.webhook:
            raise await _conflict(world, bot, WEBHOOK_CAME)
        if waiting := pending(world, bot.id):
            return waiting
    return []


async def _conflict(world: World, bot: Bot, words: str) -> ApiError:
    now = asyncio.get_running_loop().time()
    if now < world.next_conflict.get(bot.id, 0.0):
        await asyncio.sleep(NEXT_CONFLICT)
    else:
        world.next_conflict[bot.id] = now + NEXT_CONFLICT
    return ApiError(409, words)


def as_json(update: Update) -> Json:
    """An Update."""
    return {"update_id": update.id, update.kind: update.body}


def remember_kinds(world: World, bot: Bot, kinds: list[str] | None) -> None:
    """The kinds asked for stay in force until others are named; an empty list means the default."""
    if kinds is None:
        return
    unknown = [kind for kind in kinds if kind not in RULES.update_types]
    if unknown and world.strict():
        raise bad_request(f"unknown update type {unknown[0]} in allowed_updates")
    bot.allowed = [kind for kind in kinds if kind not in unknown] or None
    world.bots.put(bot)


def confirm(world: World, bot: Bot, offset: int) -> None:
    """Forgets everything below ``offset``; a negative one keeps that many from the end."""
    if offset >= bot.next_update + FAR_AHEAD:
        return
    waiting = pending(world, bot.id)
    done = waiting[:offset] if offset < 0 else [update for update in waiting if update.id < offset]
    for update in done:
        world.updates.remove(update)
