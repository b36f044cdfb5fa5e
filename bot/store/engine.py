"""Opens the database so that a committed transaction survives a power cut."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for one SQLite file; ``read_only`` refuses every write.

    SQLAlchemy's own BEGIN is switched off: a deferred transaction that turns into a write loses updates or
    fails with "database is locked" however long it may wait.
    """
    # Whoever takes a connection ends its transaction, so the pool need not do so again.
    engine = create_engine(url, pool_size=4 if read_only else 1, max_overflow=0, pool_reset_on_return=None)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout=15000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "journal_size_limit=67108864",
            "query_only=" + ("ON" if read_only else "OFF"),
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: Any) -> None:
        connection.cursor().execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    # A listener to "begin" would do the same, but with one SQLAlchemy asks for listeners at every statement.
    engine.dialect.do_begin = begin  # type: ignore[assignment, method-assign]
    return engine


def plainly(connection: Connection, statement: str) -> None:
    """Runs a statement without values or rows past SQLAlchemy, whose part costs far more than a savepoint.

    Raises the driver's own errors.
    """
    connection.connection.cursor().execute(statement)
