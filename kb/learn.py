"""What can be learned from the questions that people had to answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kb.alike import SAME, nearest, plain
from kb.article import Article
from kb.match import Match
from kb.sentences import sentences

LONGEST = 200
"""Characters; whoever tells a long story is understood by what they ask, not by all they tell."""
_PRIVATE = re.compile(r"\S+@\S+|https?://\S+|@\w+|\+?\d[\d\s().-]{5,}\d")
"""Addresses and long numbers are somebody's own, and teach nothing."""

Verdict = Literal["new", "known", "taken"]


@dataclass(frozen=True, slots=True)
class Learned:
    """A customer's wording for an article."""

    article: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a wording teaches an article anything. ``article``: the one that has it already, "" if none."""

    verdict: Verdict
    article: str = ""


def wording(text: str, match: Match) -> str:
    """What of a message is worth learning as a phrasing; "" where nothing is."""
    asked = [text[slice(*part.span)] for part in match.parts if part.kind == "question"]
    if len(asked) != 1:
        return ""
    found = _bare(asked[0])
    if len(found) > LONGEST:
        found = _bare(" ".join(piece.text for piece in sentences(asked[0]) if piece.asks))
    return found if plain(found) and len(found) <= LONGEST else ""


def _bare(text: str) -> str:
    return " ".join(_PRIVATE.sub(" ", text).split())


def check(text: str, article_id: str, articles: Iterable[Article]) -> Check:
    """Whether ``text`` is known already, or belongs to another of the ``articles``."""
    said = [(one.id, wording) for one in articles for wording in (one.question, *one.phrasings)]
    for own in (True, False):
        some = [(one, words) for one, words in said if (one == article_id) is own]
        place, likeness = nearest(text, [words for _, words in some])
        if likeness >= SAME:
            return Check("known" if own else "taken", some[place][0])
    return Check("new")


def taught(articles: Sequence[Article], learned: Iterable[Learned]) -> list[Article]:
    """The articles with what was learned for them; in its language where the article has it."""
    more: dict[tuple[str, str], list[str]] = {}
    languages: dict[str, list[str]] = {}
    for article in articles:
        languages.setdefault(article.id, []).append(article.language)
    for one in learned:
        codes = languages.get(one.article, [])
        if codes:
            language = one.language if one.language in codes else codes[0]
            more.setdefault((one.article, language), []).append(one.text)
    return [
        replace(article, phrasings=(*article.phrasings, *dict.fromkeys(more.get(article.key, ()))))
        for article in articles
    ]
