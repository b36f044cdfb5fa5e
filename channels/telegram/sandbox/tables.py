"""Tables in memory that note what changed, so that it can be kept."""

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields
from typing import Any, Generic, TypeVar

R = TypeVar("R")
Changes = dict[tuple[str, str], str | None]
"""(table, key) -> the record as JSON text, or None where it is gone."""


class Table(Generic[R]):
    """Records by key, in the order they came. A record that was changed in place must be ``put`` again."""

    def __init__(
        self,
        name: str,
        kind: type[R],
        key: Callable[[R], Hashable],
        group: Callable[[R], Hashable] | None = None,
    ) -> None:
        self.name = name
        self._kind = kind
        self._key = key
        self._group = group
        self._rows: dict[Hashable, R] = {}
        self._groups: dict[Hashable, dict[Hashable, R]] = {}
        self._names = [column.name for column in fields(kind)]  # type: ignore[arg-type]
        self.touched: dict[Hashable, None] = {}

    def put(self, record: R) -> R:
        """Adds the record, or notes that it changed."""
        key = self._key(record)
        self._rows[key] = record
        if self._group is not None:
            self._groups.setdefault(self._group(record), {})[key] = record
        self.touched[key] = None
        return record

    def get(self, key: Hashable) -> R | None:
        """The record with that key."""
        return self._rows.get(key)

    def __getitem__(self, key: Hashable) -> R:
        """The record with that key, which must be there."""
        return self._rows[key]

    def remove(self, record: R) -> None:
        """Takes the record out; harmless where it is gone."""
        key = self._key(record)
        self._rows.pop(key, None)
        if self._group is not None:
            self._groups.get(self._group(record), {}).pop(key, None)
        self.touched[key] = None

    def of(self, group: Hashable) -> list[R]:
        """The records of one group, oldest first."""
        return list(self._groups.get(group, {}).values())

    def __iter__(self) -> Iterator[R]:
        return iter(list(self._rows.values()))

    def __len__(self) -> int:
        return len(self._rows)

    def clear(self) -> None:
        """Takes everything out."""
        self.touched.update(dict.fromkeys(self._rows))
        self._rows.clear()
        self._groups.clear()

    def changes(self) -> Changes:
        """What changed since the last time, as it is now."""
        changed: Changes = {}
        for key in self.touched:
            record = self._rows.get(key)
            changed[self.name, str(key)] = None if record is None else self._as_text(record)
        self.touched.clear()
        return changed

    def restore(self, text: str) -> None:
        """Puts back a record that was kept."""
        values: dict[str, Any] = json.loads(text)
        self.put(self._kind(**values))
        self.touched.clear()

    def snapshot(self) -> list[str]:
        """Every record as JSON text, in order."""
        return [self._as_text(record) for record in self._rows.values()]

    def _as_text(self, record: R) -> str:
        return json.dumps({name: getattr(record, name) for name in self._names}, ensure_ascii=False)
