"""Finds the conversation a request refers to, by what only we can have made first."""

from dataclasses import dataclass
from datetime import datetime

from bot.firm import Firm
from bot.store import conversations, outbox_proof, traces
from bot.store.writer import Tx
from channels.mail.marks import conversation_of_address, conversation_of_message
from routing.model import ConversationId, Customer, Request
from routing.proof import Link
from routing.threads import Referred, Thread, number_in_subject, thread_of


@dataclass(frozen=True, slots=True)
class _Found:
    number: ConversationId
    link: Link


def thread(tx: Tx, firm: Firm, request: Request, customer: Customer | None, now: datetime) -> Thread:
    """Where the request belongs; what it proves of our own deliveries is noted."""
    channel = request.address.channel
    found: _Found | None = None
    if channel == "mail":
        found = _by_mail(tx, firm, request, now)
    elif customer is not None:
        found = _in_chat(tx, request, now)
    answered = None if found is None else conversations.conversation(tx, found.number)
    referred = None if found is None or answered is None else Referred(answered, found.link)
    if customer is None:
        return thread_of(request, None, referred, None, firm.sender_check)
    newest = None if customer.anew else conversations.newest(tx, customer.id, channel)
    return thread_of(request, customer.id, referred, newest, firm.sender_check)


def _in_chat(tx: Tx, request: Request, now: datetime) -> _Found | None:
    chat = request.address.value
    found = traces.sent_by_us(tx, chat, request.references)
    if found is None:
        found = outbox_proof.reply_to_unknown(tx, chat, request.references, now)
    return None if found is None else _Found(found, Link.OURS)


def _by_mail(tx: Tx, firm: Firm, request: Request, now: datetime) -> _Found | None:
    found = traces.sent_by_us(tx, "mail", request.references)
    if found is not None:
        outbox_proof.mail_arrived(tx, request.references, now)
        return _Found(found, Link.OURS)
    signed = [conversation_of_message(firm.mail_keys, one) for one in request.references]
    signed.append(conversation_of_address(firm.mail_keys, request.recipient))
    for number in signed:
        if number is not None:
            return _Found(number, Link.OURS)
    theirs = traces.linked(tx, "mail", request.references)
    if theirs is not None:
        return _Found(theirs, Link.THEIRS)
    tagged = number_in_subject(request.subject)
    return None if tagged is None else _Found(tagged, Link.TAG)
