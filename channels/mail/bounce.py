"""What a delivery report says, in every form that mail servers send, with the parts of RFC 3464 or not."""

import re

from channels.mail.addresses import ids as ids_in
from channels.mail.addresses import mailbox
from channels.mail.automatic import answers_by_itself, has_null_return, is_daemon
from channels.mail.body import Body
from channels.mail.bounce_words import CAUSES, DELAYED, FAILED, ORIGINAL, SUBJECTS
from channels.mail.charsets import decode
from channels.mail.encoded import decoded, shown
from channels.mail.fields import Fields, split_fields
from channels.mail.markup import text_of
from channels.mail.mime import Part, content
from routing.machine import Bounce, Cause, Fate

READ = 64 * 1024
"""Characters of the text, and bytes of each part, that are looked at."""
FIRST = 6000
"""Characters of the text within which a server says what happened; behind it the original may stand."""
LINES = 1000
MOST = 20
"""Recipients, codes and ids that are kept."""
SAID = 300
"""Characters of the server's words that are kept."""
_HEADERS = ("received:", "return-path:", "message-id:", "dkim-signature:", "x-received:", "mime-version:")
_STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
_COPIES = (
    "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "text/rfc822", "message/global",
    "message/global-headers",
)  # fmt: skip
_DOTTED = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_REPLY = re.compile(
    r"(?<![\d.])[45][0-7]\d[ -]{1,3}(?:[(#<]{0,2}([45]\.\d{1,3}\.\d{1,3})(?![\d.])|(?![ \d-]))"
)
_MARKED = re.compile(r"(?:#|\(|status:? |dsn=|<)([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_ADDRESS = re.compile(r"[\w.+=~!#$%&'*/?^`{|}-]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
_ID = re.compile(r"(?:^|\n)[ \t>|]{0,8}message-id:\s{0,6}<([^<>\s]{1,500})>", re.IGNORECASE)


def bounce_of(
    raw: bytes, fields: Fields, parts: list[Part], body: Body, envelope_sender: str | None, recipient: str
) -> Bounce | None:
    """What the report says, None for a mail that is none.

    A person may quote or send on such a report: only what a mail server wrote counts.
    """
    groups = _groups(raw, parts)
    formal = fields.has("x-failed-recipients") or any(
        "action" in group or "status" in group for group in groups
    )
    daemon = is_daemon(fields, envelope_sender)
    nobody = has_null_return(fields, envelope_sender) or not mailbox(fields.first("from"))[1]
    subject = decoded(fields.first("subject")).strip(" *[]\"'!").lower().startswith(SUBJECTS)
    if not (formal or daemon or nobody or subject) or (nobody and not daemon and answers_by_itself(fields)):
        return None
    text = (body.plain or text_of(body.html))[:READ]
    cut = _end_of_words(text)
    head = text[: min(cut, FIRST)].lower()
    copies = [split_fields(content(raw, part, READ)) for part in parts if part.kind.value in _COPIES]
    copies += [part.fields for part in parts if part.fields.has("message-id")]
    copies.append(split_fields(text[cut:].partition("\n")[2].lstrip().encode()))
    ids = _ids(copies, text)
    if not formal and not _is_told(head, daemon=daemon, nobody=nobody, subject=subject, copied=bool(ids)):
        return None
    fate, cause, statuses, said = _verdict(groups, head, fields)
    ours = _own_addresses(fields, copies, recipient)
    return Bounce(
        fate=fate,
        cause=cause,
        recipients=_recipients(fields, groups, head, ours),
        statuses=statuses,
        said=said,
        message_ids=ids,
        return_addresses=ours,
    )


def _is_told(head: str, *, daemon: bool, nobody: bool, subject: bool, copied: bool) -> bool:
    """A report without its formal part: by who wrote it, how its subject begins, what its text says."""
    fails = any(phrase in head for phrase in FAILED)
    coded = _REPLY.search(head) is not None or _MARKED.search(head) is not None
    if daemon:
        return subject or fails or coded
    if nobody:
        return subject or (fails and coded)
    return subject and fails and copied


def _end_of_words(text: str) -> int:
    """Where the server's own words end and a copy of the mail begins."""
    position = 0
    for line in text.split("\n")[:LINES]:
        plain = line.strip("-=*># \t").lower()
        if position and (plain.startswith(ORIGINAL) or line.lower().startswith(_HEADERS)):
            return position
        position += len(line) + 1
    return len(text)


def _groups(raw: bytes, parts: list[Part]) -> list[dict[str, str]]:
    """The groups of fields of the delivery-status parts (RFC 3464 2.1), names in lower case."""
    groups: list[dict[str, str]] = []
    for part in parts:
        if part.kind.value not in _STATUS_PARTS:
            continue
        lines: list[str] = []
        # Blank lines part the groups; one more ends the last.
        for line in [*decode(content(raw, part, READ)).replace("\r\n", "\n").split("\n"), ""]:
            if line.strip():
                lines.append(line)
            elif lines:
                groups.append(_group(lines))
                lines = []
    return groups[: 10 * MOST]


def _group(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[0] in " \t" and name:
            found[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name:
            found[name] = value.strip()
    return found


def _verdict(
    groups: list[dict[str, str]], head: str, fields: Fields
) -> tuple[Fate, Cause, tuple[str, ...], str]:
    said = shown(next((_diagnostic(group) for group in groups if _diagnostic(group)), ""), SAID)
    said = said or shown(_line_of_cause(head), SAID)
    statuses = _statuses(groups, head)
    actions = {
        group["action"].split()[0].strip(";,.").lower() for group in groups if group.get("action", "").split()
    }
    cause = _cause(statuses, said.lower(), head)
    if actions and actions <= {"delivered", "relayed", "expanded"}:
        return Fate.DELIVERED, Cause.UNKNOWN, statuses, said
    subject = decoded(fields.first("subject")).lower()
    waiting = any(phrase in head or phrase in subject for phrase in DELAYED)
    if actions == {"delayed"} or (not actions and waiting):
        return Fate.DELAYED, cause, statuses, said
    dead = cause in (Cause.NO_ADDRESS, Cause.NO_DOMAIN)
    return (Fate.DEAD if dead else Fate.REFUSED), cause, statuses, said


def _diagnostic(group: dict[str, str]) -> str:
    kind, semicolon, words = group.get("diagnostic-code", "").partition(";")
    return words.strip() if semicolon else kind.strip()


def _line_of_cause(head: str) -> str:
    """The line in which the server says why; the line before and behind it where it was wrapped."""
    lines = [line.strip() for line in head.split("\n")]
    for number, line in enumerate(lines):
        if _REPLY.search(line):
            return " ".join(lines[number : number + 2])
    for _, phrases in CAUSES:
        for line in lines:
            if any(phrase in line for phrase in phrases):
                return line
    return ""


def _statuses(groups: list[dict[str, str]], head: str) -> tuple[str, ...]:
    """The most exact codes there are: of the other server's words, of the report, of the text."""
    found: list[str] = []
    for group in groups:
        own = _DOTTED.search(group.get("status", ""))
        told = _coded(_diagnostic(group).lower())
        if told:
            found.append(told[0])
        elif own is not None:
            found.append(own[0])
    exact = [code for code in found if not code.endswith(".0.0")] or _coded(head) or found
    return tuple(dict.fromkeys(exact))[:MOST]


def _coded(text: str) -> list[str]:
    found = [match[1] for match in _REPLY.finditer(text) if match[1]]
    found += [match[1] for match in _MARKED.finditer(text)]
    return [code for code in dict.fromkeys(found) if not code.endswith(".0.0")]


_BY_STATUS = {
    "1.0": Cause.NO_ADDRESS, "1.1": Cause.NO_ADDRESS, "1.2": Cause.NO_DOMAIN, "1.3": Cause.NO_ADDRESS,
    "1.4": Cause.NO_ADDRESS, "1.6": Cause.NO_ADDRESS, "1.7": Cause.SENDER, "1.8": Cause.SENDER,
    "1.10": Cause.NO_ADDRESS, "1.351": Cause.NO_ADDRESS, "2.1": Cause.DISABLED, "2.2": Cause.FULL,
    "2.3": Cause.TOO_LARGE, "3.4": Cause.TOO_LARGE, "4.1": Cause.UNREACHABLE, "4.2": Cause.UNREACHABLE,
    "4.3": Cause.UNREACHABLE, "4.4": Cause.NO_DOMAIN, "4.6": Cause.LOOP, "4.7": Cause.UNREACHABLE,
    "7.1": Cause.POLICY, "7.8": Cause.SENDER, "7.9": Cause.POLICY, "7.20": Cause.SENDER, "7.23": Cause.SENDER,
    "7.25": Cause.SENDER, "7.26": Cause.SENDER, "7.27": Cause.SENDER, "7.606": Cause.SPAM,
}  # fmt: skip
"""RFC 3463, 7372 and what Exchange adds, without the class."""


def _cause(statuses: tuple[str, ...], said: str, head: str) -> Cause:
    """The words count before the code: servers give 5.1.1 for much."""
    for text in (said, head):
        for cause, phrases in CAUSES:
            if cause is not Cause.POLICY and any(phrase in text for phrase in phrases):
                return cause
        for status in statuses:
            if status[2:] in _BY_STATUS:
                return _BY_STATUS[status[2:]]
        if any(phrase in text for phrase in dict(CAUSES)[Cause.POLICY]):
            return Cause.POLICY
    return Cause.UNKNOWN


def _recipients(
    fields: Fields, groups: list[dict[str, str]], head: str, ours: tuple[str, ...]
) -> tuple[str, ...]:
    named = [group.get("final-recipient") or group.get("original-recipient") or "" for group in groups]
    named += [value.decode("utf-8", "replace") for value in fields.all("x-failed-recipients")]
    found = [one for value in named for one in _ADDRESS.findall(value[:1000].lower())]
    if not found:
        found = [
            one for one in _ADDRESS.findall(head) if not one.startswith(("postmaster@", "mailer-daemon@"))
        ]
    return tuple(one for one in dict.fromkeys(one.strip(".") for one in found) if one not in ours)[:MOST]


def _ids(copies: list[Fields], text: str) -> tuple[str, ...]:
    found = [one for copy in copies for one in ids_in(copy.first("message-id"))]
    found += [shown(one, 998) for one in _ID.findall(text)]
    return tuple(dict.fromkeys(found))[:MOST]


def _own_addresses(fields: Fields, copies: list[Fields], recipient: str) -> tuple[str, ...]:
    named = [
        mailbox(value)[1] for name in ("to", "delivered-to", "x-original-to") for value in fields.all(name)
    ]
    named += [mailbox(copy.first(name))[1] for copy in copies for name in ("return-path", "from", "reply-to")]
    return tuple(dict.fromkeys(one for one in (recipient.lower(), *named) if one))[:MOST]
