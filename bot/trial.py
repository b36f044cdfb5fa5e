"""Everything on one machine, to try it: a stand-in for Telegram, a stand-in for the mail world, the product
itself as it always runs, and a page that shows both sides."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.app import App, Ready
from bot.settings.errors import SettingsRefused
from bot.settings.imagined import TOKEN, Imagined
from bot.settings.model import Channels, Desk, Group, Mail, Settings, Store, Telegram
from bot.settings.reading import read_settings_file
from bot.web import serving
from bot.web.cast import cast
from bot.web.control import Control
from bot.web.page import MailSide, Stage, page
from channels.mail.catcher import HOST, Catcher
from channels.mail.listening import Listening
from channels.mail.relay import Relay

GROUP = Group(id=-1001234567890, name="Support")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """How to make and serve the stand-in for Telegram."""

    build: Callable[[Path | None], Starlette]
    serve: Callable[[Starlette, str, int, Callable[[int], None]], Coroutine[Any, Any, None]]


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


async def run_trial(
    settings: Settings, folder: Path, port: int, sandbox: Sandbox, opened: Callable[[int], None]
) -> None:
    """Runs until cancelled; ``opened`` is told the page's port (0 takes a free one). Raises PortTaken.

    All that is kept stands in ``folder``.
    """
    listener = serving.listen(port)
    page_port: int = listener.getsockname()[1]
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        stack.callback(listener.close)
        catcher = Catcher(lambda: datetime.now(UTC), folder / "mails")
        relay_port = await catcher.start()
        stack.push_async_callback(catcher.stop)

        telegram: asyncio.Future[int] = loop.create_future()
        world = sandbox.build(folder / "sandbox.sqlite")
        tasks = [
            await stack.enter_async_context(
                _running(sandbox.serve(world, HOST, 0, telegram.set_result), telegram)
            )
        ]
        stack.callback(_silence_uvicorn)
        local = _local(settings, folder, telegram.result(), relay_port)
        players = cast(local)
        control = Control(f"http://{HOST}:{telegram.result()}")
        stack.push_async_callback(control.close)
        await control.fill(players)

        ready: asyncio.Future[Ready] = loop.create_future()
        tasks.append(await stack.enter_async_context(_running(App(local).run(ready.set_result), ready)))
        mail = _mail_side(local, ready.result())
        if mail is not None:
            stack.push_async_callback(mail.door.close)

        shown: asyncio.Future[None] = loop.create_future()
        web = page(Stage(cast=players, control=control, catcher=catcher, mail=mail), page_port)
        tasks.append(
            await stack.enter_async_context(
                _running(serving.serve(web, listener, lambda: shown.set_result(None)), shown)
            )
        )
        stack.callback(_silence_uvicorn)
        opened(page_port)
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()


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
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # looked at here; what ended the trial is raised where it was noticed


def _local(settings: Settings, folder: Path, telegram_port: int, relay_port: int) -> Settings:
    """The same settings, but nothing leaves this machine and nothing real is touched."""
    base = f"http://{HOST}:{telegram_port}"
    given, mail = settings.channels.telegram, settings.channels.mail
    telegram = replace(
        given or Telegram(token=TOKEN), token=TOKEN, api_base=f"{base}/bot", file_base=f"{base}/file/bot"
    )
    return replace(
        settings,
        store=Store(data_dir=folder, database=f"sqlite:///{folder / 'firstline.sqlite'}"),
        channels=Channels(telegram=telegram, mail=_local_mail(mail, relay_port) if mail else None),
        desk=settings.desk if settings.desk.groups else Desk(groups=(GROUP,), show_answered=False),
        clock="",
    )


def _local_mail(mail: Mail, relay_port: int) -> Mail:
    return replace(
        mail,
        smtp=_local_door(mail.smtp) if mail.smtp else None,
        relay=replace(mail.relay, host=HOST, port=relay_port, username="", password="", tls="none", dkim=None)
        if mail.relay
        else None,
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
