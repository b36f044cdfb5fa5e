"""A mail in the fields of a corpus score (score_mail.py CORPUS tests.bench.mail_adapter:read)."""

from datetime import UTC, datetime

from channels.mail.addresses import ids, mailbox, own_id
from channels.mail.body import Body, body_of
from channels.mail.encoded import decoded, shown
from channels.mail.fields import Fields, split_fields
from channels.mail.markup import text_of
from channels.mail.mime import TooComplex, parts_of
from channels.mail.read import read_mail
from routing.machine import Fate
from routing.model import Request

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def read(raw: bytes) -> dict[str, object]:
    fields = split_fields(raw)
    inbound = read_mail(raw, source_id="s", received_at=NOW, recipient="support@desk.example").inbound
    body = _body(raw, fields)
    found: dict[str, object] = {
        "from_addr": _from(fields),
        "from_name": mailbox(fields.first("from"))[0],
        "subject": shown(decoded(fields.first("subject"))),
        "message_id": own_id(fields.first("message-id")),
        "in_reply_to": (ids(fields.first("in-reply-to")) or ("",))[0],
        "body_text": body.plain or text_of(body.html),
        "visible_text": "",
        "is_auto_reply": False,
        "is_bounce": False,
        "bounce_statuses": [],
        "bounce_hard": False,
        "attachment_count": len(body.files),
        "attachment_names": [file.name for file in body.files],
    }
    if isinstance(inbound, Request):
        bounce = inbound.bounce
        found |= {
            "visible_text": inbound.text,
            "is_auto_reply": bool(inbound.automatic or inbound.by_hand),
            "is_bounce": bounce is not None and bounce.fate is not Fate.DELIVERED,
            "bounce_statuses": bounce.statuses if bounce else (),
            "bounce_hard": bounce is not None and bounce.fate is Fate.DEAD,
        }
    return found


def _from(fields: Fields) -> str:
    addresses = (mailbox(fields.first(name))[1] for name in ("from", "reply-to"))
    return next(filter(None, addresses), "")


def _body(raw: bytes, fields: Fields) -> Body:
    try:
        return body_of(raw, parts_of(raw, fields))
    except TooComplex:
        return Body("", "", ())
