"""Header values to text: encoded words of RFC 2047, raw 8-bit bytes; what is safe to show or to send on."""

import binascii
import re

from channels.mail.charsets import decode

LONGEST = 500
"""Characters of a header value that are kept."""
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(byte for byte in range(256) if byte not in _BASE64)
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_SPACES = re.compile(r"\s+")


def decoded(value: bytes) -> str:
    """Text of a raw, unfolded header value. Adjacent encoded words of one charset are joined before decoding:
    senders cut them in the middle of a character."""
    pieces: list[str] = []
    waiting, charset, position = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[position : word.start()]
        name = word[1].decode("latin-1").lower()
        if waiting and (between.strip() or name != charset):
            pieces.append(decode(waiting, charset))
            waiting = b""
        if between.strip() or (between and position == 0):
            pieces.append(decode(between))
        waiting, charset, position = waiting + _content(word[2], word[3]), name, word.end()
    if waiting:
        pieces.append(decode(waiting, charset))
    rest = value[position:]
    return "".join(pieces) + (decode(rest) if rest else "")


def _content(kind: bytes, text: bytes) -> bytes:
    if kind in b"bB":
        return unpack_base64(text)
    return binascii.a2b_qp(text.replace(b"_", b" "))


def unpack_base64(text: bytes) -> bytes:
    """What can be read of ``text``, with or without padding, foreign characters ignored."""
    letters = text.translate(None, _NOT_BASE64)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def shown(text: str, longest: int = LONGEST) -> str:
    """``text`` in one line, safe to show and to write into a header of ours.

    Control, line and direction characters go. ``=?`` is broken by a space: Python's own writer takes text
    that looks like an encoded word for one, a subject encoded twice would become a header (CVE-2024-6923).
    """
    flat = _SPACES.sub(" ", _HIDDEN.sub(" ", text)).strip()
    return flat.replace("=?", "= ?")[:longest].rstrip()
