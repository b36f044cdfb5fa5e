"""The example knowledge base that ships with the program, and the questions it has never seen."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.articles import read_articles
from kb import Article, Knowledge, Match

FOLDER = Path(__file__).parents[2] / "kb" / "articles"
LANGUAGES = ("en", "ru", "uk", "ar")


@cache
def articles() -> tuple[Article, ...]:
    return read_articles(FOLDER)[0]


@cache
def knowledge() -> Knowledge:
    return Knowledge.build(articles())


@cache
def unseen() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "unseen.yaml").read_text(encoding="utf-8")
    )
    return found


def answered(match: Match) -> tuple[str, ...]:
    """The articles that would go out: those of all question parts, or none where one part is not sure."""
    questions = [part for part in match.parts if part.kind == "question"]
    if any(not part.candidates or part.candidates[0].confidence < match.answer_from for part in questions):
        return ()
    return tuple(dict.fromkeys(part.candidates[0].article_id for part in questions))


def first(text: str, language: str = "en") -> tuple[str, float]:
    """The best candidate of a message of one part, and how sure it is: 1 is enough to answer."""
    match = knowledge().match(text, language)
    (part,) = match.parts
    if not part.candidates:
        return "", 0.0
    return part.candidates[0].article_id, part.candidates[0].confidence / match.answer_from
