"""``firstline aside``: what was set aside, and what becomes of it."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.app import open_store
from bot.settings.imagined import Imagined
from bot.settings.model import Settings
from bot.settings.reading import read_settings_file
from bot.store import asides
from bot.store.asides import Kept
from bot.store.migrate import NewerSchema, Unusable
from bot.store.writer import Tx
from channels.blobs import BlobStore

NOT_THERE = 1
ACTOR = "command line"
SHOWN = 100


def aside(arguments: argparse.Namespace) -> int:
    """Runs ``firstline aside``; returns the exit status."""
    return _DEEDS[arguments.what or "list"](arguments)


def _list(arguments: argparse.Namespace) -> int:
    def look(tx: Tx) -> int:
        found = asides.newest(tx, SHOWN)
        print("\n".join(_line(kept) for kept in found) or "Nothing was set aside.")
        return 0

    return in_ledger(arguments, lambda tx, _: look(tx))


def _line(kept: Kept) -> str:
    return (
        f"{kept.number:>8}  {kept.received_at:%Y-%m-%d %H:%M}  {kept.channel:<9} {kept.sender}  {kept.reason}"
    )


def _show(arguments: argparse.Namespace) -> int:
    def look(tx: Tx, settings: Settings) -> int:
        kept = asides.find(tx, arguments.number)
        if kept is None:
            return _missing(arguments.number)
        raw = BlobStore(settings.store.data_dir / "blobs").get(kept.blob) if kept.blob else kept.raw
        print(f"{_line(kept)}\n", flush=True)
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return 0

    return in_ledger(arguments, look)


def _retry(arguments: argparse.Namespace) -> int:
    return _change(arguments, asides.restore, "is decided about once more")


def _drop(arguments: argparse.Namespace) -> int:
    return _change(arguments, asides.drop, "is off the list")


def _change(arguments: argparse.Namespace, deed: Callable[[Tx, int, str, datetime], bool], done: str) -> int:
    def run(tx: Tx, _: Settings) -> int:
        if not deed(tx, arguments.number, ACTOR, datetime.now(UTC)):
            return _missing(arguments.number)
        print(f"{arguments.number} {done}.")
        return 0

    return in_ledger(arguments, run)


def _missing(number: int) -> int:
    print(f"firstline: {number} is not set aside; see: firstline aside list", file=sys.stderr)
    return NOT_THERE


def in_ledger(arguments: argparse.Namespace, run: Callable[[Tx, Settings], int]) -> int:
    """Runs it in one transaction; a running Firstline notices at once."""
    settings = read_settings_file(arguments.settings, environment=Imagined(os.environ))
    file = settings.store.database.removeprefix("sqlite:///")
    if not Path(file).exists():
        print(f"Nothing has been kept yet: there is no {file}.")
        return 0
    try:
        store = open_store(settings)
    except (NewerSchema, Unusable) as error:
        print(f"firstline: {error}", file=sys.stderr)
        return NOT_THERE
    with store.engine.begin() as tx:
        return run(tx, settings)


_DEEDS = {"list": _list, "show": _show, "retry": _retry, "drop": _drop}
