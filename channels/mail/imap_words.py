"""The words of IMAP (RFC 3501) that the library leaves to its caller. Pure."""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

Line = bytes | bytearray
"""A line of an answer; a literal (the bytes of a mail) is a bytearray."""

_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_DATE = re.compile(rb'\bINTERNALDATE " ?(\d{1,2})-([A-Z][a-z]{2})-(\d{4} \d\d:\d\d:\d\d [+-]\d{4})"')
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CODE = re.compile(rb"\[(UIDVALIDITY|UIDNEXT) (\d{1,10})\]", re.IGNORECASE)
_PERMANENT = re.compile(rb"\[PERMANENTFLAGS \(([^)]*)\)\]", re.IGNORECASE)
_EXISTS = re.compile(rb"^(\d{1,10}) EXISTS\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A mail before it is fetched: bytes, and when the server got it (None where that cannot be read)."""

    size: int
    arrived_at: datetime | None


def quoted(text: str) -> str:
    """A quoted string (4.3). Line breaks and NUL are refused by the library."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def folder_name(name: str) -> str:
    """A mailbox name for the wire: modified UTF-7 (5.1.3), quoted."""
    parts: list[str] = []
    foreign = ""
    for sign in [*name, ""]:
        if sign and not " " <= sign <= "~":
            foreign += sign
            continue
        if foreign:
            coded = base64.b64encode(foreign.encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
            parts.append(f"&{coded.decode('ascii')}-")
            foreign = ""
        parts.append("&-" if sign == "&" else sign)
    return quoted("".join(parts))


def ranges(uids: Iterable[int]) -> str:
    """A UID set: ``1:3,7``."""
    spans: list[list[int]] = []
    for uid in sorted(uids):
        if spans and uid == spans[-1][1] + 1:
            spans[-1][1] = uid
        else:
            spans.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in spans)


def numbers(lines: Sequence[Line]) -> list[int]:
    """The numbers of a SEARCH answer, in order; its closing words have none of their own line."""
    found: set[int] = set()
    for line in lines[:-1]:
        found.update(int(word) for word in bytes(line).split() if word.isdigit())
    return sorted(found)


def codes(lines: Sequence[Line]) -> dict[str, int]:
    """UIDVALIDITY, UIDNEXT and EXISTS of a SELECT answer, as far as given."""
    found: dict[str, int] = {}
    for line in lines:
        for name, value in _CODE.findall(bytes(line)):
            found[name.decode("ascii").upper()] = int(value)
        if exists := _EXISTS.match(bytes(line)):
            found["EXISTS"] = int(exists[1])
    return found


def takes_keywords(lines: Sequence[Line]) -> bool:
    r"""Whether the server keeps flags of our own naming: ``\*`` among the permanent ones (7.1)."""
    return any(b"\\*" in flags for line in lines for flags in _PERMANENT.findall(bytes(line)))


def listing(lines: Sequence[Line]) -> dict[int, Listed]:
    """UID to what was listed of it, of a FETCH (UID RFC822.SIZE INTERNALDATE) answer."""
    found: dict[int, Listed] = {}
    for line in lines:
        uid, size = _UID.search(bytes(line)), _SIZE.search(bytes(line))
        if uid and size:
            found[int(uid[1])] = Listed(int(size[1]), _moment(bytes(line)))
    return found


def _moment(line: bytes) -> datetime | None:
    date = _DATE.search(line)
    if date is None or date[2].decode("ascii") not in _MONTHS:
        return None
    day, month, rest = int(date[1]), _MONTHS.index(date[2].decode("ascii")) + 1, date[3].decode("ascii")
    try:
        return datetime.strptime(f"{day:02} {month:02} {rest}", "%d %m %Y %H:%M:%S %z")
    except ValueError:
        return None


def literal(lines: Sequence[Line]) -> bytes | None:
    """The mail in a FETCH answer; None where there is none any more, b"" where it is empty."""
    for line in lines:
        if isinstance(line, bytearray):
            return bytes(line)
    empty = any(re.search(rb'BODY\[\S*\](?:<\d+>)? (?:""|NIL)', bytes(line)) for line in lines)
    return b"" if empty else None


def refusal(challenge: bytes) -> str:
    """Why a token was refused: the words behind ``+`` (XOAUTH2: JSON in base64)."""
    try:
        told = json.loads(base64.b64decode(challenge.removeprefix(b"+").strip(), validate=True))
    except (binascii.Error, ValueError):
        return "the server gives no reason"
    status = told.get("status") if isinstance(told, dict) else None
    known = isinstance(status, str | int) and str(status).isalnum()
    return f"status {status}" if known else "the server gives no reason"
