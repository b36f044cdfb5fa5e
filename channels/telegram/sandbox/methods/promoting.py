"""Administrators, right by right, and what stands beside a member's name."""

import unicodedata

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import is_admin, may, membership, present
from channels.telegram.sandbox.methods.restricting import a_group
from channels.telegram.sandbox.records import Chat, Member
from channels.telegram.sandbox.rules import RULES

NOT_RIGHTS = ("chat_id", "user_id")
SELF_EVIDENT = frozenset({"is_anonymous", "can_manage_chat"})
"""What an administrator can give without having it."""


def promote_chat_member(calling: Calling) -> object:
    """promoteChatMember: the rights named and no others; with none the member is no administrator."""
    chat, member = _promotable(calling)
    rights = {name: bool(on) for name, on in calling.params.items() if name not in NOT_RIGHTS}
    wanted = {name for name, on in rights.items() if on}
    own = membership(calling.world, chat.key, calling.bot.id)
    if not wanted <= {*RULES.administrator_rights, "is_anonymous"}:
        raise bad_request("RIGHT_FORBIDDEN")  # for channels only
    if own.status != "creator" and not all(own.rights.get(name) for name in wanted - SELF_EVIDENT):
        raise bad_request("RIGHT_FORBIDDEN")  # nobody gives what they do not have
    new = Member(chat=chat.key, user=member.user, status="member", tag=member.tag)
    if wanted:
        new.status, new.promoted_by, new.title = "administrator", calling.bot.id, member.title
        new.rights = {**dict.fromkeys(RULES.administrator_rights, False), **rights, "can_manage_chat": True}
    elif member.status != "administrator":
        return True
    change_member(calling.world, chat, calling.bot.id, new)
    return True


def set_chat_administrator_custom_title(calling: Calling) -> object:
    """setChatAdministratorCustomTitle, of an administrator whom the bot has promoted."""
    chat, user = _supergroup(calling), calling.params["user_id"]
    member = membership(calling.world, chat.key, user)
    if member.status == "creator":
        raise bad_request("only creator can edit their custom title")
    if member.status != "administrator":
        raise bad_request("user is not an administrator")
    if member.promoted_by != calling.bot.id or not may(
        calling.world, chat, calling.bot.id, "can_promote_members"
    ):
        raise bad_request("not enough rights to change custom title of the user")
    title = calling.params["custom_title"]
    _check_no_emoji(title, "ADMIN_RANK_EMOJI_NOT_ALLOWED")
    new = Member(
        chat=chat.key,
        user=user,
        status=member.status,
        rights=member.rights,
        promoted_by=member.promoted_by,
        title=title or None,
    )
    change_member(calling.world, chat, calling.bot.id, new)
    return True


def set_chat_member_tag(calling: Calling) -> object:
    """setChatMemberTag, of a plain member."""
    chat, user = a_group(calling), calling.params["user_id"]
    if not may(calling.world, chat, calling.bot.id, "can_manage_tags"):
        raise bad_request("not enough rights to edit the tag of the user")
    member = membership(calling.world, chat.key, user)
    if is_admin(calling.world, chat.key, user):
        raise bad_request("user is an administrator of the chat")
    if not present(member):
        raise bad_request("USER_NOT_PARTICIPANT")
    tag = calling.get("tag", "")
    _check_no_emoji(tag, "TAG_INVALID")
    member.tag = tag or None
    calling.world.members.put(member)
    return True


def _supergroup(calling: Calling) -> Chat:
    chat = calling.chat()
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    return chat


def _promotable(calling: Calling) -> tuple[Chat, Member]:
    chat, user = _supergroup(calling), calling.params["user_id"]
    if user == calling.bot.id:
        raise bad_request("can't promote self")
    if not may(calling.world, chat, calling.bot.id, "can_promote_members"):
        raise bad_request("not enough rights")
    member = membership(calling.world, chat.key, user)
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if not present(member):
        raise bad_request("USER_NOT_PARTICIPANT")
    if member.status == "administrator" and member.promoted_by != calling.bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return chat, member


def _check_no_emoji(text: str, refusal: str) -> None:
    if any(unicodedata.category(char) == "So" for char in text):
        raise bad_request(refusal)
