"""Our letters as bytes. Pure; what customers wrote is never trusted in a header."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.parser import BytesHeaderParser
from email.utils import format_datetime

from channels.mail.addresses import mailbox
from channels.mail.automatic import LOOP_HEADER
from channels.mail.encoded import shown
from channels.mail.fields import split_fields
from channels.mail.letter_body import File, Words, body, storable
from routing.threads import without_answer_mark

FIRST_REFERENCES = LAST_REFERENCES = 20
LONGEST_LINE = 998
WIDTH = 78
"""Characters a header line should keep to (RFC 5322 2.1.1)."""
_UNENCODED = frozenset({"message-id", "in-reply-to", "references", "list-unsubscribe"})
LONGEST_NAME = 100
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_UNSAFE_IN_ID = re.compile(r"[\s<>\x00-\x1f\x7f]|[^\x20-\x7e]")


class UnsafeLetter(Exception):
    """The bytes do not say what was meant (a header too many, a line too long); they must not go out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to one customer; ids without <>, ``references`` oldest first."""

    message_id: str
    sender_name: str
    sender_address: str
    to_address: str
    to_name: str
    subject: str
    text: str
    in_reply_to: str
    references: tuple[str, ...]
    automatic: bool
    """True for what no person wrote: it says so in its header, and no robot answers it."""
    sent_at: datetime
    language: str
    loop_mark: str
    """Which Firstline sent it."""
    agent_name: str
    """Who answered, shown beside our name; "" for the bot."""
    html: str = ""
    """The text again as HTML made by us; "" where it has no form."""
    quoted: str = ""
    quoted_heading: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    """A link made by us, for mail programs that offer to end such mail (RFC 2369)."""
    files: tuple[File, ...] = ()


_WIRE = policy.EmailPolicy(linesep="\r\n", max_line_length=WIDTH, cte_type="7bit")


def compose(letter: Letter) -> bytes:
    """The letter in bytes for SMTP: CRLF, 7-bit, lines of at most 998. Raises UnsafeLetter."""
    headers = _headers(letter)
    words = Words(
        text=storable(letter.text),
        html=storable(letter.html),
        quoted=storable(letter.quoted),
        quoted_heading=storable(letter.quoted_heading),
        language=letter.language if _LANGUAGE.fullmatch(letter.language) else "",
        automatic=letter.automatic,
    )
    wire = b"".join(_field(name, value) for name, value in headers) + body(
        words, letter.message_id, letter.files
    )
    _check(letter, headers, wire)
    return wire


def _field(name: str, value: object) -> bytes:
    """A header in bytes.

    Python's own folding is used only where something has to be folded: it costs fifty times as much, and
    writes long ids and links as encoded words (python/cpython#79986), so that the customer's mail program
    does not find the thread.
    """
    if name.lower() in _UNENCODED:
        return _folded(name, value).encode("ascii")
    line = f"{name}: {value}"
    if len(line) <= WIDTH and line.isascii() and line.isprintable() and "=?" not in line:
        return line.encode("ascii") + b"\r\n"
    return bytes(_WIRE.fold_binary(*_WIRE.header_store_parse(name, value)))


def _headers(letter: Letter) -> list[tuple[str, object]]:
    name = f"{letter.agent_name} ({letter.sender_name})" if letter.agent_name else letter.sender_name
    headers: list[tuple[str, object]] = [
        ("From", _mailbox(name, letter.sender_address)),
        ("To", _mailbox(letter.to_name, letter.to_address)),
        ("Subject", _subject(letter)),
        ("Date", format_datetime(letter.sent_at)),
        ("Message-ID", _ids((letter.message_id,))),
    ]
    if letter.reply_to:
        headers.append(("Reply-To", _mailbox(name, letter.reply_to)))
    if in_reply_to := _ids((letter.in_reply_to,)):
        headers.append(("In-Reply-To", in_reply_to))
    if references := _ids(_thread(letter)):
        headers.append(("References", references))
    if letter.automatic:
        headers += [
            ("Auto-Submitted", "auto-replied"),
            ("X-Auto-Response-Suppress", "All"),
            ("Precedence", "bulk"),
        ]
    if letter.unsubscribe:
        headers.append(("List-Unsubscribe", f"<{letter.unsubscribe}>"))
    return [*headers, (LOOP_HEADER, shown(letter.loop_mark, 100))]


def _folded(name: str, value: object) -> str:
    return f"{name}: " + "\r\n ".join(str(value).split()) + "\r\n"


def _ids(ids: tuple[str, ...]) -> str:
    """Ids in <>; what cannot stand in one is taken out, for customers choose theirs as they like."""
    clean = (_UNSAFE_IN_ID.sub("", one)[: LONGEST_LINE - 20] for one in ids)
    return " ".join(f"<{one}>" for one in clean if one)


def _thread(letter: Letter) -> tuple[str, ...]:
    """RFC 5322 3.6.4: references of the mail we answer, then that mail; a long thread loses its middle."""
    earlier = [one for one in letter.references if one != letter.in_reply_to]
    thread = (*earlier, letter.in_reply_to) if letter.in_reply_to else tuple(earlier)
    if len(thread) <= FIRST_REFERENCES + LAST_REFERENCES:
        return thread
    return (*thread[:FIRST_REFERENCES], *thread[-LAST_REFERENCES:])


def _subject(letter: Letter) -> str:
    """Answers begin with "Re: " once, however often and in which language it stood there."""
    subject = shown(letter.subject)
    if not letter.in_reply_to:
        return subject
    return f"Re: {without_answer_mark(subject)}".rstrip()


def _mailbox(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    try:
        return Address(shown(name, LONGEST_NAME), local, domain.encode("idna").decode("ascii"))
    except ValueError as error:
        raise UnsafeLetter("an address that cannot stand in a header") from error


def _check(letter: Letter, headers: list[tuple[str, object]], wire: bytes) -> None:
    """Read our own bytes again, as a stranger would: just the headers we meant, to just that address."""
    meant = sorted([name.lower() for name, _ in headers] + ["content-type", "mime-version"])
    fields = split_fields(wire)
    for names in (
        [name for name, _ in fields.items],
        [name.lower() for name in BytesHeaderParser(policy=policy.compat32).parsebytes(wire).keys()],  # noqa: SIM118  # repeats count
    ):
        if sorted(names) != meant:
            raise UnsafeLetter("its headers are not the ones that were meant")
    to = mailbox(fields.first("to"))[1]
    if to != str(_mailbox("", letter.to_address).addr_spec).lower():
        raise UnsafeLetter("its recipient is not the one that was meant")
    if not wire.isascii() or b"\x00" in wire or re.search(rb"(?<!\r)\n|\r(?!\n)", wire):
        raise UnsafeLetter("its bytes are no clean lines")
    if max(map(len, wire.split(b"\r\n"))) > LONGEST_LINE:
        raise UnsafeLetter("one of its lines is too long")
