"""What the base held to be the answer, and what is worth an article."""

from datetime import timedelta
from typing import Any

from bot.store import arrivals, guesses
from bot.store.columns import add_row
from bot.store.schema import requests
from routing.model import RequestId
from tests.bot.store.test_arrivals import MAIL, NOON


def asked(ledger: Any, text: str, decision: str = "hand off", **changes: Any) -> RequestId:
    """A question of now, or of ``asked_at``."""
    arrivals.accept(ledger.tx, MAIL, None)
    row = {
        "arrival": arrivals.waiting(ledger.tx, NOON, 1)[0].id,
        "channel": "mail",
        "address": "ann@a.example",
    }
    at = {"received_at": NOON, "decided_at": NOON, "decision": "hand off", "reason": "", "features": {}}
    number = RequestId(add_row(ledger.tx, requests, {**row, **at, "text": text}))
    kept = {"conversation": ledger.conversation.id, "article": "refund", "confidence": 0.2, "promise": 5.0}
    guesses.keep(ledger.tx, number, **{**kept, "decision": decision, "asked_at": NOON, **changes})
    return number


def test_what_was_handed_over_and_no_article_answers_is_read_the_newest_first(ledger: Any) -> None:
    asked(ledger, "long ago", asked_at=NOON - timedelta(days=31))
    asked(ledger, "answered by the bot", "answer")
    asked(ledger, "known, with a picture", "held back")
    guesses.know(ledger.tx, asked(ledger, "the first guess was right"), "right", "agent", NOON)
    guesses.know(ledger.tx, asked(ledger, "it was another"), "wrong", "agent", NOON, rightly="invoice")
    guesses.know(ledger.tx, asked(ledger, "no article, says an agent"), "none", "agent", NOON)
    asked(ledger, "nobody knows")
    since = NOON - timedelta(days=30)
    found = [one.text for one in guesses.unanswered(ledger.tx, since, 10)]
    assert found == ["nobody knows", "no article, says an agent"]
    assert [one.text for one in guesses.unanswered(ledger.tx, since, 1)] == ["nobody knows"]
