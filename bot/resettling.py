"""What the settings of today leave without a place: matters of agents who are gone from them, and of groups
that are no desk any more."""

import logging
from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.holders import give_to_another, seat
from bot.store import conversations, moving
from bot.store.writer import Tx

log = logging.getLogger(__name__)


def resettle(tx: Tx, firm: Firm, now: datetime) -> None:
    """At start: every open matter has a holder who is known, and stands in a group that is one of ours."""
    lines: dict[int, list[str]] = {}
    for one in conversations.opened(tx):
        holder = None if one.holder is None else firm.agents.get(one.holder)
        if one.holder is not None and holder is None:
            line = give_to_another(tx, firm, one, now)
        elif holder is not None and one.desk and one.desk not in firm.groups:
            line = seat(tx, firm, one, holder, now)
        else:
            continue
        settled = conversations.conversation(tx, one.id)
        chat = firm.desk if settled is None else settled.desk
        lines.setdefault(chat, []).append(line)
    for chat, told in lines.items():
        log.warning("desk_resettled group=%d matters=%d", chat, len(told))
        deskside.announce(tx, firm, "\n".join([firm.say("desk-resettled"), *told]), now, chat=chat)
    moving.redirect(tx, firm.groups, firm.desk, now)
