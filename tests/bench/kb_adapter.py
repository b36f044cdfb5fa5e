"""The matcher as the scorer of public question sets wants it: ``build`` takes entries as in kb.jsonl."""

from collections.abc import Mapping, Sequence
from typing import Any

from kb import Article, Candidate, Knowledge
from kb.article import MOST_BODY

Entry = Mapping[str, Any]


class Matcher:
    """Answers with an entry's id."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = {f"entry-{number}": str(entry["id"]) for number, entry in enumerate(entries)}
        self.knowledge = Knowledge.build(article_of(number, entry) for number, entry in enumerate(entries))

    def match(self, text: str, language: str) -> tuple[str | None, float]:
        """The entry that would go out by itself, None where the bot would ask back or hand over."""
        match = self.knowledge.match(text, language)
        questions = [part for part in match.parts if part.kind == "question"]
        best = [part.candidates[0] for part in questions if part.candidates]
        sure = min((one.confidence for one in best), default=0.0)
        articles = {one.article_id for one in best}
        if len(best) < len(questions) or len(articles) != 1 or sure < match.answer_from:
            return None, sure
        return self._ids[articles.pop()], sure

    def id_of(self, candidate: Candidate) -> str:
        """The entry's id."""
        return self._ids[candidate.article_id]

    def rank(self, text: str, language: str, most: int) -> list[tuple[str, float]]:
        """The best entries for the text as one question."""
        candidates, _ = self.knowledge.whole(text, language)
        return [(self.id_of(one), one.confidence) for one in candidates[:most]]


def build(entries: Sequence[Entry]) -> Matcher:
    """The entry point of the scorer."""
    return Matcher(entries)


def article_of(number: int, entry: Entry) -> Article:
    """The entry as an article."""
    texts = [text for text in (entry["question"], *entry["phrasings"]) if text.strip()]
    body = str(entry.get("answer") or texts[0])[:MOST_BODY]
    return Article(
        id=f"entry-{number}",
        language=entry["lang"],
        question=texts[0] if texts else body,
        phrasings=tuple(texts[1:]),
        keywords=(),
        skill="",
        owner="",
        because="It stands so in the set.",
        expires=None,
        body=body,
    )
