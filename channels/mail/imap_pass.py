"""One pass over a folder: what is new is fetched, kept, registered, and then marked on the server."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from channels.base import Accept
from channels.mail.imap_register import Fetched, Known, Mailbox, Register
from channels.mail.imap_wire import WINDOW, Connection, Folder, Refused
from channels.mail.imap_words import Listed
from channels.mail.source import HASH_INLINE, sender_of, source_id
from routing.model import Arrival

log = logging.getLogger(__name__)

KEYWORD = "$FirstlineTaken"
BEGINNING = 256 * 1024
"""Bytes kept of a mail over the size limit: its header, and enough to see what it is."""
COMPARE = timedelta(hours=1)
"""Between two comparisons of all there with all dealt with, where there are many."""
MANY = 20_000
TRIES = 5
"""Times a mail is asked for before it is set aside, and the mailbox goes on."""
TOGETHER = 25
"""Mails kept in one commit."""
TOGETHER_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Found:
    uid: int
    key: str
    arrival: Arrival | None
    """None: it is not ours, or was kept before its number changed."""


class Pass:
    """Remembers over passes what is needed to be quick; nothing is lost when it is forgotten."""

    def __init__(
        self, mailbox: Mailbox, accept: Accept, register: Register, now: Callable[[], datetime]
    ) -> None:
        self._box = mailbox
        self._accept, self._register, self._now = accept, register, now
        self._known = Known(uidvalidity=0, first=0, renewed_to=0, left_until=None)
        self._last = 0
        self._compared_at: datetime | None = None
        self._there = 0
        self._tries: dict[int, int] = {}
        self._said: set[str] = set()

    async def begin(self, connection: Connection, folder: Folder) -> None:
        """What the ledger knows of this folder, after SELECT."""
        known = await self._register.known(self._box.name)
        if known is None:
            left = [] if self._box.backlog else await connection.uids()
            first = max(left, default=0)
            known = Known(
                uidvalidity=folder.uidvalidity,
                first=first,
                renewed_to=0,
                left_until=await _newest(connection, left[-WINDOW:]),
            )
            log.info("mailbox_begun mailbox=%s backlog=%s", self._box.place, self._box.backlog)
            await self._register.begin(self._box.name, known)
        elif known.uidvalidity != folder.uidvalidity:
            log.warning("mailbox_renumbered mailbox=%s all mails are compared anew", self._box.place)
            renewed_to = max(folder.uidnext - 1, 0)
            known = Known(
                uidvalidity=folder.uidvalidity, first=0, renewed_to=renewed_to, left_until=known.left_until
            )
            await self._register.begin(self._box.name, known)
        if known != self._known:
            self._known, self._tries = known, {}
        self._compared_at, self._last = None, 0

    async def run(self, connection: Connection, folder: Folder) -> None:
        """Takes what is new. Raises Lost, Refused and NotStored; what was taken until then is taken."""
        for uid_window in _windows(await self._new(connection)):
            await self._take(connection, uid_window)
        await self._mark(connection, folder)

    async def _new(self, connection: Connection) -> list[int]:
        """UIDs to be dealt with, those that failed before last. Gaps and gone mails are noticed here."""
        due = self._compared_at is None or self._there < MANY or self._now() >= self._compared_at + COMPARE
        if not due:
            return await connection.uids(above=self._last)
        present = [uid for uid in await connection.uids() if uid > self._known.first]
        dealt_with = await self._register.uids(self._box.name, self._known.uidvalidity)
        new = [uid for uid in present if uid not in dealt_with]
        if gap := sum(uid <= self._last and uid not in self._tries for uid in new):
            log.warning("mails_missed_before mailbox=%s count=%d they are taken now", self._box.place, gap)
        if gone := dealt_with.difference(present):
            await self._register.forget(self._box.name, self._known.uidvalidity, gone)
        self._compared_at, self._there = self._now(), len(present)
        return sorted(new, key=lambda uid: (self._tries.get(uid, 0), uid))

    async def _take(self, connection: Connection, uids: Sequence[int]) -> None:
        batch: list[_Found] = []
        size = 0
        listed = await connection.listing(uids)
        for uid in (uid for uid in uids if uid in listed):
            found = await self._fetch(connection, uid, listed[uid])
            if found is None:
                continue
            batch.append(found)
            size += len(found.arrival.raw) if found.arrival else 0
            if len(batch) >= TOGETHER or size >= TOGETHER_BYTES:
                await self._keep(batch)
                batch, size = [], 0
        await self._keep(batch)
        self._last = max(self._last, *uids)

    async def _fetch(self, connection: Connection, uid: int, listed: Listed) -> _Found | None:
        """The mail; None if it is gone, or could not be had this time."""
        tries = self._tries.get(uid, 0)
        if tries >= TRIES:
            return self._aside(uid, b"", f"the mail server did not hand it out, asked {tries} times")
        self._tries[uid] = tries + 1
        try:
            if listed.size > self._box.size_limit:
                raw = await connection.beginning(uid, BEGINNING)
                why = f"it has {listed.size:,} bytes, more than channels.mail.imap.size_limit allows"
                found = None if raw is None else self._aside(uid, raw, why)
            else:
                raw = await connection.raw(uid, listed.size)
                found = None if raw is None else await self._read(uid, raw, listed.arrived_at)
        except Refused:
            return None
        del self._tries[uid]
        return found

    async def _read(self, uid: int, raw: bytes, arrived_at: datetime | None) -> _Found:
        key = source_id(raw) if len(raw) <= HASH_INLINE else await asyncio.to_thread(source_id, raw)
        if uid <= self._known.renewed_to and await self._is_old(key, arrived_at):
            return _Found(uid, key, None)
        return _Found(uid, key, self._arrival(key, raw, f"mail:{sender_of(raw)}"))

    async def _is_old(self, key: str, arrived_at: datetime | None) -> bool:
        """Whether a mail with a new number was dealt with under its old one, or was never ours."""
        until = self._known.left_until
        left = until is not None and arrived_at is not None and arrived_at <= until
        return left or await self._register.has_key(self._box.name, key)

    def _aside(self, uid: int, raw: bytes, why: str) -> _Found:
        key = f"{self._box.name}:{self._known.uidvalidity}:{uid}"
        return _Found(uid, key, self._arrival(key, raw, f"mail:{sender_of(raw)}", unread=why))

    def _arrival(self, key: str, raw: bytes, lane: str, **more: str) -> Arrival:
        envelope = {"recipient": self._box.address, "mailbox": self._box.name, **more}
        return Arrival(
            channel="mail", source_id=key, raw=raw, received_at=self._now(), lane=lane, envelope=envelope
        )

    async def _keep(self, batch: Sequence[_Found]) -> None:
        if not batch:
            return
        await asyncio.gather(*(self._accept(found.arrival) for found in batch if found.arrival))
        marked = self._box.after == "leave"
        await self._register.add(
            self._box.name,
            self._known.uidvalidity,
            [Fetched(uid=found.uid, key=found.key, marked=marked) for found in batch],
        )

    async def _mark(self, connection: Connection, folder: Folder) -> None:
        """For people who look into the mailbox; what counts is the register."""
        if self._box.after == "leave":
            return
        name, validity = self._box.name, self._known.uidvalidity
        uids = await self._register.unmarked(name, validity)
        if not uids:
            return
        moves = self._box.after == "move" and connection.moves
        try:
            if self._box.after == "flag" and folder.keywords:
                await connection.mark(uids, KEYWORD)
            elif moves:
                await connection.move(uids, self._box.move_to)
            else:
                self._say_once(
                    "mailbox_cannot_mark", "this server keeps no marks; the mails stay as they are"
                )
        except Refused as error:
            self._say_once("mailbox_refuses_mark", str(error))
            return
        self._said.discard("mailbox_refuses_mark")  # should it begin again, that is news
        if moves:
            await self._register.forget(name, validity, uids)
        else:
            await self._register.mark(name, validity, uids)

    def _say_once(self, event: str, reason: str) -> None:
        if event not in self._said:
            self._said.add(event)
            log.warning("%s mailbox=%s reason=%r", event, self._box.place, reason)


def _windows(uids: Sequence[int]) -> list[Sequence[int]]:
    return [uids[start : start + WINDOW] for start in range(0, len(uids), WINDOW)]


async def _newest(connection: Connection, uids: Sequence[int]) -> datetime | None:
    listed = (await connection.listing(uids)).values() if uids else ()
    return max((mail.arrived_at for mail in listed if mail.arrived_at is not None), default=None)
