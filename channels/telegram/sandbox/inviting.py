"""Coming into a group by a link, at once or after somebody has agreed."""

from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.more_records import InviteLink, JoinRequest
from channels.telegram.sandbox.posting import note, post_service
from channels.telegram.sandbox.records import Chat, Json, Member
from channels.telegram.sandbox.updates import bots_in, enqueue
from channels.telegram.sandbox.viewing import chat_json, user_json
from channels.telegram.sandbox.world import World


def link_json(world: World, link: InviteLink, seen_by: int) -> Json:
    """A ChatInviteLink; the links of others are shown only in part."""
    shown: Json = {
        "invite_link": link.link if link.creator == seen_by else f"{link.link[:-8]}...",
        "creator": user_json(world, link.creator),
        "creates_join_request": link.by_request,
        "is_primary": link.primary,
        "is_revoked": link.revoked,
    }
    for name, value in (("name", link.name), ("expire_date", link.expires), ("member_limit", link.limit)):
        if value:
            shown[name] = value
    waiting = sum(1 for request in world.requests.of(link.chat) if request.link == link.link)
    return {**shown, "pending_join_request_count": waiting} if waiting else shown


def is_open(world: World, link: InviteLink) -> bool:
    """Whether one can still come in by it."""
    late = bool(link.expires) and world.clock.now() >= link.expires
    full = bool(link.limit) and len(link.joined) >= link.limit
    return not (link.revoked or late or full)


def ask(world: World, chat: Chat, user: int, link: InviteLink) -> None:
    """Asks to be let in; the bots that may let people in are told."""
    world.requests.put(JoinRequest(chat=chat.key, user=user, at=world.clock.now(), link=link.link))
    note(world, chat.key, user, "(asked to join)")
    for bot in bots_in(world, chat):
        if may(world, chat, bot.id, "can_invite_users"):
            body = {
                "chat": chat_json(world, chat),
                "from": user_json(world, user),
                "user_chat_id": user,
                "date": int(world.clock.now()),
                "invite_link": link_json(world, link, bot.id),
            }
            enqueue(world, bot, "chat_join_request", body)


def let_in(
    world: World, chat: Chat, user: int, by: int, link: InviteLink | None, *, approved: bool = False
) -> None:
    """Makes the user a member."""
    how: Json = {"via_join_request": True} if approved else {}
    if link is not None:
        link.joined = [*link.joined, user]
        world.links.put(link)
        how["invite_link"] = link_json(world, link, link.creator)
    change_member(world, chat, by, Member(chat=chat.key, user=user, status="member"), how)
    post_service(world, chat, user, {"new_chat_members": [user_json(world, user)]})
