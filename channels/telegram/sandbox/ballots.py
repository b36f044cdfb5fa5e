"""Polls themselves, whoever makes them, and the votes."""

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.more_records import Poll
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.updates import tell_poll
from channels.telegram.sandbox.viewing import poll_json
from channels.telegram.sandbox.world import World


def new_poll(world: World, owner: int, body: Json, *, closed: bool = False) -> Poll:
    """A poll with a number of its own, without votes; the caller puts it into its table."""
    number = str(5 * 10**18 + world.next_number("poll"))
    return Poll(id=number, bot=owner, body={**body, "id": number}, closed=closed)


def cast(world: World, poll: Poll, voter: int, numbers: list[int]) -> None:
    """Somebody votes, or takes the vote back with no numbers. Raises Refused."""
    shown = poll_json(world, poll)
    if shown["is_closed"]:
        raise Refused("the poll is closed")
    if any(number not in range(len(poll.body["options"])) for number in numbers):
        raise Refused("there is no such option; the first is 0")
    if len(numbers) > 1 and not poll.body["allows_multiple_answers"]:
        raise Refused("the poll takes one answer")
    if str(voter) in poll.votes and not poll.body["allows_revoting"]:
        raise Refused("nobody can change their vote in this poll")
    poll.votes.pop(str(voter), None)
    if numbers:
        poll.votes[str(voter)] = sorted(set(numbers))
    world.ballots.put(poll)
    tell_poll(world, poll, voter)
