"""The knowledge base in use, and the next one, which is built beside it."""

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from bot.articles import read_articles
from bot.encoders import load_encoder
from bot.experience import Experience
from bot.settings.model import Settings
from bot.store.writer import Store, StoreUnavailable
from kb import Article, Knowledge
from kb.learn import taught
from kb.meaning import Encode

log = logging.getLogger(__name__)

Result = TypeVar("Result")
_State = tuple[object, ...]
"""What the files look like from outside, and what was learned."""
_MANY = 5000
"""Phrasings; of more, a quick stand-in answers until the real base has been learned."""


class Shelf:
    """Builds in a thread, so that nobody who writes meanwhile has to wait for it."""

    def __init__(
        self,
        folder: Path,
        wrong_at_most: float,
        experience: Experience | None = None,
        encode: Encode | None = None,
    ) -> None:
        """``wrong_at_most``: per cent of the questions; ``experience``: what was learned at the desk.

        ``encode``: an encoder of sentences, where the settings name one.
        """
        self._encode = encode
        self._folder, self._promise, self._experience = folder, wrong_at_most / 100, experience
        self._changing = asyncio.Lock()
        self._kb: Knowledge | None = None
        self._there = threading.Event()
        self._built_from: _State | None = None
        self._seen: _State | None = None

    def start(self, today: date) -> None:
        """Begins to build; returns at once."""
        threading.Thread(target=self._fill, args=(today,), name="knowledge base", daemon=True).start()

    async def ready(self) -> None:
        """Returns when there is a base to ask; what stops meanwhile waits for none."""
        await _beside(self._there.wait)

    def current(self) -> Knowledge:
        """The base to ask; waits for the very first one."""
        self._there.wait()
        assert self._kb is not None
        return self._kb

    async def look(self, today: date) -> None:
        """Builds anew where the folder has changed, an article has expired or a wording was learned; the base
        in use answers until the new one is there.

        A change counts once it has been seen twice: whoever copies a hundred files is let finish.
        """
        if not self._there.is_set():
            return
        async with self._changing:
            state = await asyncio.to_thread(self._state, today)
            settled, self._seen = state == self._seen, state
            if not settled or not state or state == self._built_from:
                return
            self._built_from = state
            try:
                self._kb = await _beside(lambda: self._build(self._articles(today)))
                log.info("knowledge_base_reloaded version=%s", self._kb.version)
            except Exception:  # the build's edge: the base in use goes on answering
                log.exception("knowledge_base_not_reloaded")

    async def recalibrate(self) -> None:
        """Takes in what came of the questions asked since: how sure the base may be, not what it knows."""
        if not self._there.is_set() or self._experience is None:
            return
        async with self._changing:
            outcomes = await asyncio.to_thread(self._experience.outcomes)
            self._kb = await _beside(lambda: self.current().recalibrated(self._promise, outcomes))

    def _fill(self, today: date) -> None:
        try:
            self._built_from = self._state(today)
            articles = self._articles(today)
            if sum(len(article.phrasings) for article in articles) > _MANY:
                self._kb = Knowledge.build(articles, self._promise, quick=True)
                self._there.set()
            self._kb = self._build(articles)
        except Exception:  # the thread's edge: without a base, people answer
            log.exception("knowledge_base_not_built")
            self._kb = self._kb or Knowledge.build(())
        finally:
            self._there.set()

    def _articles(self, today: date) -> list[Article]:
        learned = self._experience.learned() if self._experience else ()
        return taught(usable_articles(self._folder, today), learned)

    def _build(self, articles: list[Article]) -> Knowledge:
        outcomes = self._experience.outcomes() if self._experience else ()
        return Knowledge.build(articles, self._promise, outcomes, encode=self._encode)

    def _state(self, today: date) -> _State:
        """The day belongs to it, since articles expire; () where something cannot be read just now."""
        try:
            found = [
                (file.name, file.stat()) for file in os.scandir(self._folder) if file.name.endswith(".md")
            ]
            learned = self._experience.mark() if self._experience else ()
        except (OSError, StoreUnavailable):
            return ()
        return (today, learned, *sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in found))


async def _beside(work: Callable[[], Result]) -> Result:
    """Does it in a thread of its own. The loop's threads would be waited for at the end of the program, and a
    large base takes minutes."""
    loop = asyncio.get_running_loop()
    told: asyncio.Future[Result] = loop.create_future()

    def tell(result: Result | None, error: Exception | None) -> None:
        if told.done():
            return
        if error is not None:
            told.set_exception(error)
        else:
            told.set_result(cast(Result, result))

    def run() -> None:
        result, problem = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the thread's edge: whoever waits for it is told
            problem = error
        with suppress(RuntimeError):  # the loop is closed, and nobody waits any more
            loop.call_soon_threadsafe(tell, result, problem)

    threading.Thread(target=run, name="knowledge base", daemon=True).start()
    return await told


def shelf_of(settings: Settings, store: Store) -> Shelf:
    """As the settings say. Raises NoEncoder."""
    encode = load_encoder(settings.kb.encoder)
    return Shelf(settings.kb.folder, settings.policy.wrong_at_most, Experience(store), encode)


def usable_articles(folder: Path, today: date) -> list[Article]:
    """A broken file is named and left out, an expired article is left out."""
    articles, errors = read_articles(folder)
    for error in errors:
        log.error("article_left_out %s", error)
    expired = [article for article in articles if article.expired(today)]
    for article in expired:
        log.warning("article_expired %s.%s", article.id, article.language)
    return [article for article in articles if article not in expired]
