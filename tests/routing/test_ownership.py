"""Who looks after a customer, and that the choice can be explained and repeated."""

from datetime import timedelta
from itertools import permutations

import pytest

from routing.model import Agent, AgentId, Reason
from routing.ownership import Assignment, Load, assign
from tests.routing.cases import MIA, NOW, OLEH

IDA = Agent(id=AgentId(33), name="Ida", languages=("en",))
AGENTS = (MIA, OLEH, IDA)
HOUR = timedelta(hours=1)


def chosen(
    loads: dict[Agent, Load] | None = None, *, owner: AgentId | None = None, language: str = "en"
) -> Assignment:
    return assign(owner, language, AGENTS, {agent.id: load for agent, load in (loads or {}).items()})


@pytest.mark.parametrize("owner", AGENTS, ids=lambda agent: agent.name)
def test_the_owner_keeps_the_customer_whatever_the_load_and_the_language(owner: Agent) -> None:
    busy = {agent: Load(open=99 if agent == owner else 0, last_handed_at=NOW) for agent in AGENTS}
    assert chosen(busy, owner=owner.id, language="ka") == Assignment(
        owner, "owner", Reason("owner", (("name", owner.name),))
    )


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        pytest.param({MIA: Load(2, NOW), IDA: Load(1, NOW)}, IDA, id="fewer open conversations"),
        pytest.param({MIA: Load(1, NOW), IDA: Load(1, NOW - HOUR)}, IDA, id="a tie: idle for longer"),
        pytest.param({MIA: Load(1, NOW)}, IDA, id="no conversation at all"),
        pytest.param({MIA: Load(0, NOW)}, IDA, id="a tie: never had one"),
        pytest.param({}, MIA, id="a tie: first in the settings"),
        pytest.param({MIA: Load(1, NOW), IDA: Load(1, NOW)}, MIA, id="a full tie: first in the settings"),
        pytest.param({MIA: Load(1), IDA: Load(1, NOW)}, MIA, id="conversations, but none handed over"),
        pytest.param({MIA: Load(5, NOW - HOUR), IDA: Load(4, NOW)}, IDA, id="load counts before idleness"),
        pytest.param({MIA: Load(1), IDA: Load(1), OLEH: Load(0)}, MIA, id="who does not speak it stays out"),
    ],
)
def test_a_new_customer_goes_to_the_least_loaded_who_speaks_the_language(
    loads: dict[Agent, Load], expected: Agent
) -> None:
    assignment = chosen(loads)
    assert (assignment.agent, assignment.role) == (expected, "duty")
    count = loads.get(expected, Load()).open
    values = (("name", expected.name), ("language", "en"), ("count", count))
    assert assignment.reason == Reason("least-loaded", values)


def test_where_nobody_speaks_the_language_the_least_loaded_of_all_takes_it() -> None:
    assignment = chosen({MIA: Load(1), OLEH: Load(0), IDA: Load(1)}, language="ka")
    assert (assignment.agent, assignment.reason.code) == (OLEH, "nobody-speaks")


def test_an_unknown_language_has_a_name_in_the_reason() -> None:
    assert ("language", "?") in chosen(language="").reason.values


def test_a_customer_whose_owner_has_left_gets_a_new_one_who_speaks_the_language() -> None:
    assignment = chosen({MIA: Load(3), IDA: Load(2)}, owner=AgentId(99))
    assert (assignment.agent, assignment.role, assignment.reason.code) == (IDA, "duty", "owner-gone")


def test_the_load_of_people_who_left_does_not_matter() -> None:
    gone = Agent(id=AgentId(99), name="Gone", languages=("en",))
    assert chosen({gone: Load(0), MIA: Load(1), IDA: Load(2)}).agent == MIA


def test_the_only_agent_takes_everything() -> None:
    for owner, language in ((None, "en"), (AgentId(99), "ka"), (None, "")):
        assert assign(owner, language, (OLEH,), {OLEH.id: Load(50, NOW)}).agent == OLEH


@pytest.mark.parametrize(
    "order", list(permutations(AGENTS)), ids=lambda order: " ".join(a.name for a in order)
)
def test_only_a_full_tie_is_settled_by_the_order_of_the_settings(order: tuple[Agent, ...]) -> None:
    even = {agent.id: Load(1, NOW) for agent in order}
    assert assign(None, "ka", order, even).agent == order[0]
    idle = {**even, OLEH.id: Load(1, NOW - HOUR)}
    assert assign(None, "ka", order, idle).agent == OLEH
