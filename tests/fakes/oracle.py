"""Judges from outside: of all that was handed in, what is lost and what is doubled against the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What somebody waits for, by the rule about its repeats."""

    ANSWER_BY_MAIL = "automatic answer by mail"
    ANSWER_IN_CHAT = "automatic answer in a chat"
    REPLY_BY_MAIL = "agent's answer by mail"
    REPLY_IN_CHAT = "agent's answer in a chat"
    AT_DESK = "customer's words at the desk"


@dataclass(frozen=True)
class Copy:
    """One copy that somebody saw: ``id`` is a Message-ID or message number, ``marked`` "may be a repeat"."""

    id: str
    marked: bool = False


@dataclass(frozen=True)
class Waited:
    """One thing that must arrive. ``asked``: the desk shows that nobody knows whether it did."""

    key: str
    kind: Kind
    copies: tuple[Copy, ...]
    asked: bool = False


@dataclass(frozen=True)
class Verdict:
    """The keys of what is lost and what is doubled."""

    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def judge(record: Sequence[Waited]) -> Verdict:
    """Lost: neither seen nor shown as unknown at the desk. Doubled: seen more often than its kind allows."""
    return Verdict(
        lost=tuple(waited.key for waited in record if not waited.copies and not waited.asked),
        doubled=tuple(waited.key for waited in record if _is_doubled(waited)),
    )


def _is_doubled(waited: Waited) -> bool:
    copies = waited.copies
    match waited.kind:
        case Kind.AT_DESK:
            return sum(not copy.marked for copy in copies) > 1
        case Kind.ANSWER_BY_MAIL:
            return len(copies) > 2 or len({copy.id for copy in copies}) > 1
        case Kind.ANSWER_IN_CHAT | Kind.REPLY_BY_MAIL | Kind.REPLY_IN_CHAT:
            return len(copies) > 1
