"""Polls themselves, whoever makes them, and the votes."""

from channels.telegram.sandbox.more_records import Poll
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.world import World


def new_poll(world: World, owner: int, body: Json, *, closed: bool = False) -> Poll:
    """A poll with a number of its own, without votes; the caller puts it into its table."""
    number = str(5 * 10**18 + world.next_number("poll"))
    return Poll(id=number, bot=owner, body={**body, "id": number}, closed=closed)
