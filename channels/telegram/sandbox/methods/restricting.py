"""What members may do, and sending them away."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import may, membership, permissions, present
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Chat, Json, Member
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import user_json

SHORTEST, LONGEST = 30, 366 * 86_400
"""Seconds; a ban or restriction that is shorter or longer has no end."""
FILES = tuple(
    f"can_send_{kind}s" for kind in ("audio", "document", "photo", "video", "video_note", "voice_note")
)
IMPLIED = {
    "can_send_other_messages": ("can_send_messages", *FILES),
    "can_add_web_page_previews": ("can_send_messages", *FILES),
    "can_send_polls": ("can_send_messages",),
}
"""What a permission brings with it unless permissions are to be independent."""
LEFT_OUT = {
    "can_react_to_messages": "can_send_messages",
    "can_edit_tag": "can_pin_messages",
    "can_manage_topics": "can_pin_messages",
}
"""A permission that is not given is that of another."""


def ban_chat_member(calling: Calling) -> object:
    """banChatMember."""
    chat, member = restrictable(calling)
    return _sent_away(calling, chat, member, "kicked", _until(calling))


def unban_chat_member(calling: Calling) -> object:
    """unbanChatMember: who was banned may come back; a member is sent out unless ``only_if_banned``."""
    chat, member = restrictable(calling)
    if member.status == "left" or (calling.get("only_if_banned") and member.status != "kicked"):
        return True
    return _sent_away(calling, chat, member, "left", 0)


def restrict_chat_member(calling: Calling) -> object:
    """restrictChatMember; with all permissions the member is free again."""
    if calling.chat().type != "supergroup":
        raise bad_request("method is available only for supergroups")
    chat, member = restrictable(calling)
    wanted = _wanted(calling)
    is_member = present(member)
    free = all(wanted.values())
    status = ("member" if is_member else "left") if free else "restricted"
    rights = {} if free else {**wanted, "is_member": is_member}
    until = 0 if free else _until(calling)
    new = Member(chat=chat.key, user=member.user, status=status, rights=rights, until=until, tag=member.tag)
    change_member(calling.world, chat, calling.bot.id, new)
    return True


def set_chat_permissions(calling: Calling) -> object:
    """setChatPermissions: what every plain member may do."""
    chat = a_group(calling)
    if not may(calling.world, chat, calling.bot.id, "can_restrict_members"):
        raise bad_request("not enough rights to change chat permissions")
    wanted = _wanted(calling)
    if chat.username:
        # In public groups nobody but administrators changes the group's face.
        kept = permissions(chat)
        wanted.update({name: kept[name] for name in ("can_change_info", "can_pin_messages")})
    chat.permissions = wanted
    calling.world.chats.put(chat)
    return True


def ban_chat_sender_chat(calling: Calling) -> object:
    """banChatSenderChat: kept; no channel writes in the sandbox's groups."""
    chat, sender = _sender_chat(calling)
    if sender not in chat.banned_senders:
        chat.banned_senders = [*chat.banned_senders, sender]
        calling.world.chats.put(chat)
    return True


def unban_chat_sender_chat(calling: Calling) -> object:
    """unbanChatSenderChat."""
    chat, sender = _sender_chat(calling)
    chat.banned_senders = [banned for banned in chat.banned_senders if banned != sender]
    calling.world.chats.put(chat)
    return True


def a_group(calling: Calling) -> Chat:
    """The group the call is about. Raises ApiError for a private chat."""
    chat = calling.chat()
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    return chat


def restrictable(calling: Calling) -> tuple[Chat, Member]:
    """The group and whom the call is about. Raises ApiError where the bot cannot do that to them."""
    chat, user = a_group(calling), calling.params["user_id"]
    world, bot = calling.world, calling.bot.id
    if not may(world, chat, bot, "can_restrict_members"):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if user == bot:
        raise bad_request("can't restrict self")
    if world.people.get(user) is None and world.bots.get(user) is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    member = membership(world, chat.key, user)
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.status == "administrator":
        raise bad_request("user is an administrator of the chat")
    return chat, member


def _sent_away(calling: Calling, chat: Chat, member: Member, status: str, until: int) -> bool:
    new = Member(chat=chat.key, user=member.user, status=status, until=until)
    if present(member):
        gone = {"left_chat_member": user_json(calling.world, member.user)}
        post_service(calling.world, chat, calling.bot.id, gone)
    change_member(calling.world, chat, calling.bot.id, new)
    return True


def _until(calling: Calling) -> int:
    until = int(calling.get("until_date", 0))
    return until if SHORTEST <= until - calling.world.clock.now() <= LONGEST else 0


def _wanted(calling: Calling) -> dict[str, bool]:
    given: Json = calling.params["permissions"]
    wanted = {name: bool(given.get(name, given.get(LEFT_OUT.get(name, "")))) for name in RULES.member_rights}
    if not calling.get("use_independent_chat_permissions"):
        for name, brings in IMPLIED.items():
            if wanted[name]:
                wanted.update(dict.fromkeys(brings, True))
    return wanted


def _sender_chat(calling: Calling) -> tuple[Chat, int]:
    chat = a_group(calling)
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    if not may(calling.world, chat, calling.bot.id, "can_restrict_members"):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    sender = int(calling.params["sender_chat_id"])
    if sender >= 0 or calling.world.chats.get(str(sender)) is None:
        raise bad_request("chat not found")
    return chat, sender
