"""A customer joins a chat to what we know of them, by a link that only they were given."""

from datetime import datetime

from bot import deskside, outgoing
from bot.firm import Firm
from bot.spots import home_of
from bot.store import invitations, people, topics, traces
from bot.store.writer import Tx
from bot.topiclife import topic_name
from channels.effects import Button
from routing.joining import Invitation, usable
from routing.model import Address, Customer, Press, Request

JOIN, LEAVE = "join", "notjoin"


def offer(tx: Tx, firm: Firm, request: Request, arrival: int, now: datetime) -> None:
    """Somebody opened a link: asks before anything is joined. Says nothing of whose link it is."""
    invitation = invitations.by_token(tx, request.argument)
    if invitation is None or not usable(invitation, request.address.value, now):
        outgoing.aside(tx, request, firm.wording.say(request.language, "join-gone"), arrival, now)
        return
    invitations.opened(tx, invitation.id, request.address.value)
    text = firm.wording.say(request.language, "join-ask", company=firm.company)
    buttons = tuple(
        (Button(firm.wording.say(request.language, key), f"v1:{verb}:{invitation.id}:0"),)
        for verb, key in ((JOIN, "button-join"), (LEAVE, "button-not-join"))
    )
    outgoing.aside(tx, request, text, arrival, now, buttons)


def press(tx: Tx, firm: Firm, pressed: Press, arrival: int, now: datetime) -> tuple[str, str]:
    """The answer to the question; returns the arrival's state and the reason."""
    address = Address("telegram", str(pressed.by))
    known = people.customer_at(tx, address)
    invitation = invitations.by_number(tx, pressed.number)
    if invitation is not None and invitation.used and known is not None and known.id == invitation.customer:
        deskside.toast(tx, pressed, firm.wording.say(_language(firm, known), "joined"), now)
        return "done", "a customer pressed join again"
    if (
        invitation is None
        or invitation.opened_by != address.value
        or not usable(invitation, address.value, now)
    ):
        language = _language(firm, known)
        deskside.toast(tx, pressed, firm.wording.say(language, "join-gone"), now)
        return "aside", "a press on a link that is used, too old or somebody else's"
    if pressed.verb == LEAVE:
        invitations.opened(tx, invitation.id, "")
        key, language = "join-left", _language(firm, known)
    else:
        key, language = "joined", _join(tx, firm, invitation, address, known, arrival, now)
    text = firm.wording.say(language, key)
    outgoing.replace_line(tx, pressed, text, arrival, now)
    deskside.toast(tx, pressed, text, now)
    return "done", f"a customer pressed {pressed.verb}"


def _join(
    tx: Tx,
    firm: Firm,
    invitation: Invitation,
    address: Address,
    known: Customer | None,
    arrival: int,
    now: datetime,
) -> str:
    """The language of whoever it is now."""
    customer = people.customer(tx, invitation.customer)
    invitations.used(tx, invitation.id, now)
    if known is not None and known.id == customer.id:
        return _language(firm, customer)
    invitations.join(tx, address, None if known is None else known.id, customer.id, now)
    if known is not None and topics.topics_of(tx, known.id, firm.groups):
        text = firm.say("joined-elsewhere", name=topic_name(customer))
        deskside.say(tx, firm, home_of(tx, firm, known), text, now)
    if topics.topics_of(tx, customer.id, firm.groups):
        here = home_of(tx, firm, customer)
        deskside.say(tx, firm, here, firm.say("joined-here", name=customer.name), now)
    cause = f"arrival {arrival}"
    before = None if known is None else known.id
    traces.note(tx, now, "joined", cause=cause, actor="customer", customer=customer.id, before=before)
    return _language(firm, customer)


def _language(firm: Firm, customer: Customer | None) -> str:
    return (customer.chosen_language or customer.language) if customer else firm.language
