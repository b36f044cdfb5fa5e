"""Signed and encrypted mail: the text of what is only signed, and the name of what nobody can read here."""

import re

from channels.mail.mime import Part

OPENPGP, SMIME = "OpenPGP", "S/MIME"
SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
ENVELOPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
DEPTH = 30
"""Elements of a signature's structure that are opened to find its text."""
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_ENVELOPED = (bytes.fromhex("06092a864886f70d010703"), bytes.fromhex("060b2a864886f70d0109100117"))
_DATA = bytes.fromhex("06092a864886f70d010701")
_ARMOR = re.compile(r"-----BEGIN PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE)-----[ \t]*(?:\n|\Z)")
_HASH = re.compile(r"(?:Hash|Charset|Comment|Version|NotDashEscaped):[^\n]{0,200}\n")


def how_encrypted(part: Part, data: bytes) -> str:
    """OPENPGP or SMIME where the part is the sign of an encrypted mail, else ""."""
    if part.kind.value == "application/pgp-encrypted":
        return OPENPGP
    if part.kind.value not in ENVELOPES:
        return ""
    kind = part.kind.text("smime-type").lower()
    return SMIME if "enveloped" in kind or any(mark in data[:64] for mark in _ENVELOPED) else ""


def signed_content(data: bytes) -> bytes:
    """The mail inside an S/MIME signature that wraps it ("opaque", RFC 8551 3.5.2), b"" if there is none.

    CMS in BER: a text of OCTET STRINGs behind the id of plain data, in pieces of unknown length too.
    """
    if _SIGNED_DATA not in data[:64]:
        return b""
    begin = data.find(_DATA, 0, 4096)
    return b"" if begin < 0 else _octets(data, begin + len(_DATA))


def _octets(data: bytes, position: int) -> bytes:
    """The OCTET STRING behind ``position``; constructed elements around it are stepped into."""
    pieces: list[bytes] = []
    stop, opened = len(data), 0
    while position + 2 <= stop:
        tag, size = data[position], data[position + 1]
        position += 2
        if size == 0x80:
            size = -1
        elif size > 0x80:
            width = size & 0x7F
            if width > 8:
                break
            size, position = int.from_bytes(data[position : position + width], "big"), position + width
        if tag == 0x04:
            pieces.append(data[position : min(position + size, stop)] if size >= 0 else b"")
            position += max(size, 0)
        elif tag in (0xA0, 0x24) and opened < DEPTH:
            stop = min(stop, position + size) if size >= 0 else stop
            opened += 1
        else:
            break  # the end of contents, or what follows the text
    return b"".join(pieces)


def opened_text(text: str) -> tuple[str, str]:
    """The text without OpenPGP's signature around it, and OPENPGP if a part of it is encrypted, else ""."""
    first = _ARMOR.search(text)
    if first is None or (first.start() and text[first.start() - 1] != "\n"):
        return text, ""
    if first[1] == "MESSAGE":
        end = text.find("-----END PGP MESSAGE-----", first.end())
        rest = "" if end < 0 else text[end:].partition("\n")[2]
        return f"{text[: first.start()]}\n{rest}".strip("\n"), OPENPGP
    if first[1] == "SIGNATURE":
        return text, ""
    begin = first.end()
    while (head := _HASH.match(text, begin)) is not None:
        begin = head.end()
    end = text.find("\n-----BEGIN PGP SIGNATURE-----", begin)
    body = text[begin : len(text) if end < 0 else end]
    tail = text.find("-----END PGP SIGNATURE-----", begin)
    rest = "" if tail < 0 else text[tail:].partition("\n")[2]
    lines = (line.removeprefix("- ") for line in body.removeprefix("\n").split("\n"))
    return f"{text[: first.start()]}{chr(10).join(lines)}\n{rest}".rstrip("\n"), ""
