"""``firstline kb import``: questions and answers of another program become article files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.articles import read_articles
from bot.editorial import counted
from bot.editorial.entries import SUFFIXES, Entry, NotReadable, files_in, read_entries
from bot.editorial.writing import id_for, save
from bot.settings.languages import LANGUAGES, language_meant
from bot.settings.model import SHIPPED_ARTICLES, Settings
from kb import Article
from kb.alike import plain
from routing.language import detect


def bring_in(settings: Settings, path: Path, to: Path | None, language: str) -> tuple[int, Sequence[str]]:
    """The exit status and the lines. ``to``: the folder for the files, None for the one in the settings.

    ``language``: of all entries that name none, "" to find it out from their words.
    """
    folder = to or settings.kb.folder
    if folder == SHIPPED_ARTICLES:
        return 2, ["The shipped example is no place for your own articles: name a folder with --to DIR."]
    try:
        entries, unread = _read(path, settings.languages)
    except NotReadable as error:
        return 2, [str(error)]
    known, _ = read_articles(folder) if folder.is_dir() else ((), ())
    work = _Import(known, folder)
    try:
        lines = [work.take(entry, _language(entry, language, settings)) for entry in entries]
    except OSError as error:
        saved = counted(work.saved, "file")
        return 2, [f"{folder} cannot be written: {error.strerror}. Until then {saved} came in."]
    told = [*(f"✗ {one}" for one in unread), *(line for line in lines if line)]
    read, saved = counted(len(entries), "entry", "entries"), counted(work.saved, "file")
    told.append(f"{read} read, {saved} written to {folder}.")
    if work.saved:
        told.append("Next: firstline kb lint (what is missing), firstline kb try (how they are found).")
    return (0 if work.saved == len(entries) and not unread else 1), told


def _read(path: Path, languages: Sequence[str]) -> tuple[Sequence[Entry], Sequence[str]]:
    """The entries; of a folder also what is said of the files that cannot be read. Raises NotReadable."""
    if not path.is_dir():
        return read_entries(path, languages), ()
    files = files_in(path)
    if not files:
        raise NotReadable(f"{path} has no files with {', '.join(SUFFIXES)}.")
    entries: list[Entry] = []
    unread = []
    for file in files:
        try:
            entries += read_entries(file, languages)
        except NotReadable as error:
            unread.append(str(error))
    return entries, unread


def _language(entry: Entry, given: str, settings: Settings) -> str:
    if named := entry.fields.get("language", "") or given:
        return language_meant(named) or named
    found = detect(f"{entry.question}\n{entry.answer}", settings.languages)
    return found or settings.languages[0]


class _Import:
    """What is there already, and what has come in so far."""

    def __init__(self, known: Sequence[Article], folder: Path) -> None:
        self._folder, self.saved = folder, 0
        self._ids: set[str] = set()
        self._asked: dict[tuple[str, str], Article] = {}
        for article in known:
            self._know(article)

    def take(self, entry: Entry, language: str) -> str:
        """Writes its file; returns what is to be said, "" where all is well."""
        if entry.wrong:
            return f"✗ {entry.place}: left out, {entry.wrong}."
        if not entry.question or not entry.answer:
            missing = "question" if not entry.question else "answer"
            return f"✗ {entry.place}: left out, it has no {missing}."
        if same := self._asked.get((language, plain(entry.question))):
            return f"· {entry.place}: left out, {same.id}.{language} asks “{same.question}” already."
        try:
            article = self._article(entry, language)
        except ValueError as error:
            return f"✗ {entry.place}: left out, {error}."
        if save(article, self._folder) is None:
            return f"· {entry.place}: left out, there is a file {article.id}.{language}.md already."
        self._know(article)
        self.saved += 1
        return ""

    def _know(self, article: Article) -> None:
        self._ids.add(article.id)
        self._asked.setdefault((article.language, plain(article.question)), article)

    def _article(self, entry: Entry, language: str) -> Article:
        if language not in LANGUAGES:
            raise ValueError(f"its language is “{language}” and not a code such as en or uk")
        fields = entry.fields
        given = fields.get("id", "")
        expires = fields.get("expires", "")
        return Article(
            id=id_for(given, ()) if given else id_for(entry.question, self._ids),
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
