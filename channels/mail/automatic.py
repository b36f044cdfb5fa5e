"""Is this mail from a machine? A robot must never be answered (RFC 3834), a person never silenced."""

from channels.mail.addresses import mailbox
from channels.mail.automatic_words import (
    ANSWER_HEADERS,
    ANSWER_PRECEDENCE,
    ANSWERS,
    BOUNCES,
    BULK_HEADERS,
    BULK_PRECEDENCE,
    DAEMON_NAMES,
    DAEMONS,
    DESK_HEADERS,
    LIST_HEADERS,
    NO_REPLY,
    POSTED_HEADERS,
    PROGRAM_HEADERS,
    RECEIPTS,
)
from channels.mail.encoded import decoded
from channels.mail.fields import Fields
from routing.machine import Kind, Machine, Sign

LOOP_HEADER = "X-Firstline-Loop"
"""On every mail of ours; a mail that comes in with it is our own or another Firstline's."""
MOST_RECEIVED = 50
"""Hops after which a mail is going round in circles (the limit of common mail servers)."""
SUBJECT_REST = 40
"""Characters behind "Out of Office" within which the colon before the answered subject stands."""
_YES = frozenset({"yes", "true", "1", "on"})
_NO = frozenset({"", "no", "false", "0", "none"})
_QUIET_WISHES = frozenset({"oof", "autoreply"})


def machine_of(fields: Fields, envelope_sender: str | None, recipient: str) -> Machine | None:
    """What shows that a machine made this mail; None for a person's, and for one a person may have written.

    ``envelope_sender``: what the transport said, "" for the null return path, None where it is not known
    (mail read from a mailbox). Delivery reports are told by their contents: see ``bounce_of``.
    """
    return (
        _round_again(fields)
        or _answer(fields)
        or _receipt(fields)
        or _program(fields)
        or _to_many(fields, recipient)
        or _by_sender(fields, envelope_sender, recipient)
    )


def by_hand_of(fields: Fields, envelope_sender: str | None) -> str:
    """Why a person's mail may be answered by persons only (a code of ``why-by-hand``), "" if by a bot too."""
    if any(fields.has(name) for name in LIST_HEADERS) or "list" in _words(fields, "precedence"):
        return "list"
    wishes = fields.first("x-auto-response-suppress").decode("latin-1").lower().replace(" ", "").split(",")
    wished = not _QUIET_WISHES.isdisjoint(wishes) or "auto-forwarded" in _words(fields, "auto-submitted")
    marked = any(fields.first(name) for name in (*DESK_HEADERS, "x-loop"))
    return "suppressed" if wished or marked or takes_no_answers(envelope_sender or "") else ""


def is_daemon(fields: Fields, envelope_sender: str | None) -> bool:
    """Whether a mail server wrote this, by the names in From and in the return path."""
    written = fields.first("from").decode("latin-1").strip(" <>\"'").lower()
    name, sender = mailbox(fields.first("from"))
    paths = {_local(envelope_sender or ""), _local(mailbox(fields.first("return-path"))[1])}
    return (
        not DAEMONS.isdisjoint({_local(sender), written, *paths})
        or _local(sender) in BOUNCES
        or name.strip(" \"'").lower().startswith(DAEMON_NAMES)
        or written.startswith(DAEMON_NAMES)
    )


def has_null_return(fields: Fields, envelope_sender: str | None) -> bool:
    """The null return path of RFC 5321 4.5.5: no answer to this mail is wanted by anybody."""
    return envelope_sender == "" or fields.first("return-path").strip() == b"<>"


def answers_by_itself(fields: Fields) -> bool:
    """Whether the subject is one that programs write which answer for an absent person."""
    subject = decoded(fields.first("subject")).strip().lower()
    phrase = max((phrase for phrase in ANSWERS if subject.startswith(phrase)), key=len, default="")
    rest = subject[len(phrase) :].strip()
    # A person who asks how to set up such an answer goes on in words.
    return bool(phrase) and (not rest or rest[0] in "([-–—：" or ":" in rest[:SUBJECT_REST])


def takes_no_answers(address: str) -> bool:
    local = _local(address)
    return local.startswith(NO_REPLY) or local.endswith(NO_REPLY)


def _round_again(fields: Fields) -> Machine | None:
    if fields.has(LOOP_HEADER.lower()):
        return Machine(Kind.OWN, Sign.HEADER)
    if len(fields.all("received")) >= MOST_RECEIVED:
        return Machine(Kind.LOOP, Sign.HEADER)
    return None


