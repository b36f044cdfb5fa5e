"""Builds everything from the settings, runs it, and stops it in order."""

import asyncio
import contextlib
import fcntl
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import IO

from bot.checking import Checker
from bot.clock import Clock, FollowingClock, SystemClock
from bot.digest import tell_asides
from bot.dispatch import Carrier, Dispatch, Surroundings
from bot.founding import firm_of
from bot.intake import Intake
from bot.jobs import start_ticks
from bot.mail_in import MailIn
from bot.mail_out import mail_carrier, relay_of
from bot.menus import menus
from bot.moving import known_here
from bot.resettling import resettle
from bot.settings.model import Settings
from bot.shelf import shelf_of
from bot.store import arrivals, moving
from bot.store.memos import Memos
from bot.store.migrate import migrate
from bot.store.writer import Store, Tx
from bot.triage import Triage
from channels.blobs import BlobStore
from channels.telegram.channel import Line, TelegramChannel
from channels.telegram.pacing import Pace
from routing.model import AgentId, Arrival, Inbound
from routing.setup import Finding

log = logging.getLogger(__name__)


class AlreadyRunning(Exception):
    """Another Firstline works in this data directory."""


class NoDesk(Exception):
    """There is no Telegram group in which people could answer."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Where the program listens; ``smtp`` is None without a listener."""

    smtp: int | None


def lock(data_dir: Path) -> IO[str]:
    """The data directory's one lock; it ends with the program. Raises AlreadyRunning."""
    data_dir.mkdir(parents=True, exist_ok=True)
    held = (data_dir / "lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise AlreadyRunning(
            f"Another Firstline works in {data_dir}. Stop it, or give this one its own store.data_dir."
        ) from None
    return held


def open_store(settings: Settings) -> Store:
    """The ledger, brought to this program's schema; not started yet."""
    store = Store(settings.store.database)
    migrate(store.engine)
    return store


