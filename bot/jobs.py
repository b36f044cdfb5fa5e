"""The ticks. APScheduler holds no truth: what is due is read from rows, its jobs only wake those who look."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

TICK = 0.5
"""Seconds between two looks at what is due."""
LEASES = 30.0
ARTICLES = 2.0
GROUPS = 2.0
OUTCOMES = 600.0
HOUSEKEEPING = 3600.0


def start_ticks(
    wake: Callable[[], None],
    leases: Callable[[], Awaitable[None]],
    articles: Callable[[], Awaitable[None]],
    groups: Callable[[], Awaitable[None]],
    outcomes: Callable[[], Awaitable[None]],
    housekeeping: Callable[[], Awaitable[None]],
) -> AsyncIOScheduler:
    """Starts the ticks in the running loop; ``shutdown(wait=False)`` ends them."""
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    scheduler.add_job(_async(wake), "interval", seconds=TICK, id="due")
    scheduler.add_job(leases, "interval", seconds=LEASES, id="leases")
    scheduler.add_job(articles, "interval", seconds=ARTICLES, id="articles")
    scheduler.add_job(groups, "interval", seconds=GROUPS, id="groups")
    scheduler.add_job(outcomes, "interval", seconds=OUTCOMES, id="outcomes")
    scheduler.add_job(housekeeping, "interval", seconds=HOUSEKEEPING, id="housekeeping")
    # That a look still goes on when the next one is due is no trouble, nor is one cut off at the end.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    logging.getLogger("apscheduler.executors.default").addFilter(_is_trouble)
    scheduler.start()
    return scheduler


def _is_trouble(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _async(call: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    # A plain function would be run in a thread, and an asyncio.Event must be set in its own.
    async def run() -> None:
        call()

    return run
