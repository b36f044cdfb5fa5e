"""Measures a request against what is allowed to one sender, and tells the desk where it is too much."""

from datetime import datetime, timedelta
from functools import lru_cache

from bot import deskside
from bot.firm import Firm
from bot.store import allowance, asides, unsubscribed
from bot.store.writer import Tx
from routing.decide import Recent, SetAside
from routing.loops import Step, exceeded, longest, most, opening_of
from routing.model import Request
from routing.threads import Thread, without_answer_mark
from routing.wording import Wording

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINES = 5
"""An hour about what nobody could read."""
NOTE = 60
"""Letters of the bot's own note by which its words are known again."""
_AROUND = " .,\u2066\u2067\u2068\u2069"
"""Also the marks that keep a filled-in word's direction."""


def recent(tx: Tx, firm: Firm, request: Request, thread: Thread, now: datetime) -> Recent:
    """What decisions must know of the last hours."""
    address = request.address.value
    said = allowance.said(tx, address, domain_of(request), now - HOUR, now - DAY)
    if request.address.channel != "mail":
        return Recent(said.to_address, said.in_all)
    return Recent(
        said.to_address,
        said.in_all,
        to_domain=said.to_domain,
        to_address_today=said.to_address_today,
        flood=_flood(tx, firm, request, now),
        same=bool(said.in_all or said.to_address_today) and _same(tx, request, now),
        echo=_echo(firm, request.text) or (request.echoes and thread.conversation is None),
        of_another=thread.of_another,
        unsubscribed=unsubscribed.holds(tx, address),
    )


def domain_of(request: Request) -> str:
    """The mail domain of its sender; "" on other channels."""
    return request.address.value.rpartition("@")[2] if request.address.channel == "mail" else ""


def tell(tx: Tx, firm: Firm, request: Request, decision: SetAside, now: datetime) -> None:
    """One line an hour for each sender of whom too much is set aside."""
    if decision.reason.code == "flood" and allowance.set_aside_of(tx, request.address.value, now - HOUR) <= 1:
        values = dict(decision.reason.values)
        deskside.announce(
            tx, firm, firm.say("too-many-mails", name=request.display_name or "?", **values), now
        )


def tell_unreadable(tx: Tx, firm: Firm, channel: str, reason: str, number: int, now: datetime) -> None:
    """A line for what nobody could read; of many within an hour the list alone tells."""
    lately = sum(moment > now - HOUR for moment in asides.unreadable(tx, LINES + 1))
    if lately < LINES:
        why = firm.say("unreadable-why", reason=reason)
        line = firm.say("unreadable", channel=channel, number=str(number), why=why)
    elif lately == LINES:
        line = firm.say("unreadable-more")
    else:
        return
    deskside.announce(tx, firm, line, now)


def _flood(tx: Tx, firm: Firm, request: Request, now: datetime) -> Step | None:
    ladder = firm.policy.mails_from_address
    times = allowance.matters_of(tx, request.address.value, now - longest(ladder), most(ladder))
    return exceeded(ladder, times, now)


def _same(tx: Tx, request: Request, now: datetime) -> bool:
    """The same sender's words again within a day; of others twice within an hour, if they tell a robot: so
    many words are, or an answer to nothing we know."""
    opening = opening_of(request.text)
    if not opening.key:
        return False
    again = allowance.answered_same(tx, opening.key, now - DAY)
    if any(address == request.address.value for address, _, _ in again):
        return True
    lately = [domain for _, domain, at in again if at > now - HOUR]
    mine = domain_of(request)
    anybodys = opening.tells_all or without_answer_mark(request.subject) != request.subject
    robots = [domain for domain in lately if anybodys or (domain == mine and opening.tells_domain)]
    return len(robots) >= 2


def _echo(firm: Firm, text: str) -> bool:
    """Whether the bot's own note stands in these words: a robot sends its mail back."""
    words = " ".join(text.split())
    return any(piece in words for code in firm.languages for piece in _notes(firm.wording, code))


@lru_cache(maxsize=16)
def _notes(wording: Wording, language: str) -> list[str]:
    """The longest pieces of the bot's own mails that are the same in all of them, and at every firm."""
    said = (wording.say(language, key, company="\n") for key in ("answer-note-mail", "clarify-mail-how"))
    return [max(note.split("\n"), key=len).strip(_AROUND)[:NOTE] for note in said]
