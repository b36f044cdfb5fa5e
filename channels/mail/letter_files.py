"""The files of a letter, behind its words. Pure."""

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote

from channels.mail.encoded import shown

LONGEST_NAME = 60
"""Characters: twelve bytes of header each at worst, on one line."""
_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")
_PLAIN = re.compile(r"[A-Za-z0-9._ -]+")
"""A name that needs no encoding (RFC 2231)."""
_HEAD = b"MIME-Version: 1.0\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to go along."""

    name: str
    content_type: str
    content: bytes


def with_files(body: bytes, files: tuple[File, ...], message_id: str) -> bytes:
    """The body (from MIME-Version on) with the files; the same letter has the same bytes again."""
    if not files:
        return body
    boundary = "=_" + hashlib.sha256(f"{message_id} files".encode()).hexdigest()[:32]
    mark = f"--{boundary}\r\n".encode("ascii")
    head = f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    parts = [body.removeprefix(_HEAD), *(_part(file) for file in files)]
    return _HEAD + head + b"".join(mark + part for part in parts) + f"--{boundary}--\r\n".encode("ascii")


def _part(file: File) -> bytes:
    kind = file.content_type.lower()
    kind = kind if _TYPE.fullmatch(kind) and not kind.startswith(("multipart", "message")) else ""
    name = _short(shown(file.name) or "file")
    plain = f'filename="{name}"' if _PLAIN.fullmatch(name) else f"filename*=utf-8''{quote(name, safe='')}"
    head = (
        f"Content-Type: {kind or 'application/octet-stream'}\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n {plain}\r\n\r\n"
    )
    return head.encode("ascii") + base64.encodebytes(file.content).replace(b"\n", b"\r\n") + b"\r\n"


def _short(name: str) -> str:
    """At most so many characters, the ending kept: it says which program opens the file."""
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    ending = f".{ending[:10]}" if dot else ""
    return (stem or name)[: LONGEST_NAME - len(ending)] + ending
