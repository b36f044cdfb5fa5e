"""All articles of one language, ready to be compared with a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.article import Article
from kb.common_words import COMMON_WORDS
from kb.normalize import tokens
from kb.postings import Postings
from kb.repair import Repair
from kb.scripts import main_script
from kb.stems import stem

_COMMON = 0.25
"""What a common word weighs beside a word of the matter."""

_UNKNOWN_NUMBER = 0.3
"""What a number weighs: prices and dates belong to any question."""

_TOLD = 0.6
"""What it counts that a word stands in an article's answer, though in none of its phrasings."""

_GRAM = 4
"""Letters in a run."""

_CACHED_WORDS = 8192


@dataclass(frozen=True, slots=True)
class Row:
    """One phrasing of the article at position ``article`` of its index."""

    article: int
    stems: tuple[str, ...]
    sorted_stems: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word as the index understood it. ``trust``: 1 as written, less for a mended word, 0 to 1."""

    stem: str
    trust: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question in the index's terms, and how near each row is to it (row -> 0 to 1)."""

    weights: Mapping[str, float]
    """Stem -> its weight in this question, unknown stems too."""
    trusts: Mapping[str, float]
    """Stem -> 1 as written, less for a mended word."""
    by_words: Mapping[int, float]
    by_letters: Mapping[int, float]


class Index:
    """Immutable once built; what it remembers of words seen is bounded."""

    def __init__(self, articles: Sequence[Article], language: str) -> None:
        self.language = language
        self.articles = tuple(articles)
        texts = [(at, tokens(text)) for at, article in enumerate(articles) for text in _texts(article)]
        texts = [(at, words) for at, words in texts if words]
        self.script = main_script(word for _, words in texts for word in words)
        self._common = frozenset(stem(word, language) for word in COMMON_WORDS)
        self.rows = tuple(_row(at, words, language) for at, words in texts)
        self._words = Postings([row.stems for row in self.rows], self._damp)
        self._row_weights = tuple(self._shares(row) for row in self.rows)
        self._letters = Postings([self._grams(words) for _, words in texts])
        self._repair = Repair({known for row in self.rows for known in row.stems})
        self._coverage = tuple(self._covering(at) for at in range(len(self.articles)))
        self._told = frozenset(known for covered in self._coverage for known in covered)
        self.term = lru_cache(maxsize=_CACHED_WORDS)(self._term)

    def read(self, words: Mapping[str, float]) -> Reading:
        """Compares a question (token -> emphasis, 0 to 1) with every row."""
        stems: dict[str, float] = {}
        letters: dict[str, float] = {}
        weights: dict[str, float] = {}
        trusts: dict[str, float] = {}
        for token, emphasis in words.items():
            term = self.term(token)
            stems[term.stem] = max(stems.get(term.stem, 0.0), emphasis * term.trust)
            weight = emphasis * self._words.weight(term.stem)
            weights[term.stem] = max(weights.get(term.stem, 0.0), weight)
            trusts[term.stem] = max(trusts.get(term.stem, 0.0), term.trust)
            if term.stem not in self._common:
                for gram in grams(token):
                    letters[gram] = max(letters.get(gram, 0.0), emphasis)
        return Reading(
            weights=weights,
            trusts=trusts,
            by_words=self._words.cosines(stems),
            by_letters=self._letters.cosines(letters),
        )

    def asked(self, row: int, stems: Mapping[str, float]) -> float:
        """The share of the row's weight that ``stems`` hold, 0 to 1: whether all of the phrasing is asked."""
        weights = self._row_weights[row]
        return sum(weight for known, weight in weights if known in stems)

    def covers(self, article: int, stem_: str) -> float:
        """How far the article covers the stem: 1 in a phrasing, less in the answer alone, 0 nowhere."""
        return self._coverage[article].get(stem_, 0.0)

    def _covering(self, at: int) -> dict[str, float]:
        article = self.articles[at]
        told = (stem(word, self.language) for word in tokens(f"{article.because} {article.body}"))
        asked = (known for row in self.rows if row.article == at for known in row.stems)
        return dict.fromkeys(told, _TOLD) | dict.fromkeys(asked, 1.0)

    def _term(self, token: str) -> Term:
        plain = stem(token, self.language)
        if plain in self._words or plain in self._common or plain in self._told:
            return Term(plain, 1.0)
        meant, likeness = self._repair.nearest(plain)
        return Term(meant, likeness) if meant else Term(plain, 1.0)

    def _shares(self, row: Row) -> tuple[tuple[str, float], ...]:
        weights = {known: self._words.weight(known) for known in row.stems}
        total = sum(weights.values()) or 1.0
        return tuple((known, weight / total) for known, weight in weights.items())

    def _grams(self, words: Sequence[str]) -> list[str]:
        """Of the words of the matter alone: common ones would only make everything look alike."""
        return [
            gram for word in words if stem(word, self.language) not in self._common for gram in grams(word)
        ]

    def _damp(self, stem_: str) -> float:
        if stem_ in self._common:
            return _COMMON
        return _UNKNOWN_NUMBER if stem_.isdigit() and len(stem_) != 3 else 1.0


@lru_cache(maxsize=20_000)
def grams(token: str) -> tuple[str, ...]:
    """The runs of four letters of ``token``, its ends marked."""
    marked = f" {token} "
    return tuple(marked[at : at + _GRAM] for at in range(len(marked) - _GRAM + 1))


def _row(article: int, words: Sequence[str], language: str) -> Row:
    stems = tuple(stem(word, language) for word in words)
    return Row(article, stems, " ".join(sorted(stems)))


def _texts(article: Article) -> tuple[str, ...]:
    return (article.question, *article.phrasings, *article.keywords)
