"""Bytes to text, whatever was declared. Total: something readable for any bytes."""

import codecs

ALIASES = {
    # What is written and what is meant: each right-hand side reads all of the left and more.
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "windows-874": "cp874",
    "tis-620": "cp874",
    "iso-8859-8-i": "iso8859_8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "koi8-ru": "koi8_u",
}
REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""Codecs of Python that are no charsets of mail; some take quadratic time."""
GUESS_FROM = 200
"""Bytes; on shorter text a statistical guess is worse than cp1252 (measured)."""
GUESS_UP_TO = 8192
_GOOD_PER_BAD = 4


def decode(data: bytes, declared: str = "") -> str:
    """Text of ``data``: as declared if that fits strictly, else UTF-8, else what the bytes look like."""
    codec = _codec(declared)
    if codec:
        text = _strictly(data, codec)
        if text is not None:
            return _clean(text)
    text = _strictly(data, "utf-8")
    if text is None and codec in ("utf-8", "ascii", "gb18030", "cp932", "big5hkscs"):
        text = _mostly(data, codec)
    if text is None:
        text = _guessed(data)
    return _clean(text)


def _codec(declared: str) -> str:
    """The codec for a charset name, "" if there is none."""
    name = declared.strip().strip("\"'").lower().partition("*")[0]
    if not name or len(name) > 40 or not name.isascii():
        return ""
    try:
        found = codecs.lookup(ALIASES.get(name, name))
    except (LookupError, ValueError):
        return ""
    if found.name in REFUSED or not getattr(found, "_is_text_encoding", True):
        return ""
    return found.name


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError, LookupError):
        return None


def _mostly(data: bytes, codec: str) -> str | None:
    """One broken character in a long text must not turn all others into a guess."""
    text = data.decode(codec, "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return text if good >= _GOOD_PER_BAD * bad else None


def _guessed(data: bytes) -> str:
    if len(data) >= GUESS_FROM:
        # Loaded only when needed: it is large, and few mails need it.
        from charset_normalizer import from_bytes

        best = from_bytes(data[:GUESS_UP_TO]).best()
        text = _strictly(data, best.encoding) if best is not None else None
        if text is not None:
            return text
    text = _strictly(data, "cp1252")
    return data.decode("latin-1") if text is None else text


def _clean(text: str) -> str:
    """Half characters (UTF-7 makes them) cannot be stored; a byte order mark says nothing to people."""
    return text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
