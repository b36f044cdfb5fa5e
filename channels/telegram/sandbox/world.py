"""All that the sandbox remembers, in one place."""

from collections import deque
from pathlib import Path
from typing import Any

from channels.telegram.sandbox.clock import Clock
from channels.telegram.sandbox.keeping import Keeper
from channels.telegram.sandbox.more_records import InlineQuery, InviteLink, JoinRequest, Poll, Trait
from channels.telegram.sandbox.records import (
    Bot,
    Budget,
    Call,
    Chat,
    CommandList,
    Event,
    Fault,
    Member,
    Message,
    Person,
    Query,
    Setting,
    StoredFile,
    Topic,
    Update,
)
from channels.telegram.sandbox.signals import Signal
from channels.telegram.sandbox.tables import Changes, Table


class UnknownState(Exception):
    """The state file holds something that this version does not know."""


class World:
    """The tables, the clock, and the bells that long polls wait for."""

    def __init__(self, state_file: Path | None = None, *, strict: bool = True) -> None:
        self._strict_at_first = strict
        self.clock = Clock()
        self.changed = Signal()
        self.clock_changed = Signal()
        self.places: dict[str, int] = {}
        """For each chat and each other table, the number of its newest change."""
        self.poll_turn: dict[int, int] = {}
        """Per bot, the number of its newest getUpdates; an older one that still waits has lost."""
        self.bots = Table("bots", Bot, lambda bot: bot.id)
        self.people = Table("people", Person, lambda person: person.id)
        self.chats = Table("chats", Chat, lambda chat: chat.key)
        self.members = Table("members", Member, lambda m: (m.chat, m.user), lambda m: m.chat)
        self.topics = Table("topics", Topic, lambda t: (t.chat, t.id), lambda t: t.chat)
        self.messages = Table("messages", Message, lambda m: (m.chat, m.id), lambda m: m.chat)
        self.updates = Table("updates", Update, lambda u: (u.bot, u.id), lambda u: u.bot)
        self.queries = Table("queries", Query, lambda q: q.id)
        self.ballots = Table("ballots", Poll, lambda poll: poll.id)
        self.links = Table("links", InviteLink, lambda link: link.link, lambda link: link.chat)
        self.requests = Table("requests", JoinRequest, lambda r: (r.chat, r.user), lambda r: r.chat)
        self.inline_queries = Table("inline_queries", InlineQuery, lambda query: query.id)
        self.traits = Table("traits", Trait, lambda t: (t.bot, t.name, t.place))
        self.files = Table("files", StoredFile, lambda f: f.id)
        self.commands = Table(
            "commands", CommandList, lambda c: (c.bot, c.scope, c.language), lambda c: c.bot
        )
        self.calls = Table("calls", Call, lambda call: call.n)
        self.events = Table("events", Event, lambda event: event.n)
        self.faults = Table("faults", Fault, lambda fault: fault.id)
        self.budgets = Table("budgets", Budget, lambda budget: budget.name)
        self.settings = Table("settings", Setting, lambda setting: setting.name)
        self.polling: dict[int, int] = {}
        """Per bot, how many getUpdates wait at the moment."""
        self.last_poll: dict[int, tuple[int, float]] = {}
        """Per bot, the offset of its newest getUpdates, and when it came."""
        self.next_conflict: dict[int, float] = {}
        """Per bot, when a conflict is answered at once again."""
        self.polls: deque[Call] = deque(maxlen=1000)
        """The newest getUpdates calls; they change nothing, so they are not kept."""
        self.last_call = 0
        self._contents: dict[int, bytes] = {}
        self.tables: list[Table[Any]] = [table for table in vars(self).values() if isinstance(table, Table)]
        self._keeper = Keeper(state_file) if state_file else None
        if self._keeper:
            try:
                self._restore(self._keeper)
            except BaseException:
                self._keeper.close()
                raise

    def next_number(self, name: str) -> int:
        """1, 2, 3, ...: a row of numbers of its own for each name."""
        number = int(self.setting(name, 0)) + 1
        self.settings.put(Setting(name=name, value=number))
        return number

    def setting(self, name: str, default: Any) -> Any:
        """A value of the sandbox itself."""
        found = self.settings.get(name)
        return default if found is None else found.value

    def strict(self) -> bool:
        """Whether parameters that the specification does not know are refused."""
        return bool(self.setting("strict", self._strict_at_first))

    def next_album(self) -> str:
        """A media_group_id that nobody has yet."""
        return str(10**16 + self.next_number("album"))

    def has_topics(self, chat: Chat) -> bool:
        """Whether messages can belong to topics: in forums, and in private chats of bots that want it."""
        if chat.type != "private":
            return chat.is_forum
        bot = self.bots.get(chat.bot)
        return bot is not None and bot.has_topics

    def keep_content(self, file: int, content: bytes) -> None:
        """Keeps a file's bytes."""
        if self._keeper:
            self._keeper.keep_content(file, content)
        else:
            self._contents[file] = content

    def content(self, file: int) -> bytes:
        """A file's bytes; empty where they are gone."""
        found = self._keeper.content(file) if self._keeper else self._contents.get(file)
        return found or b""

    def note_call(self, call: Call) -> None:
        """Adds a call to the list, with the next number."""
        self.last_call = call.n = self.last_call + 1
        if call.method == "getUpdates":
            self.polls.append(call)
        else:
            self.calls.put(call)

    def clock_moved(self) -> None:
        """Keeps the clock and wakes those who watch it."""
        clock = self.clock
        self.settings.put(Setting(name="clock", value=[clock.offset, clock.frozen_at, clock.version]))
        self.clock_changed.ring()

    def commit(self) -> None:
        """Keeps what changed and wakes those who wait; once per call."""
        touched = [table for table in self.tables if table.touched]
        if not touched:
            return
        changes: Changes = {}
        for table in touched:
            self.places.update(dict.fromkeys(self._places(table), self.changed.version + 1))
            if self._keeper:
                changes.update(table.changes())
            else:
                table.touched.clear()
        if self._keeper:
            self._keeper.keep(changes)
        self.changed.ring()

    def _places(self, table: Table[Any]) -> set[str]:
        if table in (self.messages, self.topics):
            return {key[0] for key in table.touched if isinstance(key, tuple)}
        return {str(key) for key in table.touched} if table is self.chats else {table.name}

    def reset(self) -> None:
        """Forgets everything, and makes it real time again."""
        for table in self.tables:
            table.clear()
        self.polls.clear()
        self.last_poll.clear()
        self.next_conflict.clear()
        self.last_call = 0
        self._contents.clear()
        if self._keeper:
            self._keeper.forget_contents()
        self.clock.reset()
        self.clock_moved()

    def close(self) -> None:
        """Closes the state file."""
        if self._keeper:
            self._keeper.close()

    def _restore(self, keeper: Keeper) -> None:
        tables = {table.name: table for table in self.tables}
        try:
            for name, value in keeper.kept():
                tables[name].restore(value)
        except (KeyError, TypeError) as error:
            raise UnknownState("the state file was written by another version; use a new one") from error
        self.last_call = max((call.n for call in self.calls), default=0)
        clock = self.setting("clock", None)
        if clock:
            self.clock.offset, self.clock.frozen_at, self.clock.version = clock
