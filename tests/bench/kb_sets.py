"""Reads the public question sets: a folder of kb.jsonl and queries.jsonl each."""

import hashlib
import json
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
Query = dict[str, Any]


def read_set(folder: Path, shots: int = 0) -> tuple[list[Entry], list[Query]]:
    """Entries and queries; ``shots``: only so many phrasings of an entry, those of the lowest hash."""
    entries = _lines(folder / "kb.jsonl")
    if shots:
        for entry in entries:
            texts = sorted((text for text in [entry["question"], *entry["phrasings"]] if text), key=_hash)
            if texts:
                entry["question"], entry["phrasings"] = texts[0], texts[1:shots]
    return entries, _lines(folder / "queries.jsonl")


def few(queries: list[Query], most: int) -> list[Query]:
    """At most so many, always the same."""
    return sorted(queries, key=lambda query: _hash(query["text"]))[:most]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()
