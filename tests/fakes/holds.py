"""Stops the program in the middle of what it writes down: a trigger in its database never comes to an end."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.fakes.sandbox import wait_for

ENDLESS = f"select count(*) from {', '.join(f'sqlite_master s{n}' for n in range(12))}"
LONG = 0.5
"""Seconds that no transaction of the program takes."""


@contextmanager
def held(database: Path, when: str) -> Iterator[None]:
    """Until the end of the block, when the program has to be dead, it gets stuck ``when`` this happens
    ("before insert on arrivals"): before the commit, with everything of the transaction done."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute(f"create trigger held {when} begin {ENDLESS}; end")
        connection.commit()
    yield
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute("drop trigger held")
        connection.commit()


def is_stuck(database: Path) -> bool:
    """Whether somebody writes for longer than anybody should."""
    with closing(sqlite3.connect(database, timeout=LONG)) as connection:
        try:
            connection.execute("begin immediate")
        except sqlite3.OperationalError:
            return True
        connection.rollback()
        return False


def wait_until_stuck(database: Path) -> None:
    """Returns as soon as it is."""
    wait_for(lambda: is_stuck(database), 60)
