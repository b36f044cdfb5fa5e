"""Whatever is said at the desk: nothing internal reaches a customer, and nothing meant for one is lost."""

import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fakes.chatter import Deed, days
from tests.fakes.floor import Floor
from tests.fakes.program import MIA, OLEH
from tests.fakes.sandbox import Sandbox
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.story import Story

CHATTER = int(os.environ.get("CHATTER", "510"))
"""Messages, edits and presses of the desk in all."""
SEED = int(os.environ.get("CHATTER_SEED", "22")) or random.SystemRandom().randrange(1, 10**6)
"""The same days each time; 0 makes up new ones."""
DAY = 60


def prepared(story: Story) -> Story:
    """Agents have names of their own on Telegram, and both may write in topics that are closed."""
    story.sandbox.user("Mia", id=MIA, username="mia_private_handle", last_name="Privatename")
    story.sandbox.user("Oleh", id=OLEH, username="oleh_private_handle", last_name="Privatename")
    story.mia.promotes(story.oleh, story.group, can_manage_topics=True)
    return story


def fuzz(story: Story, least: int, find: Callable[[Floor], list[str]]) -> tuple[int, list[str]]:
    """Plays days until so much was said, or something is wrong; how much it was, and what was found."""
    played = 0
    found: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=least // (DAY // 3),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(days(DAY))
    def one(day: list[Deed]) -> None:
        nonlocal played
        if played >= least or found:
            return
        floor = Floor(story)
        floor.play(day)
        floor.closes()
        found.extend(find(floor))
        played += floor.played

    one()
    return played, found


def test_nothing_internal_leaks_and_nothing_public_is_lost(story: Story) -> None:
    prepared(story).start(clock=True)
    began = time.monotonic()
    played, found = fuzz(story, CHATTER, lambda floor: floor.leaks() + floor.lost() + floor.not_mended())
    print(
        f"\n{played} messages, edits and presses at the desk, {time.monotonic() - began:.0f} s, seed {SEED}"
    )
    assert not found, "\n".join(found)
    assert played >= CHATTER


@pytest.mark.parametrize(
    ("fault", "sign"), [("tells-notes", "sec[0-9]+q of "), ("swallows", "Client.* did not get")]
)
def test_a_fault_put_in_on_purpose_is_found(
    server: Sandbox, sink: SmtpSink, tmp_path: Path, fault: str, sign: str
) -> None:
    server.reset()
    story = prepared(Story(server, sink, tmp_path))
    program = story.prepared(clock=True)
    program.entry = ("tests.fakes.doctored", fault)
    try:
        story.begins(program)
        _, found = fuzz(story, CHATTER, lambda floor: floor.leaks() + floor.lost())
    finally:
        program.kill()
    assert found
    assert all(re.match(sign, one) for one in found), "\n".join(found)
