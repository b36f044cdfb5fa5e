"""Decides about what arrived: oldest first, in order within a lane, one transaction each."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot import changing, deskchanges, deskside, deskwork, limits, moving, presses, reach
from bot.answering import Asked, question_of
from bot.clock import Clock
from bot.deeds.at import NotYet
from bot.firm import Firm
from bot.gathering import Gathering, Whole
from bot.requests import route
from bot.store import arrivals, groups, outbox_proof, people, topics, traces
from bot.store.arrivals import Waiting
from bot.store.asides import UNREADABLE
from bot.store.writer import Store, StoreUnavailable, Tx
from channels.blobs import BlobStore
from kb import Knowledge, Match
from routing.decide import restored
from routing.gathering import joined
from routing.happenings import Changed, DeskChange, GroupMoved, LeftBehind, Reacted, TopicSeen
from routing.language import detect
from routing.model import (
    Arrival,
    ArrivalId,
    Aside,
    CustomerId,
    DeskMessage,
    Inbound,
    Press,
    Reach,
    Request,
    Unreadable,
)

log = logging.getLogger(__name__)

Read = Callable[[Arrival], Awaitable[Inbound]]
"""A channel's reading of the raw bytes."""

AT_ONCE = 32
RUSH, RUSH_SECONDS = 4, 0.05
"""So many arrivals taken at once are a rush, for so long."""
PATIENCE = 1.0
"""Seconds a rush may hold up the decisions."""
TRIES = 3
PAUSES = (timedelta(seconds=1), timedelta(seconds=5))
CORRECTED = "an edit before the decision"
NOTHING = Match(parts=(), features=(), kb_version="")


