"""A line a day about what was set aside, where anything was."""

from datetime import datetime, timedelta

from bot import deskside
from bot.firm import Firm
from bot.store import asides, memos
from bot.store.writer import Tx

NAME = "asides told"
DAY = timedelta(hours=24)


def tell_asides(tx: Tx, firm: Firm, now: datetime) -> None:
    """Tells the desk how much was set aside since it was told last; at most once in 24 hours."""
    told = memos.recall(tx, NAME)
    last = datetime.fromisoformat(told) if told else now - DAY
    if now - last < DAY:
        return
    memos.keep(tx, NAME, now.isoformat())
    count = asides.since(tx, last)
    if count:
        deskside.announce(tx, firm, firm.say("aside-digest", count=count), now)
