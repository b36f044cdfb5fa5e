"""Changes of membership, and who hears of them."""

from channels.telegram.sandbox.membership import membership
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat, Member
from channels.telegram.sandbox.updates import tell_member
from channels.telegram.sandbox.world import World


def change_member(world: World, chat: Chat, by: int, new: Member) -> None:
    """Makes ``new`` the membership, and tells the bots that Telegram would tell. No change tells nobody."""
    old = membership(world, chat.key, new.user)
    if (old.status, old.rights, old.until) == (new.status, new.rights, new.until):
        return
    world.members.put(new)
    note(world, chat.key, new.user, f"(is now {new.status})")
    tell_member(world, chat, by, old, new)
