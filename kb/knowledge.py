"""The knowledge base: articles in, matches out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kb.article import Article
from kb.base import Base, Found
from kb.clauses import divided
from kb.confidence import USUAL, Confidence, Outcome, calibrated
from kb.courtesy import courtesy, without_courtesy
from kb.evidence import NAMES
from kb.index import Row
from kb.match import Candidate, Kind, Match, Part
from kb.meaning import Encode
from kb.normalize import MOST_CHARACTERS, tokens
from kb.parts import MATTER, emphasis, group, without_name
from kb.scripts import spoken
from kb.sentences import Sentence, asks, sentences
from kb.stems import stem
from kb.terms import Weighed
from kb.variants import Meant

_MOST_CANDIDATES = 5
_MOST_PARTS = 8
_MOST_PIECES = 40
"""A message of more parts or sentences is for a person: what is beyond becomes a part without candidates."""

_FEW_TEXTS = 2
"""An article that can be asked for in no more wordings is searched by its answer as well."""

_WORD_FOR_WORD = 0.99
"""The confidence where a phrasing stands there word for word, and no other article has the same."""


class Knowledge:
    """Immutable; ``build`` makes one. Safe to ask about anything a stranger may send."""

    def __init__(
        self, articles: Mapping[tuple[str, str], Article], version: str, base: Base, confidence: Confidence
    ) -> None:
        self._articles, self.version, self.base, self._confidence = articles, version, base, confidence
        self._ids = _ids(articles)
        self._languages: dict[str, list[str]] = {}
        for article_id, language in sorted(articles):
            self._languages.setdefault(article_id, []).append(language)

    @classmethod
    def build(
        cls,
        articles: Iterable[Article],
        promise: float = USUAL,
        outcomes: Sequence[Outcome] = (),
        *,
        quick: bool = False,
        encode: Encode | None = None,
    ) -> "Knowledge":
        """Takes a second for some thousand phrasings, minutes for a hundred thousand; may run in a thread.

        ``promise``: the share of all questions that the bot may answer wrongly by itself, 0 to 1.
        ``outcomes``: of real questions, the oldest first.
        ``quick``: a stand-in that is there at once, shyer than the real one.
        ``encode``: an encoder of sentences, to compare by meaning too; across languages if it knows them.
        Raises ValueError where two articles share id and language.
        """
        by_key: dict[tuple[str, str], Article] = {}
        for article in sorted(articles, key=lambda one: one.key):
            if article.key in by_key:
                raise ValueError(f"the article {article.id} exists twice in {article.language}")
            by_key[article.key] = article
        digest = hashlib.sha256(repr(tuple(by_key.values())).encode("utf-8", "backslashreplace"))
        base = _base(by_key, quick=quick, encode=encode)
        return cls(by_key, digest.hexdigest()[:16], base, calibrated(base.own, promise, outcomes))

    def recalibrated(self, promise: float, outcomes: Sequence[Outcome]) -> "Knowledge":
        """The same articles under another promise, or with more known of real questions; quick."""
        sure = calibrated(self.base.own, promise, outcomes)
        return Knowledge(self._articles, self.version, self.base, sure)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All it is made of."""
        return tuple(self._articles.values())

    def article(self, article_id: str, language: str) -> Article:
        """Raises KeyError where there is none."""
        return self._articles[article_id, language]

    def readable(self, match: Match, languages: Sequence[str]) -> Match:
        """The same with each article in the first of ``languages`` it has, where it has one of them."""

        def best(one: Candidate) -> Candidate:
            known = (code for code in languages if (one.article_id, code) in self._articles)
            return replace(one, language=next(known, one.language))

        parts = (replace(part, candidates=tuple(map(best, part.candidates))) for part in match.parts)
        return replace(match, parts=tuple(parts))

    def match(self, text: str, language: str) -> Match:
        """What would answer ``text``, for a customer of ``language`` (ISO 639-1, or "")."""
        meant = self.base.variants.meant(text, language)
        pieces = self._spelled(sentences(meant.text), meant)
        if not pieces:
            return self._matched((Part((0, len(text)), "question"),) if text.strip() else ())
        kinds = [courtesy(piece.text) for piece in pieces[:_MOST_PIECES]]
        beyond = pieces[_MOST_PIECES].start if len(pieces) > _MOST_PIECES else MOST_CHARACTERS
        match = self._match_questions(text, pieces[:_MOST_PIECES], kinds, beyond, language, meant.language)
        if match.parts:
            return match
        kind: Kind = "thanks" if "thanks" in kinds else "small_talk"
        return self._matched((Part((pieces[0].start, pieces[-1].end), kind),))

    def whole(self, text: str, language: str) -> tuple[tuple[Candidate, ...], tuple[float, ...]]:
        """The candidates of ``text`` as one question, however many it may hold, and the features."""
        meant = self.base.variants.meant(text, language)
        text = self.base.variants.spelled(text, meant.language) if meant.latin else meant.text
        words = [(token, 1.0) for token in without_courtesy(tokens(text))]
        candidates, found = self._candidates(words, language, meant.language)
        return candidates, found.features

    def _spelled(self, pieces: Sequence[Sentence], meant: Meant) -> Sequence[Sentence]:
        if not meant.latin:
            return pieces
        spelled = ((piece, self.base.variants.spelled(piece.text, meant.language)) for piece in pieces)
        return [replace(piece, text=text, asks=piece.asks or asks(text)) for piece, text in spelled]

    def _matched(self, parts: Sequence[Part], features: Sequence[tuple[str, float]] = ()) -> Match:
        sure = self._confidence
        return Match(tuple(parts), tuple(features), self.version, sure.answer_from, sure.clarify_from)

    def _match_questions(
        self,
        text: str,
        pieces: Sequence[Sentence],
        kinds: Sequence[str],
        beyond: int,
        language: str,
        read_as: str,
    ) -> Match:
        """``beyond``: from where on nobody has read the text; a part of its own, for a person."""
        known: dict[tuple[Sentence, ...], tuple[tuple[Candidate, ...], Found]] = {}

        def found(some: Sequence[Sentence]) -> tuple[tuple[Candidate, ...], Found]:
            key = tuple(some)
            if key not in known:
                candidates, base = self._candidates(emphasis(some), language, read_as)
                half = any(piece.half for piece in some)
                known[key] = self._doubted(candidates) if half else candidates, base
            return known[key]

        def topic(some: Sequence[Sentence]) -> tuple[str, float]:
            candidates, _ = found(some)
            if not candidates:
                return "", 0.0
            return candidates[0].article_id, candidates[0].confidence

        def hint(some: Sequence[Sentence]) -> tuple[str, float]:
            # Most names are made of words that mean nothing here: that is seen much sooner.
            words = (token for piece in some for token in tokens(piece.text))
            return topic(some) if self.base.trusts_any(words, read_as) else ("", 0.0)

        read = without_name(pieces, [bool(kind) for kind in kinds], hint)
        groups = [read]
        if not self._is_phrasing(read):
            groups = [one for some in group(read, topic) for one in divided(some, topic)]
        parts: list[Part] = []
        kept: list[tuple[str, float]] = []
        for number, one in enumerate(groups[:_MOST_PARTS]):
            candidates, base = found(one)
            parts.append(Part((one[0].start, one[-1].end), "question", candidates))
            values = zip(NAMES, base.features, strict=False)
            kept.extend((f"{number}.{name}", round(value, 4)) for name, value in values)
        if len(groups) > _MOST_PARTS:
            beyond = groups[_MOST_PARTS][0].start
        if text[beyond:].strip():
            parts.append(Part((beyond, len(text)), "question"))
        return self._matched(parts, kept)

    def _is_phrasing(self, pieces: Sequence[Sentence]) -> bool:
        """Whether the sentences together stand in an article word for word: "I was hacked. What now?"."""
        return tuple(token for token, _ in emphasis(pieces)) in self.base.word_for_word

    def _candidates(self, words: Weighed, language: str, read_as: str) -> tuple[tuple[Candidate, ...], Found]:
        """``language``: the customer's, ``read_as``: the one the words are read in."""
        written = spoken((token for token, _ in words), read_as)
        found = self.base.find(words, written, _MOST_CANDIDATES, self._confidence)
        sure = {self._ids[number]: confidence for number, confidence in found.articles}
        exact = self.base.word_for_word.get(tuple(token for token, _ in words), frozenset())
        if len(exact) == 1:
            only = self._ids[next(iter(exact))]
            sure = {only: _WORD_FOR_WORD} | {
                one: min(value, 1 - _WORD_FOR_WORD) for one, value in sure.items() if one != only
            }
        candidates = (
            Candidate(article_id, self._language(article_id, language), round(confidence, 4))
            for article_id, confidence in list(sure.items())[:_MOST_CANDIDATES]
        )
        return tuple(candidates), found

    def _doubted(self, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Of half a sentence: so few words come near to something or other by chance."""
        if not candidates or candidates[0].confidence >= MATTER:
            return candidates
        doubted = self._confidence.doubted
        return tuple(replace(one, confidence=round(doubted(one.confidence), 4)) for one in candidates)

    def _language(self, article_id: str, wanted: str) -> str:
        """The customer's language where the article has it, else English, else the first there is."""
        codes = self._languages[article_id]
        if wanted in codes:
            return wanted
        return "en" if "en" in codes else codes[0]


def _ids(articles: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({article_id for article_id, _ in articles})


def _base(articles: Mapping[tuple[str, str], Article], *, quick: bool, encode: Encode | None) -> Base:
    numbers = {article_id: number for number, article_id in enumerate(_ids(articles))}
    ordered = [articles[key] for key in sorted(articles)]
    rows = [row for article in ordered for row in _rows(article, numbers[article.id])]
    told: list[set[str]] = [set() for _ in numbers]
    for article in ordered:
        told[numbers[article.id]].update(_told(article))
    return Base(rows, [frozenset(one) for one in told], quick=quick, encode=encode)


def _rows(article: Article, number: int) -> list[Row]:
    asked = (article.question, *article.phrasings)
    rows = [Row(number, article.language, tokens(text), "phrasing") for text in asked]
    rows += [Row(number, article.language, tokens(text), "keyword") for text in article.keywords]
    if len(rows) <= _FEW_TEXTS:
        rows.append(Row(number, article.language, tokens(article.body), "answer"))
    return [row for row in rows if row.tokens]


def _told(article: Article) -> Iterable[str]:
    return (stem(word, article.language) for word in tokens(f"{article.because} {article.body}"))
