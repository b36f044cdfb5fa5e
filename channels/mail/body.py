"""Which parts of a mail are its text, and which are files."""

from dataclasses import dataclass

from channels.mail.charsets import decode
from channels.mail.markup import text_of
from channels.mail.mime import Part, content

LONGEST = 1 << 20
"""Bytes of text that are read, over all parts; text parts behind that are kept as files."""
SMALL_PICTURE = 20 * 1024
"""Bytes; a smaller picture that the HTML shows is decoration (a logo), no file somebody sent."""


KEPT_FORMS = ("text/calendar", "text/csv", "text/vcard")
FILE_NAMES = frozenset(
    {"filename", "filename*", "filename*0", "filename*0*", "name", "name*", "name*0", "name*0*"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """``plain`` is the readable text; ``html`` is filled only where the mail has no plain text at all."""

    plain: str
    html: str
    files: tuple[Part, ...]


def body_of(raw: bytes, parts: list[Part]) -> Body:
    """Sort the parts. Where several say the same (multipart/alternative), plain text wins unless blank."""
    slots: dict[int, tuple[list[str], list[str]]] = {}
    files: list[Part] = []
    left = LONGEST
    unnamed = any(_is_text(part) and not _has_name(part) for part in parts)
    for part in parts:
        if not _is_text(part) or left <= 0 or (unnamed and _has_name(part)):
            # Of other forms of the same words (text/enriched, text/x-amp-html) nobody has anything.
            if part.kin < 0 or part.kind.value in KEPT_FORMS or not part.kind.value.startswith("text/"):
                files.append(part)
            continue
        if _has_name(part):
            files.append(part)  # the only text there is, and a file somebody sent
        plain, html = slots.setdefault(part.kin, ([], []))
        text = _text(raw, part, left)
        left -= len(text)
        (html if part.kind.value == "text/html" else plain).append(text)
    chosen = [(_joined(plain), "\n".join(html)) for plain, html in slots.values()]
    shown = "".join(html for _, html in chosen)
    files = [part for part in files if not _is_decoration(raw, part, shown)]
    if not any(plain.strip() for plain, _ in chosen):
        return Body("", shown, tuple(files))
    return Body(
        _joined([plain if plain.strip() else text_of(html) for plain, html in chosen]), "", tuple(files)
    )


def _is_text(part: Part) -> bool:
    return part.kind.value in ("text/plain", "text/html", "text") and part.disposition.value != "attachment"


def _has_name(part: Part) -> bool:
    """A text part with a file name is a file, unless the mail has no other text."""
    return bool(part.disposition.parameters.keys() & FILE_NAMES or part.kind.parameters.keys() & FILE_NAMES)


def _text(raw: bytes, part: Part, longest: int) -> str:
    text = decode(content(raw, part, longest), part.kind.parameters.get("charset", b"").decode("latin-1"))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if part.kind.parameters.get("format", b"").lower() == b"flowed":
        joins_without_space = part.kind.parameters.get("delsp", b"").lower() == b"yes"
        return _flowed(text, joins_without_space)
    return text


def _flowed(text: str, joins_without_space: bool) -> str:
    """RFC 3676 4: a line that ends in a space goes on in the next one of the same quote depth."""
    lines: list[tuple[int, list[str]]] = []
    open_line = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        rest = line[depth:].removeprefix(" ")
        goes_on = open_line and lines[-1][0] == depth and rest != "-- "
        open_line = rest.endswith(" ") and rest != "-- "
        piece = rest[:-1] if open_line and joins_without_space else rest
        if goes_on:
            lines[-1][1].append(piece)
        else:
            lines.append((depth, [piece]))
    return "\n".join((f"{'>' * depth} " if depth else "") + "".join(pieces) for depth, pieces in lines)


def _joined(texts: list[str]) -> str:
    return "\n".join(text for text in texts if text.strip())


def _is_decoration(raw: bytes, part: Part, html: str) -> bool:
    """A small picture that the HTML itself shows (RFC 2392)."""
    own = part.fields.first("content-id").strip(b"<> \t").decode("latin-1")
    if not (part.kind.value.startswith("image/") and own and f"cid:{own}" in html):
        return False
    return part.stop - part.start <= 2 * SMALL_PICTURE and len(content(raw, part)) <= SMALL_PICTURE
