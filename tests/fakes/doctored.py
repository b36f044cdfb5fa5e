"""The program with a fault put into it on purpose, which the proof of the desk must find.

python -m tests.fakes.doctored <fault> --settings ... run
"""

import sys
from typing import Any

from bot.cli import main
from routing import desk
from routing.desk_actions import DeskAction, Note, Reply

_read = desk.read_message


def tells_notes(message: Any, agents: Any, place: desk.Place, **more: Any) -> DeskAction:
    """A note that replies to something of the customer's goes out."""
    action = _read(message, agents, place, **more)
    if isinstance(action, Note) and place.replied is not None:
        return Reply(place.replied, action.agent)
    return action


def swallows(message: Any, agents: Any, place: desk.Place, **more: Any) -> DeskAction:
    """Words that begin with a direction mark are taken for a note."""
    action = _read(message, agents, place, **more)
    if isinstance(action, Reply) and message.text.startswith("\u200f"):
        return Note(action.agent)
    return action


FAULTS = {"tells-notes": tells_notes, "swallows": swallows}

if __name__ == "__main__":
    vars(desk)["read_message"] = FAULTS[sys.argv[1]]
    sys.exit(main(sys.argv[2:]))
