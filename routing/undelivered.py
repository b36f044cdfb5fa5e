"""What an agent can do about words that did not reach a customer, and the buttons that say so."""

from dataclasses import dataclass
from enum import StrEnum

from routing.model import Agent, Outward

WORDS = frozenset({Outward.SEND, Outward.COPY, Outward.ALBUM, Outward.MAIL})
"""What an agent wrote or sent, and can want to arrive after all."""
HOPELESS = frozenset(
    {
        "blocked",
        "no-chat",
        "refused-address",
        "protected",
        "file-gone",
        "file-too-large",
        "unsafe",
        "message-gone",
    }
)
"""Why another try on the same way would end as the first one did."""


class Way(StrEnum):
    """The verbs of the buttons. Their number is that of the delivery, their version its attempt."""

    AGAIN = "retry"
    OTHER = "other"
    RESOLVE = "settle"


def ways(kind: Outward, code: str, *, automatic: bool, other: str, is_open: bool) -> tuple[Way, ...]:
    """Those that make sense. ``code``: why it failed; ``other``: the channel it could go by instead, "" for
    none; ``is_open``: whether the matter is.

    What the bot said in vain is on a card of its own.
    """
    if automatic or kind not in WORDS:
        return ()
    found = [] if code in HOPELESS else [Way.AGAIN]
    if other:
        found.append(Way.OTHER)
    if is_open:
        found.append(Way.RESOLVE)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GoOn:
    """The agent chose one of these ways. ``attempt``: the one whose failure was told."""

    way: Way
    delivery: int
    attempt: int
    agent: Agent
