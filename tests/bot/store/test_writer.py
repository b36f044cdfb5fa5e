"""The one writer thread: what is acknowledged is on the disk, and nobody pays for another's error."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.store.writer import Store, StoreUnavailable, Tx


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/ledger.sqlite")
    with opened.engine.begin() as tx:
        tx.execute(text("create table kept (name text primary key, body blob)"))
    opened.start()
    yield opened
    opened.stop()


def add(name: str, size: int = 0) -> Callable[[Tx], str]:
    def run(tx: Tx) -> str:
        tx.execute(text("insert into kept values (:name, :body)"), {"name": name, "body": b"x" * size})
        return name

    return run


def names(store: Store) -> set[str]:
    with store.engine.connect() as connection:
        return set(connection.execute(text("select name from kept")).scalars())


def together(*works: Coroutine[Any, Any, Any]) -> list[Any]:
    async def run() -> list[Any]:
        return await asyncio.gather(*works, return_exceptions=True)

    return asyncio.run(run())


def at_once(store: Store, *works: Coroutine[Any, Any, Any]) -> list[Any]:
    """The same in one batch: the writer is busy until all of them have been given."""
    begun, given = threading.Event(), threading.Event()

    def keep_busy(_: Tx) -> bool:
        begun.set()
        return given.wait(60)

    async def run() -> list[Any]:
        busy = asyncio.create_task(store.write(keep_busy))
        assert await asyncio.to_thread(begun.wait, 60)
        waiting = asyncio.gather(*works, return_exceptions=True)
        await asyncio.sleep(0)
        given.set()
        assert await busy
        return await waiting

    return asyncio.run(run())


def test_many_callers_are_kept_in_far_fewer_commits(store: Store) -> None:
    commits = []
    from sqlalchemy import event

    event.listen(store.engine, "commit", lambda _connection: commits.append(1))
    answers = together(*(store.write(add(f"n{i}")) for i in range(500)))
    assert answers == [f"n{i}" for i in range(500)]
    assert len(names(store)) == 500
    assert len(commits) < 50


def test_one_callers_error_takes_back_only_his_own_work(store: Store) -> None:
    def half(tx: Tx) -> None:
        add("half")(tx)
        raise ValueError("changed my mind")

    answers = together(store.write(add("a")), store.write(half), store.write(add("b")))
    assert answers[0] == "a"
    assert isinstance(answers[1], ValueError)
    assert answers[2] == "b"
    assert names(store) == {"a", "b"}


def test_a_full_disk_fails_the_whole_batch_and_keeps_nothing_of_it(store: Store) -> None:
    # SQLite takes back the whole transaction when it is full; a writer that went on would keep "after".
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar()
        connection.exec_driver_sql(f"pragma max_page_count={int(pages or 0) + 20}")
    answers = at_once(
        store, store.write(add("before")), store.write(add("big", 1_000_000)), store.write(add("after"))
    )
    assert all(isinstance(answer, StoreUnavailable) and answer.full for answer in answers)
    assert names(store) == set()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("pragma max_page_count=1073741823")
    assert together(store.write(add("later"))) == ["later"]


def test_a_caller_who_goes_away_does_not_undo_what_he_gave(store: Store) -> None:
    async def run() -> None:
        task = asyncio.create_task(store.write(add("gone")))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await store.write(add("next")) == "next"

    asyncio.run(run())
    assert names(store) == {"gone", "next"}


def test_a_reader_cannot_write(store: Store) -> None:
    (answer,) = together(store.read(add("sneaked in")))
    assert isinstance(answer, StoreUnavailable)
    assert names(store) == set()


def test_stopping_finishes_what_was_given(tmp_path: Path) -> None:
    opened = Store(f"sqlite:///{tmp_path}/other.sqlite")
    with opened.engine.begin() as tx:
        tx.execute(text("create table kept (name text primary key, body blob)"))

    async def run() -> None:
        opened.start()
        waiting = asyncio.gather(*(opened.write(add(f"n{i}")) for i in range(100)))
        await asyncio.sleep(0)
        await asyncio.to_thread(opened.stop)
        assert len(await waiting) == 100

    asyncio.run(run())
    again = Store(f"sqlite:///{tmp_path}/other.sqlite")
    assert len(names(again)) == 100
    again.stop()
