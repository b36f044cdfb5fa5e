"""``firstline kb learned`` and ``kb drafts``: what agents taught, to take back or to make articles of."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.articles import read_articles
from bot.editorial.writing import id_for, save
from bot.settings.model import SHIPPED_ARTICLES, Settings
from bot.store import drafts, learned
from bot.store.writer import Tx
from kb import Article


def list_learned(tx: Tx, settings: Settings) -> Sequence[str]:
    """Newest first, with who linked it and when."""
    names = {agent.id: agent.name for agent in settings.agents}
    return [
        f"{one.id:>6}  {one.learned_at:%Y-%m-%d %H:%M}  {names.get(one.agent, str(one.agent)):<12} "
        f"{one.article}.{one.language}  “{one.text}”{'  (taken back)' if one.undone else ''}"
        for one in learned.all_learned(tx)
    ] or ["Nothing was learned yet."]


def undo_learned(tx: Tx, number: int, now: datetime) -> tuple[int, str]:
    """The exit status and what to say."""
    if learned.undo(tx, number, now):
        return 0, f"{number} is taken back; a running Firstline forgets it within seconds."
    return 1, f"There is no {number} to take back; see: firstline kb learned list"


def list_drafts(tx: Tx) -> Sequence[str]:
    """The articles that /teach began, oldest first."""
    return [
        f"{one.id:>6}  {one.body['language']}  “{' '.join(str(one.body['question']).split())[:100]}”"
        for one in drafts.waiting(tx, "article")
    ] or ["No drafts are waiting."]


def export_draft(tx: Tx, settings: Settings, number: int, to: Path | None) -> tuple[int, str]:
    """Writes a draft as an article file, for an editor to finish."""
    folder = to or settings.kb.folder
    draft = drafts.draft(tx, number)
    if draft is None or draft.kind != "article" or draft.state != "open":
        return 1, f"There is no draft {number}; see: firstline kb drafts list"
    if folder == SHIPPED_ARTICLES:
        return 2, "The shipped example is no place for your own articles: name a folder with --to DIR."
    known = {article.id for article in read_articles(folder)[0]} if folder.is_dir() else set()
    question = " ".join(str(draft.body["question"]).split())
    try:
        article = Article(
            id=id_for(question, known),
            language=str(draft.body["language"]) or settings.languages[0],
            question=question,
            phrasings=(),
            keywords=(),
            skill="",
            owner=next((agent.name for agent in settings.agents if agent.id == draft.agent), ""),
            because="",
            expires=None,
            body=str(draft.body["answer"]),
        )
    except ValueError as error:
        return 1, f"Draft {number} makes no article: {error}."
    try:
        path = save(article, folder)
    except OSError as error:
        return 2, f"{folder} cannot be written: {error.strerror}."
    if path is None:
        return 1, f"There is a file {article.id}.{article.language}.md already."
    drafts.change(tx, number, state="used")
    return 0, f"Written to {path}. Put the question into general words, and add phrasings and because."
