"""Members of groups, asked for and sent away by a bot."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import is_admin, may, member_json, membership, present
from channels.telegram.sandbox.records import Chat, Member


def get_chat_member(calling: Calling) -> object:
    """getChatMember."""
    chat, user = calling.chat(), calling.params["user_id"]
    if chat.type == "private":
        raise bad_request("invalid user_id specified")
    if calling.world.people.get(user) is None and calling.world.bots.get(user) is None:
        raise bad_request("invalid user_id specified")
    return member_json(calling.world, membership(calling.world, chat.key, user))


def get_chat_administrators(calling: Calling) -> object:
    """getChatAdministrators: without other bots."""
    chat = _group(calling, "there are no administrators in the private chat")
    members = calling.world.members.of(chat.key)
    shown = [m for m in members if m.status in ("creator", "administrator") and _is_own_or_person(calling, m)]
    return [member_json(calling.world, member) for member in shown]


def get_chat_member_count(calling: Calling) -> object:
    """getChatMemberCount."""
    chat = calling.chat()
    if chat.type == "private":
        return 2
    return sum(1 for member in calling.world.members.of(chat.key) if present(member))


def leave_chat(calling: Calling) -> object:
    """leaveChat."""
    chat = _group(calling, "chat member status can't be changed in private chats")
    change_member(
        calling.world, chat, calling.bot.id, Member(chat=chat.key, user=calling.bot.id, status="left")
    )
    return True


def ban_chat_member(calling: Calling) -> object:
    """banChatMember."""
    return _set_status(calling, "kicked")


def unban_chat_member(calling: Calling) -> object:
    """unbanChatMember: who was banned may come back; a member is sent out unless ``only_if_banned``."""
    chat = _group(calling, "chat member status can't be changed in private chats")
    member = membership(calling.world, chat.key, calling.params["user_id"])
    if calling.get("only_if_banned") and member.status != "kicked":
        return True
    return _set_status(calling, "left")


def _set_status(calling: Calling, status: str) -> object:
    world, user = calling.world, calling.params["user_id"]
    chat = _group(calling, "chat member status can't be changed in private chats")
    if not may(world, chat, calling.bot.id, "can_restrict_members"):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if membership(world, chat.key, user).status == "creator":
        raise bad_request("can't remove chat owner")
    if is_admin(world, chat.key, user):
        raise bad_request("user is an administrator of the chat")
    until = calling.get("until_date", 0) if status == "kicked" else 0
    change_member(world, chat, calling.bot.id, Member(chat=chat.key, user=user, status=status, until=until))
    return True


def _group(calling: Calling, refusal: str) -> Chat:
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request(refusal)
    return chat


def _is_own_or_person(calling: Calling, member: Member) -> bool:
    return member.user == calling.bot.id or calling.world.bots.get(member.user) is None
