"""What runs for every message finds its rows by an index, however long the ledger has become."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.store.writer import Tx
from tests.bench.ledger import hot, open_ledger, seed

SIZE = 400
OF_OPEN_WORK = {
    "ix_arrivals_waiting",
    "ix_arrivals_waiting_id",
    "ix_conversations_open",
    "ix_deliveries_open",
    "ix_deliveries_replaces",
    "ix_deliveries_unknown",
}
"""Indexes that hold only what is still to be done: they stay small, and may be read from end to end."""
SCAN = re.compile(r"SCAN (?!CONSTANT|moved_groups)(\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
STATEMENTS = hot(SIZE)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("ledger")
    found = open_ledger(folder)
    seed(found, SIZE)
    yield found
    found.dispose()


def plans(engine: Engine, run: Callable[[Tx], object]) -> list[str]:
    """How SQLite carries out every statement of ``run``."""
    steps: list[str] = []

    def explain(
        connection: Tx, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
    ) -> None:
        values = parameters[0] if many else parameters
        plan = connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values)
        steps.extend(row[3] for row in plan.fetchall())

    event.listen(engine, "before_cursor_execute", explain)
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            run(connection)
            transaction.rollback()
    finally:
        event.remove(engine, "before_cursor_execute", explain)
    return steps


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_hot_statement_reads_no_table_from_end_to_end(engine: Engine, name: str) -> None:
    for step in plans(engine, STATEMENTS[name]):
        scan = SCAN.match(step)
        assert scan is None or scan[2] in OF_OPEN_WORK, f"{name}: {step}"


def test_a_statement_without_an_index_is_noticed(engine: Engine) -> None:
    steps = plans(engine, lambda tx: tx.exec_driver_sql("select * from requests where text = 'x'").all())
    assert any(SCAN.match(step) for step in steps)
