"""What speaks for each article: the evidence the confidence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from kb.index import Index, Reading

_NEIGHBOURS = 3
_PLENTY = 20.0
"""About four rare words."""

_REREAD = 32
"""The nearest rows: only their articles are looked at closely."""


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
    if not reading.by_words:
        return ()
    similar = {
        row: (reading.by_words.get(row, 0.0) + reading.by_letters.get(row, 0.0)) / 2
        for row in reading.by_words.keys() | reading.by_letters.keys()
    }
    asked = " ".join(sorted(reading.weights))
    found = [_of(index, reading, asked, rows) for rows in _closest(index, similar, most + 1)]
    return tuple(sorted(found, key=lambda one: (-one.rank, one.article))[:most])


def _closest(index: Index, similar: Mapping[int, float], most: int) -> list[list[tuple[int, float]]]:
    """The nearest rows with their likeness, nearest first, by article; the ``most`` nearest articles."""
    rows: dict[int, list[tuple[int, float]]] = {}
    for row in nlargest(_REREAD, similar, key=lambda row: (similar[row], -row)):
        article = index.rows[row].article
        if article in rows or len(rows) < most:
            rows.setdefault(article, []).append((row, similar[row]))
    return list(rows.values())


def _of(index: Index, reading: Reading, asked: str, rows: list[tuple[int, float]]) -> Evidence:
    """The evidence for the article all of these ``rows`` belong to."""
    article = index.rows[rows[0][0]].article
    total = covered = mass = 0.0
    for stem, weight in reading.weights.items():
        share = index.covers(article, stem)
        total += weight
        covered += weight * share
        if share == 1.0:
            mass += weight * reading.trusts[stem]
    nearest = rows[:_NEIGHBOURS]
    return Evidence(
        article=article,
        fits=max(likeness * index.asked(row, reading.weights) for row, likeness in rows),
        neighbours=sum(likeness for _, likeness in nearest) / _NEIGHBOURS,
        covered=covered / (total or 1.0),
        alike=max(fuzz.ratio(asked, index.rows[row].sorted_stems) for row, _ in nearest) / 100,
        mass=min(1.0, mass / _PLENTY),
    )
