"""kill -9 at every place: nothing acknowledged is lost, nothing is doubled against the rules."""

import os
import random
import socket
import time
from collections import Counter
from dataclasses import replace

from tests.fakes.load import Load
from tests.fakes.oracle import Copy, Kind, Waited, judge
from tests.fakes.sandbox import wait_for
from tests.fakes.story import Story

UNLIMITED = {"answers_per_hour": 100_000, "answers_per_domain_per_hour": 100_000}
KILLS = int(os.environ.get("KILLS", "12"))
SEED = int(os.environ.get("KILLS_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
LONGEST = 0.8
"""Seconds after the load at which a kill at random strikes at the latest."""


def test_kills_lose_nothing_and_double_nothing(story: Story) -> None:
    chance = random.Random(SEED)
    print(f"\n{KILLS} kills, seed {SEED}")
    story.start(smtp_port=free_port(), policy=UNLIMITED)
    load, hits = Load(story), Counter[str]()
    aims = (at_arrival, before_sending, while_sending, at_random)
    begun = time.monotonic()
    for number in range(KILLS):
        aims[number % len(aims)](story, load, chance)
        story.program.kill()
        hits.update(where(story))
        story.sandbox.clear_faults()
        story.sink.behaves()
        story.program.start()
    load.round()
    load.settled()
    story.rests(120)
    record = load.record()
    verdict = judge(record)
    seconds = time.monotonic() - begun
    asked = sum(waited.asked for waited in record)
    repeats = sum(len(waited.copies) > 1 for waited in record)
    print(
        f"{KILLS} kills ({', '.join(f'{name} {times}' for name, times in sorted(hits.items()))}), "
        f"{len(record)} things handed in, lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, "
        f"asked about at the desk {asked}, marked or same-id repeats {repeats}, {seconds:.0f} s, seed {SEED}"
    )
    assert verdict.lost == verdict.doubled == ()
    check_the_judge(record, chance)


def free_port() -> int:
    """A port that mail servers find again after each start."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def at_arrival(story: Story, load: Load, chance: random.Random) -> None:
    """As soon as the first mail is acknowledged: others are kept and nobody has decided yet."""
    load.round()
    load.taken.wait(20)
    time.sleep(chance.uniform(0, 0.01))


def before_sending(story: Story, load: Load, chance: random.Random) -> None:
    """While decided answers wait behind a slow relay and a group that was told to wait."""
    story.sink.is_slow(chance.choice(("before", "after")), 10, times=4)
    story.sandbox.fault("sendMessage", {"error": 429, "retry_after": 2}, contains="-100", times=2)
    load.round()
    load.round()
    load.taken.wait(20)
    wait_for(lambda: story.program.ledger.unsent > story.program.ledger.sending >= 1)


def while_sending(story: Story, load: Load, chance: random.Random) -> None:
    """While sends hang, some of which had their effect and some of which had not."""
    for effect in ({"slow": 10}, {"hang": 10}):
        story.sandbox.fault("sendMessage", effect, times=2)
        story.sandbox.fault(chance.choice(("createForumTopic", "setMessageReaction")), effect)
    story.sink.is_slow("before", 10)
    story.sink.is_slow("after", 10)
    load.round()
    wait_for(lambda: story.program.ledger.sending >= 2 and (story.sink.receiving or chance.random() < 0.1))


def at_random(story: Story, load: Load, chance: random.Random) -> None:
    """At any moment."""
    load.round()
    time.sleep(chance.uniform(0, LONGEST))


def where(story: Story) -> list[str]:
    """The places that this kill hit, read from what it left behind."""
    ledger = story.program.ledger
    queued = ledger.unsent - ledger.sending
    places = {
        "before the decision": ledger.undecided,
        "before sending": queued,
        "while sending": ledger.sending,
    }
    return [place for place, left in places.items() if left] or ["at rest"]


def check_the_judge(record: list[Waited], chance: random.Random) -> None:
    """The same record, doctored: the judge must see it."""
    victim = chance.randrange(len(record))
    gone = [*record]
    gone[victim] = replace(gone[victim], copies=(), asked=False)
    assert judge(gone).lost == (record[victim].key,)
    once = next(i for i, waited in enumerate(record) if len(waited.copies) == 1)
    twice = [*record]
    twice[once] = replace(twice[once], copies=(*twice[once].copies, Copy("another")))
    if not (record[once].kind is Kind.AT_DESK and record[once].copies[0].marked):
        assert judge(twice).doubled == (record[once].key,)
