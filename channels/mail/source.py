"""One key for one mail, whichever way it came, and its sender; both cheap, without a mail parser."""

import hashlib

from channels.mail.addresses import mailbox
from channels.mail.fields import split_fields

HASH_INLINE = 1 << 20
"""Bytes; a larger mail is hashed in a thread."""
_CHUNK = 1 << 20


def source_id(raw: bytes) -> str:
    """The key of a mail: the same by SMTP and by IMAP, another if sender, date, subject or body differ.

    Trace headers (Received, Return-Path, X-...), the form of line ends and blank lines at the end do not
    count. The Message-ID alone is no key: it may be missing, used twice or forged to suppress a mail.
    """
    fields = split_fields(raw)
    digest = hashlib.sha256()
    for name in ("message-id", "from", "date", "subject"):
        value = b" ".join(fields.first(name).split())
        digest.update(b"%d:" % len(value) + value)
    if not fields.complete:
        # What stands behind a block too large to read counts whole: better two copies than one lost mail.
        digest.update(b"cut")
    _feed_body(digest, raw, fields.end)
    return digest.hexdigest()


def _feed_body(digest: "hashlib._Hash", raw: bytes, start: int) -> None:
    end = len(raw)
    while end > start and raw[end - 1] in b"\r\n":
        end -= 1
    for position in range(start, end, _CHUNK):
        piece = raw[position : min(position + _CHUNK, end)]
        digest.update(piece.replace(b"\r", b""))


def sender_of(raw: bytes) -> str:
    """The address in From, lower case, for the lane of the arrival; "" if there is none to be read."""
    return mailbox(split_fields(raw).first("from"))[1]
