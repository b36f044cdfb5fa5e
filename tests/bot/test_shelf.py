"""The knowledge base is built beside the work, and a new one takes its place when it is ready."""

import asyncio
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.settings.model import SHIPPED_ARTICLES
from bot.shelf import Shelf

TODAY = date(2026, 3, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("refund.en.md", "php-version.en.md"):
        shutil.copy(SHIPPED_ARTICLES / name, tmp_path)
    return tmp_path


def test_the_first_base_is_waited_for(folder: Path) -> None:
    shelf = Shelf(folder, 5)
    shelf.start(TODAY)
    assert shelf.current().article("refund", "en")


def test_a_changed_article_is_there_after_a_reload_and_the_old_base_answers_until_then(folder: Path) -> None:
    async def story() -> None:
        shelf = Shelf(folder, 5)
        shelf.start(TODAY)
        before = shelf.current()
        shutil.copy(SHIPPED_ARTICLES / "two-factor.en.md", folder)
        reloading = asyncio.create_task(shelf.reload(TODAY))
        await asyncio.sleep(0)
        assert shelf.current() is before
        await reloading
        assert shelf.current().article("two-factor", "en")

    asyncio.run(story())


def test_a_folder_without_articles_leaves_everything_to_people(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere", 5)
    shelf.start(TODAY)
    (part,) = shelf.current().match("Can I get a refund?", "en").parts
    assert part.candidates == ()
