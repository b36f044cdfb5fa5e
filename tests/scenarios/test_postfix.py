"""A real mail server before and behind us, its queue as the witness: kill -9 in the middle of mails."""

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable

from tests.channels.mail.programs import program
from tests.fakes.letters import MailCustomer
from tests.fakes.postfix import Postfix, free_port, postfix
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, SURE, SURE_SAYS, Story
from tests.fakes.words import words

UNLIMITED = {"answers_per_hour": 100_000, "answers_per_domain_per_hour": 100_000}
KILLS = int(os.environ.get("POSTFIX_KILLS", "20"))
SEED = int(os.environ.get("KILLS_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
OF_ROBOTS = "select count(*) from arrivals where channel = 'mail' and state = 'aside'"
BULK, BYTES = 6, 300_000
"""Large mails a round, so that most kills find some of them half over."""


def test_kills_in_the_middle_of_mails_lose_nothing_and_double_nothing(story: Story) -> None:
    chance = random.Random(SEED)
    begun = time.monotonic()
    port = free_port()
    with postfix(port, story.sink.port) as mx:
        relay = {"host": "127.0.0.1", "port": mx.port, "tls": "none"}
        story.start(smtp_port=port, mail={"relay": relay}, policy=UNLIMITED)
        sure: list[MailCustomer] = []
        for number in range(KILLS):
            sure += [asks(story, mx, f"Customer {number:03}{place}x", SURE) for place in "ab"]
            asks(story, mx, f"Customer {number:03}cx", FAR)
            bulk(mx, number)
            strike(story, mx, chance, into_the_stream=number % 3 < 2)
            story.program.start()
            mx.command("postqueue", "-f")
        mx.empties()
        ledger = story.program.ledger
        comes_to_nothing(lambda: ledger.undecided)
        comes_to_nothing(lambda: ledger.unsent)
        mx.empties()
        answered = [person for person in sure if person.inbox]
        asked_about = [person for person in sure if is_asked_about(story, person)]
        handed_in = KILLS * (3 + BULK)
        kept = ledger.count("select count(*) from arrivals where channel = 'mail'")
        decided = ledger.count("select count(*) from requests where channel = 'mail'")
        taken = Counter(mx.took_from_program())
        print(
            f"\n{KILLS} kills, {mx.cut_off} mails cut off in the middle as Postfix saw it, {handed_in} "
            f"handed in, {kept} kept, {decided} decided; of {len(sure)} sure answers {len(answered)} "
            f"arrived, {len(asked_about)} were asked about at the desk, and Postfix took "
            f"{list(taken.values()).count(2)} twice; {time.monotonic() - begun:.0f} s, seed {SEED}"
        )
        assert kept == handed_in
        assert decided == handed_in, "each once"
        assert ledger.count(OF_ROBOTS) == KILLS * BULK, "the load is a robot's and set aside"
        assert all(person.inbox or person in asked_about for person in sure), (
            "an answer or the desk, for each"
        )
        assert len(answered) >= 0.75 * len(sure)
        assert all(story.cards(f"Customer {number:03}cx") for number in range(KILLS))
        assert all(SURE_SAYS in person.inbox[0].text for person in answered)
        ids = [{mail.header("Message-ID") for mail in person.inbox} for person in answered]
        assert all(len(one) == 1 for one in ids), "one answer has one Message-ID"
        assert max(taken.values()) <= 2, "an answer whose fate is unknown is sent once more, and no more"
        assert set().union(*ids) == {f"<{one}>" for one in taken}
        assert mx.cut_off >= KILLS // 3, "too few kills hit a mail on its way"


def comes_to_nothing(left: Callable[[], int]) -> None:
    """Waits as long as it becomes less: how fast is the machine's affair."""
    while now := left():
        wait_for(lambda now=now: left() < now, 120, every=0.2)  # type: ignore[misc]


def is_asked_about(story: Story, person: MailCustomer) -> bool:
    """A kill hit its answer twice: then nothing is repeated by itself, and the desk is asked."""
    return bool(story.said(person.name, words("unsure-delivered", name=person.name)))


def asks(story: Story, mx: Postfix, name: str, question: str) -> MailCustomer:
    """Somebody writes, through Postfix."""
    person = story.writes_by_mail(name)
    person.port = lambda: mx.port
    person.mails("My question", question)
    return person


def strike(story: Story, mx: Postfix, chance: random.Random, *, into_the_stream: bool) -> None:
    """kill -9 while mails are coming in, or at any moment."""
    before, until = story.program.ledger.arrivals, time.monotonic() + 5
    if into_the_stream:
        while time.monotonic() < until and story.program.ledger.arrivals < before + chance.randint(1, 4):
            time.sleep(0.005)
    else:
        time.sleep(chance.uniform(0, 0.6))
    story.program.kill()


def bulk(mx: Postfix, number: int) -> None:
    """Postfix's own load program; as a robot's mail it is kept and bothers nobody at the desk."""
    subprocess.run(
        [program("smtp-source"), "-s", "3", "-m", str(BULK), "-l", str(BYTES), "-f", "", "-t", SUPPORT,
         "-S", f"Load {number}", f"127.0.0.1:{mx.port}"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
