"""``firstline kb import``: questions and answers of another program become article files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.articles import read_articles
from bot.editorial.entries import Entry, NotReadable, read_entries
from bot.editorial.writing import id_for, save
from bot.settings.model import SHIPPED_ARTICLES, Settings
from kb import Article
from kb.alike import SAME, nearest
from routing.language import detect


def bring_in(settings: Settings, path: Path, to: Path | None, language: str) -> tuple[int, Sequence[str]]:
    """The exit status and the lines. ``to``: the folder for the files, None for the one in the settings.

    ``language``: of all entries that name none, "" to find it out from their words.
    """
    folder = to or settings.kb.folder
    if folder == SHIPPED_ARTICLES:
        return 2, ["The shipped example is no place for your own articles: name a folder with --to DIR."]
    try:
        entries = read_entries(path)
    except NotReadable as error:
        return 2, [str(error)]
    known, _ = read_articles(folder) if folder.is_dir() else ((), ())
    work = _Import(list(known), folder)
    lines = [work.take(entry, _language(entry, language, settings)) for entry in entries]
    told = [line for line in lines if line]
    told.append(f"{len(entries)} entries read, {work.saved} files written to {folder}.")
    if work.saved:
        told.append("Next: firstline kb lint (what is missing), firstline kb try (how they are found).")
    return (0 if work.saved == len(entries) else 1), told


def _language(entry: Entry, given: str, settings: Settings) -> str:
    named = entry.fields.get("language", "").lower()[:2]
    found = named or given or detect(f"{entry.question}\n{entry.answer}", settings.languages)
    return found or settings.languages[0]


class _Import:
    """What is there already, and what has come in so far."""

    def __init__(self, known: list[Article], folder: Path) -> None:
        self._known, self._folder, self.saved = known, folder, 0

    def take(self, entry: Entry, language: str) -> str:
        """Writes its file; returns what is to be said, "" where all is well."""
        if not entry.question or not entry.answer:
            missing = "question" if not entry.question else "answer"
            return f"✗ {entry.place}: left out, it has no {missing}."
        if same := self._same(entry.question, language):
            return f"· {entry.place}: left out, {same.id}.{language} asks “{same.question}” already."
        try:
            article = self._article(entry, language)
        except ValueError as error:
            return f"✗ {entry.place}: left out, {error}."
        if save(article, self._folder) is None:
            return f"· {entry.place}: left out, there is a file {article.id}.{language}.md already."
        self._known.append(article)
        self.saved += 1
        return ""

    def _same(self, question: str, language: str) -> Article | None:
        known = [one for one in self._known if one.language == language]
        place, likeness = nearest(question, [one.question for one in known])
        return known[place] if likeness >= SAME else None

    def _article(self, entry: Entry, language: str) -> Article:
        fields = entry.fields
        given = fields.get("id", "")
        expires = fields.get("expires", "")
        taken = {article.id for article in self._known}
        return Article(
            id=id_for(given, ()) if given else id_for(entry.question, taken),
            language=language,
            question=entry.question,
            phrasings=tuple(one for one in entry.phrasings if one != entry.question),
            keywords=entry.keywords,
            skill=fields.get("skill", ""),
            owner=fields.get("owner", ""),
            because=fields.get("because", ""),
            expires=_date(expires) if expires else None,
            body=entry.answer,
        )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"expires is “{text}” and not a date such as 2027-01-31") from None
