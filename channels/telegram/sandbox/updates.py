"""What a bot is told, and how long it stays in its queue."""

import random
import re

from channels.telegram.sandbox.membership import is_admin, member_json, present
from channels.telegram.sandbox.more_records import Poll
from channels.telegram.sandbox.records import Bot, Chat, Json, Member, Message, Query, Update
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import chat_json, inaccessible, poll_json, render, user_json
from channels.telegram.sandbox.world import World

DAY = 24 * 3600
WEEK = 7 * DAY
"""Seconds without an update, after which the ids go on from a random number."""
QUERY_LIFE = 150
"""Seconds until a callback query can neither be received nor answered any more."""
OFF_BY_DEFAULT = frozenset(RULES.off_by_default)


def enqueue(world: World, bot: Bot, kind: str, body: Json, life: float = DAY) -> None:
    """Puts an update into the bot's queue, if it asked for that kind. ``life`` in seconds."""
    wanted = kind in bot.allowed if bot.allowed else kind not in OFF_BY_DEFAULT
    if not wanted:
        return
    now = world.clock.now()
    if bot.last_update_at and now - bot.last_update_at > WEEK:
        bot.next_update = random.randrange(100_000_000, 1_000_000_000)
    number, bot.last_update_at = bot.next_update, now
    bot.next_update += 1
    world.bots.put(bot)
    expires = now + life
    world.updates.put(Update(bot=bot.id, id=number, kind=kind, body=body, expires=expires))


def pending(world: World, bot: int) -> list[Update]:
    """The bot's queue, without what has expired."""
    now = world.clock.now()
    for update in world.updates.of(bot):
        if update.expires <= now:
            world.updates.remove(update)
    return world.updates.of(bot)


def bots_in(world: World, chat: Chat) -> list[Bot]:
    """The bots that are in a chat now."""
    if chat.type == "private":
        bot = world.bots.get(chat.bot)
        return [bot] if bot else []
    here = (world.bots.get(member.user) for member in world.members.of(chat.key) if present(member))
    return [bot for bot in here if bot is not None]


def tell_message(world: World, chat: Chat, message: Message, kind: str = "message") -> None:
    """A message, new or edited. A bot never hears its own words, but does see its own service messages."""
    for bot in bots_in(world, chat):
        own = message.sender == bot.id
        if (own and not message.service) or (not own and world.bots.get(message.sender) is not None):
            continue
        if sees(world, chat, bot, message):
            enqueue(world, bot, kind, render(world, message, bot.id))


def sees(world: World, chat: Chat, bot: Bot, message: Message) -> bool:
    """Privacy mode: a bot that is no administrator sees commands, replies to itself and service messages."""
    if chat.type == "private" or bot.reads_all or message.service or is_admin(world, chat.key, bot.id):
        return True
    text = str(message.content.get("text") or message.content.get("caption") or "")
    if text.startswith("/"):
        addressed = text.split()[0].partition("@")[2]
        return addressed.lower() in ("", bot.username.lower())
    if re.search(rf"(?<!\w)@{re.escape(bot.username)}(?!\w)", text, re.IGNORECASE):
        return True
    replied = world.messages.get((chat.key, message.reply_to))
    return replied is not None and replied.sender == bot.id and not replied.service


def tell_query(world: World, query: Query, message: Message) -> None:
    """A pressed button."""
    bot = world.bots.get(query.bot)
    if bot is None:
        return
    body = {
        "id": query.id,
        "from": user_json(world, query.user),
        "message": inaccessible(world, message) if message.deleted else render(world, message, bot.id),
        "chat_instance": str(_instance(query.chat)),
        "data": query.data,
    }
    enqueue(world, bot, "callback_query", body, QUERY_LIFE)


def _instance(text: str) -> int:
    # The same for a chat at all times, also after a restart.
    return int.from_bytes(text.encode()[-7:], "big") + 10**18


def tell_reaction(world: World, chat: Chat, message: Message, user: int, old: list[Json]) -> None:
    """A person's reactions to a message changed from ``old``; bots' own reactions tell nobody."""
    new = [_reaction(r["emoji"]) for r in message.reactions if r["user"] == user]
    body = {
        "chat": chat_json(world, chat),
        "message_id": message.id,
        "user": user_json(world, user),
        "date": int(world.clock.now()),
        "old_reaction": [_reaction(r["emoji"]) for r in old],
        "new_reaction": new,
    }
    for bot in bots_in(world, chat):
        if chat.type == "private" or is_admin(world, chat.key, bot.id):
            enqueue(world, bot, "message_reaction", body)


def _reaction(emoji: str) -> Json:
    return {"type": "emoji", "emoji": emoji}


def tell_member(world: World, chat: Chat, by: int, old: Member, new: Member, how: Json | None = None) -> None:
    """A membership changed: the bot itself hears of its own, administrators of all others'."""
    body = {
        "chat": chat_json(world, chat),
        "from": user_json(world, by),
        "date": int(world.clock.now()),
        **(how or {}),
    }
    concerned = world.bots.get(new.user)
    told = [(concerned, "my_chat_member")] if concerned is not None else []
    told += [
        (bot, "chat_member")
        for bot in bots_in(world, chat)
        if bot.id != new.user and is_admin(world, chat.key, bot.id)
    ]
    for bot, kind in told:
        seen = {
            "old_chat_member": member_json(world, old, bot.id),
            "new_chat_member": member_json(world, new, bot.id),
        }
        enqueue(world, bot, kind, {**body, **seen})


def tell_poll(world: World, poll: Poll, voter: int | None = None) -> None:
    """A poll of a bot changed; with the voter where the poll tells who voted."""
    bot = world.bots.get(poll.bot)
    if bot is None:
        return
    if voter is not None and not poll.body["is_anonymous"]:
        numbers = poll.votes.get(str(voter), [])
        names = [poll.body["options"][number]["persistent_id"] for number in numbers]
        answer = {"option_ids": numbers, "option_persistent_ids": names}
        enqueue(world, bot, "poll_answer", {"poll_id": poll.id, "user": user_json(world, voter), **answer})
    enqueue(world, bot, "poll", poll_json(world, poll))
