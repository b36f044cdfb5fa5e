"""Signed numbers that come back to us through strangers' hands: in mail addresses and Message-IDs."""

import hmac
from base64 import b32decode, b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

PROOF_BYTES = 10
"""80 bits: nobody guesses one by asking."""
_LONGEST_NUMBER = 8
"""Bytes."""


class Purpose(StrEnum):
    """What a token stands for; one made for one purpose means nothing for another."""

    MESSAGE = "message"
    REPLY = "reply"
    UNSUBSCRIBE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets by a letter each. ``current`` signs; the others are still believed."""

    current: str
    secrets: Mapping[str, bytes]

    def __repr__(self) -> str:
        return f"Keys(current={self.current!r})"


def token(keys: Keys, purpose: Purpose, number: int, beside: str = "") -> str:
    """The number, signed: letters a-z and digits 2-7, at most 30, the same in any case of letters.

    ``beside`` is signed with it and stands elsewhere. ``number`` is positive.
    """
    return _made(keys.current, keys.secrets[keys.current], purpose, number, beside)


def number_in(keys: Keys, purpose: Purpose, text: str, beside: str = "") -> int | None:
    """The number of a token that we made for this purpose and ``beside``; None for anything else."""
    text = text.lower()
    secret = keys.secrets.get(text[:1])
    number = _number(text[1:])
    if secret is None or number is None:
        return None
    made = _made(text[0], secret, purpose, number, beside)
    return number if hmac.compare_digest(made.encode(), text.encode()) else None


def _made(letter: str, secret: bytes, purpose: Purpose, number: int, beside: str) -> str:
    stem = f"{purpose} {number} {beside.lower()}".encode()
    packed = number.to_bytes((number.bit_length() + 7) // 8)
    proof = hmac.digest(secret, stem, "sha256")[:PROOF_BYTES]
    return letter + b32encode(packed + proof).decode("ascii").rstrip("=").lower()


def _number(text: str) -> int | None:
    try:
        packed = b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:
        return None
    number = packed[:-PROOF_BYTES]
    return int.from_bytes(number) if 0 < len(number) <= _LONGEST_NUMBER else None
