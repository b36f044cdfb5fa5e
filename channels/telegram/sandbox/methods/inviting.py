"""Invite links, and those who wait to be let in."""

import secrets

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.inviting import let_in, link_json
from channels.telegram.sandbox.membership import is_admin, may, membership, present
from channels.telegram.sandbox.more_records import InviteLink, JoinRequest
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat


def export_chat_invite_link(calling: Calling) -> object:
    """exportChatInviteLink: a new primary link; the bot's old one is worth nothing any more."""
    chat = _inviting(calling)
    _revoke_primary(calling, chat)
    return _new(calling, chat, primary=True).link


def create_chat_invite_link(calling: Calling) -> object:
    """createChatInviteLink."""
    chat = _inviting(calling)
    _check_limit(calling)
    return link_json(calling.world, _described(calling, _new(calling, chat)), calling.bot.id)


def edit_chat_invite_link(calling: Calling) -> object:
    """editChatInviteLink: what is not given again is taken away."""
    link = _own_link(calling)
    if link.primary:
        raise bad_request("primary invite link can't be edited")
    if link.revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    _check_limit(calling)
    return link_json(calling.world, _described(calling, link), calling.bot.id)


def revoke_chat_invite_link(calling: Calling) -> object:
    """revokeChatInviteLink: in place of a primary one there is a new one at once."""
    link = _own_link(calling)
    if link.primary and not link.revoked:
        _new(calling, _inviting(calling), primary=True)
    link.revoked = True
    calling.world.links.put(link)
    return link_json(calling.world, link, calling.bot.id)


def approve_chat_join_request(calling: Calling) -> object:
    """approveChatJoinRequest."""
    chat, request = _asked(calling)
    link = calling.world.links.get(request.link)
    calling.world.requests.remove(request)
    let_in(calling.world, chat, request.user, calling.bot.id, link, approved=True)
    return True


def decline_chat_join_request(calling: Calling) -> object:
    """declineChatJoinRequest."""
    chat, request = _asked(calling)
    calling.world.requests.remove(request)
    note(calling.world, chat.key, calling.bot.id, f"(declined {request.user})")
    return True


def _inviting(calling: Calling) -> Chat:
    chat, bot = calling.chat(), calling.bot.id
    if chat.type == "private":
        raise bad_request("can't invite members to a private chat")
    if not is_admin(calling.world, chat.key, bot) or not may(calling.world, chat, bot, "can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return chat


def _new(calling: Calling, chat: Chat, *, primary: bool = False) -> InviteLink:
    link = f"https://t.me/+{secrets.token_urlsafe(12)}"
    made = InviteLink(link=link, chat=chat.key, creator=calling.bot.id, primary=primary)
    return calling.world.links.put(made)


def _revoke_primary(calling: Calling, chat: Chat) -> None:
    for link in calling.world.links.of(chat.key):
        if link.primary and link.creator == calling.bot.id and not link.revoked:
            link.revoked = True
            calling.world.links.put(link)


def _check_limit(calling: Calling) -> None:
    if calling.get("member_limit") and calling.get("creates_join_request"):
        raise bad_request("member limit can't be specified for links requiring administrator approval")


def _described(calling: Calling, link: InviteLink) -> InviteLink:
    link.name = calling.get("name", "")
    link.expires = calling.get("expire_date", 0)
    link.limit = calling.get("member_limit", 0)
    link.by_request = calling.get("creates_join_request", False)
    return calling.world.links.put(link)


def _own_link(calling: Calling) -> InviteLink:
    chat = _inviting(calling)
    link: InviteLink | None = calling.world.links.get(calling.params["invite_link"])
    if link is None or link.chat != chat.key or link.creator != calling.bot.id:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def _asked(calling: Calling) -> tuple[Chat, JoinRequest]:
    chat, user = _inviting(calling), calling.params["user_id"]
    if present(membership(calling.world, chat.key, user)):
        raise bad_request("USER_ALREADY_PARTICIPANT")
    request: JoinRequest | None = calling.world.requests.get((chat.key, user))
    if request is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, request
