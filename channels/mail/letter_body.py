"""The body of a letter: the same words as text and as HTML. Pure."""

import base64
import hashlib
import re
from binascii import b2a_qp
from dataclasses import dataclass
from html import escape

from channels.mail.words import REPLY_MARKER

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
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


def storable(text: str) -> str:
    """Control characters and half characters have no form on the wire."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", whole).strip()


def body(words: Words, message_id: str) -> bytes:
    """From MIME-Version on. The same letter has the same bytes when it goes out again."""
    # Not by chance, as Python would do it.
    boundary = "=_" + hashlib.sha256(f"{message_id} {words.text}".encode()).hexdigest()[:32]
    kind = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'
    return b"".join(
        (
            kind.encode("ascii"),
            _part(boundary, "plain", _plain(words)),
            _part(boundary, "html", _html(words)),
            f"--{boundary}--\r\n".encode("ascii"),
        )
    )


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
        f"<p>{escape(paragraph).replace(chr(10), '<br>' + chr(10))}</p>\n" for paragraph in text.split("\n\n")
    )


def _part(boundary: str, subtype: str, text: str) -> bytes:
    encoding, data = _encoding(text), text.encode("utf-8")
    wire = base64.encodebytes(data) if encoding == "base64" else b2a_qp(data)
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n'
    return f"--{boundary}\r\n{head}\r\n".encode("ascii") + wire.replace(b"\n", b"\r\n") + b"\r\n"


def _encoding(text: str) -> str:
    """Base64 where quoted-printable would be three times as long."""
    foreign = sum(1 for character in text if character > "\x7f")
    return "base64" if foreign * 6 > len(text) else "quoted-printable"
