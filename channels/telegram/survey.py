"""What a bot sees before it is started: itself, its groups, the people in them with their numeric ids."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot, ChatMemberAdministrator, ChatMemberOwner
from telegram.constants import ChatMemberStatus
from telegram.error import Conflict, InvalidToken, TelegramError

from channels.telegram.outbound import open_bot


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody seen in a group."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSeen:
    """A group; ``trouble`` lists what keeps the bot from working there, each with the cure."""

    id: int
    title: str
    people: tuple[Person, ...]
    trouble: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Survey:
    """``trouble``: what is wrong with the bot itself."""

    bot: str = ""
    trouble: list[str] = field(default_factory=list)
    groups: list[GroupSeen] = field(default_factory=list)


async def survey(
    token: str,
    api_base: str,
    file_base: str,
    configured: tuple[int, ...],
    agents: Mapping[int, str],
    *,
    peek: bool,
) -> Survey:
    """Looks and changes nothing. ``agents``: names by id of those who must be in the configured groups.

    ``peek``: also read the waiting updates without confirming them, which finds groups not configured yet;
    never while a program polls, since that would end its poll.
    """
    found = Survey()
    bot = open_bot(token, api_base, file_base)
    try:
        await bot.initialize()
    except InvalidToken:  # its text holds the token
        found.trouble.append("Telegram refuses the token. Copy it anew from @BotFather.")
        return found
    except TelegramError as error:
        found.trouble.append(f"Telegram cannot be asked: {error}")
        return found
    try:
        found.bot = f"@{bot.username} ({bot.id})"
        seen = await _peeked(bot, found) if peek else {}
        for group in dict.fromkeys((*configured, *seen)):
            wanted = agents if group in configured else {}
            found.groups.append(await look_at(bot, group, seen.get(group, {}), wanted))
    finally:
        await bot.shutdown()
    return found


async def _peeked(bot: Bot, found: Survey) -> dict[int, dict[int, str]]:
    try:
        return await _peek(bot, found)
    except Conflict:
        found.trouble.append(
            "Another program fetches the updates of this bot, perhaps a Firstline elsewhere."
        )
    except TelegramError as error:
        found.trouble.append(f"Telegram does not show the waiting updates: {error}")
    return {}


async def _peek(bot: Bot, found: Survey) -> dict[int, dict[int, str]]:
    """Groups and who wrote in them, from updates that stay where they are: the offset is not moved."""
    seen: dict[int, dict[int, str]] = {}
    hook = await bot.get_webhook_info()
    if hook.url:
        found.trouble.append("A webhook is set for this bot. Delete it (Bot API method deleteWebhook).")
        return seen
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


async def look_at(bot: Bot, group: int, seen: Mapping[int, str], agents: Mapping[int, str]) -> GroupSeen:
    """A group as the bot sees it. ``seen``: who is known to write there; ``agents``: who must be in it."""
    try:
        chat = await bot.get_chat(group)
        admins = await bot.get_chat_administrators(group)
    except TelegramError as error:
        cure = "Is the number right (with -100 in front), and is the bot in the group?"
        return GroupSeen(id=group, title="?", people=(), trouble=(f"{error}. {cure}",))
    people = dict(seen)
    for admin in admins:
        if not admin.user.is_bot and isinstance(admin, ChatMemberAdministrator | ChatMemberOwner):
            people[admin.user.id] = admin.user.full_name
    trouble = [
        f"Agent {name} ({number}) is not in the group. Invite them, or mend the number."
        for number, name in agents.items()
        if not await _is_member(bot, group, number)
    ]
    people.update({number: name for number, name in agents.items() if number not in people})
    if not chat.is_forum:
        trouble.append("Topics are off. Switch them on in the group's settings.")
    own = next((admin for admin in admins if admin.user.id == bot.id), None)
    if own is None:
        trouble.append("The bot is no administrator. Make it one, with the right to manage topics.")
    elif isinstance(own, ChatMemberAdministrator) and not own.can_manage_topics:
        trouble.append("The bot may not manage topics. Give it that right.")
    return GroupSeen(
        id=group,
        title=chat.title or "?",
        people=tuple(Person(number, name) for number, name in sorted(people.items())),
        trouble=tuple(trouble),
    )


async def _is_member(bot: Bot, group: int, person: int) -> bool:
    try:
        member = await bot.get_chat_member(group, person)
    except TelegramError:
        return False
    return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
