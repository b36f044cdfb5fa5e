"""A group as the bot sees it: what it is, who is in it, and what keeps the bot from working there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberOwner
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, TelegramError

from routing.setup import Finding

RIGHTS = (
    ("can_manage_topics", "no-right-topics"),
    ("can_delete_messages", "no-right-delete"),
    ("can_pin_messages", "no-right-pin"),
)
"""What the desk needs, and the code of its lack."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody seen in a group."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSeen:
    """A group; ``trouble`` lists what keeps the bot from working there. ``seen``: whether there is one."""

    id: int
    title: str
    people: tuple[Person, ...]
    trouble: tuple[Finding, ...]
    seen: bool = True
    is_forum: bool = True

    def with_trouble(self, more: Sequence[Finding]) -> "GroupSeen":
        """The same with more that was found."""
        return replace(self, trouble=(*self.trouble, *more))


async def look_at(bot: Bot, group: int, seen: Mapping[int, str], agents: Mapping[int, str]) -> GroupSeen:
    """``seen``: who is known to write there; ``agents``: who must be in it."""
    try:
        chat = await bot.get_chat(group)
        admins = await bot.get_chat_administrators(group)
    except TelegramError as error:
        lost = await _where_it_is(bot, group, error)
        return GroupSeen(id=group, title="?", people=(), trouble=(lost,), seen=False)
    people = dict(seen)
    for admin in admins:
        if not admin.user.is_bot and isinstance(admin, ChatMemberAdministrator | ChatMemberOwner):
            people[admin.user.id] = admin.user.full_name
    people.update({number: name for number, name in agents.items() if number not in people})
    return GroupSeen(
        id=group,
        title=chat.title or "?",
        people=tuple(Person(number, name) for number, name in sorted(people.items())),
        trouble=(*await _agents(bot, group, admins, agents), *_rights(bot, chat, admins)),
        is_forum=bool(chat.is_forum),
    )


async def _where_it_is(bot: Bot, group: int, error: TelegramError) -> Finding:
    """Telegram's own numbers of supergroups begin with -100, which is easily left out."""
    if isinstance(error, ChatMigrated):
        return Finding("group-moved", (("number", str(error.new_chat_id)),))
    longer = int(f"-100{abs(group)}")
    if isinstance(error, BadRequest) and not str(group).startswith("-100"):
        try:
            await bot.get_chat(longer)
        except TelegramError:
            pass
        else:
            return Finding("group-number", (("number", str(longer)),))
    return Finding("group-unseen", (("why", str(error)),))


async def _agents(
    bot: Bot, group: int, admins: Sequence[ChatMember], agents: Mapping[int, str]
) -> list[Finding]:
    hidden = {admin.user.id for admin in admins if getattr(admin, "is_anonymous", False)}
    found = []
    for number, name in agents.items():
        if not await _is_member(bot, group, number):
            found.append(Finding("agent-missing", (("name", name), ("number", str(number)))))
        elif number in hidden:
            found.append(Finding("agent-anonymous", (("name", name),)))
    return found


def _rights(bot: Bot, chat: ChatFullInfo, admins: Sequence[ChatMember]) -> list[Finding]:
    found = [] if chat.is_forum else [Finding("no-topics")]
    own = next((admin for admin in admins if admin.user.id == bot.id), None)
    if own is None:
        found.append(Finding("no-admin"))
        if not bot.bot.can_read_all_group_messages:
            found.append(Finding("privacy"))
    elif isinstance(own, ChatMemberAdministrator):
        found += [Finding(code) for right, code in RIGHTS if not getattr(own, right)]
    return found


async def _is_member(bot: Bot, group: int, person: int) -> bool:
    try:
        member = await bot.get_chat_member(group, person)
    except TelegramError:
        return False
    return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
