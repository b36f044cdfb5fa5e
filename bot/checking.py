"""``/check``: the running program looks at its own set-up, and tells the desk what is to be mended."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot import deskside
from bot.clock import Clock
from bot.examining import Used, budget, relay_trouble
from bot.firm import Firm
from bot.store.writer import Store, Tx
from channels.base import Outcome, Sent
from channels.effects import CheckSetUp, Effect
from channels.mail.imap import trouble_with
from channels.mail.imap_register import Mailbox
from channels.mail.relay import Relay
from channels.telegram.text import LONGEST, clip
from routing.setup import Finding

Examine = Callable[[], Awaitable[Sequence[Finding]]]
"""What is wrong with Telegram and the groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Carries the look out. ``allowed``: calls a minute that a group takes."""

    store: Store
    firm: Firm
    clock: Clock
    examine: Examine
    allowed: int
    relay: Relay | None
    mailboxes: Sequence[Mailbox]

    async def carry_out(self, effect: Effect) -> Outcome:
        """Looks, and posts what was found."""
        if not isinstance(effect, CheckSetUp):
            raise TypeError("nothing but a check goes here")
        trouble = list(await self.examine())
        if self.relay is not None:
            trouble += await relay_trouble(self.relay)
        for mailbox in self.mailboxes:
            if why := await trouble_with(mailbox):
                trouble.append(Finding("mailbox", (("place", mailbox.place), ("why", why))))
        await self.store.write(lambda tx: self._tell(tx, effect, trouble))
        return Sent()

    def _tell(self, tx: Tx, effect: CheckSetUp, trouble: Sequence[Finding]) -> None:
        firm, now = self.firm, self.clock.now()
        full = [budget(tx, group, self.allowed, now) for group in self.firm.groups]
        found = [*trouble, *(finding for used in full for finding in used.trouble)]
        lines = [f"✗ {firm.wording.check(firm.language, finding)}" for finding in found]
        lines = lines or [firm.say("check-good")]
        lines += [self._used(used) for used in full]
        text = clip("\n\n".join(lines), LONGEST)
        deskside.announce(
            tx, firm, text, now, chat=effect.chat, thread=effect.thread, reply_to=effect.reply_to
        )

    def _used(self, used: Used) -> str:
        return self.firm.say("check-used", count=used.calls, most=used.most, number=str(used.allowed))
