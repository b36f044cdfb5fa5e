"""Posting lists: which rows hold a term, weighed by its rarity, compared by the cosine."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence


class Postings:
    """Rows of terms, searchable by any of them. Immutable once built."""

    def __init__(
        self, rows: Sequence[Sequence[str]], damp: Callable[[str], float] = lambda term: 1.0
    ) -> None:
        """``damp`` says what a term weighs beside its rarity, e.g. less for a common word."""
        counts = Counter(term for row in rows for term in set(row))
        self._damp = damp
        self._rarest = math.log(1 + 2 * max(1, len(rows)))
        self._weights = {term: damp(term) * math.log(1 + len(rows) / n) for term, n in counts.items()}
        self._lists: dict[str, list[tuple[int, float]]] = {term: [] for term in counts}
        for at, row in enumerate(rows):
            terms = set(row)
            length = math.sqrt(sum(self._weights[term] ** 2 for term in terms)) or 1.0
            for term in terms:
                self._lists[term].append((at, self._weights[term] / length))

    def __contains__(self, term: str) -> bool:
        return term in self._weights

    def weight(self, term: str) -> float:
        """How much the term says; a term of no row counts as the rarest of all."""
        weight = self._weights.get(term)
        return self._damp(term) * self._rarest if weight is None else weight

    def cosines(self, query: Mapping[str, float]) -> dict[int, float]:
        """Similarity (0 to 1) of each row that shares a term with ``query`` (term -> emphasis, 0 to 1)."""
        found: dict[int, float] = {}
        length = 0.0
        for term, emphasis in query.items():
            weight = emphasis * self.weight(term)
            length += weight * weight
            for at, share in self._lists.get(term, ()):
                found[at] = found.get(at, 0.0) + weight * share
        length = math.sqrt(length) or 1.0
        return {at: value / length for at, value in found.items()}
