"""What the knowledge base has learned at the desk, and what came of its guesses."""

from collections.abc import Sequence
from datetime import datetime

from bot.store import guesses, learned
from bot.store.guesses import Guess
from bot.store.writer import Store, Tx
from kb import Outcome
from kb.learn import Learned
from kb.outcomes import outcome

_MOST_OUTCOMES = 5000
"""The newest; what came of older questions says little about the articles of today."""


class Experience:
    """Read from the ledger, for a thread that may wait."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mark(self) -> tuple[object, ...]:
        """Changes whenever something is learned or taken back."""
        return self._store.read_now(learned.mark)

    def learned(self) -> list[Learned]:
        """All that still counts, oldest first."""
        found = self._store.read_now(learned.all_learned)
        return [Learned(one.article, one.language, one.text) for one in reversed(found) if not one.undone]

    def outcomes(self) -> list[Outcome]:
        """What came of the questions asked, the oldest first."""
        return outcomes_of(self._store.read_now(_known))

    def since(self, moment: datetime) -> Sequence[Guess]:
        """What was held to be the answer to each question since then, newest first."""
        return self._store.read_now(lambda tx: guesses.since(tx, moment))


def _known(tx: Tx) -> Sequence[Guess]:
    return guesses.known(tx, _MOST_OUTCOMES)


def outcomes_of(known: Sequence[Guess]) -> list[Outcome]:
    """Those that teach how sure to be, the oldest first: they have features of today's kind.

    ``known``: the newest first.
    """
    found = (outcome(one.features, one.result) for one in reversed(known) if one.result and one.article)
    return [one for one in found if one is not None]
