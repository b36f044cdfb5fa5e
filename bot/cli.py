"""The command ``firstline``."""

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot import __version__, logs
from bot.cli_kb import add_kb
from bot.settings.errors import SettingsRefused
from bot.settings.reading import read_settings_file

STOPPED = 1
REFUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status: 0 done, 1 stopped by trouble, 2 refused before starting."""
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.command(arguments)
    except SettingsRefused as error:
        print(error, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="firstline", description="Support bot and router for Telegram and mail."
    )
    parser.add_argument("--version", action="version", version=f"firstline {__version__}")
    parser.add_argument(
        "--settings", type=Path, default=Path("settings.yaml"), help="default: ./settings.yaml"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    run = commands.add_parser("run", help="answer customers until stopped")
    run.set_defaults(command=_run)
    try_out = commands.add_parser("try", help="try everything on a local page, without a bot or a mailbox")
    try_out.add_argument(
        "--port", type=_port, help="of the page, default 8080 or one near it; 0 takes a free one"
    )
    try_out.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep it all in this folder; without, nothing is kept"
    )
    try_out.add_argument("--empty", action="store_true", help="begin without what customers asked before")
    try_out.set_defaults(command=_try)
    check = commands.add_parser("check", help="check the settings, the bot and its group, without starting")
    check.add_argument(
        "--live", action="store_true", help="also make and delete a topic in each group, log in at the relay"
    )
    check.set_defaults(command=_check)
    sandbox = commands.add_parser("sandbox", help="a local Bot API server for tests")
    sandbox.add_argument("--port", type=_port, required=True)
    sandbox.add_argument("--state", type=Path, help="a file that keeps its state")
    sandbox.add_argument(
        "--strict",
        choices=("on", "off"),
        default="on",
        help="off: ignore unknown parameters, as Telegram does",
    )
    sandbox.set_defaults(command=_sandbox)
    _add_aside(commands)
    add_kb(commands)
    return parser


def _add_aside(commands: Any) -> None:
    aside = commands.add_parser("aside", help="what was set aside: list, show, retry, drop")
    aside.set_defaults(command=_aside, what=None)
    what = aside.add_subparsers(metavar="what", dest="what")
    what.add_parser("list", help="the newest hundred, with the reasons")
    for name, help_text in (
        ("show", "the reason, and the message as it came"),
        ("retry", "decide about it once more, as a person's message"),
        ("drop", "take it off the list; nothing is deleted"),
    ):
        what.add_parser(name, help=help_text).add_argument("number", type=int)


def _aside(arguments: argparse.Namespace) -> int:
    from bot.cli_aside import aside

    return aside(arguments)


def _run(arguments: argparse.Namespace) -> int:
    # What is built at the start stays until the end: looking for garbage in it costs a tenth of the start.
    gc.disable()
    from bot.app import AlreadyRunning, App, NoDesk, Ready, lock
    from bot.encoders import NoEncoder
    from bot.mail_keys import BadKeys
    from bot.store.migrate import NewerSchema, Unusable
    from channels.telegram.arriving import ReceivingStopped

    settings = read_settings_file(arguments.settings, environment=os.environ)
    logs.set_up()

    def ready(found: Ready) -> None:
        gc.freeze()
        gc.enable()
        where = f", mail on port {found.smtp}" if found.smtp else ""
        print(f"firstline {__version__} is ready{where}", flush=True)

    try:
        with lock(settings.store.data_dir):
            return _until_stopped(App(settings).run(ready))
    except (
        AlreadyRunning,
        BadKeys,
        NoDesk,
        NoEncoder,
        NewerSchema,
        Unusable,
        ReceivingStopped,
        OSError,
    ) as error:
        return _stopped(error)


def _stopped(error: Exception) -> int:
    """Says what somebody has to mend."""
    what = str(error)
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    print(f"firstline: {what}", file=sys.stderr)
    return STOPPED


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


def _until_stopped(work: Coroutine[Any, Any, None]) -> int:
    """Runs until SIGINT or SIGTERM, then stops in order."""

    async def run() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            return

    asyncio.run(run())
    return 0


def _try(arguments: argparse.Namespace) -> int:
    from bot.app import AlreadyRunning, lock
    from bot.mail_keys import BadKeys
    from bot.store.migrate import NewerSchema, Unusable
    from bot.trial import Plan, Sandbox, run_trial, settings_to_try
    from bot.web.serving import USUAL, PortTaken, free_near
    from channels.telegram.sandbox.server import build, serve

    logs.set_up(logging.ERROR)  # a relay broken on purpose is no news
    settings, note = settings_to_try(arguments.settings, os.environ)
    if note:
        print(note, file=sys.stderr)

    def opened(port: int) -> None:
        if arguments.port is None and port != USUAL:
            print(f"Port {USUAL} is used by another program; the page takes {port} instead.", file=sys.stderr)
        print(f"Open http://127.0.0.1:{port} (Ctrl-C ends it)", flush=True)

    try:
        with contextlib.ExitStack() as stack:
            folder = arguments.keep or Path(stack.enter_context(TemporaryDirectory(prefix="firstline-try-")))
            stack.enter_context(lock(folder.resolve()))
            plan = Plan(settings=settings, folder=folder.resolve(), past=not arguments.empty)
            return _until_stopped(run_trial(plan, arguments.port, Sandbox(build, serve), opened))
    except PortTaken as error:
        free = free_near(arguments.port)
        print(f"firstline: {error} {free} is free: firstline try --port {free}", file=sys.stderr)
        return STOPPED
    except (AlreadyRunning, BadKeys, NewerSchema, Unusable, OSError) as error:
        return _stopped(error)


def _check(arguments: argparse.Namespace) -> int:
    from bot.check import check

    logs.set_up(logging.ERROR)
    try:
        status, lines = check(arguments.settings, os.environ, live=arguments.live)
    except OSError as error:  # the data directory
        return _stopped(error)
    print("\n".join(lines))
    return status


def _sandbox(arguments: argparse.Namespace) -> int:
    from channels.telegram.sandbox.server import build, serve

    def ready(port: int) -> None:
        print(f"sandbox ready on http://127.0.0.1:{port}", flush=True)

    try:
        app = build(arguments.state, strict=arguments.strict == "on")
        return _until_stopped(serve(app, "127.0.0.1", arguments.port, ready))
    except OSError as error:
        return _stopped(error)
