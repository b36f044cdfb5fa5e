"""What stories of every kind stand on: one local Telegram for all tests of a file."""

from collections.abc import Iterator

import pytest

import bot  # noqa: F401 - it keeps numpy from taking every core, and must come before it
from tests.fakes.sandbox import Sandbox


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """A sandbox process; a story resets it before it begins."""
    with Sandbox.running() as sandbox:
        yield sandbox
