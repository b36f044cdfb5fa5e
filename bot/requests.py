"""Carries out what was decided about one request, in the transaction that records the decision."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from bot import (
    agentside,
    answering,
    belonging,
    bounces,
    customerside,
    deskside,
    learning,
    limits,
    outgoing,
    reach,
    relayed,
)
from bot.answering import Asked
from bot.firm import Firm
from bot.handover import Handoff, hand_over
from bot.otherway import goes_on_at
from bot.spots import spot_of
from bot.store import conversations, course, people, traces, unsubscribed
from bot.store.course import Decided
from bot.store.writer import Tx
from bot.waiting import note_waiting
from channels.mail.marks import conversation_of_subject
from routing.decide import (
    Answer,
    Attach,
    Clarify,
    Decision,
    HandOff,
    SetAside,
    decide,
    from_agent,
    from_ourselves,
    of_agent,
    of_blocked,
    of_ourselves,
    of_unsubscribed,
    why_automatic,
)
from routing.loops import opening_of
from routing.machine import Bounce
from routing.model import Conversation, Customer, Request, State
from routing.threads import Thread

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MANY = 15
"""Messages of one customer within a minute; from the next one on it is a flood."""


def route(tx: Tx, firm: Firm, asked: Asked, now: datetime) -> tuple[str, str]:
    """Decides and carries out; returns the arrival's state ("done" or "aside") and the reason."""
    request = asked.request
    if request.bounce is not None and (told := _reported(tx, firm, asked, request.bounce, now)):
        return told
    if told := _unsubscribed(tx, firm, asked, now):
        return told
    customer = people.customer_at(tx, request.address)
    if customer is not None and customer.shut:
        reach.note(tx, firm, request.address, None, asked.cause, now)
    thread = belonging.thread(tx, firm, request, customer, now)
    if from_agent(request, firm.agents):
        decision: Decision = of_agent()
    elif customer is not None and customer.blocked:
        decision = of_blocked()
    elif from_ourselves(request, firm.own_addresses):
        decision = of_ourselves()
    else:
        recent = limits.recent(tx, firm, request, thread, now)
        decision = decide(request, thread.conversation, thread.is_reply, asked.match, recent, firm.policy)
    why = firm.wording.why("en", decision.reason)
    conversation = thread.conversation
    if isinstance(decision, SetAside) and decision.reason.code in ("command", "started"):
        customerside.command(tx, firm, request, customer, asked.arrival, now)
    elif isinstance(decision, SetAside) and decision.reason.code == "from-agent":
        agentside.visited(tx, firm, request, asked.arrival, now)
    elif isinstance(decision, SetAside):
        _be_polite(tx, firm, asked, decision, now)
    else:
        customer = customer or _new_customer(tx, request, now)
        learning.heard(tx, conversation, decision, now)
        conversation = _carry_out(tx, firm, asked, decision, thread, customer, now)
        if request.withheld:
            text = firm.wording.say(request.language, "withheld-told", kind=request.unsupported)
            outgoing.aside(tx, request, text, asked.arrival, now)
    _record(tx, firm, asked, decision, why, conversation, customer, now)
    if conversation is not None and isinstance(decision, HandOff | Attach):
        _calm(tx, firm, asked, conversation, now)
    if isinstance(decision, SetAside) and decision.kept_aside:
        limits.tell(tx, firm, request, decision, now)
    aside = isinstance(decision, SetAside) and (request.automatic is not None or decision.kept_aside)
    return ("aside" if aside else "done"), f"{why}; {thread.reason}"


def _reported(tx: Tx, firm: Firm, asked: Asked, bounce: Bounce, now: datetime) -> tuple[str, str] | None:
    """A delivery report about a mail of ours joins its conversation; None for any other report."""
    joined = bounces.joined(tx, firm, bounce, now)
    machine = asked.request.automatic
    if joined is None or machine is None:
        return None
    number = joined.conversation
    conversation = None if number is None else conversations.conversation(tx, number)
    customer = None if conversation is None else people.customer(tx, conversation.customer)
    decision = Attach(why_automatic(machine))
    why = firm.wording.why("en", decision.reason)
    _record(tx, firm, asked, decision, why, conversation, customer, now)
    return "done", f"{why}; it reports on a mail of ours ({bounce.fate.value})"


def _unsubscribed(tx: Tx, firm: Firm, asked: Asked, now: datetime) -> tuple[str, str] | None:
    """A mail with a token of ours ends automatic mail to whom we gave it, whosever program sends it.

    It is not confirmed: that would be one more automatic mail.
    """
    number = conversation_of_subject(firm.mail_keys, asked.request.subject)
    conversation = None if number is None else conversations.conversation(tx, number)
    if conversation is None or asked.request.address.channel != "mail":
        return None
    unsubscribed.add(tx, conversation.address, now)
    decision = of_unsubscribed()
    why = firm.wording.why("en", decision.reason)
    _record(tx, firm, asked, decision, why, None, people.customer(tx, conversation.customer), now)
    return "done", why


