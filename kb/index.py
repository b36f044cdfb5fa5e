"""All phrasings, ready to be compared with a question by their words and by runs of their letters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy import sparse

from kb.common_words import COMMON_WORDS
from kb.repair import Repair
from kb.space import Floats, Ints, Space, Vector
from kb.stems import stem

Words = Sequence[tuple[str, float]]
"""Tokens in order, each with what it counts: 1 in full, less where it only leads up to the question."""

_HALF = np.float32(np.sqrt(0.5))
_MOST_ROWS_OF_SHORT_RUNS = 20_000
"""Phrasings; above, runs of two letters stand in so many rows that they take more time than they tell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One phrasing of the article at position ``article``."""

    article: int
    language: str
    tokens: tuple[str, ...]
    told: bool = False
    """It is the answer itself: nobody asks like that."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text as the index understood it."""

    stems: tuple[str, ...]
    mended: Mapping[str, float]
    """Stems that nobody wrote, guessed from what stands there: how much of the letters agrees, 0 to 1."""
    vector: Vector
    """In the terms of ``Index.matrix``."""
    similar: Floats
    """How near each row is, 0 to 1; below 0 where a row must not be looked at."""


class Index:
    """Immutable once built; what it remembers of words seen is bounded."""

    def __init__(self, rows: Sequence[Row], told: Iterable[str] = ()) -> None:
        """``told``: stems that stand in answers; known words, though no phrasing has them."""
        self.rows = tuple(rows)
        self.stems = tuple(tuple(stem(token, row.language) for token in row.tokens) for row in rows)
        self._lengths = (2, 3, 4, 5) if len(rows) <= _MOST_ROWS_OF_SHORT_RUNS else (4,)
        languages = [row.language for row in rows]
        self._words = Space([_words((one, 1.0) for one in stems) for stems in self.stems], languages)
        self._letters = Space([self._runs((one, 1.0) for one in row.tokens) for row in rows], languages)
        by_words, by_letters = self._words.take(), self._letters.take()
        self._word_terms = by_words.shape[1]
        self.matrix = _HALF * sparse.hstack([by_words, by_letters], "csr")
        """All rows by their words, then by their runs of letters, which count the same; each of length 1."""
        self._postings = self.matrix.T.tocsr()
        self.uses: dict[str, Counter[str]] = {}
        """Language -> word -> how often it is used."""
        for row in rows:
            self.uses.setdefault(row.language, Counter()).update(row.tokens)
        self._uses = Counter(token for row in rows for token in row.tokens)
        self._repair = Repair(self._uses)
        self.common = frozenset(
            stem(word, language) for word in COMMON_WORDS for language in {*languages, "en"}
        )
        self._told = frozenset(told)

    def question(self, words: Words, language: str) -> Question:
        """``language`` (ISO 639-1) decides how the words are inflected."""
        read = [self._read(token, language) for token, _ in words]
        mended = [(token, emphasis) for (token, _), (_, emphasis) in zip(read, words, strict=True)]
        stems = [(stem(token, language), emphasis) for token, emphasis in mended]
        guessed = {stem(token, language): likeness for token, likeness in read if likeness < 1}
        by_words, by_letters = self._words.vector(_words(stems)), self._letters.vector(self._runs(mended))
        terms = np.concatenate([by_words[0], by_letters[0] + self._word_terms])
        weights = _HALF * np.concatenate([by_words[1], by_letters[1]])
        return self._asked(tuple(one for one, _ in stems), guessed, (terms, weights))

    def row(self, number: int) -> Question:
        """A row as if somebody asked it."""
        found = self.matrix[[number]]
        return self._asked(self.stems[number], {}, (found.indices, found.data))

    def _asked(self, stems: tuple[str, ...], mended: Mapping[str, float], vector: Vector) -> Question:
        terms, weights = vector
        return Question(stems, mended, vector, self._postings[terms].T @ weights)

    def among(self, rows: Ints) -> Floats:
        """How near ``rows`` are to each other."""
        chosen = self.matrix[rows]
        found: Floats = (chosen @ chosen.T).toarray()
        return found

    def knows(self, token: str, language: str) -> bool:
        """Whether some phrasing or answer has the word, or everybody uses it."""
        found = stem(token, language)
        return token in self._uses or found in self._words or found in self._told or found in self.common

    def trust(self, token: str, language: str) -> float:
        """1 for a known word, less for one that can be guessed, 0 for one that means nothing here."""
        return 1.0 if self.knows(token, language) else self._repair.nearest(token)[1]

    def _read(self, token: str, language: str) -> tuple[str, float]:
        """The word that was meant, and how surely."""
        meant, likeness = ("", 0.0) if self.knows(token, language) else self._repair.nearest(token)
        return (meant, likeness) if meant else (token, 1.0)

    def _runs(self, words: Iterable[tuple[str, float]]) -> dict[str, float]:
        return _counted((run, weight) for token, weight in words for run in _runs(token, self._lengths))


def _words(stems: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The stems and each two neighbours, counted."""
    found = list(stems)
    pairs = ((f"{one} {two}", min(a, b)) for (one, a), (two, b) in pairwise(found))
    return _counted([*found, *pairs])


def _counted(terms: Iterable[tuple[str, float]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for term, weight in terms:
        counts[term] = counts.get(term, 0.0) + weight
    return counts


@lru_cache(maxsize=20_000)
def _runs(token: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """The runs of letters of ``token``, its ends marked."""
    marked = f" {token} "
    return tuple(marked[at : at + length] for length in lengths for at in range(len(marked) - length + 1))
