"""Takes due deliveries and sends them, in order within a lane, within the budget of each destination."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.firm import Firm
from bot.moving import as_it_counts, group_of
from bot.settling import settle
from bot.showing import fresh
from bot.store import moving, outbox, people, sending, stalls
from bot.store.outbox import Delivery, Priority
from bot.store.writer import Store, StoreUnavailable, Tx
from channels.base import Deferred, Failed, Moved, Outcome, Sent, Unknown
from channels.effects import AtDesk, CopyAlbum, CopyMessage, Effect
from channels.telegram.pacing import SIGNS, Pace
from routing.model import Address, DeliveryId, Outward

log = logging.getLogger(__name__)

IN_FLIGHT = {"relay": 8, SIGNS: 8}
"""Deliveries in flight to one destination at once; a group has a few, of different customers."""
PAUSE = timedelta(seconds=1)
SOON = timedelta(milliseconds=20)
"""When to look again for a chat whose pace said no."""
LAST_CALLS = 8.0
"""Seconds that calls in flight get when the program stops; one cut off then is of unknown fate."""
MINUTE = timedelta(minutes=1)
WORTH_KEEPING = timedelta(seconds=5)
"""A shorter wait that Telegram asks for is over before the program has started again."""
NEVER = datetime.min.replace(tzinfo=UTC)
LEAVES = {
    Priority.WORDS: 0.1,
    Priority.TROUBLE: 0.1,
    Priority.CARD_EDIT: 0.25,
    Priority.ICON: 0.25,
    Priority.BOARD: 0.25,
}
"""The share of a group's minute left to what is more urgent: a new customer's topic and card find room even
while another writes without end, and what only keeps the desk up to date never fills a minute."""


class Carrier(Protocol):
    """Sends one effect of its channel."""

    async def __call__(self, effect: Effect) -> Outcome: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What sending needs beside the store. ``carriers``: by the first word of the destination."""

    clock: Clock
    carriers: Mapping[str, Carrier]
    pace: Pace
    machine_time: Callable[[], datetime]
    chance: Callable[[], float]


