"""All phrasings, ready to be compared with a question by their words and by runs of their letters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kb.columns import Columns
from kb.common_words import COMMON_WORDS
from kb.meaning import Encode, Meaning
from kb.repair import Repair
from kb.space import Space, Vector, among
from kb.stems import stem
from kb.terms import Floats, Ints, Weighed

_FEW = 100
"""Rows that are quicker compared with each other than made a sparse matrix of."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the article at position ``article``."""

    article: int
    language: str
    tokens: tuple[str, ...]
    kind: Literal["phrasing", "keyword", "answer"] = "phrasing"
    """Nobody asks as the answer is written."""


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

    def __init__(self, rows: Sequence[Row], told: Iterable[str] = (), encode: Encode | None = None) -> None:
        """``told``: stems that stand in answers; known words, though no phrasing has them.

        ``encode``: texts are compared by their meaning too.
        """
        self._meaning = Meaning([" ".join(row.tokens) for row in rows], encode) if encode and rows else None
        self.rows = tuple(rows)
        self.stems = tuple(tuple(stem(token, row.language) for token in row.tokens) for row in rows)
        self._space = Space(self.stems, [row.tokens for row in rows], [row.language for row in rows])
        self.matrix = self._space.rows
        """All rows by all terms; each of length 1."""
        self._columns = Columns(self.matrix)
        self.uses: dict[str, Counter[str]] = {}
        """Language -> word -> how often it is used."""
        for row in rows:
            self.uses.setdefault(row.language, Counter()).update(row.tokens)
        self._uses = Counter(token for row in rows for token in row.tokens)
        self._repair = Repair(self._uses)
        self.common = frozenset(
            stem(word, language) for word in COMMON_WORDS for language in {*self.uses, "en"}
        )
        self._stems = frozenset(one for stems in self.stems for one in stems)
        self._told = frozenset(told)

    def question(self, words: Weighed, language: str) -> Question:
        """``language`` (ISO 639-1) decides how the words are inflected."""
        stems: list[tuple[str, float]] = []
        mended: list[tuple[str, float]] = []
        guessed: dict[str, float] = {}
        for token, emphasis in words:
            bare, meant, likeness = self._read(token, language)
            stems.append((bare, emphasis))
            mended.append((meant, emphasis))
            if likeness < 1:
                guessed[bare] = likeness
        vector = self._space.vector(stems, mended)
        found = self._asked(tuple(one for one, _ in stems), guessed, vector)
        if self._meaning is None or not words:
            return found
        text = " ".join(token for token, _ in words)
        return replace(found, similar=self._meaning.joined(found.similar, text))

    def row(self, number: int) -> Question:
        """A row as if somebody asked it."""
        found = self.matrix[[number]]
        asked = self._asked(self.stems[number], {}, (found.indices, found.data))
        if self._meaning is None:
            return asked
        return replace(asked, similar=self._meaning.joined_row(asked.similar, number))

    def _asked(self, stems: tuple[str, ...], mended: Mapping[str, float], vector: Vector) -> Question:
        terms, weights = vector
        return Question(stems, mended, vector, self._columns.summed(terms, weights))

    def among(self, rows: Ints) -> Floats:
        """How near ``rows`` are to each other."""
        if len(rows) <= _FEW:
            found = among(self.matrix, rows)
        else:
            chosen = self.matrix[rows]
            found = (chosen @ chosen.T).toarray()
        return found if self._meaning is None else self._meaning.joined_among(found, rows)

    def knows(self, token: str, language: str) -> bool:
        """Whether some phrasing or answer has the word, or everybody uses it."""
        return token in self._uses or self._is_stem(stem(token, language))

    def trust(self, token: str, language: str) -> float:
        """1 for a known word, less for one that can be guessed, 0 for one that means nothing here."""
        return 1.0 if self.knows(token, language) else self._repair.nearest(token)[1]

    def _is_stem(self, bare: str) -> bool:
        return bare in self._stems or bare in self._told or bare in self.common

    def _read(self, token: str, language: str) -> tuple[str, str, float]:
        """The stem of the word that was meant, the word, and how surely."""
        bare = stem(token, language)
        if token not in self._uses and not self._is_stem(bare):
            meant, likeness = self._repair.nearest(token)
            if meant:
                return stem(meant, language), meant, likeness
        return bare, token, 1.0
