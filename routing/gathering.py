"""People write one thing in several messages: which of them are decided about together, and as what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from routing.desk import is_inside
from routing.happenings import Changed
from routing.model import DeskMessage, Request

MOST = 30
"""Messages that are taken for one at most."""
ALBUM = timedelta(seconds=1)
"""How long the mates of an album are waited for where nothing else is."""
LONGEST = 6
"""Windows that somebody who never pauses is waited for."""


def together(parts: Sequence[tuple[datetime, bool]], window: timedelta, now: datetime) -> int | datetime:
    """How many of the first messages of a lane are one, or when to look again since more may follow.

    ``parts``: when each came, and whether it may belong to others; the first one may. What may not ends them.
    """
    count = next((place for place, (_, gathers) in enumerate(parts) if not gathers), len(parts))
    if count < len(parts) or count >= MOST:
        return min(count, MOST)
    quiet_at = min(parts[-1][0] + window, parts[0][0] + LONGEST * window)
    return count if now >= quiet_at else quiet_at


def joined(parts: Sequence[Request]) -> Request:
    """All parts as one request: the words one below the other, the first thing that is no text, the newest
    place. Each part stays what it is for whoever reads it."""
    last = parts[-1]
    if len(parts) == 1:
        return last
    shown = next((part for part in parts if part.unsupported), last)
    references = [reference for part in reversed(parts) for reference in part.references]
    return replace(
        last,
        text="\n".join(part.text for part in parts if part.text),
        message_id=shown.message_id,
        unsupported=shown.unsupported,
        references=tuple(dict.fromkeys(references)),
    )


def may_join(request: Request) -> bool:
    """Whether a message may be a part of several: no command, and nothing that both sides must be told of."""
    return not (request.command or request.withheld or request.automatic)


def are_mates(one: DeskMessage, other: DeskMessage) -> bool:
    """Whether two messages of the desk are pictures of one album."""
    return bool(one.album) and (one.album, one.author, one.chat) == (other.album, other.author, other.chat)


def as_album(mates: Sequence[DeskMessage]) -> DeskMessage:
    """An album as one message: the words of all, and all files. What one of them says for inside comes first,
    and keeps the whole album inside."""
    first = mates[0]
    spoken = sorted((one for one in mates if one.text), key=lambda one: not is_inside(one.text))
    alone = spoken[0] if len(spoken) == 1 else None
    return replace(
        first,
        text="\n".join(one.text for one in spoken),
        marks=alone.marks if alone else (),
        formatted=alone.formatted if alone else "",
        files=tuple(file for one in sorted(mates, key=_place) for file in one.files),
        mates=tuple(sorted(one.message_id for one in mates)),
    )


def _place(message: DeskMessage) -> int:
    return message.message_id


def is_of(changed: Changed, request: Request) -> bool:
    """Whether this message was changed."""
    same = str(changed.chat) == request.address.value
    return same and str(changed.message_id) == request.message_id and changed.kind == request.unsupported
