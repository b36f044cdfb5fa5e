"""The parts of the set-up's check that are the same on the command line and at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.settings.model import Settings
from bot.store.budget import used
from bot.store.engine import open_engine
from bot.store.writer import Tx
from channels.mail.relay import Relay
from routing.setup import Finding

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Used:
    """What went to a group within the last hour: calls in all, in the busiest minute, and what is allowed."""

    calls: int
    most: int
    allowed: int

    @property
    def trouble(self) -> Sequence[Finding]:
        """A minute that was full."""
        return [Finding("budget", (("most", self.most),))] if self.most >= self.allowed else []


def budget(tx: Tx, group: int, allowed: int, now: datetime) -> Used:
    """How full the last hour of a group was."""
    return Used(*used(tx, f"telegram:{group}", now - HOUR), allowed)


def budget_of_file(settings: Settings, group: int, now: datetime) -> Used | None:
    """The same beside a program that may be running; None where nothing was kept yet."""
    file = Path(settings.store.database.removeprefix("sqlite:///"))
    if settings.channels.telegram is None or not file.exists():
        return None
    engine = open_engine(settings.store.database, read_only=True)
    try:
        with engine.begin() as tx:
            return budget(tx, group, settings.channels.telegram.limits.per_group_per_minute, now)
    finally:
        engine.dispose()


async def relay_trouble(relay: Relay) -> Sequence[Finding]:
    """What keeps mail from leaving."""
    trouble = await relay.trouble()
    return [Finding("relay", (("why", trouble),))] if trouble else []
