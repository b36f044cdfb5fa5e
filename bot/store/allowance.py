"""How much came of one sender, and how much the bot said: what limits are measured by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.store.columns import literal
from bot.store.schema import requests
from bot.store.writer import Tx

_BY_BOT = (literal("answer"), literal("clarify"))
_NOT_JOINED = requests.c.decision != literal("attach")
_FROM = requests.c.address == bindparam("of")
_SINCE = requests.c.decided_at > bindparam("since")


def matters_of(tx: Tx, address: str, since: datetime, limit: int) -> Sequence[datetime]:
    """When this address last wrote what joined no conversation that a person holds."""
    return list(tx.scalars(_MATTERS, {"of": address, "since": since, "most": limit}))


_MATTERS = (
    select(requests.c.decided_at)
    .where(_FROM, _SINCE, _NOT_JOINED)
    .order_by(requests.c.decided_at.desc())
    .limit(bindparam("most"))
)
_SPOKE = select(func.count()).where(requests.c.decision.in_(_BY_BOT))
_OF_HOUR, _OF_DAY = (requests.c.decided_at > bindparam(since) for since in ("hour", "day"))
_TO_ADDRESS = requests.c.address == bindparam("address")
_TO_DOMAIN = (requests.c.domain == bindparam("domain")) & (requests.c.domain != literal(""))
_SAID = select(
    _SPOKE.where(_OF_HOUR).scalar_subquery(),
    _SPOKE.where(_OF_HOUR, _TO_ADDRESS).scalar_subquery(),
    _SPOKE.where(_OF_HOUR, _TO_DOMAIN).scalar_subquery(),
    _SPOKE.where(_OF_DAY, _TO_ADDRESS).scalar_subquery(),
)
_SAME = (
    select(requests.c.address, requests.c.domain, requests.c.decided_at)
    .where(requests.c.decision.in_(_BY_BOT), requests.c.opening != literal(""), _SINCE)
    .where(requests.c.opening == bindparam("opening"))
    .order_by(requests.c.decided_at.desc())
    .limit(20)
)
_SET_ASIDE = select(func.count()).where(_FROM, _SINCE, requests.c.decision == literal("set aside"))


@dataclass(frozen=True, slots=True)
class Said:
    """How often the bot spoke by itself: in the last hour in all, to an address and to the addresses of a
    mail domain, and to the address in the last day."""

    in_all: int
    to_address: int
    to_domain: int
    to_address_today: int


def said(tx: Tx, address: str, domain: str, hour: datetime, day: datetime) -> Said:
    """``hour``, ``day``: since when; ``domain``: "" for none."""
    row = tx.execute(_SAID, {"address": address, "domain": domain, "hour": hour, "day": day}).one()
    return Said(*row)


def answered_same(tx: Tx, opening: str, since: datetime) -> Sequence[tuple[str, str, datetime]]:
    """(address, domain, when) of those whose words began the same and whom the bot has answered since then,
    the newest first."""
    rows = tx.execute(_SAME, {"opening": opening, "since": since}).all()
    return [(row.address, row.domain, row.decided_at) for row in rows]


def set_aside_of(tx: Tx, address: str, since: datetime) -> int:
    """How many messages of this address were set aside since then."""
    return int(tx.execute(_SET_ASIDE, {"of": address, "since": since}).scalar_one())
