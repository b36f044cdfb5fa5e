"""Who looks after a customer: the one function that picks a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from routing.model import Agent, AgentId, Reason

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Load:
    """What an agent has in hand: open conversations, and when the last one was handed over."""

    open: int = 0
    last_handed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who gets a handoff, and why.

    ``role``: "owner" (looks after this customer already), "deputy" (while the owner is away) or "duty" (looks
    after the customer from now on).
    """

    agent: Agent
    role: str
    reason: Reason


def assign(
    owner: AgentId | None,
    language: str,
    agents: Sequence[Agent],
    loads: Mapping[AgentId, Load],
    absent: Collection[AgentId] = (),
) -> Assignment:
    """The customer's owner; for a new customer the least loaded agent who speaks the language.

    ``absent``: who gets nothing now; where nobody else is left, that counts for nothing. Ties go to whoever
    has been without a handoff for longest, then to the order of settings.yaml, so that the choice can be
    explained and repeated. ``agents`` holds at least one.
    """
    present = [agent for agent in agents if agent.id not in absent] or agents
    away = next((agent for agent in agents if agent.id == owner and agent not in present), None)
    for agent in present:
        if agent.id == owner:
            return Assignment(agent, "owner", Reason("owner", (("name", agent.name),)))
    speakers = [agent for agent in present if language in agent.languages]
    chosen = min(speakers or present, key=lambda agent: _burden(loads.get(agent.id, Load())))
    if away is not None:
        return Assignment(
            chosen, "deputy", Reason("owner-away", (("name", chosen.name), ("owner", away.name)))
        )
    count = loads.get(chosen.id, Load()).open
    if owner is not None:
        code = "owner-gone"
    elif speakers:
        code = "least-loaded"
    else:
        code = "nobody-speaks"
    values = (("name", chosen.name), ("language", language or "?"), ("count", count))
    return Assignment(chosen, "duty", Reason(code, values))


def _burden(load: Load) -> tuple[int, datetime]:
    return load.open, load.last_handed_at or NEVER
