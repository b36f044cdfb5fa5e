"""Replies to a message of ours whose number nobody told us: Telegram's answer was cut when it was posted."""

import re

from bot.firm import Firm
from bot.showing import line_outside
from bot.store import outbox_proof, traces
from bot.store.writer import Tx
from routing.desk import visible
from routing.model import ConversationId, DeskMessage

_NUMBER = re.compile(r"#(\d{1,18})\b")
"""What is posted outside topics begins with the number of its matter."""
BEGINNING = 300
"""Letters by which words are known again."""


def recognised(tx: Tx, firm: Firm, written: DeskMessage) -> bool:
    """Whether the message of ours that is replied to is known, or is by now: a card by its buttons, words by
    the line above them and by being those that were cut. A customer who writes such a line changes nothing.
    """
    if written.answered is None or written.reply_to is None:
        return True
    chat, message = str(written.chat), str(written.reply_to)
    if traces.replied(tx, written) is not None or outbox_proof.is_known(tx, chat, [message]):
        return True
    found = _card(tx, written) or _words(tx, firm, written)
    if found is not None:
        number, source = found
        traces.link(tx, number, "in", source, (chat, message), None)
    return found is not None


Known = tuple[ConversationId, tuple[str, str]]
"""The matter, and the customer's message that is shown: ("", "") for a card, which stands for all of it."""


def _card(tx: Tx, written: DeskMessage) -> Known | None:
    number = ConversationId(written.answered_card)
    return (number, ("", "")) if number and outbox_proof.cut_off(tx, str(written.chat), number) else None


def _words(tx: Tx, firm: Firm, written: DeskMessage) -> Known | None:
    said = visible(written.answered or "").removeprefix(visible(firm.say("repeat-mark"))).lstrip()
    named = _NUMBER.match(said)
    if named is None:
        return None
    number = ConversationId(int(named[1]))
    for text, source in outbox_proof.cut_off(tx, str(written.chat), number):
        shown = visible(f"{line_outside(tx, firm, number)}\n{text}")
        if text and said.startswith(shown[:BEGINNING]):
            return number, source
    return None
