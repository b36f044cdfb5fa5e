"""A mail cut into its parts. An own walk: the standard parser recurses, and is quadratic on hostile mail.

Cost: at most DEPTH passes over the bytes. Attached mails (message/rfc822) stay closed: they are files.
"""

import binascii
import re
from dataclasses import dataclass

from channels.mail.encoded import unpack_base64
from channels.mail.fields import Fields, split_fields
from channels.mail.parameters import Value, read_value

PARTS = 1000
DEPTH = 50
NEWLINE = 0x0A


class TooComplex(Exception):
    """More parts or levels than any person's mail has; ``reason`` is a code of ``unreadable-why``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf. ``kin``: parts of one multipart/alternative share it; they say the same in several forms."""

    fields: Fields
    kind: Value
    disposition: Value
    start: int
    stop: int
    kin: int
    related: bool
    """True inside multipart/related: it may be a picture of the text."""


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    stop: int
    depth: int
    default: str
    kin: int
    related: bool


def parts_of(raw: bytes, fields: Fields) -> list[Part]:
    """The leaves of a mail in their order. Raises TooComplex."""
    leaves: list[Part] = []
    seen = 0
    # An own stack: no depth of nesting can reach Python's recursion limit.
    stack: list[tuple[Fields, _Box]] = [
        (fields, _Box(fields.end, len(raw), 0, "text/plain", 0, related=False))
    ]
    while stack:
        head, box = stack.pop()
        seen += 1
        if seen > PARTS:
            raise TooComplex("too-many-parts")
        kind = read_value(head.first("content-type"))
        if "/" not in kind.value:
            kind = Value(box.default, kind.parameters)
        cuts = _cuts(raw, box, kind)
        if not cuts:
            if kind.value.startswith("multipart/"):
                kind = Value("text/plain", kind.parameters)  # its boundary never comes: all of it is text
            disposition = read_value(head.first("content-disposition"))
            leaves.append(Part(head, kind, disposition, box.start, box.stop, box.kin or -seen, box.related))
            continue
        if box.depth >= DEPTH:
            raise TooComplex("too-deep")
        stack.extend(reversed(_children(raw, box, kind, cuts, seen)))
    return leaves


def _children(
    raw: bytes, box: _Box, kind: Value, cuts: list[tuple[int, int]], number: int
) -> list[tuple[Fields, _Box]]:
    children = []
    default = "message/rfc822" if kind.value == "multipart/digest" else "text/plain"
    # Inside an alternative everything is kin, whatever lies between (related around the HTML form).
    kin = box.kin or (number if kind.value == "multipart/alternative" else 0)
    related = box.related or kind.value == "multipart/related"
    for start, stop in cuts:
        head = split_fields(raw, start, stop)
        children.append((head, _Box(min(head.end, stop), stop, box.depth + 1, default, kin, related)))
    return children


def _cuts(raw: bytes, box: _Box, kind: Value) -> list[tuple[int, int]]:
    """Where the children of a multipart begin and end; empty where it is none or its boundary never comes."""
    boundary = kind.parameters.get("boundary", b"").rstrip()
    if not kind.value.startswith("multipart/") or not boundary or len(boundary) > 200:
        return []
    # The literal comes first, for speed; that it begins a line is looked at behind it.
    line = re.compile(b"--" + re.escape(boundary) + rb"(--)?[ \t]{0,80}(?=\r?\n|\r?\Z)")
    cuts: list[tuple[int, int]] = []
    begin = -1
    for found in line.finditer(raw, box.start, box.stop):
        if found.start() > box.start and raw[found.start() - 1] != NEWLINE:
            continue
        if begin >= 0:
            cuts.append((begin, _before_line_end(raw, found.start(), begin)))
            if len(cuts) > PARTS:
                raise TooComplex("too-many-parts")
        begin = min(raw.find(b"\n", found.end()) + 1 or box.stop, box.stop)
        if found[1]:
            begin = -1
            break
    if begin >= 0 and begin < box.stop:
        cuts.append((begin, box.stop))
    return cuts


def _before_line_end(raw: bytes, position: int, floor: int) -> int:
    """RFC 2046 5.1.1: the line end before a boundary belongs to the boundary."""
    if position > floor and raw[position - 1 : position] == b"\n":
        position -= 1
        if position > floor and raw[position - 1 : position] == b"\r":
            position -= 1
    return max(position, floor)


def content(raw: bytes, part: Part, longest: int | None = None) -> bytes:
    """The bytes of a part with its transfer encoding undone; of a long one the first ``longest`` bytes."""
    stop = part.stop if longest is None else min(part.stop, part.start + 2 * longest)
    body = raw[part.start : stop]
    encoding = read_value(part.fields.first("content-transfer-encoding")).value
    if encoding == "base64":
        body = unpack_base64(body)
    elif encoding == "quoted-printable":
        body = binascii.a2b_qp(body)
    return body if longest is None else body[:longest]


def name_of(part: Part) -> str:
    """The file name a part carries, decoded but not yet safe; "" if none."""
    return part.disposition.text("filename") or part.kind.text("name")
