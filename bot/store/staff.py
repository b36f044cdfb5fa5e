"""What is known of the agents beside the settings: who is away, who has left, who wants direct messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.store.arrivals import upsert
from bot.store.schema import staff
from bot.store.writer import Tx
from routing.model import AgentId


@dataclass(frozen=True, slots=True)
class Presence:
    """Since when an agent is away by his own word, has been gone from the group, takes direct messages."""

    away_since: datetime | None = None
    gone_since: datetime | None = None
    direct_since: datetime | None = None


NOTHING = Presence()
"""Of an agent of whom nothing is known: he is there."""


def presences(tx: Tx) -> Mapping[AgentId, Presence]:
    """Of every agent of whom anything is known."""
    rows = tx.execute(select(staff))
    return {AgentId(row.agent): Presence(row.away_since, row.gone_since, row.direct_since) for row in rows}


def absent(tx: Tx) -> frozenset[AgentId]:
    """The agents who get no new conversations: away, or no longer in the group."""
    return frozenset(
        agent for agent, presence in presences(tx).items() if presence.away_since or presence.gone_since
    )


def change(tx: Tx, agent: AgentId, **since: datetime | None) -> None:
    """Changes what is known of an agent: ``away_since``, ``gone_since``, ``direct_since``."""
    tx.execute(
        upsert(tx, staff).on_conflict_do_update(index_elements=["agent"], set_=since),
        [{"agent": agent, **since}],
    )
