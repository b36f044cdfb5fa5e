"""A raw mail to a request. Pure and total: for any bytes a request, or why it could not be read."""

from dataclasses import dataclass
from datetime import datetime

from channels.mail.addresses import answered_ids, mailbox, moment, own_id
from channels.mail.automatic import why_automatic
from channels.mail.body import Body, body_of
from channels.mail.encoded import decoded, shown
from channels.mail.fields import Fields, split_fields
from channels.mail.filenames import safe_name
from channels.mail.mime import Part, TooComplex, content, name_of, parts_of
from channels.mail.words import new_words
from routing.model import Address, Attachment, Request, Unreadable

CHANNEL = "mail"


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
    name, address = _sender(fields)

    def unreadable(reason: str) -> Reading:
        known = Address(CHANNEL, address) if address else None
        return Reading(Unreadable(source_id=source_id, reason=reason, received_at=received_at, address=known))

    if not fields.items:
        return unreadable("it has no mail header")
    if not fields.complete:
        return unreadable("its header is larger than any person's mail has")
    if not address:
        return unreadable("it names no sender one could answer")
    try:
        body = body_of(raw, parts_of(raw, fields))
    except TooComplex as error:
        return unreadable(str(error))
    files = tuple(content(raw, part) for part in body.files)
    request = Request(
        source_id=source_id,
        address=Address(CHANNEL, address),
        display_name=name,
        text=new_words(body.plain, body.html),
        received_at=received_at,
        sent_at=moment(fields.first("date")),
        subject=shown(decoded(fields.first("subject"))),
        attachments=_attachments(body, files),
        automatic=why_automatic(fields, mail_from),
        message_id=own_id(fields.first("message-id")),
        references=answered_ids(fields.first("in-reply-to"), fields.first("references")),
        recipient=recipient,
    )
    return Reading(request, files)


def _sender(fields: Fields) -> tuple[str, str]:
    """From; where it names nobody one could answer, Reply-To, as a support desk would do it by hand."""
    for header in ("from", "reply-to"):
        for value in fields.all(header):
            name, address = mailbox(value)
            if address:
                return name, address
    return "", ""


def _attachments(body: Body, files: tuple[bytes, ...]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(name=_file_name(part, number), content_type=_type(part), size=len(data), blob="")
        for number, (part, data) in enumerate(zip(body.files, files, strict=True), 1)
    )


def _type(part: Part) -> str:
    return shown(part.kind.value, 100) or "application/octet-stream"


def _file_name(part: Part, number: int) -> str:
    return safe_name(name_of(part), part.kind.value, number)
