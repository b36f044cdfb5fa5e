"""The migrations lead to the schema the program works with, and to no other."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.store import schema_mailboxes  # noqa: F401 - its tables join the others
from bot.store.engine import open_engine
from bot.store.migrate import HEAD, NewerSchema, migrate
from bot.store.schema import metadata


def test_a_new_database_gets_exactly_the_schema(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/new.sqlite")
    migrate(engine)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert found == []


def test_the_newest_revision_is_the_one_named(tmp_path: Path) -> None:
    versions = Path(__file__).parents[3] / "bot" / "migrations" / "versions"
    revisions = sorted(path.name[1:5] for path in versions.glob("r*.py"))
    assert revisions[-1] == HEAD


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/twice.sqlite")
    migrate(engine)
    migrate(engine)
    with engine.begin() as connection:
        first = connection.execute(text("select seq from sqlite_sequence where name = 'conversations'"))
        assert first.scalar() == 1000
    engine.dispose()


def test_a_newer_database_is_refused_with_the_cure(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/newer.sqlite")
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(NewerSchema, match="newer version that wrote it"):
        migrate(engine)
    engine.dispose()
