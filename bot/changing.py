"""A customer changes, or reacts to, what stands at the desk already."""

from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.receipts import DELIVERED, OURS
from bot.relayed import bare
from bot.spots import Spot, queue, spot_of
from bot.store import conversations, course, people, traces
from bot.store.outbox import Priority
from bot.store.writer import Tx
from bot.topiclife import topic
from channels.effects import CopyMessage, React, SendText
from channels.telegram.styled import cut, moved, units
from channels.telegram.text import fits_below_a_file
from routing.files import CAPTIONED
from routing.happenings import Changed, Reacted
from routing.model import Address, Conversation, Outward


def changed(tx: Tx, firm: Firm, seen: Changed, arrival: int, now: datetime) -> tuple[str, str]:
    """Shows the new words below the old ones, which stay; returns the arrival's state and the reason."""
    source = (str(seen.chat), str(seen.message_id))
    customer = people.customer_at(tx, Address("telegram", source[0]))
    conversation = _conversation_of(tx, source)
    if customer is None or customer.blocked or conversation is None:
        return "aside", "an edit of what is not at the desk"
    before = course.named(tx, conversation.id, source[1])
    same = before is not None and before.text == seen.text
    if same and not seen.kind:
        return "aside", "an edit that changes no words"
    moves = bool(seen.kind) and seen.kind not in CAPTIONED
    if moves and traces.has_noted(tx, conversation.id, course.CHANGED, source[1]):
        return "aside", "a further change of what cannot be shown again"
    traces.note(
        tx,
        now,
        course.CHANGED,
        cause=f"arrival {arrival}",
        actor="customer",
        conversation=conversation.id,
        customer=customer.id,
        message=source[1],
        text=seen.text,
    )
    spot = spot_of(firm, conversation)
    topic(tx, firm, spot, now)
    if moves:
        _say_so(tx, firm, spot, seen, now)
    else:
        _show(tx, firm, spot, seen, now, same=same)
    return "done", "an edit of a customer"


def _conversation_of(tx: Tx, source: tuple[str, str]) -> Conversation | None:
    """The matter in which the message stands at the desk, or will: what still waits to be posted, or stands
    on a card together with others, is linked to nothing."""
    number = traces.linked(tx, source[0], [source[1]])
    if number is not None:
        return conversations.conversation(tx, number)
    number = course.conversation_of(tx, *source)
    found = None if number is None else conversations.conversation(tx, number)
    return found if found is not None and found.desk else None


def _say_so(tx: Tx, firm: Firm, spot: Spot, seen: Changed, now: datetime) -> None:
    """A place that is shared live changes every few seconds: that it does is said once."""
    reply_to = _shown_at(tx, (str(seen.chat), str(seen.message_id)), spot)
    text = firm.say("changed-other", kind=seen.kind)
    line = SendText(chat=spot.chat, text=text, silent=True, reply_to=reply_to)
    queue(tx, spot, Outward.SEND, line, Priority.CARD_EDIT, now)


def reacted(tx: Tx, firm: Firm, seen: Reacted, now: datetime) -> tuple[str, str]:
    """Shows a customer's reaction on the message at the desk that it is about."""
    source = (str(seen.chat), str(seen.message_id))
    number = traces.linked(tx, source[0], [source[1]])
    conversation = None if number is None else conversations.conversation(tx, number)
    if conversation is None:
        return "aside", "a reaction to what is not at the desk"
    spot = spot_of(firm, conversation)
    shown = _shown_at(tx, source, spot)
    if shown is None:
        return "aside", "a reaction to what is not at the desk"
    if seen.plain and seen.emoji not in OURS:
        sent = bool(traces.copies_out(tx, (str(spot.chat), str(shown))))
        emoji = seen.emoji or (DELIVERED if sent else "")
        deskside.sign(tx, React(chat=spot.chat, message=shown, emoji=emoji), f"message {shown}", now)
    else:  # it would be taken for a sign of ours, or is one that a bot cannot show
        name = people.customer(tx, conversation.customer).name
        text = firm.say("reacted", name=name, emoji=seen.emoji)
        line = SendText(chat=spot.chat, text=text, silent=True, reply_to=shown)
        queue(tx, spot, Outward.SEND, line, Priority.CARD_EDIT, now)
    return "done", "a reaction of a customer"


def _shown_at(tx: Tx, source: tuple[str, str], spot: Spot) -> int | None:
    """The message of the group that shows a customer's, None where there is none."""
    shown = traces.counterpart(tx, source, str(spot.chat))
    return int(shown) if shown.isdecimal() else None


def _show(tx: Tx, firm: Firm, spot: Spot, seen: Changed, now: datetime, *, same: bool) -> None:
    source = (str(seen.chat), str(seen.message_id))
    reply_to = _shown_at(tx, source, spot)
    if same:  # so the file is another one
        copy = CopyMessage(
            chat=spot.chat,
            from_chat=seen.chat,
            message=seen.message_id,
            silent=True,
            reply_to=reply_to,
            file=None if fits_below_a_file(seen.text) else bare(seen.kind),
        )
        queue(tx, spot, Outward.COPY, copy, Priority.WORDS, now, source=source)
        return
    above = f"{firm.say('changed')} "
    for text, marks in cut(f"{above}{seen.text}", moved(seen.marks, units(above))):
        line = SendText(chat=spot.chat, text=text, marks=marks, silent=True, reply_to=reply_to)
        queue(tx, spot, Outward.SEND, line, Priority.WORDS, now, source=source)
