"""The knowledge base is built beside the work, follows its folder, and takes its place when it is ready."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import date, timedelta
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


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    shelf = Shelf(folder, 5)
    shelf.start(TODAY)
    return shelf


def has(shelf: Shelf, article: str, question: str = "") -> bool:
    try:
        return shelf.current().article(article, "en").question.startswith(question)
    except KeyError:
        return False


async def looks(shelf: Shelf, until: Callable[[], bool], today: date = TODAY) -> None:
    async with asyncio.timeout(60):
        while not until():
            await shelf.look(today)


async def looks_in_vain(shelf: Shelf) -> None:
    before = shelf.current()
    for _ in range(4):
        await shelf.look(TODAY)
    assert shelf.current() is before


def test_the_first_base_is_waited_for(shelf: Shelf) -> None:
    assert shelf.current().article("refund", "en")


def test_who_stops_before_the_first_base_is_there_does_not_wait_for_it(folder: Path) -> None:
    never_built = Shelf(folder, 5)
    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(never_built.ready(), 0.01))


def test_articles_come_change_and_go_while_it_runs(shelf: Shelf, folder: Path) -> None:
    async def story() -> None:
        shutil.copy(SHIPPED_ARTICLES / "two-factor.en.md", folder)
        await looks(shelf, lambda: has(shelf, "two-factor"))
        refund = folder / "refund.en.md"
        refund.write_text(refund.read_text("utf-8").replace("question: Can I", "question: Could I"), "utf-8")
        await looks(shelf, lambda: has(shelf, "refund", "Could I"))
        (folder / "php-version.en.md").unlink()
        await looks(shelf, lambda: not has(shelf, "php-version"))
        assert has(shelf, "two-factor")

    asyncio.run(story())


def test_the_old_base_answers_until_the_new_one_is_there(shelf: Shelf, folder: Path) -> None:
    async def story() -> None:
        before = shelf.current()
        shutil.copy(SHIPPED_ARTICLES / "two-factor.en.md", folder)
        await shelf.look(TODAY)
        looking = asyncio.create_task(shelf.look(TODAY))
        await asyncio.sleep(0)
        assert shelf.current() is before
        await looking
        assert has(shelf, "two-factor")

    asyncio.run(story())


def test_an_article_expires_while_it_runs(shelf: Shelf, folder: Path) -> None:
    shelf.current()  # it has read the file, which is not whole for a moment now
    refund = folder / "refund.en.md"
    refund.write_text(refund.read_text("utf-8").replace("expires:", f"expires: {TODAY}"), "utf-8")

    async def story() -> None:
        await looks(shelf, lambda: shelf.current().article("refund", "en").expires == TODAY)
        await looks(shelf, lambda: not has(shelf, "refund"), TODAY + timedelta(days=1))

    asyncio.run(story())


def test_nothing_is_built_again_while_nothing_changes(shelf: Shelf) -> None:
    asyncio.run(looks_in_vain(shelf))


def test_a_folder_that_goes_away_takes_nothing_with_it(shelf: Shelf, folder: Path) -> None:
    shelf.current()
    shutil.rmtree(folder)
    asyncio.run(looks_in_vain(shelf))


def test_a_folder_without_articles_leaves_everything_to_people(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere", 5)
    shelf.start(TODAY)
    (part,) = shelf.current().match("Can I get a refund?", "en").parts
    assert part.candidates == ()
