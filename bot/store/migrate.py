"""Brings the database to this program's schema, and refuses one from a newer program."""

import logging
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

HEAD = "0011"
"""The newest revision in bot/migrations/versions; a test holds it to the folder."""


class NewerSchema(Exception):
    """The database was written by a newer Firstline."""


class Unusable(Exception):
    """The database cannot be opened, or is none."""


def migrate(engine: Engine) -> None:
    """Runs the missing migrations. Raises NewerSchema and Unusable."""
    try:
        found = _revision(engine)
    except DBAPIError as error:
        raise Unusable(f"The database {engine.url.database} cannot be used: {error.orig}.") from error
    if found == HEAD:
        return
    # Alembic takes a quarter of a second to load: only where there is something to do.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.set_main_option("path_separator", "os")
    try:
        if found is not None:
            ScriptDirectory.from_config(config).get_revision(found)
    except CommandError as error:
        raise NewerSchema(
            f"The database is at revision {found}, which this version of Firstline does not know. "
            "Start the newer version that wrote it, or restore the backup made before that upgrade."
        ) from error
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    """The revision a database is at, None for a new one."""
    with engine.begin() as connection:
        known = inspect(connection).has_table("alembic_version")
        return connection.execute(text("select version_num from alembic_version")).scalar() if known else None
