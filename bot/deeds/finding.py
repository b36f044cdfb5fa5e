"""Articles as agents ask for them: by name, or by words."""

from collections.abc import Sequence

from kb import Article, Candidate, Knowledge
from kb.evidence import NAMES

NEAR, NEAR_UNKNOWN = 0.01, 0.1
"""The confidence below which an article has nothing to do with the words; where none has them."""


def searched(kb: Knowledge, words: str, language: str) -> Sequence[Candidate]:
    """What comes close to the words, best first."""
    candidates, features = kb.whole(words, language)
    known = dict(zip(NAMES, features, strict=False)).get("known", 0.0)
    least = NEAR if known else NEAR_UNKNOWN
    return [one for one in candidates if one.confidence >= least]


def named(kb: Knowledge, words: str, language: str) -> Article | None:
    """The article with this id, else the one that fits the words best; in the language if it is there."""
    article_id = words.strip().casefold()
    if all(one.id != article_id for one in kb.articles):
        found = searched(kb, words, language)
        return kb.article(found[0].article_id, found[0].language) if found else None
    return next(one for one in in_language(kb, language) if one.id == article_id)


def in_language(kb: Knowledge, language: str) -> Sequence[Article]:
    """Every article once, by its id: in the language if it is there, else in another."""
    best: dict[str, Article] = {}
    for one in sorted(kb.articles, key=lambda one: (one.id, one.language != language, one.language)):
        best.setdefault(one.id, one)
    return list(best.values())
