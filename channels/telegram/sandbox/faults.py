"""Failures on demand: wrong answers, cut lines, slowness."""

import asyncio
import json

from channels.telegram.sandbox.errors import ApiError, Refused
from channels.telegram.sandbox.records import Fault, Json
from channels.telegram.sandbox.world import World

EFFECTS = ("error", "cut", "slow", "hang")
WITH_AN_ERROR = ("description", "retry_after", "migrate_to_chat_id")
DOWNLOAD = "download"
"""The name under which faults know the fetching of a file, which is no method."""
TEXTS = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
         429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway"}  # fmt: skip


class LineCut(Exception):
    """The connection is to be closed without an answer."""


def add_fault(world: World, asked: Json) -> Fault:
    """Schedules a fault for the next ``times`` matching calls. Raises Refused."""
    effect, times = asked["effect"], asked.get("times", 1)
    _check(effect)
    if times < 1:
        raise Refused("times is 1 or more")
    fault = Fault(
        id=world.next_number("fault"),
        method=asked.get("method") or "*",
        contains=asked.get("contains") or "",
        times=times,
        effect=effect,
    )
    return world.faults.put(fault)


def _check(effect: Json) -> None:
    if not any(name in effect for name in EFFECTS):
        raise Refused(f"effect is an object with one of {', '.join(EFFECTS)}")
    if unknown := effect.keys() - {*EFFECTS, *WITH_AN_ERROR}:
        raise Refused(f"an effect has no {', '.join(sorted(unknown))}")
    if "cut" in effect and effect["cut"] not in ("before", "after"):
        raise Refused('cut is "before" or "after"')
    if "error" in effect and effect["error"] not in range(400, 600):
        raise Refused("error is a status from 400 to 599")
    for name in ("slow", "hang"):
        if not isinstance(effect.get(name, 0), int | float) or effect.get(name, 0) < 0:
            raise Refused(f"{name} is a number of seconds")


def due_fault(world: World, method: str, params: Json) -> Json | None:
    """The effect that this call meets, which is used up by it."""
    for fault in world.faults:
        if fault.method != "*" and fault.method.lower() != method.lower():
            continue
        if fault.contains and fault.contains not in json.dumps(params, ensure_ascii=False):
            continue
        fault.times -= 1
        if fault.times > 0:
            world.faults.put(fault)
        else:
            world.faults.remove(fault)
        return fault.effect
    return None


async def before(effect: Json) -> None:
    """The part of a fault that keeps the call from having any effect."""
    if "error" in effect:
        raise _error(effect)
    if effect.get("cut") == "before":
        raise LineCut
    if "hang" in effect:
        await asyncio.sleep(float(effect["hang"]))
        raise LineCut


async def after(effect: Json) -> None:
    """The part of a fault that comes once the call has had its effect."""
    if "slow" in effect:
        await asyncio.sleep(float(effect["slow"]))
    if effect.get("cut") == "after":
        raise LineCut


def _error(effect: Json) -> ApiError:
    code = int(effect["error"])
    parameters: dict[str, int] = {}
    text = TEXTS.get(code, "Error")
    if "retry_after" in effect or code == 429:
        parameters["retry_after"] = int(effect.get("retry_after", 1))
        text += f": retry after {parameters['retry_after']}"
    if "migrate_to_chat_id" in effect:
        parameters["migrate_to_chat_id"] = int(effect["migrate_to_chat_id"])
    return ApiError(code, str(effect.get("description") or text), parameters)
