"""Everything on one machine, to try it: a stand-in for Telegram, a stand-in for the mail world, the product
itself as it always runs, and a page that shows both sides."""

import asyncio
import contextlib
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.app import App, Ready
from bot.settings.errors import SettingsRefused
from bot.settings.imagined import TOKEN, Imagined
from bot.settings.model import Channels, Group, Mail, Settings, Store, Telegram
from bot.settings.reading import read_settings_file
from bot.texts import wording
from bot.web import serving
from bot.web.cast import cast, people
from bot.web.control import Control
from bot.web.page import page
from bot.web.playing import beginning, play
from bot.web.stage import MailSide, Playing, Stage
from channels.mail.catcher import HOST, Catcher
from channels.mail.listening import Listening
from channels.mail.relay import Relay

GROUP = Group(id=-1001234567890, name="Support")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """How to make and serve the stand-in for Telegram."""

    build: Callable[[Path | None], Starlette]
    serve: Callable[[Starlette, str, int, Callable[[int], None]], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is tried: all that is kept stands in ``folder``; ``past``: customers have asked before."""

    settings: Settings
    folder: Path
    past: bool = True


def settings_to_try(path: Path, environment: Mapping[str, str]) -> tuple[Settings, str]:
    """The settings of ``path`` if they are good, else the shipped example and a sentence that says so."""
    imagined = Imagined(environment)
    if not path.exists():
        return _example(imagined), f"There is no {path.name} here, so the shipped example is tried."
    try:
        return read_settings_file(path, environment=imagined), ""
    except SettingsRefused as refused:
        return _example(imagined), f"{refused}\nSo the shipped example is tried instead."


def _example(environment: Mapping[str, str]) -> Settings:
    packed = Path(__file__).parent / "settings.example.yaml"
    path = packed if packed.exists() else packed.parents[1] / "settings.yaml"
    return read_settings_file(path, environment=environment)


async def run_trial(plan: Plan, port: int | None, sandbox: Sandbox, opened: Callable[[int], None]) -> None:
    """Runs until cancelled; ``opened`` is told the page's port. Raises PortTaken.

    ``port``: 0 takes a free one, None the usual one or one near it.
    """
    listener = serving.listen(port) if port is not None else serving.listen_near(serving.USUAL)
    page_port: int = listener.getsockname()[1]
    stage = Stage()
    shown: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    async with AsyncExitStack() as stack:
        stack.callback(listener.close)
        web = serving.serve(page(stage, page_port), listener, lambda: shown.set_result(None))
        serves = await stack.enter_async_context(_running(web, shown))
        opened(page_port)
        played = replace(plan, folder=plan.folder / "trial")
        if not _begun(played).exists():  # ended while its past was played: half of it is no beginning
            shutil.rmtree(played.folder, ignore_errors=True)
        while True:
            played.folder.mkdir(parents=True, exist_ok=True)
            await _perform(played, sandbox, stage, serves)
            shutil.rmtree(played.folder)


def _begun(plan: Plan) -> Path:
    """A file that is there once the trial is in the present."""
    return plan.folder / "begun"


async def _perform(plan: Plan, sandbox: Sandbox, stage: Stage, serves: asyncio.Task[None]) -> None:
    """Runs until somebody asks to begin anew, or raises what ended it."""
    folder, loop = plan.folder, asyncio.get_running_loop()
    logging.getLogger("uvicorn.error").setLevel(logging.NOTSET)
    async with AsyncExitStack() as stack:
        telegram: asyncio.Future[int] = loop.create_future()
        world = sandbox.build(folder / "telegram.sqlite")
        tasks = [
            serves,
            await stack.enter_async_context(
                _running(sandbox.serve(world, HOST, 0, telegram.set_result), telegram)
            ),
        ]
        control = Control(f"http://{HOST}:{telegram.result()}")
        stack.push_async_callback(control.close)
        # The mails' times are those of the trial, which the program knows as soon as there is one.
        catcher = Catcher(lambda: app.clock.now(), folder / "mails")
        local = local_settings(plan.settings, folder, telegram.result(), await catcher.start())
        stack.push_async_callback(catcher.stop)
        fresh = plan.past and not _begun(plan).exists()
        present, _ = await control.time()
        if fresh:
            await control.set_time(beginning(present, people(local)))
        await control.fill(cast(local))

        app = App(local)
        ready: asyncio.Future[Ready] = loop.create_future()
        tasks.append(await stack.enter_async_context(_running(app.run(ready.set_result), ready)))
        mail = _mail_side(local, ready.result())
        if mail is not None:
            stack.push_async_callback(mail.door.close)
        playing = Playing(
            cast=cast(local), control=control, catcher=catcher, mail=mail, store=app.store, clock=app.clock,
            languages=local.languages, file=folder / "people.json", icons=await control.icons(cast(local)),
            wording=wording(local),
        )  # fmt: skip
        await playing.remember_customers()
        stack.enter_context(stage.on(playing))
        tasks += [asyncio.create_task(work) for work in stage.watching(playing)]

        async def show() -> None:
            if fresh:
                await play(playing.theatre(), people(local), present, stage.progressed)
            _begun(plan).touch()
            stage.begin()
            await stage.wants_reset.wait()

        tasks.append(asyncio.create_task(show()))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks[3:]:
                task.cancel()


def _silence_uvicorn() -> None:
    """Stopping cuts the long polls, which uvicorn would report with a traceback each."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


@contextlib.asynccontextmanager
async def _running(
    work: Coroutine[Any, Any, None], told: asyncio.Future[Any]
) -> AsyncIterator[asyncio.Task[None]]:
    """Work in the background, from the moment it has ``told`` that it is ready until the end of the block."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait([task, told], return_when=asyncio.FIRST_COMPLETED)
        if not told.done():
            told.cancel()
            task.result()
        yield task
    finally:
        _silence_uvicorn()
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # looked at here; what ended the trial is raised where it was noticed


def local_settings(settings: Settings, folder: Path, telegram_port: int, relay_port: int) -> Settings:
    """The same settings, but nothing leaves this machine and nothing real is touched."""
    base = f"http://{HOST}:{telegram_port}"
    given, mail = settings.channels.telegram, settings.channels.mail
    telegram = replace(
        given or Telegram(token=TOKEN),
        token=TOKEN,
        api_base=f"{base}/bot",
        file_base=f"{base}/file/bot",
        webhook=None,
    )
    return replace(
        settings,
        store=Store(data_dir=folder, database=f"sqlite:///{folder / 'firstline.sqlite'}"),
        channels=Channels(telegram=telegram, mail=_local_mail(mail, relay_port) if mail else None),
        desk=settings.desk if settings.desk.groups else replace(settings.desk, groups=(GROUP,)),
        clock=f"{base}/sandbox/clock",
    )


def _local_mail(mail: Mail, relay_port: int) -> Mail:
    return replace(
        mail,
        smtp=_local_door(mail.smtp) if mail.smtp else None,
        relay=replace(mail.relay, host=HOST, port=relay_port, username="", password="", tls="none", dkim=None)
        if mail.relay
        else None,
        imap=(),
    )


def _local_door(smtp: Listening) -> Listening:
    """The same addresses and limits; whoever is on this machine may bring mail."""
    return Listening(
        host=HOST, port=0, addresses=smtp.addresses, size_limit=smtp.size_limit, hostname=smtp.hostname
    )


def _mail_side(settings: Settings, ready: Ready) -> MailSide | None:
    mail = settings.channels.mail
    if ready.smtp is None or mail is None or mail.smtp is None:
        return None
    return MailSide(door=Relay(HOST, ready.smtp, tls="none"), address=mail.smtp.addresses[0])
