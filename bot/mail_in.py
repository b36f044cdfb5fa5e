"""Mail's ways in: the SMTP listener, the mailboxes, and the process that reads what came."""

import random
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.firm import Firm
from bot.mailbox_alarm import DeskAlarm
from bot.mailboxes import LedgerRegister
from bot.settings.model import Mail
from bot.store.writer import Store
from channels.base import Accept
from channels.mail.imap import Fetching
from channels.mail.sender_check import SenderCheck
from channels.mail.smtp_in import SmtpListener
from channels.mail.source import sender_of
from channels.mail.worker import MailReader
from routing.model import Address, Arrival, Inbound, Request, Unreadable


class MailIn:
    """What the settings name under ``channels.mail``, but for the relay."""

    def __init__(
        self, mail: Mail, blobs: Path, accept: Accept, store: Store, firm: Firm, clock: Clock
    ) -> None:
        self._accept, self._clock = accept, clock
        self._reader = MailReader(blobs)
        self._senders = SenderCheck(mail.sender_check.authserv_id, verify=mail.sender_check.verify)
        self._listener = SmtpListener(accept, mail.smtp, clock.now) if mail.smtp else None
        register, alarm = LedgerRegister(store), DeskAlarm(store, firm, clock.now)
        chance = random.SystemRandom().random
        self._mailboxes = [
            Fetching(mailbox, accept, register, alarm, now=clock.now, pause=self._pause, chance=chance)
            for mailbox in mail.imap
        ]

    async def start(self) -> int | None:
        """Begins to listen; the port, None without a listener. Raises OSError."""
        await self._reader.start()
        return await self._listener.start() if self._listener else None

    def fetching(self) -> list[Callable[[], Coroutine[None, None, None]]]:
        """What fetches mail until it is cancelled."""
        return [mailbox.run for mailbox in self._mailboxes]

    async def read(self, arrival: Arrival) -> Inbound:
        """What a mail says."""
        if why := arrival.envelope.get("unread"):
            sender = sender_of(arrival.raw)
            address = Address("mail", sender) if sender else None
            return Unreadable(
                source_id=arrival.source_id, reason=why, received_at=arrival.received_at, address=address
            )
        read = await self._reader.read(
            arrival.raw,
            source_id=arrival.source_id,
            received_at=arrival.received_at,
            recipient=arrival.envelope.get("recipient", ""),
            # A mailbox does not tell the envelope: None, where "" would be the null return path of a bounce.
            mail_from=arrival.envelope.get("mail_from"),
        )
        if isinstance(read, Request) and read.automatic is None:
            return replace(read, verdict=await self._senders.verdict(arrival.raw, read.address.value))
        return read

    async def stop_receiving(self) -> None:
        """No more mail by SMTP; what is being kept is kept."""
        if self._listener:
            await self._listener.stop()

    async def close(self) -> None:
        """Ends the reading process."""
        self._senders.close()
        await self._reader.stop()

    async def _pause(self, wait: timedelta) -> None:
        await self._clock.sleep_until(self._clock.now() + wait)