class Triage:
    """``readers``: by channel name; ``kb`` is asked for each request, so that it can be replaced."""

    def __init__(
        self,
        store: Store,
        blobs: BlobStore,
        firm: Firm,
        clock: Clock,
        readers: Mapping[str, Read],
        kb: Callable[[], Knowledge],
        ready: Callable[[], Awaitable[None]],
        decided: Callable[[], None],
        window: timedelta = timedelta(0),
    ) -> None:
        """``ready``: waits for the first base. ``window``: how long more of the same is waited for."""
        self._store = store
        self._blobs = blobs
        self._firm = firm
        self._clock = clock
        self._readers = readers
        self._kb = kb
        self._ready = ready
        self._decided = decided
        self._gathering = Gathering(store, clock, window, self._read)
        self._wake = asyncio.Event()
        self._rush_until = 0.0
        self._patience = PATIENCE
        self._working: dict[ArrivalId, asyncio.Task[None]] = {}

    def wake(self, at_the_line: int = 0) -> None:
        """Something may be waiting. ``at_the_line``: so many arrivals are being taken at this moment."""
        if at_the_line >= RUSH:
            self._rush_until = time.monotonic() + RUSH_SECONDS
        self._wake.set()

    async def run(self) -> None:
        """Decides until cancelled; what is being decided then is finished first."""
        try:
            # The very first knowledge base takes a while; what comes in meanwhile is kept.
            await self._ready()
            while True:
                self._wake.clear()
                await self._let_pass()
                room = AT_ONCE - len(self._working)
                try:
                    begun = await self._begin(room) if room > 0 else 0
                except StoreUnavailable:
                    log.error("arrivals_not_seen cause=database")
                    await self._clock.sleep_until(self._clock.now() + PAUSES[0])
                    continue
                # Fewer than there was room for: nothing else is due, and whatever comes wakes us.
                if begun < max(room, 1):
                    if not begun and not self._working:
                        self._patience = PATIENCE
                    await self._wake.wait()
        finally:
            if self._working:
                await asyncio.wait(self._working.values(), timeout=10)

    async def _let_pass(self) -> None:
        """In a rush the arrivals are taken first: their sources wait at the line, while nobody who asked
        notices a second. A rush that lasts longer has to share.

        In the machine's own time, like the time-outs of calls: it is about load, promises no hour to anybody,
        and must pass while a test has frozen the clock.
        """
        while self._patience > 0 and time.monotonic() < self._rush_until:
            self._patience -= RUSH_SECONDS
            await asyncio.sleep(RUSH_SECONDS)

    async def _begin(self, room: int) -> int:
        """Begins with the due heads of lanes that nobody works on; a slow one holds up its own lane only."""
        now, busy = self._clock.now(), tuple(self._working)
        fresh = await self._store.read(lambda tx: arrivals.waiting(tx, now, room, busy))
        for waiting in fresh:
            self._working[waiting.id] = asyncio.create_task(self._work(waiting), name=f"arrival {waiting.id}")
        return len(fresh)

    async def _work(self, waiting: Waiting) -> None:
        more = True
        try:
            gathered = await self._gathering.of(waiting)
            if gathered:
                more = await self._decide(waiting, await self._gathering.whole(gathered))
            else:
                more = False
        except StoreUnavailable:
            log.error("arrival_not_decided arrival=%d cause=database", waiting.id)
            await self._clock.sleep_until(self._clock.now() + PAUSES[0])
        finally:
            del self._working[waiting.id]
            if more:
                self._wake.set()
            self._decided()

    async def _read(self, waiting: Waiting) -> Inbound | Exception:
        try:
            arrival = waiting.arrival
            if waiting.raw_blob is not None:
                raw = await asyncio.to_thread(self._blobs.get, waiting.raw_blob)
                arrival = replace(arrival, raw=raw)
            return await self._readers[arrival.channel](arrival)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one arrival must not stop the others
            return error

    async def _decide(self, waiting: Waiting, whole: Whole) -> bool:
        """Whether others are waiting then."""
        inbound = whole.first
        try:
            if isinstance(inbound, Exception):
                raise inbound
            spoken = ("", "")
            if isinstance(inbound, Request):
                address = inbound.address
                spoken = await self._store.read(lambda tx: people.spoken(tx, address))
            return await self._store.write(self._prepared(waiting, inbound, whole, spoken))
        except StoreUnavailable:
            raise
        except NotYet:
            await self._put_off(waiting, "something else comes first", to_blame=False)
        except OSError as error:
            # A full disk or no process to read with: the arrival is not to blame, however long it takes.
            log.error("arrival_not_read arrival=%d cause=%s", waiting.id, type(error).__name__)
            await self._put_off(waiting, type(error).__name__, to_blame=False)
        except Exception as error:  # one poisoned arrival never blocks a channel
            log.exception("triage_failed arrival=%d attempt=%d", waiting.id, waiting.attempts + 1)
            await self._put_off(waiting, type(error).__name__, to_blame=True)
        return True

    async def _put_off(self, waiting: Waiting, reason: str, *, to_blame: bool) -> None:
        firm, now = self._firm, self._clock.now()

        def put_off(tx: Tx) -> None:
            if not to_blame or waiting.attempts + 1 < TRIES:
                due_at = now + PAUSES[min(waiting.attempts, len(PAUSES) - 1)]
                arrivals.try_later(tx, waiting.id, due_at, reason, to_blame=to_blame)
                return
            arrivals.settle(tx, waiting.id, "aside", f"triage failed {TRIES} times: {reason}")
            channel, number = waiting.arrival.channel, str(waiting.id)
            text = firm.say("set-aside", channel=channel, number=number, count=TRIES)
            deskside.announce(tx, firm, text, now)
            traces.note(tx, now, "set aside", cause=f"arrival {waiting.id}", actor="bot", why=reason)

        await self._store.write(put_off)

    def _prepared(
        self,
        waiting: Waiting,
        inbound: Inbound,
        whole: Whole,
        spoken: tuple[str, str],
    ) -> Callable[[Tx], bool]:
        """The transaction that decides about an arrival, with all that it begins, and marks them.

        ``spoken``: the language its sender chose, and the one last known.
        """
        kb = self._kb()
        request = match = None
        if isinstance(inbound, Request):
            if waiting.arrival.envelope.get("restored"):
                inbound = restored(inbound)
            parts = ((inbound, waiting.id), *whole.rest)
            request = self._with_language(joined([part for part, _ in parts]), *spoken)
            plain = not (request.automatic or request.command)
            match = kb.match(question_of(request), request.language) if plain else NOTHING
            match = kb.readable(match, self._firm.policy.reads(request.language))
        now = self._clock.now()

        def decide(tx: Tx) -> bool:
            if request is not None and match is not None:
                asked = Asked(request, match, kb, parts[-1][1], parts)
                state, reason = route(tx, self._firm, asked, now)
            else:
                state, reason = self._other(tx, waiting, inbound, kb)
            for number in (waiting.id, *(number for _, number in whole.rest)):
                arrivals.settle(tx, number, state, reason)
            for number in whole.within:
                arrivals.settle(tx, number, state, CORRECTED if request is not None else reason)
            return arrivals.any_waiting(tx)

        return decide

    def _with_language(self, request: Request, chosen: str, known: str) -> Request:
        """In the language the customer chose; else in that of the words, the last known, the program's."""
        if request.language and not chosen:
            return request
        text = "" if request.command else request.text or request.subject
        found = chosen or detect(text, self._firm.languages, known or request.language_hint)
        return replace(request, language=found or known or request.language_hint or self._firm.language)

    def _other(self, tx: Tx, waiting: Waiting, inbound: Inbound, kb: Knowledge) -> tuple[str, str]:
        firm, now, number = self._firm, self._clock.now(), waiting.id
        match inbound:
            case DeskMessage():
                return deskwork.message(tx, firm, kb, inbound, number, now)
            case Press(private=True):
                return presses.press(tx, firm, kb, inbound, number, now)
            case Press():
                return deskwork.press(tx, firm, kb, inbound, number, now)
            case Reach():
                return reach.turned(tx, firm, inbound, number, now)
            case TopicSeen():
                return _topic_seen(tx, firm, inbound), "a topic of ours exists"
            case DeskChange():
                deskchanges.happened(tx, firm, inbound, now)
                return "aside", f"at the desk: {inbound.happening.value}"
            case GroupMoved():
                moving.told_by_group(tx, firm, inbound, number, now)
                return "done", "the group has another id now"
            case LeftBehind():
                moving.left_words(tx, firm, inbound, now)
                return "aside", "written in the group under its former id"
            case Unreadable():
                channel = waiting.arrival.channel
                limits.tell_unreadable(tx, firm, channel, inbound.reason, number, now)
                return "aside", f"{UNREADABLE}: {inbound.reason}"
            case Changed():
                return changing.changed(tx, firm, inbound, number, now)
            case Reacted():
                return changing.reacted(tx, firm, inbound, now)
            case Aside():
                return "aside", inbound.reason
            case Request():
                raise TypeError("a request is routed, not handled here")


def _topic_seen(tx: Tx, firm: Firm, seen: TopicSeen) -> str:
    _, _, number = seen.name.rpartition("· C")
    if seen.name == firm.say("desk-topic"):
        groups.change(tx, seen.chat, general=seen.thread)
    if number.isdecimal() and topics.topic_made(tx, seen.chat, CustomerId(int(number)), seen.thread):
        outbox_proof.topic_seen(tx, CustomerId(int(number)), seen.thread)
    return "done"
