"""Brings what people type into one form: case, marks, look-alike letters, numbers; then into words."""

import re
import unicodedata
from functools import lru_cache

MOST_CHARACTERS = 4000
"""What is examined of one message; nobody asks a question of this length."""

MOST_TOKENS = 400

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_APOSTROPHES = re.compile("(?<=\\w)['\u2018\u2019\u02bc`\u00b4\u2032](?=\\w)")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.)+[a-z]{2,24}(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_IN_ADDRESSES = (".", "@", "://")
_LONGEST_DOMAIN = 253
"""Characters (RFC 1035); also what keeps a hostile run of letters from being looked at for long."""

_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")

_LETTERS = str.maketrans(
    {
        "ё": "е",
        "ґ": "г",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ء": None,
        "ک": "ك",
        "ی": "ي",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)
_NAMES_OF_THINGS = (
    ".js",
    ".ini",
    ".php",
    ".py",
    ".conf",
    ".sql",
    ".txt",
    ".xml",
    ".html",
    ".css",
    ".zip",
    ".log",
)
"""Endings that make a dotted word a thing one asks about (node.js), not somebody's address."""

_LONGEST_WORD = 40


def normalize(text: str) -> str:
    """``text`` in the one form that queries and articles are compared in. Lengths may change."""
    text = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).casefold()
    text = _ARABIC_MARKS.sub("", _INVISIBLE.sub("", text))
    text = _APOSTROPHES.sub("", text).translate(_LETTERS)
    return text if text.isascii() else "".join(map(_without_accent, text))


@lru_cache(maxsize=128)
def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of ``text``, normalized, at most MOST_TOKENS.

    Links and addresses are left out: they say nothing of the matter.
    """
    plain = normalize(text)
    if any(sign in plain for sign in _IN_ADDRESSES):
        plain = " ".join(chunk for chunk in plain.split() if not _is_address(chunk))
    return tuple([word[:_LONGEST_WORD] for word in _WORD.findall(plain)[:MOST_TOKENS]])


def _is_address(chunk: str) -> bool:
    if "://" in chunk or "@" in chunk or chunk.startswith("www."):
        return True
    bare = chunk.strip(".,;:!?()[]<>\"'«»„“”…")
    if "." not in bare or len(bare) > _LONGEST_DOMAIN or bare.endswith(_NAMES_OF_THINGS):
        return False
    return _DOMAIN.fullmatch(bare) is not None


@lru_cache(maxsize=4096)
def _without_accent(letter: str) -> str:
    """é -> e, but й and ї stay: only Latin readers leave their marks out when they type."""
    if not "\u00c0" <= letter <= "\u024f":
        return letter
    return unicodedata.normalize("NFD", letter)[0]
