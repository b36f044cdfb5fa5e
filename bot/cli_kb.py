"""``firstline kb``: the knowledge base, looked over, tried, measured and filled."""

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.settings.imagined import Imagined
from bot.settings.model import Settings
from bot.settings.reading import read_settings_file

if TYPE_CHECKING:  # only commands that need it load it
    from bot.experience import Experience


def add_kb(commands: Any) -> None:
    """Adds its commands to the command line."""
    kb = commands.add_parser("kb", help="the knowledge base").add_subparsers(required=True, metavar="what")
    lint = kb.add_parser("lint", help="what an editor should mend or look at")
    lint.set_defaults(command=_lint)
    attempt = kb.add_parser("try", help="what would be answered to a text, and why")
    attempt.add_argument("text")
    attempt.add_argument("--language", default="", help="the customer's; default: what the words show")
    attempt.set_defaults(command=_try)
    report = kb.add_parser("report", help="what may be expected, and how earlier promises were kept")
    report.set_defaults(command=_report)
    _add_taught(kb)
    bring = kb.add_parser(
        "import", help="make articles of a CSV, YAML, JSON or Markdown file, or of a folder"
    )
    bring.add_argument("path", type=Path)
    bring.add_argument("--to", type=Path, help="the folder for the articles; default: kb.folder")
    bring.add_argument(
        "--language", default="", help="of entries that name none; default: as their words show"
    )
    bring.set_defaults(command=_import)


def _add_taught(kb: Any) -> None:
    learned = kb.add_parser("learned", help="what agents linked to articles: list, undo")
    learned.set_defaults(command=_learned, number=None)
    what = learned.add_subparsers(metavar="what")
    what.add_parser("list", help="all of it, newest first")
    what.add_parser("undo", help="take one back").add_argument("number", type=int)
    drafts = kb.add_parser("drafts", help="articles that /teach began: list, export")
    drafts.set_defaults(command=_drafts, number=None, to=None)
    what = drafts.add_subparsers(metavar="what")
    what.add_parser("list", help="those that wait, oldest first")
    export = what.add_parser("export", help="write one as an article file")
    export.add_argument("number", type=int)
    export.add_argument("--to", type=Path, help="the folder for it; default: kb.folder")


def _lint(arguments: argparse.Namespace) -> int:
    from bot.editorial.linting import lint

    return _print(*lint(_settings(arguments), datetime.now(UTC).date()))


def _try(arguments: argparse.Namespace) -> int:
    from bot.editorial.trying import kb_try

    def lines() -> Sequence[str]:
        settings = _settings(arguments)
        past = _experience(settings)
        learned, outcomes = (past.learned(), past.outcomes()) if past else ((), ())
        return kb_try(settings, arguments.text, arguments.language, learned, outcomes)

    return _said(lines)


def _report(arguments: argparse.Namespace) -> int:
    from bot.editorial.reporting import WEEKS, report

    def lines() -> Sequence[str]:
        settings, now = _settings(arguments), datetime.now(UTC)
        past = _experience(settings)
        found, learned = (past.since(now - timedelta(weeks=WEEKS)), past.learned()) if past else ((), ())
        return report(settings, found, learned, now)

    return _said(lines)


def _experience(settings: Settings) -> "Experience | None":
    """What the ledger knows; None before the first start. Raises NewerSchema and Unusable.

    Each question to it is a short reading: a base may take minutes to build, and nobody who writes must wait
    for that.
    """
    from bot.app import open_store
    from bot.experience import Experience

    there = Path(settings.store.database.removeprefix("sqlite:///")).exists()
    return Experience(open_store(settings)) if there else None


def _said(lines: Callable[[], Sequence[str]]) -> int:
    from bot.encoders import NoEncoder
    from bot.store.migrate import NewerSchema, Unusable

    try:
        return _print(0, lines())
    except (NoEncoder, NewerSchema, Unusable) as error:
        return _print(1, [str(error)])


def _learned(arguments: argparse.Namespace) -> int:
    from bot.cli_aside import in_ledger
    from bot.editorial.teaching import list_learned, undo_learned

    def run(tx: Any, settings: Settings) -> int:
        if arguments.number is None:
            return _print(0, list_learned(tx, settings))
        status, line = undo_learned(tx, arguments.number, datetime.now(UTC))
        return _print(status, [line])

    return in_ledger(arguments, run)


def _drafts(arguments: argparse.Namespace) -> int:
    from bot.cli_aside import in_ledger
    from bot.editorial.teaching import export_draft, list_drafts

    def run(tx: Any, settings: Settings) -> int:
        if arguments.number is None:
            return _print(0, list_drafts(tx))
        status, line = export_draft(tx, settings, arguments.number, arguments.to)
        return _print(status, [line])

    return in_ledger(arguments, run)


def _import(arguments: argparse.Namespace) -> int:
    from bot.editorial.importing import bring_in

    return _print(*bring_in(_settings(arguments), arguments.path, arguments.to, arguments.language))


def _print(status: int, lines: Sequence[str]) -> int:
    print("\n".join(lines))
    return status


def _settings(arguments: argparse.Namespace) -> Settings:
    """Without secrets: nothing is sent."""
    return read_settings_file(arguments.settings, environment=Imagined(os.environ))