def _be_polite(tx: Tx, firm: Firm, asked: Asked, decision: SetAside, now: datetime) -> None:
    if decision.courtesy:
        request = asked.request
        text = firm.wording.say(request.language, decision.courtesy, company=firm.company)
        outgoing.aside(tx, request, text, asked.arrival, now)


def _new_customer(tx: Tx, request: Request, now: datetime) -> Customer:
    name = request.display_name or request.address.value
    return people.add_customer(tx, request.address, name, request.language, now)


def _carry_out(
    tx: Tx,
    firm: Firm,
    asked: Asked,
    decision: Answer | Clarify | HandOff | Attach,
    thread: Thread,
    customer: Customer,
    now: datetime,
) -> Conversation | None:
    """The conversation it belongs to afterwards, None where it belongs to none."""
    request, conversation = asked.request, thread.conversation
    if customer.anew and not thread.is_reply:
        people.begins_anew(tx, customer.id, False)
    if conversation is not None and conversation.channel != request.address.channel and not request.automatic:
        # It went on by the other channel; an answer goes where its customer wrote last.
        conversation = goes_on_at(
            tx, conversation, request.address, now, recipient=request.recipient, thread=request.thread
        )
    elif conversation is not None and conversation.thread != request.thread:
        conversations.goes_on_in(tx, conversation.id, request.thread)
        conversation = replace(conversation, thread=request.thread)
    match decision:
        case Answer():
            conversation = _opened(tx, request, conversation, customer, State.ANSWERED, now)
            answering.answer(tx, firm, conversation, customer, asked, decision, now)
        case Clarify():
            conversation = _opened(tx, request, conversation, customer, State.ASKED, now)
            answering.clarify(tx, firm, conversation, customer, asked, decision, now)
        case HandOff():
            earlier = "" if conversation is None else deskside.course_of(tx, firm, asked.kb, conversation.id)
            conversation = _opened(tx, request, conversation, customer, State.OPEN, now)
            handoff = Handoff(
                why=asked.titled(decision.reason),
                question=request.text,
                articles=asked.closest,
                cause=asked.cause,
                earlier=earlier,
                parts=asked.marked,
                request=request,
                arrival=asked.arrival,
            )
            hand_over(tx, firm, conversation, customer, handoff, now)
            held = conversations.conversation(tx, conversation.id)
            assert held is not None
            relayed.contents(tx, firm, spot_of(firm, held), asked.each, now)
        case Attach():
            if conversation is not None:
                relayed.words(tx, firm, conversation, asked.each, now)
                note_waiting(tx, firm, conversation, request, now)
                if request.command == "human":
                    customerside.passed_on_already(tx, firm, request, conversation, asked.arrival, now)
        case _:
            assert_never(decision)
    return conversation


def _opened(
    tx: Tx,
    request: Request,
    conversation: Conversation | None,
    customer: Customer,
    state: State,
    now: datetime,
) -> Conversation:
    return conversation or conversations.open_new(tx, request, customer.id, state, now)


def _calm(tx: Tx, firm: Firm, asked: Asked, conversation: Conversation, now: datetime) -> None:
    """Tells somebody who writes very much, once, that nothing of it is lost."""
    if asked.request.address.channel == "telegram" and course.overflows(
        tx, conversation.id, len(asked.each), MANY, MINUTE
    ):
        text = firm.wording.say(conversation.language, "many-messages")
        outgoing.aside(tx, asked.request, text, asked.arrival, now)


def _record(
    tx: Tx,
    firm: Firm,
    asked: Asked,
    decision: Decision,
    why: str,
    conversation: Conversation | None,
    customer: Customer | None,
    now: datetime,
) -> None:
    articles = decision.articles if isinstance(decision, Answer) else ()
    name = _NAMES[type(decision)]
    number = None if conversation is None else conversation.id
    decided = Decided(
        request=asked.request,
        arrival=asked.arrival,
        conversation=number,
        customer=None if customer is None else customer.id,
        decision=name,
        reason=why,
        articles=" ".join(f"{article}.{language}" for article, language in articles),
        features=dict(asked.match.features),
        kb_version=asked.match.kb_version,
        domain=limits.domain_of(asked.request),
        opening=opening_of(asked.request.text).key,
    )
    for part, arrival in asked.parts[:-1]:
        course.record_part(tx, replace(decided, request=part, arrival=arrival), now)
    kept = course.record(tx, decided, now)
    if number is not None:
        learning.guessed(tx, firm, asked, kept, number, decision, now)
    traces.note(
        tx,
        now,
        f"request: {name}",
        cause=asked.cause,
        actor="bot",
        conversation=number,
        customer=None if customer is None else customer.id,
        why=why,
        because=asked.titled(decision.reason),
        closest=asked.closest,
    )


_NAMES: dict[type[Decision], str] = {
    Answer: "answer",
    Clarify: "clarify",
    HandOff: "hand off",
    Attach: "attach",
    SetAside: "set aside",
}
