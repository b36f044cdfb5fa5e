"""How much came of one sender, and how much the bot said: what limits are measured by."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.store.columns import literal
from bot.store.schema import requests
from bot.store.writer import Tx

_BY_BOT = (literal("answer"), literal("clarify"))
_NOT_JOINED = requests.c.decision != literal("attach")
_FROM = requests.c.address == bindparam("of")
_OF_DOMAIN = (requests.c.domain == bindparam("of")) & (requests.c.domain != literal(""))
_SINCE = requests.c.decided_at > bindparam("since")


def matters_of(tx: Tx, address: str, since: datetime, limit: int) -> Sequence[datetime]:
    """When this address last wrote what joined no conversation that a person holds."""
    query = select(requests.c.decided_at).where(_FROM, _SINCE, _NOT_JOINED)
    newest = query.order_by(requests.c.decided_at.desc()).limit(limit)
    return list(tx.scalars(newest, {"of": address, "since": since}))


_SPOKE = select(func.count()).where(requests.c.decision.in_(_BY_BOT), _SINCE)
_SPOKE_TO = _SPOKE.where(_FROM)
_SPOKE_TO_DOMAIN = _SPOKE.where(_OF_DOMAIN)
_SAME = (
    select(requests.c.address, requests.c.domain)
    .where(requests.c.decision.in_(_BY_BOT), requests.c.opening != literal(""), _SINCE)
    .where(requests.c.opening == bindparam("opening"))
    .limit(20)
)
_SET_ASIDE = select(func.count()).where(_FROM, _SINCE, requests.c.decision == literal("set aside"))


def said_in_all(tx: Tx, since: datetime) -> int:
    """How often the bot spoke by itself since then."""
    return int(tx.execute(_SPOKE, {"since": since}).scalar_one())


def said_to(tx: Tx, address: str, since: datetime) -> int:
    """How often it did so to this address."""
    return int(tx.execute(_SPOKE_TO, {"since": since, "of": address}).scalar_one())


def said_to_domain(tx: Tx, domain: str, since: datetime) -> int:
    """How often it did so to the addresses of this domain."""
    return int(tx.execute(_SPOKE_TO_DOMAIN, {"since": since, "of": domain}).scalar_one())


def answered_same(tx: Tx, opening: str, since: datetime) -> Sequence[tuple[str, str]]:
    """(address, domain) of those whose words began the same and who were answered by the bot since then."""
    rows = tx.execute(_SAME, {"opening": opening, "since": since}).all()
    return [(row.address, row.domain) for row in rows]


def set_aside_of(tx: Tx, address: str, since: datetime) -> int:
    """How many messages of this address were set aside since then."""
    return int(tx.execute(_SET_ASIDE, {"of": address, "since": since}).scalar_one())
