"""Carries out a button that a customer pressed under a message of the bot."""

from datetime import datetime

from bot import customerside, deskside, learning, outgoing
from bot.answering import answer_with
from bot.firm import Firm
from bot.handover import Handoff, hand_over
from bot.store import conversations, course, outbox_proof, people, traces
from bot.store.writer import Tx
from kb import Knowledge
from routing.model import Address, Conversation, Customer, Press, Reason, State


def press(tx: Tx, firm: Firm, kb: Knowledge, pressed: Press, arrival: int, now: datetime) -> tuple[str, str]:
    """Returns the arrival's state and the reason. A button of somebody else's conversation does nothing."""
    if customerside.takes(pressed):
        return customerside.press(tx, firm, pressed, arrival, now)
    customer = people.customer_at(tx, Address("telegram", str(pressed.by)))
    conversation = conversations.conversation(tx, pressed.number)
    if customer is None or conversation is None or conversation.customer != customer.id:
        deskside.toast(tx, pressed, firm.say("refuse-button-old"), now)
        return "aside", "a press on a conversation that is not this customer's"
    outbox_proof.pressed(tx, conversation.id, pressed, now)
    key = _carry_out(tx, firm, kb, pressed, conversation, customer, arrival, now)
    deskside.toast(tx, pressed, firm.wording.say(conversation.language, key), now)
    return "done", f"a customer pressed {pressed.verb}"


def _carry_out(
    tx: Tx,
    firm: Firm,
    kb: Knowledge,
    pressed: Press,
    conversation: Conversation,
    customer: Customer,
    arrival: int,
    now: datetime,
) -> str:
    """The key of what the customer is told."""
    robot_spoke = conversation.state in (State.ANSWERED, State.ASKED)
    if pressed.verb == "human":
        # Also where "That helped" or an agent has closed it: who asks for a person gets one.
        if conversation.state is State.OPEN:
            return "toast-passed-on-already"
        learning.wants_person(tx, conversation, now)
        _hand_over(tx, firm, kb, conversation, customer, arrival, now)
        return "toast-passed-on"
    if pressed.verb == "helped":
        if robot_spoke:
            conversations.change(tx, conversation.id, now, state=State.RESOLVED.value)
            learning.helped(tx, conversation, now)
            _note(tx, "helped", conversation, arrival, now, article=conversation.last_article)
        outgoing.take_buttons(tx, pressed, arrival, now)
        return "glad"
    place = int(pressed.verb[4:]) if pressed.verb.startswith("pick") and pressed.verb[4:].isdecimal() else -1
    if conversation.state is State.ASKED and 0 <= place < len(conversation.choices):
        _answer(tx, firm, kb, conversation, customer, conversation.choices[place], arrival, now)
        return "toast-sending"
    return "refuse-button-old"


def _answer(
    tx: Tx,
    firm: Firm,
    kb: Knowledge,
    conversation: Conversation,
    customer: Customer,
    choice: tuple[str, str],
    arrival: int,
    now: datetime,
) -> None:
    try:
        kb.article(*choice)
    except KeyError:  # the article went away since it was offered
        _hand_over(tx, firm, kb, conversation, customer, arrival, now)
        return
    source = outgoing.Words(text="", arrival=arrival)
    answer_with(tx, firm, kb, conversation, customer, (choice,), source, now)
    learning.picked(tx, conversation, choice[0], now)
    _note(tx, "picked", conversation, arrival, now, article=choice[0], language=choice[1])


def _hand_over(
    tx: Tx,
    firm: Firm,
    kb: Knowledge,
    conversation: Conversation,
    customer: Customer,
    arrival: int,
    now: datetime,
) -> None:
    document, _ = conversations.card_of(tx, conversation.id)
    latest = course.latest(tx, conversation.id)
    handoff = Handoff(
        why=Reason("asked-for-person"),
        question=latest.text if latest else "",
        articles=[(a, b, c, d) for a, b, c, d in document.get("articles", [])],
        cause=f"arrival {arrival}",
        earlier=deskside.course_of(tx, firm, kb, conversation.id),
        arrival=arrival,
    )
    hand_over(tx, firm, conversation, customer, handoff, now)


def _note(tx: Tx, kind: str, conversation: Conversation, arrival: int, now: datetime, **data: str) -> None:
    traces.note(
        tx,
        now,
        kind,
        cause=f"arrival {arrival}",
        actor="customer",
        conversation=conversation.id,
        customer=conversation.customer,
        **data,
    )
