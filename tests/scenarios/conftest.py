"""One sandbox and one mail sink for all stories of a file; a program of its own for each story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.fakes.browsing import chromium
from tests.fakes.sandbox import Sandbox
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.story import Story


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.program)


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as sink:
        yield sink


@pytest.fixture
def story(server: Sandbox, sink: SmtpSink, tmp_path: Path) -> Iterator[Story]:
    """A firm whose program is not started yet; at the end it must be in order, and stop in order."""
    server.reset()
    story = Story(server, sink, tmp_path)
    yield story
    if story.started:
        try:
            if story.program.running:
                story.rests()
                story.program.stop()
            story.check()
        finally:
            story.program.kill()


@pytest.fixture
def firm(story: Story) -> Story:
    """A firm at work."""
    return story.start()


@pytest.fixture
def clocked(story: Story) -> Story:
    """A firm at work whose time the story moves."""
    return story.start(clock=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser
