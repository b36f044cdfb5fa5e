"""What a bot sees before it is started: itself, its groups, the people in them with their numeric ids."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from channels.telegram.group_survey import GroupSeen, look_at
from channels.telegram.outbound import open_bot
from channels.telegram.rehearsal import rehearse
from channels.telegram.webhook import Webhook
from routing.setup import Finding


@dataclass(slots=True, kw_only=True)
class Survey:
    """``trouble``: what is wrong with the bot itself."""

    bot: str = ""
    trouble: list[Finding] = field(default_factory=list)
    groups: list[GroupSeen] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the settings say. ``agents``: names by id of those who must be in each group."""

    groups: Mapping[int, Mapping[int, str]]
    webhook: Webhook | None = None


async def survey(
    token: str,
    api_base: str,
    file_base: str,
    wanted: Wanted,
    *,
    peek: bool,
    now: Callable[[], datetime] | None = None,
) -> Survey:
    """Looks, and with ``now`` also tries: makes a topic in each group, writes there, and deletes it.

    ``peek``: also read the waiting updates without confirming them, which finds groups not configured yet;
    never while a program polls, since that would end its poll.
    """
    found = Survey()
    bot = open_bot(token, api_base, file_base)
    try:
        await bot.initialize()
    except InvalidToken:  # its text holds the token
        found.trouble.append(Finding("token-refused"))
        return found
    except TelegramError as error:
        found.trouble.append(Finding("telegram-unreachable", (("why", str(error)),)))
        return found
    try:
        found.bot = f"@{bot.username} ({bot.id})"
        trouble = await webhook_trouble(bot, wanted.webhook)
        found.trouble += trouble
        seen = await _peeked(bot, found) if peek and not (trouble or wanted.webhook) else {}
        for group in dict.fromkeys((*wanted.groups, *seen)):
            looked = await look_at(bot, group, seen.get(group, {}), wanted.groups.get(group, {}))
            if now is not None and group in wanted.groups and looked.seen:
                looked = looked.with_trouble(await rehearse(bot, group, looked.is_forum, now))
            found.groups.append(looked)
    finally:
        await bot.shutdown()
    return found


async def webhook_trouble(bot: Bot, wanted: Webhook | None) -> list[Finding]:
    """Whether updates come the way the settings say. ``wanted``: None where they are fetched."""
    try:
        hook = await bot.get_webhook_info()
    except TelegramError as error:
        return [Finding("telegram-unreachable", (("why", str(error)),))]
    if wanted is None:
        return [Finding("webhook-leftover", (("place", hook.url),))] if hook.url else []
    if hook.url != wanted.url:
        return [Finding("webhook-elsewhere", (("place", hook.url or "—"),))]
    if hook.pending_update_count and hook.last_error_message:
        values = (("why", hook.last_error_message), ("count", hook.pending_update_count))
        return [Finding("webhook-trouble", values)]
    return []


async def _peeked(bot: Bot, found: Survey) -> dict[int, dict[int, str]]:
    try:
        return await _peek(bot)
    except Conflict:
        found.trouble.append(Finding("other-program"))
    except TelegramError as error:
        found.trouble.append(Finding("no-updates", (("why", str(error)),)))
    return {}


async def _peek(bot: Bot) -> dict[int, dict[int, str]]:
    """Groups and who wrote in them, from updates that stay where they are: the offset is not moved."""
    seen: dict[int, dict[int, str]] = {}
    with warnings.catch_warnings():
        # The library's own getUpdates would parse, and choke on shapes it does not know.
        warnings.simplefilter("ignore")
        updates: Any = await bot.do_api_request("getUpdates", api_kwargs={"timeout": 0})
    for update in updates:
        for body in update.values():
            if not isinstance(body, dict) or body.get("chat", {}).get("type") not in ("group", "supergroup"):
                continue
            people = seen.setdefault(int(body["chat"]["id"]), {})
            sender = body.get("from", {})
            if sender and not sender.get("is_bot"):
                people[int(sender["id"])] = str(sender.get("first_name", ""))
    return seen
