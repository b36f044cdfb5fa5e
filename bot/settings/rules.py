"""What a value may be. A rule reads the text of a value, or says Wrong; it has a sentence for people."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_SIZE = re.compile(r"([0-9]{1,12}) ?(B|KB|MB|GB)?", re.IGNORECASE)
_UNITS = {"": 1, "B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}
_BOOLS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Wrong:
    """The value is not allowed; ``hint`` is a sentence for this very value, or ""."""

    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T]):
    """``stand_in`` is what reading goes on with after a refusal, to find all problems in one go."""

    allowed: str
    read: Callable[[str], T | Wrong]
    stand_in: T
    secret: bool = False
    prose: bool = False
    """Words for people, so a bare ``yes`` or ``12`` is refused: other YAML readers make no text of it."""


def whole(low: int, high: int, example: int, what: str = "a whole number") -> Rule[int]:
    """A whole number from ``low`` to ``high``."""

    def read(text: str) -> int | Wrong:
        if not _WHOLE.fullmatch(text):
            return Wrong()
        return int(text) if low <= int(text) <= high else Wrong()

    return Rule(allowed=f"It is {what} from {low} to {high}, e.g. {example}.", read=read, stand_in=0)


def decimal(low: float, high: float, example: str, what: str = "a number") -> Rule[float]:
    """A number from ``low`` to ``high``."""

    def read(text: str) -> float | Wrong:
        if text.endswith("%") and _DECIMAL.fullmatch(text[:-1].rstrip()):
            return Wrong("Write the number alone, without '%'.")
        if "," in text and _DECIMAL.fullmatch(text.replace(",", ".", 1)):
            return Wrong("Use a point, not a comma.")
        if not _DECIMAL.fullmatch(text):
            return Wrong()
        return float(text) if low <= float(text) <= high else Wrong()

    return Rule(allowed=f"It is {what} from {low:g} to {high:g}, e.g. {example}.", read=read, stand_in=0.0)


def on_one_line(text: str) -> bool:
    """Whether it has no line break, control or bidi character, which could forge a header or a card."""
    # The two joiners are needed by emoji and by Arabic script.
    return text.replace("\u200c", "").replace("\u200d", "").isprintable()


def words(longest: int, what: str, *, prose: bool = True) -> Rule[str]:
    """One line of text: it goes into mail headers and cards."""

    def read(text: str) -> str | Wrong:
        if not text.strip() or len(text) > longest:
            return Wrong()
        return text.strip() if on_one_line(text) else Wrong("It has a line break or an invisible sign.")

    return Rule(
        allowed=f"It is {what}, of at most {longest} characters.", read=read, stand_in="", prose=prose
    )


def _read_bool(text: str) -> bool | Wrong:
    read = _BOOLS.get(text.lower())
    return Wrong() if read is None else read


# A mail server takes at least 64 KB (RFC 5321, 4.5.3.1.7).
def _read_size(text: str) -> int | Wrong:
    found = _SIZE.fullmatch(text)
    if not found:
        return Wrong()
    size = int(found[1]) * _UNITS[(found[2] or "").upper()]
    return size if _UNITS["KB"] * 64 <= size <= _UNITS["GB"] else Wrong()


YES_NO = Rule(allowed="It is true or false.", read=_read_bool, stand_in=False)
SIZE = Rule(allowed="It is a size from 64KB to 1GB, e.g. 25MB.", read=_read_size, stand_in=0)
PORT = whole(1, 65535, 8025, "a port number")
PORT_OR_ANY = whole(0, 65535, 8025, "a port number")
PER_CENT_WRONG = decimal(0, 50, "5")
