"""What speaks for each article: the evidence the confidence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from kb.index import Index, Reading

_NEIGHBOURS = 3
_PLENTY = 20.0
"""About four rare words."""

_REREAD = 16
"""Rows read again as wholes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """For one article, all from 0 to 1."""

    article: int
    fits: float
    """The phrasing that is nearest and most fully asked: "domain" alone does not ask "domain transfer"."""
    neighbours: float
    """The mean of the three most similar phrasings."""
    covered: float
    """The share of the question's weight that the article's words cover, those of its answer less."""
    alike: float
    """The most similar phrasing read as a string, its words sorted."""
    mass: float
    """How much the question and the article have in common, whatever else the question says: 1 is plenty."""

    @property
    def rank(self) -> float:
        """What articles are ordered by."""
        return 0.5 * self.fits + 0.4 * self.neighbours + 0.3 * self.covered + 0.1 * self.alike


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
    closest = nlargest(_REREAD, similar, key=lambda row: (similar[row], -row))
    alike = _alike(index, words, closest)
    fits = _fits(index, reading, similar, closest)
    total = sum(reading.weights.values()) or 1.0
    found = (
        Evidence(
            article=article,
            fits=fits.get(article, 0.0),
            neighbours=sum(nlargest(_NEIGHBOURS, values)) / _NEIGHBOURS,
            covered=_covered(index, reading, article) / total,
            alike=alike.get(article, 0.0),
            mass=min(1.0, _common_mass(index, reading, article) / _PLENTY),
        )
        for article, values in by_article.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.rank, one.article))[:most])


def _covered(index: Index, reading: Reading, article: int) -> float:
    return sum(weight * index.covers(article, stem) for stem, weight in reading.weights.items())


def _common_mass(index: Index, reading: Reading, article: int) -> float:
    asked = ((stem, weight) for stem, weight in reading.weights.items() if index.covers(article, stem) == 1.0)
    return sum(weight * reading.trusts[stem] for stem, weight in asked)


def _fits(index: Index, reading: Reading, similar: Mapping[int, float], rows: list[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for row in rows:
        article = index.rows[row].article
        found[article] = max(found.get(article, 0.0), similar[row] * index.asked(row, reading.weights))
    return found


def _alike(index: Index, words: Mapping[str, float], rows: list[int]) -> dict[int, float]:
    sorted_words = " ".join(sorted(index.term(token).stem for token in words))
    found: dict[int, float] = {}
    for row in rows:
        article = index.rows[row].article
        likeness = fuzz.ratio(sorted_words, " ".join(sorted(index.rows[row].stems))) / 100
        found[article] = max(found.get(article, 0.0), likeness)
    return found
