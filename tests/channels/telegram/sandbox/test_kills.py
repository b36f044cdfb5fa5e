"""A sandbox killed under load: what was answered is there, what was not confirmed comes again."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.channels.telegram.sandbox.driving import LOW_OFFSETS
from tests.fakes.sandbox import Bot, Refused, Sandbox, User

KILLS = 3
SECONDS_OF_LOAD = 0.6


@dataclass
class Load:
    """Ann writes, the bot writes to her and fetches what she wrote; each keeps what was acknowledged."""

    bot: Bot
    ann: int
    written: list[str] = field(default_factory=list)
    """Ann's words whose sending was answered."""
    sent: list[str] = field(default_factory=list)
    """The bot's words whose sending was answered."""
    fetched: set[str] = field(default_factory=set)
    ids: dict[int, str] = field(default_factory=dict)
    """Words by update id: an id is never used for something else."""
    tried: int = 0

    def under_way(self, sandbox: Sandbox) -> None:
        """Until the line breaks."""
        workers = (self.write, self.write, self.send, self.send, self.fetch)
        threads = [threading.Thread(target=self._until_it_breaks, args=(w, sandbox.url)) for w in workers]
        for thread in threads:
            thread.start()
        time.sleep(SECONDS_OF_LOAD)
        sandbox.kill()
        for thread in threads:
            thread.join()

    def _until_it_breaks(self, work: Callable[[Sandbox], None], url: str) -> None:
        sandbox = Sandbox(url)
        try:
            while True:
                work(sandbox)
        except httpx.TransportError:
            sandbox.close()

    def _next(self, who: str) -> str:
        self.tried += 1
        return f"{who} {self.tried} {threading.get_ident()}"

    def write(self, sandbox: Sandbox) -> None:
        text = self._next("ann")
        sandbox.act(self.ann, "send", text=text)
        self.written.append(text)

    def send(self, sandbox: Sandbox) -> None:
        text = self._next("bot")
        assert sandbox.call(self.bot, "sendMessage", {"chat_id": self.ann, "text": text}).is_success
        self.sent.append(text)

    def fetch(self, sandbox: Sandbox) -> None:
        # Each batch is fetched, kept, and only then confirmed, as a careful bot does.
        answer = sandbox.call(self.bot, "getUpdates", {"limit": 5, "offset": next(LOW_OFFSETS)})
        updates = answer.json()["result"]
        for update in updates:
            text = update["message"]["text"]
            assert self.ids.setdefault(update["update_id"], text) == text
            self.fetched.add(text)
        if updates:
            sandbox.call(self.bot, "getUpdates", {"offset": updates[-1]["update_id"] + 1})

    def drain(self, sandbox: Sandbox) -> None:
        """Fetches all that is left."""
        while sandbox.pending(self.bot):
            self.fetch(sandbox)


def test_nothing_acknowledged_is_lost_by_kill_9_under_load(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    sandbox = Sandbox.start(state)
    bot, ann = sandbox.bot(), sandbox.user("Ann")
    ann.starts()
    load = Load(bot, ann.id)
    for _ in range(KILLS):
        load.under_way(sandbox)
        sandbox = Sandbox.start(state)
    try:
        load.drain(sandbox)
        shown = User(sandbox, ann.id, "Ann").messages()
    finally:
        sandbox.kill()
    assert len(load.written) > 50 and len(load.sent) > 50, "that was no load"
    there = [message["text"] for message in shown]
    assert not set(load.sent) - set(there), "an answered message is lost"
    assert not set(load.written) - set(there), "an answered deed is lost"
    assert not {t for t in there if t.startswith("ann")} - load.fetched, "an unconfirmed update is lost"
    numbers = [message["message_id"] for message in shown]
    assert numbers == sorted(set(numbers)), "a number was given twice"


def test_what_is_cut_off_by_the_kill_is_there_wholly_or_not_at_all(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with Sandbox.running(state) as sandbox:
        bot, ann = sandbox.bot(), sandbox.user("Ann")
        ann.starts()
        sandbox.fault("sendMessage", {"slow": 30})
        asking = threading.Thread(target=_ignoring_the_end, args=(Sandbox(sandbox.url), bot, ann.id))
        asking.start()
        until = time.monotonic() + 30
        while not ann.received() and time.monotonic() < until:
            time.sleep(0.01)
    asking.join()
    with Sandbox.running(state) as sandbox:
        assert [m["text"] for m in User(sandbox, ann.id, "Ann").received()] == ["in flight"]
        assert sandbox.calls("sendMessage")[-1]["ok"]


def _ignoring_the_end(sandbox: Sandbox, bot: Bot, ann: int) -> None:
    try:
        sandbox.call(bot, "sendMessage", {"chat_id": ann, "text": "in flight"})
    except (httpx.TransportError, Refused):
        sandbox.close()