class Dispatch:
    """The only one who sends."""

    def __init__(self, store: Store, firm: Firm, surroundings: Surroundings) -> None:
        self._store = store
        self._firm = firm
        self._at = surroundings
        self._wake = asyncio.Event()
        self._stopping = False
        self._in_flight: Counter[str] = Counter()
        self._sending: set[asyncio.Task[None]] = set()
        self._groups: Mapping[int, int] = {}
        self._served: dict[str, datetime] = {}
        self._forgot = NEVER

    def wake(self) -> None:
        """Something may be due."""
        self._wake.set()

    def stop(self) -> None:
        """``run`` ends after what is in flight. Cancelling it instead could leave a delivery taken and
        unsent, which the next start would have to call unknown."""
        self._stopping = True
        self._wake.set()

    async def recover(self) -> None:
        """At start: whatever was being sent when the program died is of unknown fate."""
        await self._sweep(None)
        now = self._at.clock.now()
        self._at.pace.remember(await self._store.read(lambda tx: outbox.recent_calls(tx, now - MINUTE)))
        for destination, until in (await self._store.write(lambda tx: stalls.stalled(tx, now))).items():
            self._at.pace.stall(destination, until)
        self._groups = await self._store.read(moving.current_groups)

    async def sweep(self) -> None:
        """Deliveries past their lease are of unknown fate."""
        await self._sweep(self._at.machine_time())

    async def _sweep(self, lease_now: datetime | None) -> None:
        lost = await self._store.read(lambda tx: sending.expired(tx, lease_now))
        for delivery in lost:
            await self._record(delivery, Unknown("the program stopped while it was being sent"), self._groups)
        if lost:
            log.warning("deliveries_cut_off count=%d", len(lost))
            self.wake()

    async def run(self) -> None:
        """Sends until stopped; what is in flight then is finished first."""
        try:
            while not self._stopping:
                self._wake.clear()
                try:
                    await self._wait(await self._round())
                except StoreUnavailable:
                    log.error("deliveries_not_taken cause=database")
                    await self._at.clock.sleep_until(self._at.clock.now() + PAUSE)
        finally:
            if self._sending:
                await asyncio.wait(self._sending, timeout=LAST_CALLS)

    async def _round(self) -> datetime | None:
        """Begins with what may go now; when to look again, None: when woken."""
        now, pace = self._at.clock.now(), self._at.pace
        pace.forget_before(now)
        if now - self._forgot >= MINUTE:  # not each time: in a rush there are thousands of lanes
            self._served = {lane: at for lane, at in self._served.items() if now - at < MINUTE}
            self._forgot = now
        full = {name for name, count in self._in_flight.items() if count >= _most(name)}
        paced = pace.shut(now)
        shut = [*full, *paced]
        found, due = await self._store.read(
            lambda tx: (sending.heads(tx, now, shut), outbox.next_due(tx, now, shut))
        )
        times = [pace.free_at(name, now) for name in paced if name not in full]
        if due is not None:
            times.append(due)
        chosen: dict[DeliveryId, str] = {}
        for head in sorted(found, key=self._turn):
            if self._in_flight[head.destination] >= _most(head.destination):
                continue  # it wakes us when it has room
            leaves = LEAVES.get(head.priority, 0)
            if self._may_go(head.destination, now, leaves):
                self._in_flight[head.destination] += 1
                self._served[head.lane] = now
                chosen[head.id] = head.destination
            else:
                times.append(max(pace.free_at(head.destination, now, leaves), now + SOON))
        if chosen:
            if len(found) == sending.AT_ONCE:
                times.append(now)
            await self._take(chosen, now)
        return min(times, default=None)

    def _turn(self, head: sending.Head) -> tuple[int, datetime, int]:
        """Of equally urgent ones whoever was served longest ago: who writes much keeps nobody waiting."""
        return head.priority, self._served.get(head.lane, NEVER), head.id

    async def _take(self, chosen: Mapping[DeliveryId, str], now: datetime) -> None:
        places = Counter(chosen.values())
        machine_time = self._at.machine_time()
        try:
            taken = await self._store.write(lambda tx: self._claimed(tx, list(chosen), now, machine_time))
        except StoreUnavailable:
            self._in_flight.subtract(places)
            raise
        self._in_flight.subtract(places - Counter(delivery.destination for delivery in taken))
        for delivery in taken:
            if delivery.instead is not None:
                self._at.pace.give_back(delivery.destination, now)
        for delivery in taken:
            task = asyncio.create_task(self._send(delivery), name=f"delivery {delivery.id}")
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    def _claimed(
        self, tx: Tx, chosen: Sequence[DeliveryId], now: datetime, machine_time: datetime
    ) -> Sequence[Delivery]:
        """Taken, and as they stand at this moment."""
        return [self._fresh(tx, one, now) for one in sending.claim(tx, chosen, now, machine_time)]

    def _fresh(self, tx: Tx, delivery: Delivery, now: datetime) -> Delivery:
        try:
            shown = fresh(tx, self._firm, delivery, now)
            if shown.instead is not None:
                sending.uncounted(tx, delivery)
            return shown
        except Exception as error:  # one that cannot be shown must not hold up all the others
            log.exception("delivery_not_shown delivery=%d", delivery.id)
            return replace(delivery, instead=Failed("refused", type(error).__name__))

    def _may_go(self, destination: str, now: datetime, leaves: float) -> bool:
        return not destination.startswith("telegram") or self._at.pace.take(destination, now, leaves)

    async def _wait(self, until: datetime | None) -> None:
        if until is None:
            await self._wake.wait()
            return
        waits = [
            asyncio.create_task(self._wake.wait()),
            asyncio.create_task(self._at.clock.sleep_until(until)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waits:
                task.cancel()

    async def _send(self, delivery: Delivery) -> None:
        more = True
        try:
            groups = self._groups
            outcome = await self._attempt(delivery)
            more = await self._record(delivery, outcome, groups)
        finally:
            self._in_flight[delivery.destination] -= 1
            if not self._in_flight[delivery.destination]:
                del self._in_flight[delivery.destination]
            if more:
                self.wake()

    async def _attempt(self, delivery: Delivery) -> Outcome:
        if delivery.kind is Outward.CREATE_TOPIC and delivery.thread is not None:
            return Sent(str(delivery.thread))  # its own service message told us that it was made
        if delivery.instead is not None:
            return delivery.instead
        chat = delivery.audience == "customer" and delivery.destination != "relay"
        if chat and await self._is_shut(delivery.destination):
            return Failed("blocked", "not tried: nothing reaches this customer there")
        carrier = self._at.carriers.get(delivery.destination.split(":")[0])
        if carrier is None:
            return Deferred("its channel is not set up")
        try:
            outcome = await carrier(self._addressed(delivery.effect))
        except Exception as error:
            # It may have happened after the effect, e.g. over an answer the library cannot read.
            log.exception("delivery_crashed delivery=%d", delivery.id)
            return Unknown(type(error).__name__)
        if isinstance(outcome, Deferred) and outcome.wait is not None:
            until = self._at.clock.now() + outcome.wait + timedelta(seconds=1)
            self._at.pace.stall(delivery.destination, until)
        if isinstance(outcome, Moved):
            group = group_of(delivery.effect)
            if group is None:
                return Failed("no-chat", "a chat that is no group has moved")
            self._groups = {**self._groups, group: outcome.new_chat}
        return outcome

    async def _is_shut(self, destination: str) -> bool:
        channel, _, value = destination.partition(":")
        return await self._store.read(lambda tx: people.is_shut(tx, Address(channel, value)))

    def _addressed(self, effect: Effect) -> Effect:
        """The effect with the id its group has today."""
        if isinstance(effect, CopyMessage | CopyAlbum):
            effect = replace(effect, from_chat=self._groups.get(effect.from_chat, effect.from_chat))
        if isinstance(effect, AtDesk):
            return replace(effect, chat=self._groups.get(effect.chat, effect.chat))
        return effect

    async def _record(self, delivery: Delivery, outcome: Outcome, groups: Mapping[int, int]) -> bool:
        """Whether deliveries are waiting then. ``groups``: the ids by which it was sent."""

        def record(tx: Tx) -> bool:
            now = self._at.clock.now()
            wait = outcome.wait if isinstance(outcome, Deferred) else None
            # What waits by a rule of ours holds up nothing else.
            if wait is not None and wait > WORTH_KEEPING and delivery.instead is None:
                stalls.stall(tx, delivery.destination, now + wait)
            counts = as_it_counts(tx, delivery, outcome, groups)
            settle(tx, self._firm, delivery, counts, now, self._at.chance())
            return outbox.any_waiting(tx)

        def fate_alone(tx: Tx) -> bool:
            state = "sent" if isinstance(outcome, Sent) else "unknown"
            outbox.settle(tx, delivery, state, self._at.clock.now(), "what follows from it failed")
            return outbox.any_waiting(tx)

        try:
            return await self._written(delivery, record)
        except Exception:
            # A fault of ours in what follows from the outcome: the outcome itself must not be lost with it.
            log.exception("outcome_not_settled delivery=%d", delivery.id)
            return await self._written(delivery, fate_alone)

    async def _written(self, delivery: Delivery, record: Callable[[Tx], bool]) -> bool:
        # What was sent must not be forgotten: the outcome is written as soon as the database takes it.
        while True:
            try:
                return await self._store.write(record)
            except StoreUnavailable:
                log.error("outcome_not_recorded delivery=%d", delivery.id)
                await self._at.clock.sleep_until(self._at.clock.now() + PAUSE)


def _most(destination: str) -> int:
    return IN_FLIGHT.get(destination, 4 if destination.startswith("telegram:-") else 1)
