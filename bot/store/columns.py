"""The kinds of columns the ledger has."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Integer,
    String,
    Table,
    Text,
    TypeDecorator,
    literal_column,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


# Made once: json.dumps makes one for each call that is not its plainest.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Document(TypeDecorator[Mapping[str, Any]]):
    """A small JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else _JSON.encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any]:
        return json.loads(value) if value else {}


def number() -> Column[int]:
    """A table's own number, given by the database."""
    # SQLite numbers a table by itself only where the key's type is exactly INTEGER.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def literal(word: str) -> ColumnElement[str]:
    """A word written into the statement: SQLite uses a partial index only where the query repeats the index's
    condition as it stands, without a bound value."""
    return literal_column(f"'{word}'", String)


@cache
def _insert(table: Table) -> Insert:
    # A statement made once is understood once: SQLAlchemy keeps what it found out about it.
    return table.insert()


def add_row(tx: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Adds a row; its number."""
    key = tx.execute(_insert(table), [row]).inserted_primary_key
    assert key is not None
    return int(key[0])
