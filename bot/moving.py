"""A group of the desk became a supergroup: the work goes on there, and nothing old is taken for new."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot import deskside, refreshing
from bot.deeds.at import NotYet
from bot.firm import Firm
from bot.spots import Spot
from bot.store import arrivals, conversations, groups, moving, outbox
from bot.store.outbox import Delivery
from bot.store.writer import Tx
from bot.topiclife import NO_TOPICS, topic
from channels.base import Moved, Outcome, Sent
from channels.effects import AtDesk, CheckSetUp, CopyAlbum, CopyMessage, Effect
from routing.happenings import DeskChange, GroupMoved, LeftBehind, TopicSeen
from routing.model import ArrivalId, Aside, DeskMessage, Inbound, Press


def known_here(
    read: Callable[[Collection[int]], Inbound], desks: Collection[int], moved: Mapping[int, int]
) -> Inbound:
    """What ``read`` makes of an update, with the group's id that the ledger knows, whatever it is today.

    ``desks``: the groups' ids in the ledger. ``moved``: the ids of today by those.
    """
    known = {moved.get(group, group): group for group in desks}
    inbound = read({*desks, *known})
    if not isinstance(inbound, DeskMessage | DeskChange | TopicSeen | Press) or inbound.chat > 0:
        return inbound
    if inbound.chat in moved:
        # Read only after the move was known: its numbers mean other messages by now.
        if isinstance(inbound, DeskMessage) and not inbound.edited:
            return LeftBehind(
                source_id=inbound.source_id,
                chat=inbound.chat,
                author_name=inbound.author_name,
                text=inbound.text,
            )
        return Aside(source_id=inbound.source_id, reason="from the group's time under another id")
    return replace(inbound, chat=known.get(inbound.chat, inbound.chat))


def told_by_group(tx: Tx, firm: Firm, told: GroupMoved, arrival: ArrivalId, now: datetime) -> None:
    """The group itself said so, once under each id. Raises NotYet as long as something is to be read that was
    written before, under the old one.
    """
    if any(one.id < arrival for one in arrivals.in_lane(tx, told.lane, 1)):
        raise NotYet
    chat = moving.first_known(moving.current_groups(tx), told.old)
    _moved(tx, firm, chat, told.new, now)


def told_by_outcome(tx: Tx, firm: Firm, delivery: Delivery, new: int, now: datetime) -> None:
    """Telegram said so when something was to be sent there; it is sent again, to the new id."""
    chat = group_of(delivery.effect)
    if chat is not None:
        _moved(tx, firm, chat, new, now)
    outbox.settle(tx, delivery, "queued", now, "the group has another id now")


def left_words(tx: Tx, firm: Firm, left: LeftBehind, now: datetime) -> None:
    """Nobody can tell any more what an agent's last words under the old id replied to."""
    text = firm.say("desk-left-behind", name=left.author_name, text=left.text[:500] or "…")
    deskside.announce(tx, firm, text, now, chat=left.chat)


def as_it_counts(tx: Tx, delivery: Delivery, outcome: Outcome, sent_by: Mapping[int, int]) -> Outcome:
    """What went to a group just before it moved stands where nobody can answer it: it goes there again.

    ``sent_by``: the ids of the groups by which it was sent.
    """
    chat = _group_in_which(delivery.effect)
    if chat is None or not isinstance(outcome, Sent):
        return outcome
    today = moving.current_groups(tx).get(chat, chat)
    return outcome if today == sent_by.get(chat, chat) else Moved(today)


def group_of(effect: Effect) -> int | None:
    """The group in which, or out of which, something is done; None for what concerns none."""
    chat = _group_in_which(effect)
    if chat is None and isinstance(effect, CopyMessage | CopyAlbum) and effect.from_chat < 0:
        return effect.from_chat
    return chat


def _group_in_which(effect: Effect) -> int | None:
    return effect.chat if isinstance(effect, AtDesk | CheckSetUp) and effect.chat < 0 else None


def _moved(tx: Tx, firm: Firm, chat: int, new: int, now: datetime) -> None:
    if not moving.keep(tx, chat, new):
        return
    customers = dict.fromkeys(one.customer for one in conversations.opened(tx, chat))
    groups.mended(tx, chat, *NO_TOPICS)  # a supergroup can have topics
    for customer in customers:
        topic(tx, firm, Spot(chat, customer), now, anew=True)
    moving.leave_messages(tx, chat)
    refreshing.board(tx, chat, now)
    deskside.announce(tx, firm, firm.say("desk-moved", old=str(chat), new=str(new)), now, chat=chat)
