"""A customer blocks the bot, or takes it back: the desk is told, and nothing is sent meanwhile."""

from datetime import datetime

from bot import deskside
from bot.firm import Firm
from bot.spots import home_of
from bot.store import people, topics, traces
from bot.store.writer import Tx
from routing.model import Address, Reach


def turned(tx: Tx, firm: Firm, seen: Reach, arrival: int, now: datetime) -> tuple[str, str]:
    """Carries out what Telegram told; returns the arrival's state and the reason."""
    if not note(tx, firm, seen.address, now if seen.shut else None, f"arrival {arrival}", now):
        return "aside", "a chat that changed nothing for us"
    return "aside", "a customer blocked the bot" if seen.shut else "a customer took the bot back"


def note(tx: Tx, firm: Firm, address: Address, shut_at: datetime | None, cause: str, now: datetime) -> bool:
    """Notes it, and says so in the customer's topic if there is one. Whether it was news."""
    customer = people.customer_at(tx, address)
    if customer is None or not people.shut(tx, address, shut_at):
        return False
    shut = shut_at is not None
    kind = "blocked the bot" if shut else "took the bot back"
    traces.note(tx, now, kind, cause=cause, actor="customer", customer=customer.id)
    if topics.topics_of(tx, customer.id, firm.groups):
        if not shut:
            text = firm.say("reached-again", name=customer.name)
        elif people.reached_by(tx, customer.id, "mail"):
            text = firm.say("out-of-reach-but-mail", name=customer.name)
        else:
            text = firm.say("out-of-reach", name=customer.name)
        deskside.say(tx, firm, home_of(tx, firm, customer), text, now)
    return True
