"""The body of a letter: the same words as text and as HTML. Pure."""

import base64
import hashlib
import re
from binascii import b2a_qp
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from channels.mail.words import REPLY_MARKER

LONGEST_FILE_NAME = 60
_CONTENT_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_MAILTO = re.compile(r"mailto:[!-~]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """``html``: the text with its form, "" where it has none. ``quoted``: what it answers, below it."""

    text: str
    html: str
    quoted: str
    quoted_heading: str
    language: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes along."""

    name: str
    content_type: str
    data: bytes


def storable(text: str) -> str:
    """Control characters and half characters have no form on the wire."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", whole).strip()


def body(words: Words, message_id: str, files: tuple[File, ...] = ()) -> bytes:
    """From MIME-Version on. The same letter has the same bytes when it goes out again."""
    # Not by chance, as Python would do it.
    boundary = "=_" + hashlib.sha256(f"{message_id} {words.text}".encode()).hexdigest()[:32]
    said = b"".join(
        (
            f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode("ascii"),
            _part(boundary, "plain", _plain(words)),
            _part(boundary, "html", _html(words)),
            f"--{boundary}--\r\n".encode("ascii"),
        )
    )
    version = b"MIME-Version: 1.0\r\n"
    if not files:
        return version + said
    outer = f"{boundary}m"
    between = f"--{outer}\r\n".encode("ascii")
    return b"".join(
        (
            version,
            f'Content-Type: multipart/mixed; boundary="{outer}"\r\n\r\n'.encode("ascii"),
            between + said,
            *(between + _file(file) for file in files),
            f"--{outer}--\r\n".encode("ascii"),
        )
    )


def _file(file: File) -> bytes:
    kind = file.content_type.lower()
    if not _CONTENT_TYPE.fullmatch(kind) or kind.startswith(("message/", "multipart/")):
        kind = "application/octet-stream"
    name = storable(file.name).replace("/", "_").replace("\\", "_").replace("\n", " ")[-LONGEST_FILE_NAME:]
    head = (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n filename*=utf-8''{quote(name, safe='')}\r\n\r\n"
    )
    return head.encode("ascii") + base64.encodebytes(file.data).replace(b"\n", b"\r\n")


def _plain(words: Words) -> str:
    # A person's letter looks like one; only the bot's own begins with the line that later quotes are cut at.
    above = f"{REPLY_MARKER}\n\n" if words.automatic else ""
    below = ""
    if words.quoted:
        lines = "\n".join(f"> {line}".rstrip() for line in words.quoted.split("\n"))
        below = f"\n{words.quoted_heading}\n{lines}\n"
    return f"{above}{words.text}\n{below}"


def _html(words: Words) -> str:
    direction = "rtl" if words.language in RIGHT_TO_LEFT else "ltr"
    marker = f'<p style="color:#999">{REPLY_MARKER}</p>\n' if words.automatic else ""
    inner = f"<p>{words.html.replace(chr(10), '<br>')}</p>\n" if words.html else _paragraphs(words.text)
    quote = ""
    if words.quoted:
        # The customer's own words may run the other way than ours.
        quote = (
            f"<p>{escape(words.quoted_heading)}</p>\n"
            '<blockquote dir="auto" style="border-inline-start:1px solid #ccc;padding:0 1ex">\n'
            f"{_paragraphs(words.quoted)}</blockquote>\n"
        )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{direction}">\n<body>\n'
        f"{marker}{inner}{quote}</body>\n</html>\n"
    )


def _paragraphs(text: str) -> str:
    return "".join(
        f"<p>{f'<br>{chr(10)}'.join(map(_line, paragraph.split(chr(10))))}</p>\n"
        for paragraph in text.split("\n\n")
    )


def _line(line: str) -> str:
    """Mail programs make links of web addresses by themselves, but seldom of ``mailto:``."""
    shown = escape(line)
    return f'<a href="{shown}">{shown}</a>' if _MAILTO.fullmatch(line) else shown


def _part(boundary: str, subtype: str, text: str) -> bytes:
    encoding, data = _encoding(text), text.encode("utf-8")
    wire = base64.encodebytes(data) if encoding == "base64" else b2a_qp(data)
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n'
    return f"--{boundary}\r\n{head}\r\n".encode("ascii") + wire.replace(b"\n", b"\r\n") + b"\r\n"


def _encoding(text: str) -> str:
    """Base64 where quoted-printable would be three times as long."""
    foreign = sum(1 for character in text if character > "\x7f")
    return "base64" if foreign * 6 > len(text) else "quoted-printable"
