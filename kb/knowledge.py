"""The knowledge base: articles in, matches out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from kb.article import Article
from kb.confidence import features, probability
from kb.courtesy import courtesy, only_courtesy, without_courtesy
from kb.index import Index
from kb.match import Candidate, Match, Part
from kb.normalize import MOST_CHARACTERS, tokens
from kb.score import Evidence, evidence
from kb.sentences import Sentence, sentences

_MOST_CANDIDATES = 5
_MOST_PARTS = 8
"""Question parts looked at; a message with more goes to a person anyway."""

_CONTEXT = 0.5
"""What a word weighs that stands in a sentence around the question."""

_SAME = 0.3
"""From this probability a piece is taken to be about its best article."""


class KnowledgeBase:
    """Immutable; ``build`` makes one. Safe to ask about anything a stranger may send."""

    def __init__(self, articles: Mapping[tuple[str, str], Article], version: str) -> None:
        self._articles = dict(articles)
        self.version = version
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
        digest = hashlib.sha256(repr(tuple(by_key.values())).encode())
        return cls(by_key, digest.hexdigest()[:16])

    def article(self, article_id: str, language: str) -> Article:
        """Raises KeyError where there is none."""
        return self._articles[article_id, language]

    def match(self, text: str, language: str) -> Match:
        """What would answer ``text``, for a customer of ``language`` (ISO 639-1, or "")."""
        pieces = sentences(text)
        if not pieces and text.strip():
            pieces = (Sentence(0, len(text), text, False),)
        kind = only_courtesy(piece.text for piece in pieces) or courtesy(text)
        if kind:
            return Match((Part((pieces[0].start, pieces[-1].end), kind),), (), self.version)
        asked = [piece for piece in pieces if not courtesy(piece.text)]
        groups = self._group(asked, language)
        parts: list[Part] = []
        kept: list[tuple[str, float]] = []
        for number, group in enumerate(groups[:_MOST_PARTS]):
            candidates, values = self._candidates(_emphasis(group), language)
            parts.append(Part((group[0].start, group[-1].end), "question", candidates))
            kept.extend((f"{number}.{name}", round(value, 4)) for name, value in values.items())
        unread = groups[_MOST_PARTS][0].start if len(groups) > _MOST_PARTS else MOST_CHARACTERS
        if text[unread:].strip():
            parts.append(Part((unread, len(text)), "question"))
        return Match(tuple(parts), tuple(kept), self.version)

    def _group(self, pieces: Sequence[Sentence], language: str) -> list[list[Sentence]]:
        """Pieces that belong to one matter, together: what only tells goes with what asks."""
        groups: list[list[Sentence]] = []
        topics: list[str] = []
        for piece in pieces:
            topic = self._topic([piece], language)
            last_asks = bool(groups) and any(one.asks for one in groups[-1])
            apart = topic != topics[-1] if groups and topic and topics[-1] else piece.asks and last_asks
            if groups and not apart:
                groups[-1].append(piece)
                topics[-1] = topics[-1] or topic
            else:
                groups.append([piece])
                topics.append(topic)
        return groups

    def _topic(self, pieces: list[Sentence], language: str) -> str:
        candidates, _ = self._candidates(_emphasis(pieces), language)
        return candidates[0].article_id if candidates and candidates[0].probability >= _SAME else ""

    def _candidates(
        self, words: Mapping[str, float], language: str
    ) -> tuple[tuple[Candidate, ...], dict[str, float]]:
        best: dict[str, tuple[float, Evidence]] = {}
        for index in self._indexes.values():
            for one in evidence(index, words, _MOST_CANDIDATES):
                article = index.articles[one.article]
                if article.id not in best or one.rank > best[article.id][1].rank:
                    best[article.id] = (one.rank, one)
        ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:_MOST_CANDIDATES]
        evidences = [one for _, (_, one) in ordered]
        found = []
        values: dict[str, float] = {}
        for at, (article_id, (_, one)) in enumerate(ordered):
            rival = evidences[0] if at else (evidences[1] if len(evidences) > 1 else None)
            described = features(one, rival)
            values = values or described
            code = language if (article_id, language) in self._articles else self._any_language(article_id)
            found.append(Candidate(article_id, code, round(probability(described), 4)))
        return tuple(found), values

    def _any_language(self, article_id: str) -> str:
        codes = sorted(code for one, code in self._articles if one == article_id)
        return "en" if "en" in codes else codes[0]


def _emphasis(group: Sequence[Sentence]) -> dict[str, float]:
    asks = any(piece.asks for piece in group)
    found: dict[str, float] = {}
    for piece in group:
        weight = 1.0 if piece.asks or not asks else _CONTEXT
        for token in without_courtesy(tokens(piece.text)):
            found[token] = max(found.get(token, 0.0), weight)
    return found
