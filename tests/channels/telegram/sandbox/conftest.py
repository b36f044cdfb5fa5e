"""An emptied sandbox for each test, and the people most of them need."""

import pytest

from tests.fakes.sandbox import Bot, Group, Sandbox, User


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    return server


@pytest.fixture
def bot(sandbox: Sandbox) -> Bot:
    return sandbox.bot()


@pytest.fixture
def ann(sandbox: Sandbox, bot: Bot) -> User:
    """A customer who has pressed start."""
    person = sandbox.user("Ann", language_code="en")
    person.starts()
    return person


@pytest.fixture
def bob(sandbox: Sandbox) -> User:
    """An agent, owner of the desk."""
    return sandbox.user("Bob")


@pytest.fixture
def desk(sandbox: Sandbox, bot: Bot, bob: User) -> Group:
    """The agents' group with topics, where the bot may do everything."""
    group = sandbox.group("Desk")
    group.adds(bob, status="creator")
    group.adds(bot, status="administrator")
    return group