class App:
    """One running Firstline."""

    def __init__(self, settings: Settings) -> None:
        if settings.channels.telegram is None or not settings.desk.groups:
            raise NoDesk(
                "People answer in a Telegram group: set channels.telegram.token and desk.groups "
                "in settings.yaml."
            )
        self._settings = settings
        self._clock: Clock = FollowingClock(settings.clock) if settings.clock else SystemClock()
        self._store = open_store(settings)
        self._blobs = BlobStore(settings.store.data_dir / "blobs")
        self._shelf = shelf_of(settings, self._store)
        self._shelf.start(self._clock.now().date())
        self._moved = self._store.read_now(moving.current_groups)
        self._firm = firm_of(settings, self._moved)
        telegram = settings.channels.telegram
        self._groups = self._firm.groups
        self._telegram = TelegramChannel(
            telegram.token, telegram.api_base, telegram.file_base, self._blobs, telegram.webhook
        )
        self._window = timedelta(seconds=telegram.gather_seconds)
        self._relay = relay_of(settings)
        self._dispatch = Dispatch(self._store, self._firm, self._surroundings())
        self._triage = Triage(
            self._store,
            self._blobs,
            self._firm,
            self._clock,
            {"telegram": self._read_update, "mail": self._read_mail},
            self._shelf.current,
            self._shelf.ready,
            self._dispatch.wake,
            self._window,
        )
        self._intake = Intake(self._store, self._blobs, self._triage.wake)
        self._mail = self._mail_in()

    @property
    def store(self) -> Store:
        """The ledger."""
        return self._store

    @property
    def clock(self) -> Clock:
        """The time it goes by."""
        return self._clock

    async def run(self, ready: Callable[[Ready], None]) -> None:
        """Works until cancelled; raises what nobody here can mend (ReceivingStopped, a lost listener)."""
        self._store.start()
        async with contextlib.AsyncExitStack() as stack:
            stack.callback(self._store.stop)
            if isinstance(self._clock, FollowingClock):
                await self._clock.catch_up()
            await self._dispatch.recover()
            await self._store.write(lambda tx: resettle(tx, self._firm, self._clock.now()))
            if self._relay is not None:
                stack.push_async_callback(self._relay.close)
            stack.push_async_callback(self._telegram.close)
            ticks = start_ticks(
                self._wake,
                self._dispatch.sweep,
                self._look_at_articles,
                self._follow_groups,
                self._shelf.recalibrate,
                self._keep_house,
            )
            stack.callback(ticks.shutdown, wait=False)
            port = None
            if self._mail is not None:
                stack.push_async_callback(self._mail.close)
                port = await self._mail.start()
            await self._telegram.open(self._line())
            ready(Ready(port))
            await self._work()

    async def _work(self) -> None:
        """Stops in order: no more arrivals, then no more decisions, then what is being sent is finished."""
        receiving = [asyncio.create_task(self._receive(), name="telegram")]
        if self._mail is not None:
            receiving += [asyncio.create_task(fetch()) for fetch in self._mail.fetching()]
        if isinstance(self._clock, FollowingClock):
            receiving.append(asyncio.create_task(self._clock.follow(), name="clock"))
        deciding = asyncio.create_task(self._triage.run(), name="triage")
        sending = asyncio.create_task(self._dispatch.run(), name="dispatch")
        try:
            done, _ = await asyncio.wait([*receiving, deciding, sending], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            if self._mail is not None:
                await self._mail.stop_receiving()
            await self._telegram.stop_receiving()
            for task in [*receiving, deciding]:
                task.cancel()
            self._dispatch.stop()
            await asyncio.gather(*receiving, deciding, sending, return_exceptions=True)

    async def _receive(self) -> None:
        await self._telegram.receive(self._line(), await self._desks(), menus(self._firm, self._moved))

    async def _follow_groups(self) -> None:
        """A group that has another id now is offered its commands there."""
        moved = await self._store.read(moving.current_groups)
        if moved != self._moved:
            self._moved = moved
            await self._telegram.show(menus(self._firm, moved), Memos(self._store))

    async def _desks(self) -> list[tuple[int, Mapping[int, str]]]:
        """The agents' groups by the ids they have today, each with its agents."""
        agents = {int(agent.id): agent.name for agent in self._firm.agents.values()}
        moved = await self._store.read(moving.current_groups)
        return [
            (
                moved.get(group, group),
                {one: name for one, name in agents.items() if self._firm.seat(AgentId(one)) == group},
            )
            for group in self._groups
        ]

    async def _examine(self) -> Sequence[Finding]:
        return await self._telegram.examine(await self._desks(), self._clock.now)

    def _line(self) -> Line:
        async def pause(wait: timedelta) -> None:
            await self._clock.sleep_until(self._clock.now() + wait)

        return Line(
            accept=self._intake.accept,
            now=self._clock.now,
            pause=pause,
            memory=Memos(self._store),
            trouble=self._log_trouble,
            window=self._window,
        )

    def _log_trouble(self, group: int, finding: Finding) -> None:
        log.warning("desk_trouble group=%d %s", group, self._firm.wording.check("en", finding))

    async def _read_update(self, arrival: Arrival) -> Inbound:
        moved = await self._store.read(moving.current_groups)
        return known_here(partial(self._telegram.read, arrival), self._groups, moved)

    async def _read_mail(self, arrival: Arrival) -> Inbound:
        assert self._mail is not None
        return await self._mail.read(arrival)

    def _mail_in(self) -> MailIn | None:
        mail, blobs = self._settings.channels.mail, self._settings.store.data_dir / "blobs"
        if mail is None:
            return None
        return MailIn(mail, blobs, self._intake.accept, self._store, self._firm, self._clock)

    def _wake(self) -> None:
        self._triage.wake()
        self._dispatch.wake()

    async def _look_at_articles(self) -> None:
        await self._shelf.look(self._clock.now().date())

    async def _keep_house(self) -> None:
        now = self._clock.now()
        firm = self._firm

        def keep(tx: Tx) -> None:
            arrivals.forget_keys(tx, now)
            tell_asides(tx, firm, now)

        await self._store.write(keep)

    def _surroundings(self) -> Surroundings:
        telegram = self._settings.channels.telegram
        carriers: dict[str, Carrier] = {"telegram": self._telegram.carry_out}
        mail = self._settings.channels.mail
        if self._relay is not None and mail is not None and mail.relay is not None:
            carriers["relay"] = mail_carrier(self._relay, mail.relay, self._telegram.fetch)
        if telegram is not None:
            carriers["check"] = Checker(
                store=self._store,
                firm=self._firm,
                clock=self._clock,
                examine=self._examine,
                allowed=telegram.limits.per_group_per_minute,
                relay=self._relay,
                mailboxes=mail.imap if mail else (),
            ).carry_out
        return Surroundings(
            clock=self._clock,
            carriers=carriers,
            pace=Pace(telegram.limits) if telegram else Pace(),
            machine_time=lambda: datetime.now(UTC),
            chance=random.SystemRandom().random,
        )
