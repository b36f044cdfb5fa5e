"""What is being played, and everything the page moves: time, the relay, Telegram, who writes."""

import asyncio
import contextlib
import json
import secrets
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.store.writer import Store
from bot.web.cast import Cast, Player
from bot.web.control import Control, Refused
from bot.web.news import EVERYTHING, News
from bot.web.playing import Theatre
from channels.base import Sent
from channels.mail.catcher import Catcher, Mail, written
from channels.mail.relay import Relay
from routing.wording import Wording

LOOK = 0.1
"""Seconds between two looks at the ledger."""
MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSide:
    """Customers' mail: ``door`` leads to the product's own SMTP port, where ``address`` is known."""

    door: Relay
    address: str


@dataclass(slots=True, kw_only=True)
class Playing:
    """One trial, from its first message to the next reset. ``mail`` is None where the settings know no mail.

    ``file`` keeps the customers who were made up on the page. ``icons``: the signs of topics by their ids.
    ``wording``: the product's own texts.
    """

    cast: Cast
    control: Control
    catcher: Catcher
    mail: MailSide | None
    store: Store
    clock: Clock
    languages: tuple[str, ...]
    file: Path
    icons: dict[str, str]
    wording: Wording

    def theatre(self) -> Theatre:
        """What the past is played with."""
        return Theatre(
            cast=self.cast,
            control=self.control,
            store=self.store,
            clock=self.clock,
            mails=lambda: self.catcher.mails,
            write_mail=self._past_mail,
        )

    async def _past_mail(self, player: Player, subject: str, text: str, answers: Mail | None) -> None:
        again = f"Re: {answers.subject}" if answers else ""
        await self.write_mail(player, subject or again, text, answers, [])

    async def write_mail(
        self,
        player: Player,
        subject: str,
        text: str,
        answers: Mail | None,
        files: Sequence[tuple[str, str, bytes]],
    ) -> None:
        """A customer's mail goes to the product. Raises Refused, NoAddress."""
        if self.mail is None:
            raise Refused("these settings know no mail")
        number = f"{secrets.token_hex(10)}@customers.example"
        now = self.clock.now()
        sender, raw = written(
            f'"{player.name}" <{player.key}>',
            self.mail.address,
            subject,
            text,
            message_id=number,
            at=now,
            answers=answers,
            files=files,
        )
        outcome = await self.mail.door.send(raw, sender, self.mail.address)
        if not isinstance(outcome, Sent):
            raise Refused(f"the mail was not taken: {getattr(outcome, 'reason', '')}")
        self.catcher.note(raw)

    async def add_customer(self, name: str, language: str, address: str) -> Player:
        """Somebody new, who can write at once. Raises Refused."""
        if len(self.cast.customers) >= MOST_PEOPLE:
            raise Refused("there are enough people here")
        if address in {player.key for player in self.cast.customers}:
            raise Refused(f"{address} writes here already")
        self.cast = self.cast.with_customer(name, language, address)
        player = self.cast.customers[-1]
        if not address:
            await self.control.add(player)
        known = json.loads(self.file.read_text("utf-8")) if self.file.exists() else []
        self.file.write_text(json.dumps([*known, [name, language, address]], ensure_ascii=False), "utf-8")
        return player

    async def remember_customers(self) -> None:
        """Those who were made up in an earlier run are there again."""
        for name, language, address in json.loads(self.file.read_text("utf-8")) if self.file.exists() else []:
            self.cast = self.cast.with_customer(name, language, address)
            if not address:
                await self.control.add(self.cast.customers[-1])

    def player(self, key: str) -> Player | None:
        """The customer with that key."""
        return next((one for one in self.cast.customers if one.key == key), None)

    def agent(self, number: int) -> Player | None:
        """The agent with that id."""
        return next((one for one in self.cast.agents if one.id == number), None)

    async def switch_relay(self, works: bool) -> None:
        """Breaks the mail relay, or mends it."""
        if works and not self.catcher.works:
            await self.catcher.start()
        elif not works:
            await self.catcher.stop()


class Stage:
    """The place that outlives a reset: the page looks at whatever is on it."""

    def __init__(self) -> None:
        self.news = News()
        self.wants_reset = asyncio.Event()
        self.run = secrets.token_hex(6)
        """Another one after each start of the program and each reset: what a page knows is void then."""
        self.progress: tuple[int, int] | None = (0, 0)
        """How much of the past was played; None when the trial is on."""
        self._playing: Playing | None = None

    @property
    def playing(self) -> Playing:
        """What is on. Raises Refused while there is nothing."""
        if self._playing is None:
            raise Refused("the trial is being set up")
        return self._playing

    @property
    def is_set(self) -> bool:
        """Whether something is on, be it still the past."""
        return self._playing is not None

    @contextlib.contextmanager
    def on(self, playing: Playing) -> Iterator[None]:
        """Shows this until the end of the block."""
        self._playing = playing
        self.run = secrets.token_hex(6)
        self.wants_reset.clear()
        self.news.tell(EVERYTHING)
        try:
            yield
        finally:
            self._playing = None
            self.progress = (0, 0)
            self.news.tell(EVERYTHING)

    def progressed(self, played: int, count: int) -> None:
        """So many lines of the past were played."""
        self.progress = (played, count)
        self.news.tell("stage")

    def begin(self) -> None:
        """The present begins: people may act."""
        self.progress = None
        self.news.tell(EVERYTHING)

    def watching(self, playing: Playing) -> list[Coroutine[Any, Any, None]]:
        """Work that tells the pages what changed, to be run until the trial ends."""
        return [self._watch_telegram(playing), self._watch_mail(playing), self._watch_ledger(playing)]

    async def _watch_telegram(self, playing: Playing) -> None:
        last, desk = 0, str(playing.cast.group)
        while True:
            last, changed = await playing.control.beyond(last)
            parts = {place: _part(place, desk) for place in changed}
            self.news.tell(*(part for part in parts.values() if part))

    async def _watch_mail(self, playing: Playing) -> None:
        known = 0
        while True:
            known = await playing.catcher.beyond(known)
            self.news.tell("mails")

    async def _watch_ledger(self, playing: Playing) -> None:
        known = -1
        while True:
            if playing.store.commits != known:
                known = playing.store.commits
                self.news.tell("story")
            await asyncio.sleep(LOOK)


def _part(place: str, desk: str) -> str:
    """The part of the page that shows this place of the sandbox, "" if none does."""
    if place == desk:
        return "desk"
    if ":" in place:
        return f"chat:{place.partition(':')[2]}"
    return {"queries": "answers", "settings": "stage", "faults": "stage"}.get(place, "")
