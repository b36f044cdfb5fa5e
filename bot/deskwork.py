"""Carries out what an agent wrote or pressed at the desk."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from bot import deskside, outgoing
from bot.firm import Firm
from bot.store import conversations, outbox, outbox_proof, people, traces
from bot.store.writer import Tx
from channels.effects import EditText, React
from kb import Knowledge
from routing import desk
from routing.model import AgentId, Conversation, ConversationId, DeskMessage, Press, Reason, State

log = logging.getLogger(__name__)

NOTED = "✍"
CARRIED_OUT = "👍"


def message(tx: Tx, firm: Firm, written: DeskMessage, arrival: int, now: datetime) -> tuple[str, str]:
    """Carries out a message of the group; returns the arrival's state and the reason."""
    customer = None
    if written.thread is not None:
        customer = traces.topic_customer(tx, firm.desk, written.thread)
    meant = None
    if customer is not None:
        if written.reply_to is not None:
            found = traces.linked(tx, str(firm.desk), [str(written.reply_to)])
            meant = None if found is None else conversations.conversation(tx, found)
        if meant is not None and meant.customer != customer:
            meant = None  # the topic says who is spoken to, whatever message is quoted in it
        meant = (
            meant or conversations.newest(tx, customer, is_open=True) or conversations.newest(tx, customer)
        )
    action = desk.read_message(written, firm.agents, customer, meant)
    match action:
        case desk.Ignore():
            return "aside", action.reason
        case desk.Refuse():
            text = firm.say(f"refuse-{action.code}", who=action.who)
            _reply(tx, firm, written, text, now)
            traces.note(
                tx,
                now,
                "refused",
                cause=f"arrival {arrival}",
                actor=f"person {written.author}",
                why=action.code,
            )
            return "aside", f"refused: {action.code}"
        case desk.Note():
            _react(tx, firm, written, NOTED, now)
            return "done", "a note of the agents"
        case desk.Reply() | desk.Copy():
            _answer(tx, firm, action, written, arrival, now)
            return "done", "an agent's answer"
        case _:
            _act(tx, firm, action, None, arrival, now)
            _react(tx, firm, written, CARRIED_OUT, now)
            return "done", f"command: {type(action).__name__.lower()}"


def press(tx: Tx, firm: Firm, kb: Knowledge, pressed: Press, arrival: int, now: datetime) -> tuple[str, str]:
    """Carries out a button pressed at the desk; returns the arrival's state and the reason."""
    conversation = None
    sent: tuple[int, ...] = ()
    if pressed.verb not in ("again", "arrived"):
        conversation = conversations.conversation(tx, pressed.number)
    if conversation is not None:
        sent = _sent_from_card(tx, conversation.id)
    action = desk.read_press(pressed, firm.agents, conversation, sent)
    if isinstance(action, desk.Refuse):
        deskside.toast(tx, firm, pressed, firm.say(f"refuse-{action.code}", who=action.who), now)
        traces.note(
            tx,
            now,
            "press refused",
            cause=f"arrival {arrival}",
            actor=f"person {pressed.by}",
            why=action.code,
            verb=pressed.verb,
        )
        log.warning("press_refused arrival=%d code=%s", arrival, action.code)
        return "aside", f"a press refused: {action.code}"
    if conversation is not None:
        outbox_proof.pressed(tx, conversation.id, pressed, now)
        if conversations.card_of(tx, conversation.id)[1] is None:
            conversations.card_posted(tx, conversation.id, pressed.message_id)
    text = _act(tx, firm, action, pressed, arrival, now, kb)
    deskside.toast(tx, firm, pressed, text, now)
    return "done", f"press: {type(action).__name__.lower()}"


def _answer(
    tx: Tx, firm: Firm, action: desk.Reply | desk.Copy, written: DeskMessage, arrival: int, now: datetime
) -> None:
    conversation = action.conversation
    words = outgoing.Words(
        text=action.text if isinstance(action, desk.Reply) else "",
        # A form fits the text as it was written, and not what is left of it behind a command.
        html=written.formatted if isinstance(action, desk.Reply) and action.text == written.text else "",
        agent=action.agent,
        source=(str(firm.desk), str(written.message_id)),
        arrival=arrival,
    )
    if isinstance(action, desk.Copy):
        outgoing.copy(tx, conversation, words, (written.chat, written.message_id), now)
    else:
        name = deskside.customer_of(tx, conversation).name
        outgoing.tell(tx, firm, conversation, name, words, now)
    if conversation.state in (State.ANSWERED, State.ASKED):
        # From now on a person has spoken here: the bot is silent.
        conversations.change(
            tx, conversation.id, now, state=State.OPEN.value, holder=action.agent.id, handed_at=now
        )
    _note(tx, "answered by a person", conversation, action.agent.id, arrival, now)


