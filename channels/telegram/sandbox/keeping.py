"""The state file: SQLite, written after every call, so that a killed sandbox comes back as it was."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from channels.telegram.sandbox.tables import Changes

SCHEMA = """
create table if not exists records (
  tab text not null, key text not null, value text not null, primary key (tab, key)
);
create table if not exists contents (file integer primary key, bytes blob not null);
"""


PUT = """
insert into records values (?, ?, ?) on conflict (tab, key) do update set value = excluded.value
"""


class Keeper:
    """Keeps records and file contents. It survives the death of the process, not of the machine: no fsync.

    Raises OSError where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("pragma journal_mode=wal")
        except sqlite3.DatabaseError as error:
            raise OSError(f"The state file {path} cannot be used: {error}.") from error
        self._db.execute("pragma synchronous=off")
        self._db.executescript(SCHEMA)

    def keep(self, changes: Changes) -> None:
        """Writes all of a call's changes in one transaction."""
        self._db.execute("begin immediate")
        for (table, key), value in changes.items():
            if value is None:
                self._db.execute("delete from records where tab = ? and key = ?", (table, key))
            else:
                # An update keeps the rowid, and with it the order in which records came.
                self._db.execute(PUT, (table, key, value))
        self._db.execute("commit")

    def keep_content(self, file: int, content: bytes) -> None:
        """Keeps the bytes of a file."""
        self._db.execute("insert or replace into contents values (?, ?)", (file, content))

    def content(self, file: int) -> bytes | None:
        """The bytes of a file."""
        row = self._db.execute("select bytes from contents where file = ?", (file,)).fetchone()
        return bytes(row[0]) if row else None

    def forget_contents(self) -> None:
        """Drops the bytes of all files."""
        self._db.execute("delete from contents")

    def kept(self) -> Iterator[tuple[str, str]]:
        """(table, record as JSON text), in the order they came."""
        yield from self._db.execute("select tab, value from records order by rowid")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()
