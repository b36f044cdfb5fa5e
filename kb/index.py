"""All articles of one language, ready to be compared with a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.article import Article
from kb.common_words import COMMON_WORDS
from kb.normalize import tokens
from kb.postings import Postings
from kb.repair import Repair
from kb.stems import stem

_COMMON = 0.25
"""What a common word weighs beside a word of the matter."""

_UNKNOWN_NUMBER = 0.3
"""What a number weighs: prices and dates belong to any question."""

_GRAM_LENGTHS = (3, 4)
_CACHED_WORDS = 8192


@dataclass(frozen=True, slots=True)
class Row:
    """One phrasing of the article at position ``article`` of its index."""

    article: int
    stems: tuple[str, ...]


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
    known: float
    """The share of the weight that lies in words some article has, 0 to 1."""
    by_words: Mapping[int, float]
    by_letters: Mapping[int, float]


class Index:
    """Immutable once built; what it remembers of words seen is bounded."""

    def __init__(self, articles: Sequence[Article], language: str) -> None:
        self.language = language
        self.articles = tuple(articles)
        texts = [(at, tokens(text)) for at, article in enumerate(articles) for text in _texts(article)]
        texts = [(at, words) for at, words in texts if words]
        self._common = frozenset(stem(word, language) for word in COMMON_WORDS)
        self.rows = tuple(Row(at, tuple(stem(word, language) for word in words)) for at, words in texts)
        self._words = Postings([row.stems for row in self.rows], self._damp)
        self._letters = Postings([[gram for word in words for gram in grams(word)] for _, words in texts])
        self._repair = Repair({word for _, words in texts for word in words})
        self.vocabulary = tuple(
            frozenset(known for row in self.rows if row.article == at for known in row.stems)
            for at in range(len(self.articles))
        )
        self.term = lru_cache(maxsize=_CACHED_WORDS)(self._term)

    def read(self, words: Mapping[str, float]) -> Reading:
        """Compares a question (token -> emphasis, 0 to 1) with every row."""
        stems: dict[str, float] = {}
        letters: dict[str, float] = {}
        weights: dict[str, float] = {}
        known = 0.0
        for token, emphasis in words.items():
            term = self.term(token)
            stems[term.stem] = max(stems.get(term.stem, 0.0), emphasis * term.trust)
            weight = emphasis * self._words.weight(term.stem)
            weights[term.stem] = max(weights.get(term.stem, 0.0), weight)
            if term.stem in self._words:
                known += weight * term.trust
            damped = emphasis * (_COMMON if term.stem in self._common else 1.0)
            for gram in grams(token):
                letters[gram] = max(letters.get(gram, 0.0), damped)
        return Reading(
            weights=weights,
            known=known / (sum(weights.values()) or 1.0),
            by_words=self._words.cosines(stems),
            by_letters=self._letters.cosines(letters),
        )

    def _term(self, token: str) -> Term:
        plain = stem(token, self.language)
        if plain in self._words or plain in self._common:
            return Term(plain, 1.0)
        meant, likeness = self._repair.nearest(token)
        return Term(stem(meant, self.language), likeness) if meant else Term(plain, 1.0)

    def _damp(self, stem_: str) -> float:
        if stem_ in self._common:
            return _COMMON
        return _UNKNOWN_NUMBER if stem_.isdigit() and len(stem_) != 3 else 1.0


@lru_cache(maxsize=20_000)
def grams(token: str) -> tuple[str, ...]:
    """The runs of three and four letters of ``token``, its ends marked."""
    marked = f" {token} "
    return tuple(marked[at : at + n] for n in _GRAM_LENGTHS for at in range(len(marked) - n + 1))


def _texts(article: Article) -> tuple[str, ...]:
    return (article.question, *article.phrasings, *article.keywords)
