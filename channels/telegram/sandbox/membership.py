"""Who is in a group, and what each may do."""

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.records import Chat, Json, Member
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import user_json
from channels.telegram.sandbox.world import World

STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")
DEFAULT_PERMISSIONS = frozenset(
    name
    for name in RULES.member_rights
    if name.startswith(("can_send", "can_add", "can_invite", "can_react"))
)
"""What a plain member may do where nobody changed the group's permissions."""


def membership(world: World, chat: str, user: int) -> Member:
    """The user's membership as of now; one who was never there has left, and a ban or restriction can end."""
    known: Member | None = world.members.get((chat, user))
    if known is None:
        return Member(chat=chat, user=user, status="left")
    if not known.until or world.clock.now() < known.until:
        return known
    status = "member" if known.status == "restricted" and present(known) else "left"
    return Member(chat=chat, user=user, status=status, tag=known.tag)


def present(member: Member) -> bool:
    """Whether that is somebody who is in the group now."""
    if member.status == "restricted":
        return member.rights.get("is_member", True)
    return member.status in ("creator", "administrator", "member")


def is_admin(world: World, chat: str, user: int) -> bool:
    """Administrator or owner."""
    return membership(world, chat, user).status in ("creator", "administrator")


def permissions(chat: Chat) -> dict[str, bool]:
    """What plain members of a group may do."""
    if chat.permissions is not None:
        return chat.permissions
    return {name: name in DEFAULT_PERMISSIONS for name in RULES.member_rights}


def may(world: World, chat: Chat, user: int, right: str) -> bool:
    """Whether the user has a right in that chat, as ChatMemberAdministrator or ChatPermissions name it."""
    if chat.type == "private":
        return True
    member = membership(world, chat.key, user)
    everyone = permissions(chat).get(right, False)
    match member.status:
        case "creator":
            return True
        case "administrator":
            # What every member may do, an administrator may too.
            return everyone or member.rights.get(right, right not in RULES.administrator_rights)
        case "member":
            return everyone
        case "restricted":
            return everyone and member.rights.get(right, False)
        case _:
            return False


def manages_topics(world: World, chat: Chat, user: int) -> bool:
    """Whether the user may change the topics of others. Members can only be allowed to open some."""
    if chat.type == "private":
        return True
    member = membership(world, chat.key, user)
    own = member.status == "administrator" and member.rights.get("can_manage_topics", False)
    return own or member.status == "creator"


def all_rights() -> dict[str, bool]:
    """The rights of an administrator who may do everything."""
    return dict.fromkeys(RULES.administrator_rights, True)


def known_rights(given: Json) -> dict[str, bool]:
    """Rights by name. Raises Refused for one that does not exist."""
    known = {*RULES.administrator_rights, *RULES.member_rights, "is_anonymous", "is_member"}
    if unknown := given.keys() - known:
        raise Refused(f"there is no right {', '.join(sorted(unknown))}")
    return {name: bool(value) for name, value in given.items()}


def member_json(world: World, member: Member, seen_by: int = 0) -> Json:
    """A ChatMember, as that bot sees it."""
    user = user_json(world, member.user)
    shown: Json = {"status": member.status, "user": user}
    match member.status:
        case "creator":
            shown["is_anonymous"] = member.rights.get("is_anonymous", False)
        case "administrator":
            editable = bool(seen_by) and member.promoted_by == seen_by
            shown.update(can_be_edited=editable, is_anonymous=member.rights.get("is_anonymous", False))
            shown.update({right: member.rights.get(right, False) for right in RULES.administrator_rights})
            shown["can_manage_chat"] = True
        case "restricted":
            shown.update({right: member.rights.get(right, False) for right in RULES.member_rights})
            shown.update(is_member=present(member), until_date=member.until)
        case "kicked":
            shown["until_date"] = member.until
        case _:
            pass
    if member.title and member.status in ("creator", "administrator"):
        shown["custom_title"] = member.title
    if member.tag and member.status in ("member", "restricted"):
        shown["tag"] = member.tag
    return shown
