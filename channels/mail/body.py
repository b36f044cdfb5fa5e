"""Which parts of a mail are its text, and which are files."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from channels.mail.addresses import mailbox
from channels.mail.charsets import decode
from channels.mail.encoded import decoded, shown
from channels.mail.fields import split_fields
from channels.mail.filenames import safe_name
from channels.mail.files import File, file_of, is_decoration, unwrapped, wrapped_files
from channels.mail.invite import lines_of
from channels.mail.markup import text_of
from channels.mail.mime import Part, TooComplex, content, parts_of
from channels.mail.parameters import Value
from channels.mail.sealed import ENVELOPES, how_encrypted, opened_text, signed_content
from channels.mail.uuencoded import without_files

LONGEST = 1 << 20
"""Bytes of text that are read, over all parts; text parts behind that are kept as files."""
MOST_FILES = 1000
"""Files that come out of others; the others are kept, too."""
MOST_BESIDE = 20
"""Invitations, wrappers and mails inside that are opened for their text and files."""
INSIDE = 3
"""Levels of signed mails and of mails that are nothing but another mail that are opened for their text."""
KEPT_FORMS = ("text/calendar", "text/csv", "text/vcard", "text/x-vcard", "text/directory")
"""Text that says more than the text beside it: kept as a file."""
FILE_NAMES = frozenset(
    {"filename", "filename*", "filename*0", "filename*0*", "name", "name*", "name*0", "name*0*"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """``plain`` is the readable text; ``html`` is filled only where the mail has no plain text at all."""

    plain: str
    html: str
    files: tuple[File, ...]
    encrypted: str = ""
    """The name of the kind of encryption, "" for a mail that can be read."""


def body_of(raw: bytes, parts: list[Part], level: int = 0) -> Body:
    """Sort the parts. Where several say the same (multipart/alternative), plain text wins unless blank.

    Raises TooComplex for what is inside a signature.
    """
    sorting = _Sorting(
        raw,
        level,
        unnamed=any(_is_text(part) and not _has_name(part) for part in parts),
        report=any(part.kind.value == "message/delivery-status" for part in parts),
    )
    for part in parts:
        sorting.take(part)
    return sorting.body()


@dataclass(slots=True)
class _Sorting:
    """Parts on their way into a Body."""

    raw: bytes
    level: int
    unnamed: bool
    """Whether the mail has a text that is no file."""
    report: bool
    """Whether it is about the delivery of the mail inside it, which is then ours."""
    slots: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    files: list[tuple[Part, File]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    """Text from elsewhere: invitations, attached mails, winmail.dat; shown where there is no other."""
    encrypted: str = ""
    left: int = LONGEST

    def take(self, part: Part) -> None:
        if _is_text(part) and self.left > 0 and not (self.unnamed and _has_name(part)):
            self._take_text(part)
        # Of other forms of the same words (text/enriched, text/x-amp-html) nobody has anything.
        elif part.kin < 0 or part.kind.value in KEPT_FORMS or not part.kind.value.startswith("text/"):
            self._take_file(part)

    def _take_text(self, part: Part) -> None:
        if _has_name(part):
            self._keep(part, content(self.raw, part))  # the only text there is, and a file somebody sent
        plain, html = self.slots.setdefault(part.kin, ([], []))
        text = _text(self.raw, part, self.left)
        self.left -= len(text)
        if part.kind.value == "text/html":
            html.append(text)
            return
        text, encrypted = opened_text(text)
        if encrypted:
            self.encrypted = encrypted
            sealed = replace(part, kind=Value("application/pgp-encrypted"))
            self._keep(sealed, content(self.raw, part))
        text, inside = without_files(text)
        plain.append(text)
        kind = "application/octet-stream"
        self._keep_inner(
            part, [File(safe_name(name, kind, at), kind, data) for at, (name, data) in enumerate(inside, 1)]
        )

    def _take_file(self, part: Part) -> None:
        data = content(self.raw, part)
        self.encrypted = self.encrypted or how_encrypted(part, data)
        signed = signed_content(data) if part.kind.value in ENVELOPES else b""
        if signed and self.level < INSIDE:
            inner = body_of(signed, parts_of(signed, split_fields(signed)), self.level + 1)
            self.slots.setdefault(part.kin, ([], []))[0].append(inner.plain or text_of(inner.html))
            self._keep_inner(part, inner.files)
            self.encrypted = self.encrypted or inner.encrypted
            return
        wrapped = unwrapped(part, data) if len(self.beside) < MOST_BESIDE else None
        if wrapped is not None:
            self.beside.append(wrapped.text or text_of(wrapped.html))
            self._keep_inner(part, wrapped_files(wrapped, len(self.files) + 1))
            return
        self._keep(part, data)
        if part.kind.value == "text/calendar" and len(self.beside) < MOST_BESIDE:
            self.beside.append(lines_of(decode(data, part.kind.text("charset"))))
        elif part.kind.value == "message/rfc822" and self.level < INSIDE and len(self.beside) < MOST_BESIDE:
            text, inside = _mail_inside(data, self.level + 1)
            self.beside.append(text)
            # Few programs open a mail that is a file: what it carries is a file beside it.
            self._keep_inner(part, () if self.report else inside)

    def _keep(self, part: Part, data: bytes) -> None:
        self.files.append((part, file_of(part, data, len(self.files) + 1)))

    def _keep_inner(self, part: Part, files: Sequence[File]) -> None:
        self.files += [(part, file) for file in files[: max(MOST_FILES - len(self.files), 0)]]

    def body(self) -> Body:
        chosen = [(_joined(plain), "\n".join(html)) for plain, html in self.slots.values()]
        shown_html = "".join(html for _, html in chosen)
        files = tuple(
            replace(file, decoration=file.decoration or is_decoration(part, file.data, shown_html))
            for part, file in self.files
        )
        if any(plain.strip() for plain, _ in chosen):
            texts = [plain if plain.strip() else text_of(html) for plain, html in chosen]
            return Body(_joined(texts), "", files, self.encrypted)
        if text_of(shown_html).strip() or not any(self.beside):
            return Body("", shown_html, files, self.encrypted)
        return Body(_joined(self.beside), "", files, self.encrypted)


def _mail_inside(raw: bytes, level: int) -> tuple[str, tuple[File, ...]]:
    """An attached mail as text (who wrote it, about what, and what), and its files."""
    fields = split_fields(raw)
    try:
        body = body_of(raw, parts_of(raw, fields), level)
    except TooComplex:
        return "", ()
    name, address = mailbox(fields.first("from"))
    head = (f"{name} <{address}>".strip() if address else name, shown(decoded(fields.first("subject"))))
    return "\n".join((*filter(None, head), "", body.plain or text_of(body.html))), body.files


def _is_text(part: Part) -> bool:
    return part.kind.value in ("text/plain", "text/html", "text") and part.disposition.value != "attachment"


def _has_name(part: Part) -> bool:
    """A text part with a file name is a file, unless the mail has no other text."""
    return bool(part.disposition.parameters.keys() & FILE_NAMES or part.kind.parameters.keys() & FILE_NAMES)


def _text(raw: bytes, part: Part, longest: int) -> str:
    text = decode(content(raw, part, longest), part.kind.text("charset"))
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
