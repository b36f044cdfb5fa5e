"""Members of groups, asked for by a bot."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import member_json, membership, present
from channels.telegram.sandbox.methods.restricting import a_group
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Member
from channels.telegram.sandbox.viewing import user_json


def get_chat_member(calling: Calling) -> object:
    """getChatMember."""
    chat, user = calling.chat(), calling.params["user_id"]
    if chat.type == "private":
        if user not in (chat.user, chat.bot):
            raise bad_request("member not found")
        return member_json(calling.world, Member(chat=chat.key, user=user, status="member"))
    if calling.world.people.get(user) is None and calling.world.bots.get(user) is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(calling.world, membership(calling.world, chat.key, user), calling.bot.id)


def get_chat_administrators(calling: Calling) -> object:
    """getChatAdministrators: without other bots."""
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    members = calling.world.members.of(chat.key)
    shown = [m for m in members if m.status in ("creator", "administrator") and _is_own_or_person(calling, m)]
    return [member_json(calling.world, member, calling.bot.id) for member in shown]


def get_chat_member_count(calling: Calling) -> object:
    """getChatMemberCount."""
    chat = calling.chat()
    if chat.type == "private":
        return 2
    return sum(1 for member in calling.world.members.of(chat.key) if present(member))


def leave_chat(calling: Calling) -> object:
    """leaveChat."""
    chat = a_group(calling)
    gone = Member(chat=chat.key, user=calling.bot.id, status="left")
    change_member(calling.world, chat, calling.bot.id, gone)
    left = {"left_chat_member": user_json(calling.world, calling.bot.id)}
    post_service(calling.world, chat, calling.bot.id, left)
    return True


def _is_own_or_person(calling: Calling, member: Member) -> bool:
    return member.user == calling.bot.id or calling.world.bots.get(member.user) is None
