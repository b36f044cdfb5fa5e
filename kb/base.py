"""Everything learned from one set of articles: reads a question, ranks the articles, says how sure it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from kb.calibrate import own_rows
from kb.confidence import Confidence, Rows
from kb.courtesy import without_courtesy
from kb.evidence import Words
from kb.index import Index, Row
from kb.meaning import Encode
from kb.rank import Near, Ranker, Whole
from kb.terms import Floats, Ints, Weighed
from kb.variants import Variants
from kb.weights import MOST_WEIGHTS, Weights, telling

_MOST_ROWS_AS_A_WHOLE = 2000
"""Phrasings in one language. Above, solving for all at once takes too long."""


_FEWEST_TURNS, _MOST_TURNS = 2, 10
_WORK, _PER_ARTICLE = 2e10, 64
"""Multiplications, about a second. A small base can afford more turns, and needs them more."""


@dataclass(frozen=True, slots=True)
class Found:
    """Articles by position with their confidence, best first; the features of the first."""

    articles: tuple[tuple[int, float], ...]
    features: tuple[float, ...]


class Base:
    """Immutable once built."""

    def __init__(
        self,
        rows: Sequence[Row],
        told: Sequence[frozenset[str]],
        *,
        quick: bool = False,
        encode: Encode | None = None,
    ) -> None:
        """``told``: for each article the stems of its answer.

        ``quick``: without what takes long to learn; ranks nearly as well, and knows less how sure it may be.
        """
        self._index = Index(rows, (word for words in told for word in words), encode)
        self._owners = np.array([row.article for row in rows], np.int64)
        self._words = Words(self._index.stems, self._owners, told, self._index.common)
        spoken = np.array([row.language for row in rows])
        self._groups = [np.flatnonzero(spoken == language) for language in np.unique(spoken)]
        self._quick = quick
        near = None
        if not quick and max(map(len, self._groups), default=0) <= _MOST_ROWS_AS_A_WHOLE:
            near = [self._index.among(group) for group in self._groups]
        self._ranker = self._learned(np.arange(len(rows)), near)
        self.variants = Variants(self._index, self._index.uses)
        turns = 0 if quick else self._turns()
        learned = partial(self._learned, near=near)
        self.own: Rows = own_rows(self._index, self._words, self._owners, learned, turns)
        """What the base makes of its own phrasings, asked as if nobody had written them."""
        self.word_for_word: Mapping[tuple[str, ...], frozenset[int]] = _word_for_word(rows)
        """The words of a phrasing without its courtesy -> the articles that have it, by position."""

    def find(self, words: Weighed, language: str, most: int, confidence: Confidence) -> Found:
        """At most ``most`` articles."""
        question = self._index.question(words, language)
        if not (question.vector[0].size or question.similar.any()):
            return Found((), ())
        scores, chances = self._ranker.scores(question)
        asked = self._words.asked(question.stems, question.mended)
        best = self._words.evidence(asked, question.similar, scores, chances)
        sure = confidence.of(best.features)
        ranked, top = dict(best.ranked), best.ranked[best.article]
        also = self._words.fits_as_well(question, best.article)
        if also or self._words.says_nothing(question):
            # A single word ("my site") that fits other articles too: the bot asks back.
            sure = confidence.doubted(sure)
            ranked |= {one: max(ranked.get(one, float(scores[one])), top / 2) for one in also}
        order = sorted(ranked, key=lambda one: (one != best.article, -ranked[one], one))
        shares = ((one, min(top, max(0.0, ranked[one]))) for one in order[:most])
        found = tuple((one, sure * share / top if top > 0 else 0.0) for one, share in shares)
        return Found(found, best.features)

    def trusts_any(self, words: Iterable[str], language: str) -> bool:
        """Whether one of the words is known, or can be guessed."""
        return any(self._index.trust(word, language) for word in words)

    def _turns(self) -> int:
        """How often it can be afforded to learn from a part of the base."""
        articles = self._words.articles
        work = sum(len(rows) ** 2 * (len(rows) + _PER_ARTICLE * articles) for rows in self._groups)
        return int(np.clip(_WORK // max(1, work), _FEWEST_TURNS, _MOST_TURNS))

    def _learned(self, kept: Ints, near: Sequence[Floats] | None) -> Ranker:
        """A ranker that knows the rows ``kept``; ``near``: how near all are to each other, by language."""
        articles = self._words.articles
        if near is not None:
            places = [np.flatnonzero(np.isin(group, kept)) for group in self._groups]
            groups = zip(self._groups, near, places, strict=True)
            some = ((rows[place], among[np.ix_(place, place)]) for rows, among, place in groups)
            return Whole(some, self._owners, articles)
        if self._quick:
            return Near(self._index, self._owners, articles)
        rows = self._index.matrix[kept]
        if len(telling(rows)) * articles > MOST_WEIGHTS:
            return Near(self._index, self._owners, articles)
        return Near(self._index, self._owners, articles, Weights(rows, self._owners[kept], articles))


def _word_for_word(rows: Sequence[Row]) -> dict[tuple[str, ...], frozenset[int]]:
    found: dict[tuple[str, ...], frozenset[int]] = {}
    for row in rows:
        if row.kind == "phrasing":
            words = without_courtesy(row.tokens)
            found[words] = found.get(words, frozenset()) | {row.article}
    return found
