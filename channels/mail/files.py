"""What a mail carries beside its text: files as they were sent, files unwrapped, pictures of the text."""

from dataclasses import dataclass

from channels.mail.encoded import decoded, shown
from channels.mail.fields import split_fields
from channels.mail.filenames import safe_name
from channels.mail.mime import Part, name_of
from channels.mail.sealed import SIGNATURES
from channels.mail.tnef import Unwrapped, unwrap

SMALL_PICTURE = 20 * 1024
"""Bytes; a smaller picture that the HTML shows is decoration (a logo), no file somebody sent."""
WRAPPED = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


@dataclass(frozen=True, slots=True)
class File:
    """One file; the name is safe to show and to save. ``decoration``: see Attachment."""

    name: str
    content_type: str
    data: bytes
    decoration: bool = False


def file_of(part: Part, data: bytes, number: int) -> File:
    """A part as the ``number``-th file of a mail."""
    kind = shown(part.kind.value, 100) or "application/octet-stream"
    name = name_of(part)
    if not name and kind == "message/rfc822":
        name = _subject_of(data)
    return File(safe_name(name, kind, number), kind, data, kind in SIGNATURES)


def _subject_of(mail: bytes) -> str:
    subject = shown(decoded(split_fields(mail).first("subject")), 80)
    return f"{subject.replace('/', ' ')}.eml" if subject else ""


def unwrapped(part: Part, data: bytes) -> Unwrapped | None:
    """What is inside a winmail.dat, None for any other part and for one that cannot be opened."""
    if part.kind.value not in WRAPPED and name_of(part).lower() != "winmail.dat":
        return None
    found = unwrap(data)
    return found if found and (found.files or found.text or found.html) else None


def wrapped_files(found: Unwrapped, number: int) -> list[File]:
    """The files of a winmail.dat; the first is the ``number``-th of the mail."""
    return [
        File(
            safe_name(file.name, file.content_type, at),
            file.content_type or "application/octet-stream",
            file.data,
        )
        for at, file in enumerate(found.files, number)
    ]


def is_decoration(part: Part, data: bytes, html: str) -> bool:
    """A small picture that the HTML itself shows (RFC 2392)."""
    own = part.fields.first("content-id").strip(b"<> \t").decode("latin-1")
    if not part.kind.value.startswith("image/") or len(data) > SMALL_PICTURE:
        return False
    return bool(own) and f"cid:{own}" in html
