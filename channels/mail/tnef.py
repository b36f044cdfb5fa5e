"""winmail.dat: what Outlook wraps text and files in (MS-OXTNEF). Total and linear.

An own walk over the bytes: the ready-made parser counts to what the file says, four thousand million if
asked, and cuts zeros off the end of files.
"""

from dataclasses import dataclass, field
from struct import Struct

from channels.mail.charsets import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST = 500
"""Files that are unpacked."""
_OBJECT = Struct("<BHHI")
_U16, _U32 = Struct("<H"), Struct("<I")
_BODY, _DATA, _TITLE, _RENDERING = 0x800C, 0x800F, 0x8010, 0x9002
_MESSAGE_PROPERTIES, _FILE_PROPERTIES, _CODEPAGE = 0x9003, 0x9005, 0x9007
_TEXT, _HTML, _CONTENT, _NAME, _LONG_NAME, _TYPE = 0x1000, 0x1013, 0x3701, 0x3704, 0x3707, 0x370E
_FIXED = {0x2: 4, 0x3: 4, 0x4: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of the values of each fixed type, padding counted."""
_VARIABLE = frozenset({0x0, 0xD, 0x1E, 0x1F, 0x102})
_UNICODE, _OBJECT_TYPE, _MANY, _NAMED = 0x1F, 0xD, 0x1000, 0x8000


@dataclass(slots=True)
class Wrapped:
    """One file."""

    name: str = ""
    content_type: str = ""
    data: bytes = b""


@dataclass(slots=True)
class Unwrapped:
    """What was inside; ``text`` and ``html`` are "" where there is none."""

    text: str = ""
    html: str = ""
    files: list[Wrapped] = field(default_factory=list)


def unwrap(data: bytes) -> Unwrapped | None:
    """The contents of a winmail.dat, None for bytes that are none."""
    if not data.startswith(SIGNATURE):
        return None
    found, charset, position = Unwrapped(), "cp1252", 6
    while position + _OBJECT.size <= len(data) and len(found.files) <= MOST:
        _, name, _, size = _OBJECT.unpack_from(data, position)
        begin = position + _OBJECT.size
        position = begin + size + 2  # a checksum
        value = data[begin : begin + size]
        if name == _CODEPAGE and len(value) >= 4:
            charset = f"cp{_U32.unpack_from(value)[0]}"
        elif name == _BODY:
            found.text = found.text or _text(value, charset)
        elif name == _MESSAGE_PROPERTIES:
            texts = _properties(value, {_TEXT, _HTML}, charset)
            found.text = found.text or _as_text(texts.get(_TEXT, ""), charset)
            found.html = found.html or _as_text(texts.get(_HTML, ""), "")
        elif name == _RENDERING:
            found.files.append(Wrapped())
        elif found.files:
            _add(found.files[-1], name, value, charset)
    found.files = [file for file in found.files if file.data]
    return found


def _add(file: Wrapped, name: int, value: bytes, charset: str) -> None:
    if name == _DATA:
        file.data = value
    elif name == _TITLE:
        file.name = file.name or _text(value, charset)
    elif name == _FILE_PROPERTIES:
        known = _properties(value, {_CONTENT, _NAME, _LONG_NAME, _TYPE}, charset)
        file.name = _as_text(known.get(_LONG_NAME) or known.get(_NAME) or file.name, charset)
        file.content_type = _as_text(known.get(_TYPE, ""), charset).lower()
        content = known.get(_CONTENT)
        if isinstance(content, bytes) and not file.data:
            file.data = content


def _properties(data: bytes, wanted: set[int], charset: str) -> dict[int, str | bytes]:
    """The values of the wanted properties: text as text, all else as bytes."""
    found: dict[int, str | bytes] = {}
    position = 4  # the count in front is not believed: the end of the bytes is the end
    while position + 4 <= len(data):
        kind, name = _U16.unpack_from(data, position)[0], _U16.unpack_from(data, position + 2)[0]
        position += 4
        if name >= _NAMED:
            position = _behind_name(data, position)
        many, kind = bool(kind & _MANY), kind & ~_MANY
        if kind not in _VARIABLE and kind not in _FIXED:
            break
        values, position = _values(data, position, kind, many)
        if name in wanted and values:
            is_text = kind in (0x1E, _UNICODE)
            value = values[0][16:] if kind == _OBJECT_TYPE else values[0]  # an interface's id stands in front
            found[name] = _text(value, "utf-16-le" if kind == _UNICODE else charset) if is_text else value
    return found


def _behind_name(data: bytes, position: int) -> int:
    """Named properties: a GUID, then a number or a padded text."""
    if position + 24 > len(data):
        return len(data)
    size = _U32.unpack_from(data, position + 20)[0]
    return position + 24 + (_padded(size) if _U32.unpack_from(data, position + 16)[0] else 0)


def _values(data: bytes, position: int, kind: int, many: bool) -> tuple[list[bytes], int]:
    count = 1
    if many or kind in _VARIABLE:
        if position + 4 > len(data):
            return [], len(data)
        count, position = _U32.unpack_from(data, position)[0], position + 4
    if kind in _FIXED:
        return [], position + count * _FIXED[kind]
    values: list[bytes] = []
    while len(values) < count and position + 4 <= len(data):
        size = _U32.unpack_from(data, position)[0]
        values.append(data[position + 4 : position + 4 + size])
        position += 4 + _padded(size)
    return values, position if len(values) == count else len(data)


def _padded(size: int) -> int:
    return size + -size % 4


def _text(value: bytes, charset: str) -> str:
    return decode(value, charset).rstrip("\x00")


def _as_text(value: str | bytes, charset: str) -> str:
    return value if isinstance(value, str) else _text(value, charset)
