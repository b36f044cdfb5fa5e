"""What people do to a group and to those in it."""

from dataclasses import replace

from channels.telegram.sandbox.control.people import check_in
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.membership import is_admin, known_rights, may, membership, present
from channels.telegram.sandbox.posting import post_service
from channels.telegram.sandbox.records import Chat, Json, Member, Person
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import chat_json, user_json
from channels.telegram.sandbox.world import World


def join(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Joins a group, or adds ``user`` to it."""
    joining = asked.get("user") or person.id
    member = membership(world, chat.key, joining)
    if member.status == "kicked" or present(member) or chat.type == "private":
        raise Refused(f"{joining} cannot join: {member.status}")
    if joining != person.id:
        check_in(world, person, chat)
    change_member(world, chat, person.id, Member(chat=chat.key, user=joining, status="member"))
    post_service(world, chat, person.id, {"new_chat_members": [user_json(world, joining)]})
    return {}


def leave(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Leaves a group."""
    check_in(world, person, chat)
    post_service(world, chat, person.id, {"left_chat_member": user_json(world, person.id)})
    change_member(world, chat, person.id, Member(chat=chat.key, user=person.id, status="left"))
    return {}


def promote(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Makes a member an administrator with these rights and no others; with none a plain member."""
    member = _other(world, person, chat, asked["user"], "can_promote_members")
    rights = known_rights(asked.get("rights") or {})
    status = "administrator" if any(rights.values()) else "member"
    new = Member(chat=chat.key, user=member.user, status=status, rights=rights)
    change_member(world, chat, person.id, new)
    return {}


def restrict(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Lets a member do only what ``rights`` says; with all of them a plain member."""
    member = _other(world, person, chat, asked["user"], "can_restrict_members")
    rights = known_rights(asked.get("rights") or {})
    free = all(rights.get(right) for right in RULES.member_rights)
    status, rights = ("member", {}) if free else ("restricted", rights)
    until = asked.get("until") or 0
    new = Member(chat=chat.key, user=member.user, status=status, rights=rights, until=until)
    change_member(world, chat, person.id, new)
    return {}


def ban(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sends somebody, a bot too, out of the group for good."""
    member = _other(world, person, chat, asked["user"], "can_restrict_members")
    shown = {"left_chat_member": user_json(world, member.user)}
    if present(member):
        post_service(world, chat, person.id, shown)
    change_member(world, chat, person.id, Member(chat=chat.key, user=member.user, status="kicked"))
    return {}


def unban(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Lets somebody who was banned come back."""
    member = _other(world, person, chat, asked["user"], "can_restrict_members")
    if member.status == "kicked":
        change_member(world, chat, person.id, Member(chat=chat.key, user=member.user, status="left"))
    return {}


def be_anonymous(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Switches "Remain anonymous" for oneself: what one writes then comes from the group."""
    check_in(world, person, chat)
    if not is_admin(world, chat.key, person.id):
        raise Refused("only an administrator can remain anonymous")
    own = membership(world, chat.key, person.id)
    rights = {**own.rights, "is_anonymous": asked["on"]}
    new = Member(chat=chat.key, user=person.id, status=own.status, rights=rights)
    change_member(world, chat, person.id, new)
    return {}


def rename_group(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Gives the group another title, which a service message tells."""
    _check_right(world, person, chat, "can_change_info")
    chat.title = asked["title"]
    world.chats.put(chat)
    post_service(world, chat, person.id, {"new_chat_title": chat.title})
    return {}


def switch_topics(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Switches topics on or off; Telegram tells no bot."""
    _check_right(world, person, chat, "can_change_info")
    if chat.type != "supergroup":
        raise Refused("only a supergroup can have topics")
    chat.is_forum = asked["on"]
    world.chats.put(chat)
    return chat_json(world, chat)


def migrate(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Turns a basic group into a supergroup with another id; answers with the new chat."""
    check_in(world, person, chat)
    if chat.type != "group" or chat.migrated_to:
        raise Refused("only a basic group can become a supergroup")
    number = -1_003_000_000_000 - world.next_number("group")
    moved = replace(chat, key=str(number), id=number, type="supergroup", last_message=0, pinned=[])
    new = world.chats.put(moved)
    for member in world.members.of(chat.key):
        world.members.put(
            Member(chat=new.key, user=member.user, status=member.status, rights=dict(member.rights))
        )
    post_service(world, chat, person.id, {"migrate_to_chat_id": number})
    chat.migrated_to = number
    world.chats.put(chat)
    post_service(world, new, person.id, {"migrate_from_chat_id": chat.id})
    return chat_json(world, new)


def _check_right(world: World, person: Person, chat: Chat, right: str) -> None:
    check_in(world, person, chat)
    if chat.type == "private" or not may(world, chat, person.id, right):
        raise Refused(f"{person.first_name} may not do that in {chat.title}")


def _other(world: World, person: Person, chat: Chat, user: int, right: str) -> Member:
    _check_right(world, person, chat, right)
    if world.people.get(user) is None and world.bots.get(user) is None:
        raise Refused(f"there is nobody with the id {user}")
    member = membership(world, chat.key, user)
    if member.status == "creator":
        raise Refused("nobody can do that to the owner of the group")
    return member
