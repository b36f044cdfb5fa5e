"""Groups that are not what they were: one has become a supergroup, with another id and messages that count
from one again; one is no desk any more."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from bot.store.arrivals import upsert
from bot.store.columns import literal
from bot.store.drafts import WAITING
from bot.store.outbox import QUEUED
from bot.store.schema import conversations, copies, deliveries, drafts, groups, moved_groups
from bot.store.writer import Tx
from routing.model import Outward

NOWHERE = 0
"""No message has this id: Telegram refuses it, whatever it is asked to do with it."""
_NAMES_MESSAGES = frozenset(
    {
        Outward.EDIT,
        Outward.BUTTONS,
        Outward.REACT,
        Outward.PIN,
        Outward.CAPTION,
        Outward.DELETE,
        Outward.COPY,
        Outward.ALBUM,
    }
)
_WORDS = frozenset({Outward.SEND, Outward.COPY, Outward.ALBUM, Outward.FILES})
_AHEAD = ("queued", "sending", "unknown", "failed")
"""What may still go out, or go out again."""


def current_groups(tx: Tx) -> Mapping[int, int]:
    """The ids that groups have today, by the ids they had before."""
    rows = tx.execute(select(moved_groups.c.configured, moved_groups.c.current))
    return {row.configured: row.current for row in rows}


def first_known(moved: Mapping[int, int], group: int) -> int:
    """The id by which the ledger knows a group, whichever of its ids the settings give."""
    return max((old for old, current in moved.items() if current == group), default=group)


def keep(tx: Tx, old: int, new: int) -> bool:
    """A group has another id now; ``old`` may be any id it had. False if that was known."""
    if new in current_groups(tx).values():
        return False
    tx.execute(update(moved_groups).where(moved_groups.c.current == old).values(current=new))
    tx.execute(
        upsert(tx, moved_groups).on_conflict_do_update(index_elements=["configured"], set_={"current": new}),
        [{"configured": old, "current": new}],
    )
    return True


def leave_messages(tx: Tx, chat: int) -> None:
    """The messages known so far stay behind under a name of their own, so that none of them is taken for the
    one with the same number in the new group; what was to be done with them comes to nothing. It reads all
    copies and deliveries once."""
    here, former = str(chat), f"former {chat}"
    tx.execute(update(copies).where(copies.c.chat == here).values(chat=former))
    tx.execute(update(copies).where(copies.c.copy_chat == here).values(copy_chat=former))
    ahead = select(deliveries.c.id, deliveries.c.kind, deliveries.c.body, deliveries.c.source_chat).where(
        deliveries.c.state.in_(_AHEAD),
        or_(deliveries.c.source_chat == here, deliveries.c.audience == "desk"),
    )
    for row in tx.execute(ahead).all():
        source = former if row.source_chat == here else row.source_chat
        body = _without_messages(row.kind, row.body, chat)
        tx.execute(update(deliveries).where(deliveries.c.id == row.id).values(body=body, source_chat=source))
    known = (deliveries.c.destination == f"telegram:{chat}", deliveries.c.external_id != literal(""))
    tx.execute(update(deliveries).where(*known).values(external_id=""))
    tx.execute(update(conversations).where(conversations.c.desk == chat).values(card_message=None))
    tx.execute(update(groups).where(groups.c.chat == chat).values(board=None, board_digest="", general=None))
    _drafts_left(tx, chat)


def redirect(tx: Tx, desks: Collection[int], desk: int, now: datetime) -> None:
    """What waits for a group that is none of the desk's any more: customers' words go where their matter
    stands now, or else to ``desk``; whatever only changes or furnishes that group is dropped."""
    ours = [f"telegram:{group}" for group in desks]
    waiting = (
        select(deliveries, conversations.c.desk)
        .outerjoin(conversations, conversations.c.id == deliveries.c.conversation)
        .where(deliveries.c.state == QUEUED, deliveries.c.audience == "desk")
        .where(deliveries.c.destination.like("telegram:-%"), deliveries.c.destination.not_in(ours))
    )
    for row in tx.execute(waiting).all():
        chat = row.desk if row.desk in desks else desk
        dropped = {"state": "replaced", "settled_at": now, "reason": "its group is no desk any more"}
        # Topics and messages are those of one group.
        nowhere = {name: None for name in ("thread", "reply_to") if name in row.body}
        goes = {"destination": f"telegram:{chat}", "body": {**row.body, **nowhere, "chat": chat}}
        values = goes if row.conversation and Outward(row.kind) in _WORDS else dropped
        tx.execute(update(deliveries).where(deliveries.c.id == row.id).values(values))


def _without_messages(kind: str, body: Mapping[str, Any], chat: int) -> Mapping[str, Any]:
    named = dict(body)
    if named.get("from_chat", named.get("chat")) == chat and kind in _NAMES_MESSAGES:
        if "message" in named:
            named["message"] = NOWHERE
        if "messages" in named:
            named["messages"] = [NOWHERE for _ in named["messages"]]
    if named.get("chat") == chat and "reply_to" in named:
        named["reply_to"] = NOWHERE if kind == Outward.CHECK else None
    return named


def _drafts_left(tx: Tx, chat: int) -> None:
    """Words that wait for a choice can still go out as they read; what is copied by its number cannot."""
    waiting = select(drafts.c.id, drafts.c.body).where(drafts.c.kind.in_(WAITING), drafts.c.state == "open")
    for row in tx.execute(waiting).all():
        kept = [_draft_left(one, chat) for one in row.body["messages"]]
        tx.execute(update(drafts).where(drafts.c.id == row.id).values(body={**row.body, "messages": kept}))


def _draft_left(kept: Mapping[str, Any], chat: int) -> Mapping[str, Any]:
    written = kept["written"]
    if written["chat"] != chat:
        return kept
    nowhere: Collection[int] = [NOWHERE for _ in written["mates"]]
    return {**kept, "written": {**written, "message_id": NOWHERE, "reply_to": None, "mates": nowhere}}