def _act(
    tx: Tx,
    firm: Firm,
    action: desk.DeskAction,
    pressed: Press | None,
    arrival: int,
    now: datetime,
    kb: Knowledge | None = None,
) -> str:
    """What the agent is told in a line that goes away."""
    match action:
        case desk.Take():
            return _take(tx, firm, action, arrival, now)
        case desk.Resolve():
            return _resolve(tx, firm, action, arrival, now)
        case desk.SendArticle():
            return _send_article(tx, firm, action, pressed, kb, arrival, now)
        case desk.SendAgain() | desk.ItArrived():
            return _settle_unknown(tx, firm, action, pressed, now)
        case desk.Reply() | desk.Copy() | desk.Note() | desk.Refuse() | desk.Ignore():
            return ""
        case _:
            assert_never(action)


def _take(tx: Tx, firm: Firm, action: desk.Take, arrival: int, now: datetime) -> str:
    conversation, agent = action.conversation, action.agent
    number = str(conversation.id)
    if conversation.holder == agent.id and conversation.state is State.OPEN:
        return firm.say("toast-yours-already", number=number)
    why = Reason("took", (("name", agent.name),))
    people.give_owner(tx, conversation.customer, agent.id, firm.wording.why("en", why))
    document, _ = conversations.card_of(tx, conversation.id)
    changed = {**document, "holder_why": firm.wording.why(firm.language, why)}
    conversations.change(
        tx,
        conversation.id,
        now,
        state=State.OPEN.value,
        holder=agent.id,
        handed_at=now,
        card=changed,
    )
    deskside.edit_card(tx, firm, conversation.id, now)
    _note(tx, "taken", conversation, agent.id, arrival, now)
    return firm.say("toast-taken", number=number)


def _resolve(tx: Tx, firm: Firm, action: desk.Resolve, arrival: int, now: datetime) -> str:
    conversation = action.conversation
    conversations.change(tx, conversation.id, now, state=State.RESOLVED.value, holder=action.agent.id)
    deskside.edit_card(tx, firm, conversation.id, now)
    _note(tx, "resolved", conversation, action.agent.id, arrival, now)
    return firm.say("toast-resolved", number=str(conversation.id))


def _send_article(
    tx: Tx,
    firm: Firm,
    action: desk.SendArticle,
    pressed: Press | None,
    kb: Knowledge | None,
    arrival: int,
    now: datetime,
) -> str:
    conversation = action.conversation
    document, _ = conversations.card_of(tx, conversation.id)
    articles = document.get("articles", [])
    if action.place >= len(articles) or kb is None or pressed is None:
        return firm.say("refuse-no-article")
    try:
        article = kb.article(articles[action.place][0], articles[action.place][1])
    except KeyError:
        return firm.say("refuse-no-article")
    words = outgoing.Words(
        text=article.body.strip(),
        agent=action.agent,
        source=(str(firm.desk), str(pressed.message_id)),
        arrival=arrival,
    )
    outgoing.tell(tx, firm, conversation, deskside.customer_of(tx, conversation).name, words, now)
    sent = {**document.get("sent", {}), str(action.place): arrival}
    conversations.keep_card(tx, conversation.id, {**document, "sent": sent})
    _note(tx, "article sent by a person", conversation, action.agent.id, arrival, now, article=article.id)
    return firm.say("toast-sending")


def _sent_from_card(tx: Tx, conversation: ConversationId) -> tuple[int, ...]:
    """The places of the articles sent from this card; one that could not be delivered may go again."""
    document, _ = conversations.card_of(tx, conversation)
    sent: Mapping[str, int] = document.get("sent", {})
    return tuple(
        int(place) for place, arrival in sent.items() if not outbox_proof.came_to_nothing(tx, arrival)
    )


def _settle_unknown(
    tx: Tx, firm: Firm, action: desk.SendAgain | desk.ItArrived, pressed: Press | None, now: datetime
) -> str:
    found = outbox.find(tx, action.delivery)
    if found is None or found[1] != "unknown":
        return firm.say("refuse-settled-already")
    delivery = found[0]
    if isinstance(action, desk.SendAgain):
        outbox.queue_again(tx, delivery, now, "sent again by an agent", repeated=True)
        text = firm.say("settled-again", name=action.agent.name)
    else:
        outbox.believe(tx, delivery, now)
        text = firm.say("settled-arrived", name=action.agent.name)
    if pressed is not None:
        edit = EditText(chat=firm.desk, message=pressed.message_id, text=text)
        deskside.edit_notice(tx, firm, edit, delivery.customer, now)
    return text


def _reply(tx: Tx, firm: Firm, written: DeskMessage, text: str, now: datetime) -> None:
    deskside.announce(tx, firm, text, now, thread=written.thread, reply_to=written.message_id)


def _react(tx: Tx, firm: Firm, written: DeskMessage, emoji: str, now: datetime) -> None:
    react = React(chat=firm.desk, message=written.message_id, emoji=emoji)
    deskside.sign(tx, firm, react, f"message {written.message_id}", now)


def _note(
    tx: Tx,
    kind: str,
    conversation: Conversation,
    agent: AgentId,
    arrival: int,
    now: datetime,
    **data: str,
) -> None:
    traces.note(
        tx,
        now,
        kind,
        cause=f"arrival {arrival}",
        actor=f"agent {agent}",
        conversation=conversation.id,
        customer=conversation.customer,
        **data,
    )
