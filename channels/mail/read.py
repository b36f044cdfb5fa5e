"""A raw mail to a request. Pure and total: for any bytes a request, or why it could not be read."""

from dataclasses import dataclass
from datetime import datetime

from channels.mail.addresses import answered_ids, mailbox, moment, own_id
from channels.mail.automatic import by_hand_of, machine_of, takes_no_answers
from channels.mail.body import Body, body_of
from channels.mail.bounce import bounce_of
from channels.mail.encoded import decoded, shown
from channels.mail.fields import Fields, split_fields
from channels.mail.mime import TooComplex, parts_of
from channels.mail.words import new_words, quotes_ours
from routing.machine import Kind, Machine, Sign
from routing.model import Address, Attachment, Request, Unreadable

CHANNEL = "mail"
NOBODY = "mailer-daemon@sender.invalid"
"""Stands for the sender of a machine's mail that names none; no mail can go there (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mail says; ``files`` are the bytes of the request's attachments, in their order."""

    inbound: Request | Unreadable
    files: tuple[bytes, ...] = ()


def read_mail(
    raw: bytes, *, source_id: str, received_at: datetime, recipient: str, mail_from: str | None = None
) -> Reading:
    """Read a mail. ``mail_from`` is the envelope sender ("" for the null return path), None where not known.

    The blobs of the attachments are empty: whoever stores ``files`` fills them in.
    """
    fields = split_fields(raw)
    machine = machine_of(fields, mail_from, recipient)
    (name, address), form = _sender(fields, recipient, machine)

    def unreadable(reason: str) -> Reading:
        known = Address(CHANNEL, address) if address else None
        return Reading(Unreadable(source_id=source_id, reason=reason, received_at=received_at, address=known))

    if not fields.items:
        return unreadable("no-header")
    if not fields.complete:
        return unreadable("header-too-large")
    try:
        parts = parts_of(raw, fields)
        body = body_of(raw, parts)
    except TooComplex as error:
        return unreadable(error.reason)
    bounce = bounce_of(raw, fields, parts, body, mail_from, recipient)
    if not address and bounce is None and machine is None:
        return unreadable("no-sender")
    if bounce is not None and (machine is None or machine.kind not in (Kind.OWN, Kind.LOOP)):
        machine = Machine(Kind.REPORT, Sign.FORM if bounce.statuses else Sign.SENDER)
    elif form:
        machine = None
    request = Request(
        source_id=source_id,
        address=Address(CHANNEL, address or NOBODY),
        display_name=name,
        text=_words(body),
        received_at=received_at,
        sent_at=moment(fields.first("date")),
        subject=shown(decoded(fields.first("subject"))),
        attachments=_attachments(body),
        automatic=machine,
        by_hand="" if machine else _by_hand(fields, mail_from, body, form),
        bounce=bounce,
        message_id=own_id(fields.first("message-id")),
        references=answered_ids(fields.first("in-reply-to"), fields.first("references")),
        recipient=recipient,
        echoes=quotes_ours(body.plain, body.html),
    )
    return Reading(request, tuple(file.data for file in body.files))


def _sender(fields: Fields, recipient: str, machine: Machine | None) -> tuple[tuple[str, str], bool]:
    """Name and address of who is to be answered, and whether that is a person who filled in a web form.

    From; where it names nobody one could answer, Reply-To, as a support desk would do it by hand. So, too,
    where a program that takes no answers, or our own address, passes on what somebody else wrote.
    """
    author = next((found for found in map(mailbox, fields.all("from")) if found[1]), ("", ""))
    passed_on = (
        machine is not None and machine.sign is Sign.SENDER and machine.kind in (Kind.NO_REPLY, Kind.OWN)
    )
    if author[1] and not passed_on:
        return author, False
    for found in map(mailbox, (*fields.all("reply-to"), *fields.all("sender"))):
        if found[1] and found[1] not in (recipient.lower(), author[1]) and not takes_no_answers(found[1]):
            return found, passed_on
    return author, False


def _by_hand(fields: Fields, mail_from: str | None, body: Body, form: bool) -> str:
    if body.encrypted:
        return "encrypted"
    return "form" if form else by_hand_of(fields, mail_from)


def _words(body: Body) -> str:
    lock = f"🔒 {body.encrypted}" if body.encrypted else ""
    return "\n\n".join(filter(None, (new_words(body.plain, body.html), lock)))


def _attachments(body: Body) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            name=file.name,
            content_type=file.content_type,
            size=len(file.data),
            blob="",
            decoration=file.decoration,
        )
        for file in body.files
    )
