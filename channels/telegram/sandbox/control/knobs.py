"""Faults, the clock, pacing, and waiting for something to happen."""

import asyncio
from datetime import UTC, datetime
from urllib.parse import urlsplit

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.faults import add_fault
from channels.telegram.sandbox.methods.webhooks import LOOPBACK
from channels.telegram.sandbox.records import Fault, Json, Setting
from channels.telegram.sandbox.rules import VERSION
from channels.telegram.sandbox.world import World

LONGEST_WAIT = 60.0
"""Seconds a long poll of the control interface may last."""


def put_fault(world: World, asked: Json) -> object:
    """Schedules a fault."""
    return _shown(add_fault(world, asked))


def show_faults(world: World, _asked: Json) -> object:
    """The faults still to come."""
    return [_shown(fault) for fault in world.faults]


def clear_faults(world: World, _asked: Json) -> object:
    """Takes all faults back."""
    world.faults.clear()
    return {}


def _shown(fault: Fault) -> Json:
    return {
        "id": fault.id,
        "method": fault.method,
        "contains": fault.contains,
        "times": fault.times,
        "effect": fault.effect,
    }


def move_clock(world: World, asked: Json) -> object:
    """{advance: seconds} | {freeze: bool} | {set: ISO time}."""
    if not asked.keys() & {"advance", "freeze", "set"}:
        raise Refused("say advance, freeze or set")
    if "freeze" in asked:
        world.clock.freeze(asked["freeze"])
    if "set" in asked:
        moment = datetime.fromisoformat(asked["set"])
        world.clock.set((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    if "advance" in asked:
        world.clock.advance(asked["advance"])
    world.clock_moved()
    return world.clock.shown()


async def show_clock(world: World, asked: Json) -> object:
    """The clock, as soon as its version is beyond ``after``, or after ``wait`` seconds."""
    loop = asyncio.get_running_loop()
    until = loop.time() + min(asked.get("wait", 0.0), LONGEST_WAIT)
    known = asked.get("after", -1)
    while world.clock.version == known and (left := until - loop.time()) > 0:
        await world.clock_changed.wait(left)
    return world.clock.shown()


def switch_pacing(world: World, asked: Json) -> object:
    """{on: bool}: Telegram's limits on sending."""
    world.settings.put(Setting(name="pacing", value=asked["on"]))
    world.budgets.clear()
    return {}


def switch_strict(world: World, asked: Json) -> object:
    """{on: bool}: whether parameters that the specification does not know are refused."""
    world.settings.put(Setting(name="strict", value=asked["on"]))
    return {}


def put_host(world: World, asked: Json) -> object:
    """{host, base}: a webhook's host is reached at ``base`` from now on; an empty one forgets it."""
    base = asked["base"].rstrip("/")
    if base and (urlsplit(base).scheme != "http" or urlsplit(base).hostname not in LOOPBACK):
        raise Refused("base is http://127.0.0.1:<port>: the sandbox reaches its own machine only")
    others = {name: place for name, place in world.setting("hosts", {}).items() if name != asked["host"]}
    hosts = {**others, asked["host"]: base} if base else others
    world.settings.put(Setting(name="hosts", value=hosts))
    return hosts


def show_status(world: World, _asked: Json) -> object:
    """All that can be switched, as it stands."""
    return {
        "bot_api": VERSION,
        "strict": world.strict(),
        "pacing": world.setting("pacing", False),
        "clock": world.clock.shown(),
    }


async def wait_for_event(world: World, asked: Json) -> object:
    """{last: n, changed} as soon as n is another than ``after``, or after ``wait`` seconds."""
    known = asked.get("after", 0)
    seconds = min(asked.get("wait", 0.0), LONGEST_WAIT)
    last = await world.changed.beyond(known, seconds)
    return {"last": last, "changed": [place for place, number in world.places.items() if number > known]}