def _answer(fields: Fields) -> Machine | None:
    auto = _words(fields, "auto-submitted")
    if "auto-replied" in auto or not ANSWER_PRECEDENCE.isdisjoint(_words(fields, "precedence")):
        return Machine(Kind.ANSWER, Sign.HEADER)
    if any(word not in _NO for name in ANSWER_HEADERS for word in _words(fields, name)):
        return Machine(Kind.ANSWER, Sign.HEADER)
    return Machine(Kind.ANSWER, Sign.SUBJECT) if answers_by_itself(fields) else None


def _receipt(fields: Fields) -> Machine | None:
    kind = fields.first("content-type").lower()
    if b"disposition-notification" in kind and kind.startswith((b"multipart/report", b"message/")):
        return Machine(Kind.RECEIPT, Sign.FORM)
    subject = decoded(fields.first("subject")).strip().lower()
    robotic = b"report" in kind or fields.has("x-ms-tnef-correlator") or fields.has("auto-submitted")
    return Machine(Kind.RECEIPT, Sign.SUBJECT) if robotic and subject.startswith(RECEIPTS) else None


def _program(fields: Fields) -> Machine | None:
    auto = _words(fields, "auto-submitted") - _NO - {"auto-forwarded"}
    wishes = _words(fields, "x-auto-response-suppress")
    if auto or "all" in wishes or any(fields.has(name) for name in PROGRAM_HEADERS):
        return Machine(Kind.PROGRAM, Sign.HEADER)
    return Machine(Kind.PROGRAM, Sign.HEADER) if _words(fields, "x-loop") & _YES else None


def _to_many(fields: Fields, recipient: str) -> Machine | None:
    """Newsletters, and lists that are none of ours. A mailing group in front of our own address is no list:
    who writes to it writes to us."""
    precedence = _words(fields, "precedence")
    listed = any(fields.has(name) for name in LIST_HEADERS)
    bulk = any(fields.has(name) for name in BULK_HEADERS)
    if bulk:
        return Machine(Kind.BULK, Sign.HEADER)
    if listed and _is_ours(fields, recipient):
        return None
    if precedence & BULK_PRECEDENCE or (fields.has("list-unsubscribe") and not listed):
        return Machine(Kind.BULK, Sign.HEADER)
    return Machine(Kind.LIST, Sign.HEADER) if listed else None


def _is_ours(fields: Fields, recipient: str) -> bool:
    """Whether a list stands in front of our address: people write to it (which they cannot to a newsletter),
    and it is named after our domain, or the mail is addressed to us."""
    domain = recipient.rpartition("@")[2].lower()
    posted = any(fields.has(name) for name in POSTED_HEADERS) or "list" in _words(fields, "precedence")
    if not domain or not (posted or not fields.has("list-unsubscribe")):
        return False
    names = b" ".join(value for name in ("list-id", *POSTED_HEADERS) for value in fields.all(name))
    named = names.decode("latin-1").lower().replace("<", " ").replace(">", " ").replace("@", ".")
    domains = [word.strip("\"'(),;:") for word in named.split() if "." in word]
    to = b" ".join(value for name in ("to", "cc") for value in fields.all(name)).decode("latin-1").lower()
    return (posted and f"@{domain}" in to) or any(f".{one}".endswith(f".{domain}") for one in domains)


def _by_sender(fields: Fields, envelope_sender: str | None, recipient: str) -> Machine | None:
    author = mailbox(fields.first("from"))[1]
    if author and author == recipient.lower():
        return Machine(Kind.OWN, Sign.SENDER)
    if has_null_return(fields, envelope_sender):
        return Machine(Kind.PROGRAM, Sign.NO_RETURN)
    if is_daemon(fields, envelope_sender):
        return Machine(Kind.PROGRAM, Sign.SENDER)
    if takes_no_answers(author):
        return Machine(Kind.NO_REPLY, Sign.SENDER)
    return None


def _local(address: str) -> str:
    return address.lower().partition("@")[0].partition("+")[0]


def _words(fields: Fields, name: str) -> frozenset[str]:
    """The first words of all headers of this name, in lower case."""
    return frozenset(_first(value) for value in fields.all(name))


def _first(value: bytes) -> str:
    words = value.decode("latin-1").lower().replace(";", " ").replace(",", " ").replace("(", " ").split()
    return words[0] if words else ""
