"""``firstline kb``: the knowledge base, looked over, tried, measured and filled."""

import argparse
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.settings.imagined import Imagined
from bot.settings.model import Settings
from bot.settings.reading import read_settings_file


def add_kb(commands: Any) -> None:
    """Adds its commands to the command line."""
    kb = commands.add_parser("kb", help="the knowledge base").add_subparsers(required=True, metavar="what")
    lint = kb.add_parser("lint", help="what an editor should mend or look at")
    lint.set_defaults(command=_lint)
    attempt = kb.add_parser("try", help="what would be answered to a text, and why")
    attempt.add_argument("text")
    attempt.add_argument("--language", default="", help="the customer's; default: what the words show")
    attempt.set_defaults(command=_try)
    bring = kb.add_parser(
        "import", help="make articles of a CSV, YAML, JSON or Markdown file, or of a folder"
    )
    bring.add_argument("path", type=Path)
    bring.add_argument("--to", type=Path, help="the folder for the articles; default: kb.folder")
    bring.add_argument(
        "--language", default="", help="of entries that name none; default: as their words show"
    )
    bring.set_defaults(command=_import)


def _lint(arguments: argparse.Namespace) -> int:
    from bot.library.linting import lint

    return _print(*lint(_settings(arguments), datetime.now(UTC).date()))


def _try(arguments: argparse.Namespace) -> int:
    from bot.library.trying import kb_try

    return _print(0, kb_try(_settings(arguments), arguments.text, arguments.language))


def _import(arguments: argparse.Namespace) -> int:
    from bot.library.importing import bring_in

    return _print(*bring_in(_settings(arguments), arguments.path, arguments.to, arguments.language))


def _print(status: int, lines: Sequence[str]) -> int:
    print("\n".join(lines))
    return status


def _settings(arguments: argparse.Namespace) -> Settings:
    """Without secrets: nothing is sent."""
    return read_settings_file(arguments.settings, environment=Imagined(os.environ))
