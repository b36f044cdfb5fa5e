"""What speaks for each article: the evidence the confidence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from kb.index import Index

_NEIGHBOURS = 3
_REREAD = 12
"""Rows read again letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """For one article, all from 0 to 1."""

    article: int
    nearest: float
    """The most similar phrasing, by words and letters."""
    neighbours: float
    """The mean of the three most similar phrasings."""
    covered: float
    """The share of the question's weight that the article's own words cover."""
    alike: float
    """The most similar phrasing read as a string, its words sorted."""
    known: float
    """The share of the question's weight that any article covers."""

    @property
    def rank(self) -> float:
        """What articles are ordered by."""
        return 0.5 * self.nearest + 0.2 * self.neighbours + 0.2 * self.covered + 0.1 * self.alike


def evidence(index: Index, words: Mapping[str, float], most: int) -> tuple[Evidence, ...]:
    """The evidence for the ``most`` best articles of ``index``, best first."""
    reading = index.read(words)
    similar = {
        row: (reading.by_words.get(row, 0.0) + value) / 2
        for row, value in reading.by_letters.items()
        if value > 0.02 or row in reading.by_words
    }
    by_article: dict[int, list[float]] = {}
    for row, value in similar.items():
        by_article.setdefault(index.rows[row].article, []).append(value)
    alike = _alike(index, words, similar)
    total = sum(reading.weights.values()) or 1.0
    found = (
        Evidence(
            article=article,
            nearest=max(values),
            neighbours=sum(nlargest(_NEIGHBOURS, values)) / _NEIGHBOURS,
            covered=sum(w for stem, w in reading.weights.items() if stem in index.vocabulary[article])
            / total,
            alike=alike.get(article, 0.0),
            known=reading.known,
        )
        for article, values in by_article.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.rank, one.article))[:most])


def _alike(index: Index, words: Mapping[str, float], similar: Mapping[int, float]) -> dict[int, float]:
    sorted_words = " ".join(sorted(index.term(token).stem for token in words))
    found: dict[int, float] = {}
    for row in nlargest(_REREAD, similar, key=lambda row: (similar[row], -row)):
        article = index.rows[row].article
        likeness = fuzz.ratio(sorted_words, " ".join(sorted(index.rows[row].stems))) / 100
        found[article] = max(found.get(article, 0.0), likeness)
    return found
