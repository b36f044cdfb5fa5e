"""Gives a conversation to the person who looks after its customer."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from bot import deskside, outgoing, refreshing
from bot.firm import Firm
from bot.holders import choose
from bot.spots import spot_of
from bot.store import conversations, people, traces
from bot.store.writer import Tx
from bot.topiclife import topic
from channels.telegram.card import Card
from routing.model import Conversation, Customer, Reason, Request, State
from routing.proof import Check, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """What is handed over and why. ``articles``: (article, language, title, per cent), best first.
    ``parts``: where it asks several things, each with the title nearest to it, and whether that is sure.

    ``request`` is None where a button led to it.
    """

    why: Reason
    question: str
    articles: Sequence[tuple[str, str, str, int]]
    cause: str
    earlier: str = ""
    parts: Sequence[tuple[str, str, bool]] = ()
    request: Request | None = None
    arrival: int | None = None


def hand_over(
    tx: Tx, firm: Firm, conversation: Conversation, customer: Customer, handoff: Handoff, now: datetime
) -> str:
    """Chooses the person, posts the card, tells a customer in a chat who answers; returns why that person."""
    assignment = choose(tx, firm, customer.owner, conversation.language)
    reason = firm.wording.why("en", assignment.reason)
    if assignment.role == "duty":
        people.give_owner(tx, customer.id, assignment.agent.id, reason)
    card = _card(firm, handoff, assignment.reason)
    conversations.change(
        tx,
        conversation.id,
        now,
        state=State.OPEN.value,
        holder=assignment.agent.id,
        handed_at=now,
        card={**asdict(card), "tell": True},
        card_message=None,
        desk=firm.seat(assignment.agent.id),
        accepted=assignment.role == "owner",
        waiting_since=now,
        heard_at=now,
        snoozed_until=None,
    )
    held = replace(
        conversation,
        state=State.OPEN,
        holder=assignment.agent.id,
        version=conversation.version + 1,
        desk=firm.seat(assignment.agent.id),
    )
    topic(tx, firm, spot_of(firm, held), now)
    deskside.card(tx, firm, held, handoff.request, now)
    refreshing.topic(tx, held.desk, customer.id, now)
    refreshing.board(tx, held.desk, now)
    if held.channel == "telegram":
        text = _passed_on(firm, held.language, assignment.agent.name)
        outgoing.tell(tx, firm, held, customer.name, outgoing.Words(text=text, arrival=handoff.arrival), now)
    traces.note(
        tx,
        now,
        "handed over",
        cause=handoff.cause,
        actor="bot",
        conversation=held.id,
        customer=customer.id,
        holder=assignment.agent.id,
        why=firm.wording.why("en", handoff.why),
        chosen=reason,
        because=handoff.why,
        person=assignment.reason,
    )
    return reason


def _passed_on(firm: Firm, language: str, name: str) -> str:
    """Who answers, and within what time usually, where the settings say that."""
    minutes = firm.usual_minutes
    if not minutes:
        return firm.wording.say(language, "passed-on", name=name)
    if minutes < 120:
        return firm.wording.say(language, "passed-on-in-minutes", name=name, count=minutes)
    return firm.wording.say(language, "passed-on-in-hours", name=name, count=-(-minutes // 60))


def _card(firm: Firm, handoff: Handoff, chosen: Reason) -> Card:
    request = handoff.request
    return Card(
        why=firm.wording.why(firm.language, _titled(handoff)),
        holder_why=firm.wording.why(firm.language, chosen),
        question=handoff.question or (f"[{request.unsupported}]" if request and request.unsupported else "—"),
        earlier=handoff.earlier,
        sender=_sender(firm, request),
        files=tuple(file.name for file in request.attachments if not file.decoration) if request else (),
        articles=tuple(handoff.articles[:3]),
        parts=tuple(handoff.parts),
    )


def _sender(firm: Firm, request: Request | None) -> str:
    """What is known of a mail's sender, where the settings ask for it."""
    if request is None or request.address.channel != "mail" or firm.sender_check is Check.IGNORE:
        return ""
    match request.verdict:
        case Verdict.PASS:
            return firm.say("card-sender-proven")
        case Verdict.NONE:
            return firm.say("card-sender-unproven")
        case Verdict.FAIL:
            return firm.say("card-sender-disowned")


def _titled(handoff: Handoff) -> Reason:
    """The reason with an article's title where it names the article's id: agents know the titles."""
    titles = {article: title for article, _, title, _ in handoff.articles}
    values = tuple(
        (key, titles.get(str(value), value) if key == "article" else value)
        for key, value in handoff.why.values
    )
    return Reason(handoff.why.code, values)
