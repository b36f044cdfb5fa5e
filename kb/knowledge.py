"""The knowledge base: articles in, matches out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from kb.article import Article
from kb.confidence import features, probability
from kb.courtesy import courtesy
from kb.index import Index
from kb.match import Candidate, Kind, Match, Part
from kb.normalize import MOST_CHARACTERS
from kb.parts import emphasis, group, without_name
from kb.score import Evidence, evidence
from kb.scripts import main_script
from kb.sentences import Sentence, sentences

_MOST_CANDIDATES = 5
_MOST_PARTS = 8
_MOST_PIECES = 40
"""A message of more parts or sentences is for a person: what is beyond becomes a part without candidates."""

_HOME = 0.02
"""What an article in the customer's own language is ahead by."""

_Found = tuple[tuple[Candidate, ...], dict[str, float]]


class KnowledgeBase:
    """Immutable; ``build`` makes one. Safe to ask about anything a stranger may send."""

    def __init__(self, articles: Mapping[tuple[str, str], Article], version: str) -> None:
        self._articles = dict(articles)
        self.version = version
        """A hash of the contents."""
        languages = dict.fromkeys(article.language for article in articles.values())
        self._indexes = {
            language: Index([one for one in articles.values() if one.language == language], language)
            for language in languages
        }

    @classmethod
    def build(cls, articles: Iterable[Article]) -> "KnowledgeBase":
        """Raises ValueError where two articles share id and language."""
        by_key: dict[tuple[str, str], Article] = {}
        for article in sorted(articles, key=lambda one: one.key):
            if article.key in by_key:
                raise ValueError(f"the article {article.id} exists twice in {article.language}")
            by_key[article.key] = article
        digest = hashlib.sha256(repr(tuple(by_key.values())).encode("utf-8", "backslashreplace"))
        return cls(by_key, digest.hexdigest()[:16])

    def article(self, article_id: str, language: str) -> Article:
        """Raises KeyError where there is none."""
        return self._articles[article_id, language]

    def match(self, text: str, language: str) -> Match:
        """What would answer ``text``, for a customer of ``language`` (ISO 639-1, or "")."""
        pieces = sentences(text)
        if not pieces:
            unread = (Part((0, len(text)), "question"),) if text.strip() else ()
            return Match(unread, (), self.version)
        kinds = [courtesy(piece.text) for piece in pieces[:_MOST_PIECES]]
        beyond = pieces[_MOST_PIECES].start if len(pieces) > _MOST_PIECES else MOST_CHARACTERS
        match = self._match_questions(text, pieces[:_MOST_PIECES], kinds, beyond, language)
        if match.parts:
            return match
        kind: Kind = "thanks" if "thanks" in kinds else "small_talk"
        return Match((Part((pieces[0].start, pieces[-1].end), kind),), (), self.version)

    def _match_questions(
        self, text: str, pieces: Sequence[Sentence], kinds: Sequence[str], beyond: int, language: str
    ) -> Match:
        """``beyond``: from where on nobody has read the text; a part of its own, for a person."""
        known: dict[tuple[Sentence, ...], _Found] = {}

        def found(some: Sequence[Sentence]) -> _Found:
            key = tuple(some)
            if key not in known:
                known[key] = self._candidates(emphasis(some), language)
            return known[key]

        def topic(some: Sequence[Sentence]) -> tuple[str, float]:
            candidates, _ = found(some)
            return (candidates[0].article_id, candidates[0].probability) if candidates else ("", 0.0)

        groups = group(without_name(pieces, [bool(kind) for kind in kinds], topic), topic)
        parts: list[Part] = []
        kept: list[tuple[str, float]] = []
        for number, one in enumerate(groups[:_MOST_PARTS]):
            candidates, values = found(one)
            parts.append(Part((one[0].start, one[-1].end), "question", candidates))
            kept.extend((f"{number}.{name}", round(value, 4)) for name, value in values.items())
        if len(groups) > _MOST_PARTS:
            beyond = groups[_MOST_PARTS][0].start
        if text[beyond:].strip():
            parts.append(Part((beyond, len(text)), "question"))
        return Match(tuple(parts), tuple(kept), self.version)

    def _candidates(self, words: Mapping[str, float], language: str) -> _Found:
        best: dict[str, tuple[float, Evidence]] = {}
        for index in self._indexes_for(words, language):
            home = _HOME if index.language == language else 0.0
            for one in evidence(index, words, _MOST_CANDIDATES):
                article_id = index.articles[one.article].id
                if article_id not in best or one.rank + home > best[article_id][0]:
                    best[article_id] = (one.rank + home, one)
        ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:_MOST_CANDIDATES]
        evidences = [one for _, (_, one) in ordered]
        described = [features(one, _rival(evidences, at)) for at, one in enumerate(evidences)]
        candidates = (
            Candidate(article_id, self._language(article_id, language), round(probability(values), 4))
            for (article_id, _), values in zip(ordered, described, strict=True)
        )
        best_first = tuple(sorted(candidates, key=lambda one: -one.probability))
        return best_first, described[0] if described else {}

    def _indexes_for(self, words: Mapping[str, float], language: str) -> list[Index]:
        script = main_script(words)
        fitting = [one for one in self._indexes.values() if one.script == script or one.language == language]
        return fitting or list(self._indexes.values())

    def _language(self, article_id: str, wanted: str) -> str:
        """The customer's language where the article has it, else English, else the first there is."""
        codes = sorted(code for one, code in self._articles if one == article_id)
        return next((code for code in (wanted, "en") if code in codes), codes[0])


def _rival(evidences: Sequence[Evidence], at: int) -> Evidence | None:
    if at:
        return evidences[0]
    return evidences[1] if len(evidences) > 1 else None
