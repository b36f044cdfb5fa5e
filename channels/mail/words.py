"""What the customer wrote now: a mail without quoted history and signature."""

import re
from itertools import islice

from channels.mail.farewell import without_farewell
from channels.mail.markup import text_of, unquoted_text_of
from channels.mail.quotes import (
    attribution,
    device_line,
    device_line_at_end,
    forward_rule,
    header_block,
    is_quoted,
    list_footer,
    original_rule,
    rule_line,
    signature_mark,
)

REPLY_MARKER = "~ * ~ * ~"
"""The first line of our letters: what stands behind it in an answer is our own text, quoted.

Plain ASCII, so that it survives every charset; nobody types it; to a reader it is an ornament.
"""
LONGEST = 64 * 1024
"""Characters that are looked at and kept; the whole mail stays in the store."""
LINES = 1500
MORE = "[…]"
"""Where a longer text was cut."""
SIGNATURE_LINES = 25
SIGNATURE = "-- "
"""RFC 3676 4.3; the space at the end is often lost on the way."""
_MARKER = re.sub(r"\s", "", REPLY_MARKER)
_SPACES = re.compile(r"[ \t\u00a0]{4,}")
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)


def new_words(plain: str, html: str) -> str:
    """The words written now. Never empty when the mail has text: then the whole of it.

    ``html`` counts only where there is no plain text. Forwarded mail is kept: we have not seen it before.
    """
    if plain.strip():
        return _scanned(plain) or _tidy(_lines(plain))
    whole = text_of(html)
    # What is forwarded is marked up like what is quoted.
    forwarded = any(map(forward_rule, _lines(whole)))
    unquoted = "" if forwarded else unquoted_text_of(html)
    return _scanned(unquoted) or _scanned(whole) or _tidy(_lines(whole))


def quotes_ours(plain: str, html: str) -> bool:
    """Whether the line stands in it with which our automatic mail begins."""
    return any(_MARKER in "".join(text[: 4 * LONGEST].split()) for text in (plain, html))


def _lines(text: str) -> list[str]:
    clean = _SPACES.sub("   ", _INVISIBLE.sub("", text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")))
    lines = [line.rstrip() if line != SIGNATURE else line for line in clean.split("\n")]
    if (len(lines) > LINES or len(text) > LONGEST) and not is_quoted(lines[:LINES][-1]):
        return [*lines[:LINES], MORE]
    return lines[:LINES]


def _scanned(text: str) -> str:
    """One walk over the lines: quoted ones are dropped, and all from the first sure sign of history on."""
    lines = _lines(text)
    kept: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if is_quoted(line) or _is_torn_link(lines, position):
            position += 1
            continue
        introduced = attribution(lines, position)
        if introduced:
            position += introduced
            if any(kept) and not _quoted_follows(lines, position):
                break
            continue
        if forward_rule(line):
            kept.extend(lines[position:])
            break
        if not any(kept) and header_block(lines, position):
            # Nothing stands above it: this is no quote under an answer but what we were sent.
            while position < len(lines) and lines[position]:
                kept.append(lines[position])
                position += 1
            continue
        if _history_begins(lines, position) or _signature_begins(lines, position, kept):
            break
        kept.append(line)
        position += 1
    return _tidy(kept)


def _is_torn_link(lines: list[str], position: int) -> bool:
    """The end of a link that was wrapped inside quoted lines and lost its sign: no word begins it."""
    line = lines[position].strip()
    if not line or line[0].isalnum() or len(line.split()) > 2 or not 0 < position < len(lines) - 1:
        return False
    return any(sign in line for sign in "=/_") and all(
        map(is_quoted, (lines[position - 1], lines[position + 1]))
    )


def _quoted_follows(lines: list[str], position: int) -> bool:
    """With ``>`` before each line of history answers may stand between and below; else all is history."""
    return next((is_quoted(line) for line in lines[position : position + 4] if line.strip()), False)


def _history_begins(lines: list[str], position: int) -> bool:
    line = lines[position]
    return (
        _is_marker(line)
        or original_rule(line)
        or header_block(lines, position)
        or list_footer(lines, position)
    )


def _is_marker(line: str) -> bool:
    return len(line) < 60 and re.sub(r"[\s>|]", "", line) == _MARKER


def _signature_begins(lines: list[str], position: int, kept: list[str]) -> bool:
    if not any(map(str.strip, kept)):
        return False
    line = lines[position]
    if device_line(line) and not lines[position - 1].strip():
        return True
    if not signature_mark(line):
        return False
    if line != SIGNATURE and any(map(signature_mark, lines[:position] + lines[position + 1 :])):
        return False  # two bare dashes more than once part what the customer wrote
    own = (below for below in lines[position:] if below.strip() and not is_quoted(below))
    return len(list(islice(own, SIGNATURE_LINES + 1))) <= SIGNATURE_LINES


def _is_edge(line: str) -> bool:
    return not line.strip() or rule_line(line)


def _tidy(lines: list[str]) -> str:
    """Without blank lines and strokes at the edges, without runs of blank lines."""
    begin, end = 0, len(lines)
    while begin < end and (not lines[begin].strip() or _is_marker(lines[begin])):
        begin += 1
    while end > begin and _is_edge(lines[end - 1]):
        end -= 1
    if end > begin + 1 and device_line_at_end(lines[end - 1]):
        end -= 1
    while end > begin and _is_edge(lines[end - 1]):
        end -= 1
    out: list[str] = []
    for line in without_farewell(lines[begin:end]):
        if line.strip() or (out and out[-1].strip()):
            out.append(line)
    return "\n".join(out).strip()
