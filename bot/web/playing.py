"""Plays what customers and agents said before the trial began: real messages through the real product, only
the clock stands in the past."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.clock import Clock
from bot.store import story
from bot.store.writer import Store
from bot.web.cast import Cast, Player
from bot.web.control import Control, Deed, Refused
from bot.web.people import Done, Line, Person, Pressed, Says, Told
from channels.mail.catcher import Mail

log = logging.getLogger(__name__)
T = TypeVar("T")

BETWEEN = timedelta(minutes=4)
"""What passes between two lines of a scene."""
PATIENCE = 6.0
"""Seconds until a line is given up that has no effect; the trial begins without it."""
LOOK, HURRY = 0.02, timedelta(seconds=4)
"""Seconds between two looks, and how much time passes in the trial at every second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """What it takes to play. ``write_mail``: sender, subject, text, the mail it answers."""

    cast: Cast
    control: Control
    store: Store
    clock: Clock
    mails: Callable[[], list[Mail]]
    write_mail: Callable[[Player, str, str, Mail | None], Awaitable[None]]


class NotSeen(Exception):
    """What should have followed did not."""


def beginning(present: datetime, people: list[Person]) -> datetime:
    """When the first scene is played: the program starts then, for time must never go back under it."""
    return present - max(scene.ago for person in people for scene in person.scenes)


async def play(
    theatre: Theatre, people: list[Person], present: datetime, progress: Callable[[int, int], None]
) -> None:
    """Plays all scenes, oldest first, and comes back to the present. ``progress``: (lines, of so many)."""
    players = dict(zip(people, theatre.cast.customers, strict=False))
    scenes = [(scene, players[person]) for person in people for scene in person.scenes]
    scenes.sort(key=lambda one: -one[0].ago)
    count, played = sum(len(scene.lines) for scene, _ in scenes), 0
    for scene, player in scenes:
        if present - scene.ago > theatre.clock.now():
            await _go_to(theatre, present - scene.ago)
        for line in scene.lines:
            try:
                await _line(theatre, player, line)
            except (NotSeen, Refused) as trouble:
                log.error(
                    "scene_cut_short person=%s line=%s cause=%s", player.key, type(line).__name__, trouble
                )
            played += 1
            progress(played, count)
            await theatre.control.advance(BETWEEN.total_seconds())
    now, ahead = await theatre.control.time()
    if ahead < 0:
        await _go_to(theatre, now - timedelta(seconds=ahead))


async def _go_to(theatre: Theatre, moment: datetime) -> None:
    await theatre.control.set_time(moment)
    while abs(theatre.clock.now() - moment) > timedelta(seconds=30):  # noqa: ASYNC110 - clocks ring no bell
        await asyncio.sleep(LOOK)


async def _line(theatre: Theatre, player: Player, line: Line) -> None:
    match line:
        case Says():
            await _says(theatre, player, line)
        case Told():
            holder, thread = await _until(theatre, lambda: _place(theatre, player))
            await theatre.control.act(
                Deed(person=holder, do="send", chat=theatre.cast.group, thread=thread, text=line.text)
            )
        case Pressed():
            message, data = await _until(theatre, lambda: _button(theatre, player))
            await theatre.control.act(Deed(person=player.id, do="press", message=message, data=data))
        case Done():
            await _resolve(theatre, player)
    await asyncio.sleep(LOOK)
    await _until(theatre, lambda: _quiet(theatre))


async def _says(theatre: Theatre, player: Player, line: Says) -> None:
    if player.channel == "telegram":
        chat = json.loads(await theatre.control.private_chat(player))
        if not chat["messages"]:
            await theatre.control.act(Deed(person=player.id, do="start"))
            await _until(theatre, lambda: _quiet(theatre))
        await theatre.control.act(Deed(person=player.id, do="send", text=line.text))
        return
    last = next((one for one in reversed(theatre.mails()) if one.recipient == player.key), None)
    await theatre.write_mail(player, line.subject, line.text, None if line.subject else last)


async def _resolve(theatre: Theatre, player: Player) -> None:
    holder, thread = await _until(theatre, lambda: _place(theatre, player))
    found = json.loads(await theatre.control.desk(theatre.cast))["messages"]
    for message in reversed([one for one in found if one.get("message_thread_id") == thread]):
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row):
            if ":resolve:" in button.get("callback_data", ""):
                deed = Deed(
                    person=holder,
                    do="press",
                    chat=theatre.cast.group,
                    message=message["message_id"],
                    data=button["callback_data"],
                )
                await theatre.control.act(deed)
                return
    raise NotSeen("no button resolves it")


async def _place(theatre: Theatre, player: Player) -> tuple[int, int] | None:
    """Who holds this customer's conversation, and the topic it is in."""
    for standing in await theatre.store.read(story.standings):
        if standing.address.value == player.key and standing.holder and standing.thread:
            return standing.holder, standing.thread
    return None


async def _button(theatre: Theatre, player: Player) -> tuple[int, str] | None:
    """Message and data of the first button the bot offers this customer."""
    found = json.loads(await theatre.control.private_chat(player))["messages"]
    for message in reversed(found):
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row if "callback_data" in button):
            return message["message_id"], button["callback_data"]
    return None


async def _quiet(theatre: Theatre) -> bool:
    if await theatre.control.unfetched(theatre.cast):
        return False
    now = theatre.clock.now()
    return await theatre.store.read(lambda tx: story.quiet(tx, now))


async def _until(theatre: Theatre, look: Callable[[], Awaitable[T | None]]) -> T:
    """What ``look`` finds; time passes quickly meanwhile. Raises NotSeen."""
    for turn in range(1, int(PATIENCE / LOOK)):
        if found := await look():
            return found
        if turn % 2 == 0:
            await theatre.control.advance(HURRY.total_seconds())
        await asyncio.sleep(LOOK)
    raise NotSeen("nothing followed")
