"""Carries out what an agent wrote or pressed at the desk."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot import deskchanges, deskside
from bot.deeds.at import At, NotYet, Told
from bot.deeds.table import DEEDS
from bot.deeds.undoing import edited
from bot.firm import Firm
from bot.recognising import recognised
from bot.spots import Spot
from bot.store import conversations, drafts, groups, outbox, outbox_proof, people, traces
from bot.store.writer import Tx
from channels.effects import React
from kb import Knowledge
from routing import desk
from routing import desk_actions as actions
from routing.model import AgentId, Conversation, ConversationId, DeskMessage, Press

log = logging.getLogger(__name__)

SETTLES = timedelta(seconds=30)
"""So long a reply to what is being sent is put off."""
NOTED = "✍"
CARRIED_OUT = "👍"
REFUSED = "💔"
ON_CARDS = frozenset({"take", "transfer", "resolve", "more", "reopen"})
"""Verbs of buttons that only a card has: a press on one tells where the card stands."""
ANSWERS = (actions.Reply, actions.AskWhich, actions.AskRole)
"""What an agent meant for the customer."""


def message(
    tx: Tx, firm: Firm, kb: Knowledge, written: DeskMessage, arrival: int, now: datetime
) -> tuple[str, str]:
    """Carries out a message of the group; returns the arrival's state and the reason."""
    deskchanges.seen(tx, firm, written, now)
    at = At(tx=tx, firm=firm, kb=kb, arrival=arrival, now=now, written=written)
    if written.edited:
        return _edited(at, written)
    if _may_be_linked_soon(at, written):
        raise NotYet
    is_of_unknown = not recognised(tx, firm, written)
    only = firm.replies_only
    place = replace(_place(at), is_of_unknown=is_of_unknown)
    action = desk.read_message(written, firm.agents, place, replies_only=only)
    match action:
        case actions.Ignore():
            return "aside", action.reason
        case actions.Refuse():
            _refuse(at, written, action)
            return "aside", f"refused: {action.code}"
        case actions.Note():
            _react(at, written, NOTED)
            return "done", "a note of the agents"
        case _:
            pass
    told = DEEDS[type(action)](at, action)
    if told.refused:
        _react(at, written, REFUSED)
        _reply(at, written, told.text)
    if isinstance(action, ANSWERS):
        return "done", "an agent's answer"
    if told.refused:
        pass
    elif told.text:
        _react(at, written, CARRIED_OUT)
    return "done", f"command: {type(action).__name__.lower()}"


def _may_be_linked_soon(at: At, written: DeskMessage) -> bool:
    """It replies to something of which nobody can know yet whose it is, since it is still being sent."""
    is_new = at.now - written.received_at < SETTLES
    unknown = written.thread is None and written.reply_to is not None and at.customer is None
    return is_new and unknown and outbox.is_posting(at.tx, f"telegram:{written.chat}")


def _edited(at: At, written: DeskMessage) -> tuple[str, str]:
    agent = at.firm.agents.get(AgentId(written.author))
    if agent is None or written.anonymous:
        return "aside", "an edit of nobody who answers customers"
    told = edited(at, agent)
    if told.refused:
        _reply(at, written, told.text)
    return "done", "an edit of an agent"


def _place(at: At) -> desk.Place:
    """Whose topic it is; outside the topics, whose message it replies to."""
    tx, written, customer = at.tx, at.written, at.customer
    assert written is not None
    if customer is None:
        return desk.Place()
    number = traces.replied(tx, written)
    replied = None if number is None else conversations.conversation(tx, number)
    if replied is not None and replied.customer != customer:
        replied = None  # the topic says who is spoken to, whatever message is quoted in it
    found = conversations.of_customer(tx, customer)
    opened = tuple(one for one in found if one.state.value == "open" and one.desk in (written.chat, 0))
    place = desk.Place(customer=customer, replied=replied, opened=opened, newest=found[0] if found else None)
    return replace(place, is_at_home=_is_at_home(tx, AgentId(written.author), place.meant))


def _is_at_home(tx: Tx, author: AgentId, meant: Conversation | None) -> bool:
    """Whether the author looks after the customer, or said before that they help with this."""
    if meant is None or people.customer(tx, meant.customer).owner == author:
        return True
    return drafts.has_used(tx, "role", author, meant)


def _refuse(at: At, written: DeskMessage, action: actions.Refuse) -> None:
    # Everybody sees at a glance that it went nowhere; how to mend it is said once to those who cannot know.
    _react(at, written, REFUSED)
    if action.code != "anonymous" or groups.found(at.tx, written.chat, "anonymous", at.now):
        _reply(at, written, at.firm.say(f"refuse-{action.code}", who=action.who))
    cause, actor = f"arrival {at.arrival}", f"person {written.author}"
    traces.note(at.tx, at.now, "refused", cause=cause, actor=actor, why=action.code)


def press(tx: Tx, firm: Firm, kb: Knowledge, pressed: Press, arrival: int, now: datetime) -> tuple[str, str]:
    """Carries out a button pressed at the desk; returns the arrival's state and the reason."""
    at = At(tx=tx, firm=firm, kb=kb, arrival=arrival, now=now, pressed=pressed)
    conversation = None
    sent: tuple[int, ...] = ()
    if desk.is_about_conversation(pressed):
        conversation = conversations.conversation(tx, pressed.number)
    if conversation is not None:
        sent = _sent_from_card(tx, conversation.id)
    action = desk.read_press(pressed, firm.agents, conversation, sent)
    if isinstance(action, actions.Refuse):
        deskside.toast(tx, pressed, firm.say(f"refuse-{action.code}", who=action.who), now)
        cause, actor = f"arrival {arrival}", f"person {pressed.by}"
        traces.note(tx, now, "press refused", cause=cause, actor=actor, why=action.code, verb=pressed.verb)
        log.warning("press_refused arrival=%d code=%s", arrival, action.code)
        return "aside", f"a press refused: {action.code}"
    if conversation is not None:
        outbox_proof.pressed(tx, conversation.id, pressed, now)
        if pressed.verb in ON_CARDS and conversations.card_of(tx, conversation.id)[1] is None:
            conversations.card_posted(tx, conversation.id, pressed.message_id)
    told: Told = DEEDS[type(action)](at, action)
    deskside.toast(tx, pressed, told.text, now)
    return "done", f"press: {type(action).__name__.lower()}"


def _sent_from_card(tx: Tx, conversation: ConversationId) -> tuple[int, ...]:
    """The places of the articles sent from this card; one that could not be delivered may go again."""
    document, _ = conversations.card_of(tx, conversation)
    sent = document.get("sent", {})
    return tuple(
        place
        for place, (article, *_) in enumerate(document.get("articles", []))
        if article in sent and not outbox_proof.came_to_nothing(tx, sent[article])
    )


def _reply(at: At, written: DeskMessage, text: str) -> None:
    """Below the message; where its topic is gone by now, in the one that took its place."""
    customer = None if written.thread is None else at.customer
    if customer is not None:
        spot = Spot(written.chat, customer)
        deskside.say(at.tx, at.firm, spot, text, at.now, reply_to=written.message_id)
        return
    deskside.announce(
        at.tx,
        at.firm,
        text,
        at.now,
        chat=written.chat,
        thread=written.thread,
        reply_to=written.message_id,
    )


def _react(at: At, written: DeskMessage, emoji: str) -> None:
    react = React(chat=written.chat, message=written.message_id, emoji=emoji)
    deskside.sign(at.tx, react, f"message {written.message_id}", at.now)
