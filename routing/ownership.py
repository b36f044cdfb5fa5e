"""Who looks after a customer: the one function that picks a person."""

from collections.abc import Mapping, Sequence
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
    """Who gets a handoff, and why. ``role``: "owner" (looks after this customer already) or "duty"."""

    agent: Agent
    role: str
    reason: Reason


def assign(
    owner: AgentId | None,
    language: str,
    agents: Sequence[Agent],
    loads: Mapping[AgentId, Load],
) -> Assignment:
    """The customer's owner; for a new customer the least loaded agent who speaks the language.

    Ties go to whoever has been without a handoff for longest, then to the order of settings.yaml, so that
    the choice can be explained and repeated. ``agents`` holds at least one.
    """
    for agent in agents:
        if agent.id == owner:
            return Assignment(agent, "owner", Reason("owner", (("name", agent.name),)))
    speakers = [agent for agent in agents if language in agent.languages]
    chosen = min(speakers or agents, key=lambda agent: _burden(loads.get(agent.id, Load())))
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
