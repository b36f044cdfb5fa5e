"""What an agent takes back, or changes, after it was sent."""

from collections.abc import Sequence
from datetime import timedelta

from bot import deskside, outgoing
from bot.deeds.albums import change_album
from bot.deeds.at import At, NotYet, Told
from bot.deeds.saying import relay
from bot.deeds.waiting_words import correct
from bot.store import conversations, outbox, outbox_failed, traces
from bot.store.traces import Copy, copies_out
from channels.effects import Delete, EditCaption, EditText, React
from channels.telegram.text import fits_below_a_file
from routing import desk_actions as desk
from routing.desk import is_inside
from routing.files import CAPTIONED, REPLACED
from routing.model import Agent, ConversationId, DeskMessage, Outward

CHANGED = "changed by an agent"
KEPT_INSIDE = "✍"
PARTLY = {"undo-by-mail": "undo-by-mail-partly", "undo-too-late": "undo-too-late-partly"}
"""Why the customer keeps something, while the rest of it could be taken back."""
DELETABLE = timedelta(hours=48)
"""So long a bot can delete what it wrote (core.telegram.org/bots/api#deletemessage)."""


def undo(at: At, _: desk.Undo) -> Told:
    """The customer's copy of the message replied to goes."""
    assert at.written is not None
    if at.written.reply_to is None:
        return at.refuse("undo-what")
    if not at.written.is_answer_to_own:
        return at.refuse("undo-not-yours")
    source = (str(at.chat), str(at.written.reply_to))
    if outbox.is_leaving(at.tx, source):
        raise NotYet
    copies = copies_out(at.tx, source)
    stopped = outbox.stop(at.tx, source, at.now, "taken back before it was sent")
    stopped = [*stopped, *_drop_failed(at)]
    why = {one.delivery: _why_kept(at, one) for one in copies}
    _delete(at, [one for one in copies if not why[one.delivery]])
    kept = sorted({code for code in why.values() if code})
    if kept:
        is_partly = bool(stopped) or "" in why.values()
        return at.refuse(PARTLY[kept[0]] if is_partly else kept[0])
    if not copies and not stopped:
        return at.refuse("undo-nothing")
    react = React(chat=at.chat, message=at.written.reply_to, emoji=KEPT_INSIDE)
    deskside.sign(at.tx, react, f"message {at.written.reply_to}", at.now)
    return Told(at.firm.say("undone"))


def _why_kept(at: At, copy: Copy) -> str:
    """Why the customer keeps it (``refuse-<code>``), "" where it can be deleted."""
    if copy.chat == "mail":
        return "undo-by-mail"
    is_old = copy.sent_at is not None and at.now - copy.sent_at > DELETABLE
    return "undo-too-late" if is_old else ""


def _delete(at: At, copies: Sequence[Copy]) -> None:
    outbox.undone(at.tx, [copy.delivery for copy in copies])
    for copy in copies:
        conversation = conversations.conversation(at.tx, copy.conversation)
        assert conversation is not None
        effect = Delete(chat=int(copy.chat), messages=(int(copy.message),))
        outgoing.alter(at.tx, conversation, Outward.DELETE, effect, ("", ""), at.arrival, at.now)


def _drop_failed(at: At) -> Sequence[ConversationId]:
    """What came to nothing must not go out as it was, should somebody try it again; the conversations."""
    written = at.written
    assert written is not None
    message = written.message_id if written.edited else written.reply_to
    customer = at.customer
    if customer is None:
        return ()
    among = [one.id for one in conversations.of_customer(at.tx, customer)]
    failed = outbox_failed.failed_from(at.tx, (str(at.chat), str(message)), among)
    outbox_failed.not_wanted(at.tx, [number for number, _ in failed], at.now, "taken back, or changed")
    return [conversation for _, conversation in failed]


def edited(at: At, agent: Agent) -> Told:
    """A message that was sent is changed at the customer's too."""
    written = at.written
    assert written is not None
    if correct(at, agent):
        return Told("")
    source = at.source
    if outbox.is_leaving(at.tx, source):
        raise NotYet
    if written.album and change_album(at, agent):
        return Told("")
    stopped = outbox.stop(at.tx, source, at.now, "changed before it was sent")
    stopped = [*stopped, *_drop_failed(at)]
    copies = copies_out(at.tx, source)
    if stopped and not copies and not is_inside(written.text):
        conversation = conversations.conversation(at.tx, stopped[0])
        assert conversation is not None
        relay(at, conversation, agent, written, at.arrival)
    if not copies:
        return Told("") if stopped else _in_vain(at, written)
    if is_inside(written.text):
        return at.refuse("edit-inside")
    if written.unsupported and written.unsupported not in CAPTIONED:
        return _told_once(at, agent, copies[0].conversation)
    if copies[0].chat == "mail":
        return at.refuse("edit-by-mail")
    _change(at, agent, written, copies)
    return Told("")


def _in_vain(at: At, written: DeskMessage) -> Told:
    """Nothing of it is at the customer: words that are meant to be there would be lost in silence."""
    changes_words = not written.unsupported or written.unsupported in CAPTIONED
    if is_inside(written.text) or at.customer is None or not changes_words:
        return Told("")
    return at.refuse("undo-nothing")


def _told_once(at: At, agent: Agent, number: ConversationId) -> Told:
    """A place that is shared live changes every few seconds."""
    conversation, (_, message) = conversations.conversation(at.tx, number), at.source
    assert at.written is not None and conversation is not None
    if traces.has_noted(at.tx, number, CHANGED, message):
        return Told("")
    at.note(CHANGED, agent, conversation, message=message, content=at.written.unsupported)
    return at.refuse("edit-other")


def _change(at: At, agent: Agent, written: DeskMessage, copies: Sequence[Copy]) -> None:
    conversation = conversations.conversation(at.tx, copies[0].conversation)
    assert conversation is not None
    source = at.source
    at.note(CHANGED, agent, conversation, message=source[1], text=written.text)
    below = written.text if written.unsupported and fits_below_a_file(written.text) else ""
    beside = "" if written.unsupported and below else written.text
    if written.unsupported:
        file = next((one for one in written.files if one.kind in REPLACED), None)
        for copy in (copy for copy in copies if copy.is_file):
            caption = EditCaption(
                chat=int(copy.chat),
                message=int(copy.message),
                caption=below,
                marks=written.marks if below else (),
                file=file if file is None or below else file.without_words(),
            )
            outgoing.alter(at.tx, conversation, Outward.CAPTION, caption, source, at.arrival, at.now)
    words = outgoing.Words(text=beside, marks=written.marks, agent=agent, source=source, arrival=at.arrival)
    parts = outgoing.parts(at.firm, conversation, words) if beside else []
    said = [copy for copy in copies if not copy.is_file]
    for copy, (text, marks) in zip(said, parts, strict=False):
        edit = EditText(chat=int(copy.chat), message=int(copy.message), text=text, marks=marks)
        outgoing.alter(at.tx, conversation, Outward.EDIT, edit, source, at.arrival, at.now)
    _delete(at, said[len(parts) :])
    outgoing.send(at.tx, conversation, words, parts[len(said) :], at.now)
