"""The header block of a mail or of a part, as raw bytes: split, unfolded, not interpreted. Total, linear."""

import re
from dataclasses import dataclass

BLOCK = 64 * 1024
"""Bytes of header a mail may have; real ones stay under 20 KB."""
LINES = 1000
VALUE = 16 * 1024
"""Bytes of one header that are read; the rest of it is ignored."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Header fields in their order, names in lower case, values unfolded (line ends removed)."""

    items: tuple[tuple[str, bytes], ...]
    end: int
    """Where the body begins."""
    complete: bool
    """False where the block is larger than BLOCK or LINES: what stands behind was not read."""

    def first(self, name: str) -> bytes:
        """The first field of this name (lower case), b"" where there is none."""
        return next((value for known, value in self.items if known == name), b"")

    def all(self, name: str) -> tuple[bytes, ...]:
        return tuple(value for known, value in self.items if known == name)

    def has(self, name: str) -> bool:
        return any(known == name for known, _ in self.items)


def split_fields(raw: bytes, start: int = 0, stop: int | None = None) -> Fields:
    """Read the header block of ``raw[start:stop]``.

    A line that is no header ends the block and belongs to the body, as every common reader has it.
    """
    stop = len(raw) if stop is None else stop
    position = _skip_before(raw, start, stop)
    limit, lines = min(stop, position + BLOCK), 0
    found: list[tuple[str, list[bytes]]] = []
    while position < stop:
        if position >= limit or lines >= LINES:
            return Fields(_joined(found), position, complete=False)
        line_end = raw.find(b"\n", position, limit)
        after = limit if line_end < 0 else line_end + 1
        line = raw[position:after].rstrip(b"\r\n")
        if not line:
            return Fields(_joined(found), after, complete=True)
        if line[:1] in b" \t":
            if found:
                found[-1][1].append(line)
        else:
            name, colon, value = line.partition(b":")
            if not colon or not _is_name(name.rstrip(b" \t")):
                return Fields(_joined(found), position, complete=True)
            found.append((name.rstrip(b" \t").decode("ascii").lower(), [value]))
        position, lines = after, lines + 1
    return Fields(_joined(found), stop, complete=True)


def _skip_before(raw: bytes, start: int, stop: int) -> int:
    """Blank lines and an mbox line ("From ann ...") before the first header are no part of the mail."""
    position = start
    while raw[position : position + 1] in (b"\r", b"\n") and position < stop and start == 0:
        position += 1
    if raw.startswith((b"From ", b">From "), position) and start == 0:
        line_end = raw.find(b"\n", position, stop)
        position = stop if line_end < 0 else line_end + 1
    return position


def _is_name(name: bytes) -> bool:
    """RFC 5322 2.2: printable US-ASCII without the colon; space is the usual sign of a body line."""
    return _NAME.fullmatch(name) is not None


_NAME = re.compile(rb"[!-~]{1,200}")


def _joined(found: list[tuple[str, list[bytes]]]) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, b"".join(pieces)[:VALUE].strip()) for name, pieces in found)
