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
WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def get_updates(calling: Calling) -> object:
    """getUpdates, with long polling. Of two at a time the older gets the error."""
    world, bot = calling.world, calling.bot
    if bot.webhook:
        raise ApiError(409, WEBHOOK_IS_SET)
    remember_kinds(world, bot, calling.get("allowed_updates"))
    confirm(world, bot, calling.get("offset", 0))
    world.commit()
    turn = world.poll_turn[bot.id] = world.poll_turn.get(bot.id, 0) + 1
    world.changed.wake()
    world.polling[bot.id] = world.polling.get(bot.id, 0) + 1
    try:
        waiting = await _first(world, bot, turn, min(max(calling.get("timeout", 0), 0), LONGEST_POLL))
    finally:
        world.polling[bot.id] -= 1
    return [as_json(update) for update in waiting[: calling.get("limit", 100)]]


async def _first(world: World, bot: Bot, turn: int, seconds: float) -> list[Update]:
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while True:
        waiting = pending(world, bot.id)
        left = until - loop.time()
        if waiting or left <= 0:
            return waiting
        await world.changed.wait(left)
        if world.poll_turn.get(bot.id) != turn:
            raise ApiError(409, OTHER_POLLER)
        if bot.webhook:
            raise ApiError(409, WEBHOOK_IS_SET)


def as_json(update: Update) -> Json:
    """An Update."""
    return {"update_id": update.id, update.kind: update.body}


def remember_kinds(world: World, bot: Bot, kinds: list[str] | None) -> None:
    """The kinds asked for stay in force until others are named; an empty list means the default."""
    if kinds is None:
        return
    unknown = [kind for kind in kinds if kind not in RULES.update_types]
    if unknown:
        raise bad_request(f"unknown update type {unknown[0]} in allowed_updates")
    bot.allowed = kinds or None
    world.bots.put(bot)


def confirm(world: World, bot: Bot, offset: int) -> None:
    """Forgets everything below ``offset``; a negative one keeps that many from the end."""
    waiting = pending(world, bot.id)
    done = waiting[:offset] if offset < 0 else [update for update in waiting if update.id < offset]
    for update in done:
        world.updates.remove(update)
