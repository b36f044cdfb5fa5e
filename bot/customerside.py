"""What a customer gets outside any conversation: help, a choice of languages, what is kept, a new matter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import deskside, joining, outgoing
from bot.firm import Firm
from bot.handover import Handoff, hand_over
from bot.spots import home_of
from bot.store import conversations, people, traces
from bot.store.writer import Tx
from channels.effects import Button, Buttons
from routing.model import Address, Conversation, Customer, Press, Reason, Request, State

LANG, ERASE = "lang", "erase"


@dataclass(frozen=True, slots=True)
class Visit:
    """A command of somebody on Telegram; ``customer`` is None for a stranger."""

    request: Request
    customer: Customer | None
    arrival: int


Deed = Callable[[Tx, Firm, Visit, datetime], None]


def command(
    tx: Tx, firm: Firm, request: Request, customer: Customer | None, arrival: int, now: datetime
) -> None:
    """Carries out a command that no person has to answer."""
    DEEDS[request.command](tx, firm, Visit(request, customer, arrival), now)


def passed_on_already(
    tx: Tx, firm: Firm, request: Request, conversation: Conversation, arrival: int, now: datetime
) -> None:
    """Tells a customer who asks for a person that one has the matter in hand."""
    holder = firm.agents.get(conversation.holder) if conversation.holder else None
    text = firm.wording.say(conversation.language, "passed-on-already", name=holder.name if holder else "?")
    outgoing.aside(tx, request, text, arrival, now)


def takes(pressed: Press) -> bool:
    """Whether the button stands outside any conversation."""
    return pressed.verb.startswith(LANG) or pressed.verb in (ERASE, joining.JOIN, joining.LEAVE)


def press(tx: Tx, firm: Firm, pressed: Press, arrival: int, now: datetime) -> tuple[str, str]:
    """Carries out its button; returns the arrival's state and the reason."""
    if pressed.verb in (joining.JOIN, joining.LEAVE):
        return joining.press(tx, firm, pressed, arrival, now)
    customer = people.customer_at(tx, Address("telegram", str(pressed.by)))
    if pressed.verb == ERASE:
        return _erase(tx, firm, pressed, customer, arrival, now)
    language = pressed.verb.removeprefix(LANG)
    if language not in firm.languages:
        deskside.toast(tx, pressed, firm.say("refuse-button-old"), now)
        return "aside", "a press on a language that is not served"
    _speak(tx, customer or _stranger(tx, pressed, language, now), language, arrival, now)
    text = firm.wording.say(language, "language-set")
    outgoing.replace_line(tx, pressed, text, arrival, now)
    deskside.toast(tx, pressed, text, now)
    return "done", "a customer pressed a language"


def _start(tx: Tx, firm: Firm, visit: Visit, now: datetime) -> None:
    if visit.request.argument:
        joining.offer(tx, firm, visit.request, visit.arrival, now)
        return
    _say(tx, firm, visit, "welcome", now)


def _help(tx: Tx, firm: Firm, visit: Visit, now: datetime) -> None:
    _say(tx, firm, visit, "help", now)


def _privacy(tx: Tx, firm: Firm, visit: Visit, now: datetime) -> None:
    """A stranger, of whom nothing is kept, has nothing to delete."""
    if visit.customer is None:
        _say(tx, firm, visit, "privacy", now)
        return
    label = firm.wording.say(visit.request.language, "button-erase")
    _say(tx, firm, visit, "privacy", now, ((Button(label, f"v1:{ERASE}:{visit.customer.id}:0"),),))


def _lang(tx: Tx, firm: Firm, visit: Visit, now: datetime) -> None:
    wanted = visit.request.argument.lower()
    if wanted not in firm.languages:
        rows = tuple((Button(_own_name(firm, code), f"v1:{LANG}{code}:0:0"),) for code in firm.languages)
        _say(tx, firm, visit, "choose-language", now, rows)
        return
    request = visit.request
    customer = visit.customer or people.add_customer(
        tx, request.address, request.display_name or request.address.value, wanted, now
    )
    _speak(tx, customer, wanted, visit.arrival, now)
    outgoing.aside(tx, request, firm.wording.say(wanted, "language-set"), visit.arrival, now)


def _new(tx: Tx, firm: Firm, visit: Visit, now: datetime) -> None:
    """What the bot answered is closed; what a person holds goes on beside the new matter."""
    customer = visit.customer
    last = None if customer is None else conversations.newest(tx, customer.id, "telegram")
    if customer is None or last is None or last.state is State.RESOLVED:
        _say(tx, firm, visit, "new-matter", now)
        return
    if last.state is State.OPEN:
        people.begins_anew(tx, customer.id, True)
        holder = firm.agents.get(last.holder) if last.holder else None
        text = firm.wording.say(last.language, "new-matter-beside", name=holder.name if holder else "?")
        outgoing.aside(tx, visit.request, text, visit.arrival, now)
        return
    conversations.change(tx, last.id, now, state=State.RESOLVED.value)
    traces.note(
        tx,
        now,
        "left for a new matter",
        cause=f"arrival {visit.arrival}",
        actor="customer",
        conversation=last.id,
        customer=customer.id,
    )
    _say(tx, firm, visit, "new-matter", now)


DEEDS: Mapping[str, Deed] = {
    "start": _start,
    "help": _help,
    "privacy": _privacy,
    "lang": _lang,
    "new": _new,
}


def _say(tx: Tx, firm: Firm, visit: Visit, key: str, now: datetime, buttons: Buttons = ()) -> None:
    text = firm.wording.say(visit.request.language, key, company=firm.company)
    outgoing.aside(tx, visit.request, text, visit.arrival, now, buttons)


def _own_name(firm: Firm, code: str) -> str:
    return firm.wording.say(code, "language-name") if firm.wording.speaks(code) else code


def _stranger(tx: Tx, pressed: Press, language: str, now: datetime) -> Customer:
    return people.add_customer(tx, Address("telegram", str(pressed.by)), pressed.by_name, language, now)


def _speak(tx: Tx, customer: Customer, language: str, arrival: int, now: datetime) -> None:
    people.choose_language(tx, customer.id, language)
    cause = f"arrival {arrival}"
    traces.note(tx, now, "language", cause=cause, actor="customer", customer=customer.id, language=language)


def _erase(
    tx: Tx, firm: Firm, pressed: Press, customer: Customer | None, arrival: int, now: datetime
) -> tuple[str, str]:
    """Deleting is a person's to do: the wish becomes a conversation that somebody holds."""
    if customer is None or customer.id != pressed.number:
        deskside.toast(tx, pressed, firm.say("refuse-button-old"), now)
        return "aside", "a press on what belongs to another customer"
    language = customer.chosen_language or customer.language
    last = conversations.newest(tx, customer.id, "telegram")
    question = firm.say("erasure-question")
    if last is not None and last.state is State.OPEN:
        deskside.say(tx, firm, home_of(tx, firm, customer, last.id), question, now)
    else:
        wish = Request(
            source_id="",
            address=Address("telegram", str(pressed.by)),
            display_name=customer.name,
            text=question,
            received_at=now,
            language=language,
        )
        opened = conversations.open_new(tx, wish, customer.id, State.OPEN, now)
        handoff = Handoff(
            why=Reason("wants-erasure"),
            question=question,
            articles=(),
            cause=f"arrival {arrival}",
            arrival=arrival,
        )
        hand_over(tx, firm, opened, customer, handoff, now)
    outgoing.take_buttons(tx, pressed, arrival, now)
    deskside.toast(tx, pressed, firm.wording.say(language, "toast-passed-on"), now)
    return "done", "a customer pressed erase"
