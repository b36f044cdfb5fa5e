"""Values with parameters (Content-Type, Content-Disposition): RFC 2045 and the extensions of RFC 2231."""

from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from channels.mail.charsets import decode
from channels.mail.encoded import decoded

MOST = 100
"""Parameters that are read."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value in lower case, the parameters raw; names in lower case, as written (``name*0*``)."""

    value: str = ""
    parameters: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as text: RFC 2231, else encoded words (RFC 2047), else raw bytes; "" if not there."""
        extended = self.parameters.get(f"{name}*")
        if extended is not None:
            return _extended([extended], [True])
        pieces, coded = self._pieces(name)
        if pieces:
            return _extended(pieces, coded)
        return decoded(self.parameters.get(name, b""))

    def _pieces(self, name: str) -> tuple[list[bytes], list[bool]]:
        pieces: list[bytes] = []
        coded: list[bool] = []
        for number in range(MOST):
            plain = self.parameters.get(f"{name}*{number}")
            percent = self.parameters.get(f"{name}*{number}*")
            found = percent if percent is not None else plain
            if found is None:
                break
            pieces.append(found)
            coded.append(percent is not None)
        return pieces, coded


def _extended(pieces: list[bytes], coded: list[bool]) -> str:
    charset = ""
    if coded[0] and pieces[0].count(b"'") >= 2:
        name, _, pieces[0] = pieces[0].split(b"'", 2)
        charset = name.decode("latin-1")
    whole = b"".join(
        unquote_to_bytes(piece) if percent else piece for piece, percent in zip(pieces, coded, strict=True)
    )
    # Some senders write encoded words here although RFC 2231 forbids it.
    return decoded(whole) if not charset and b"=?" in whole else decode(whole, charset)


def read_value(raw: bytes) -> Value:
    """Split a raw header value; what makes no sense is left out."""
    pieces = _split(raw)
    parameters: dict[str, bytes] = {}
    for piece in pieces[1 : MOST + 1]:
        name, equals, content = piece.partition(b"=")
        key = name.strip().lower().decode("latin-1")
        if equals and key and key not in parameters:
            parameters[key] = _unquoted(content.strip())
    return Value(_without_comment(pieces[0]).strip(b" \t\"'").lower().decode("latin-1"), parameters)


def _split(raw: bytes) -> list[bytes]:
    """Cut at semicolons outside quotes."""
    pieces, begin, position, quoted = [], 0, 0, False
    while position < len(raw):
        byte = raw[position]
        if byte == 0x5C and quoted:
            position += 1
        elif byte == 0x22:
            quoted = not quoted
        elif byte == 0x3B and not quoted:
            pieces.append(raw[begin:position])
            begin = position + 1
        position += 1
    return [*pieces, raw[begin:]]


def _unquoted(content: bytes) -> bytes:
    if not content.startswith(b'"'):
        return content
    out = bytearray()
    position = 1
    while position < len(content) and content[position] != 0x22:
        if content[position] == 0x5C and position + 1 < len(content):
            position += 1
        out.append(content[position])
        position += 1
    return bytes(out)


def _without_comment(value: bytes) -> bytes:
    return value.partition(b"(")[0]
