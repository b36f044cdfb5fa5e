"""Changes of membership, and who hears of them."""

from channels.telegram.sandbox.membership import membership
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat, Json, Member
from channels.telegram.sandbox.updates import tell_member
from channels.telegram.sandbox.world import World


def change_member(world: World, chat: Chat, by: int, new: Member, how: Json | None = None) -> None:
    """Makes ``new`` the membership, and tells the bots that Telegram would tell. No change tells nobody.

    ``how`` is what the update says besides: the invite link, for instance.
    """
    old = membership(world, chat.key, new.user)
    if (old.status, old.rights, old.until, old.title) == (new.status, new.rights, new.until, new.title):
        return
    world.members.put(new)
    note(world, chat.key, new.user, f"(is now {new.status})")
    tell_member(world, chat, by, old, new, how)
