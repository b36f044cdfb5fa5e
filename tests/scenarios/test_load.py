"""Two hundred customers write two thousand messages in an hour; the group hears of all of it in time, and
everybody gets every answer of the agents."""

import os
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.fakes.program import DESK
from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import FAR, TOKEN, Story
from tests.fakes.words import words

CUSTOMERS = int(os.environ.get("LOAD", "20"))
"""200 of them take an hour, fewer as much less: it is always as busy."""
EACH = 10
HOUR = 3600 * CUSTOMERS / 200
SEED = int(os.environ.get("LOAD_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
STEP = 3
"""Seconds of the story that pass at a time."""
AT_MOST, MINUTE = 20, 60
SOON = 180
"""Seconds within which 95 of 100 new customers have their card at the desk."""


MARK, ANSWER = re.compile("m([0-9]{3})x[0-9]{2}[.]"), re.compile("a[0-9]{3}x[0-9]{3}[.]")
HOLDERS = "select name, holder from conversations join customers on customers.id = conversations.customer"


@dataclass(frozen=True)
class Message:
    """Something a customer writes, seconds after the beginning."""

    at: float
    customer: int
    number: int

    @property
    def mark(self) -> str:
        return f"m{self.customer:03}x{self.number:02}."


def written(chance: random.Random) -> list[Message]:
    """Everything that is written: one in five has no patience, the others take up to ten minutes."""
    found = []
    for customer in range(CUSTOMERS):
        span = 20 if chance.random() < 0.2 else min(600, HOUR / 3)
        begin = chance.uniform(0, HOUR - span)
        times = [begin, *sorted(chance.uniform(begin, begin + span) for _ in range(EACH - 1))]
        found += [Message(at, customer, number) for number, at in enumerate(times)]
    return sorted(found, key=lambda message: message.at)


class Agents:
    """Whoever holds a matter replies to everything that the bot shows of it. ``said``: what, by customer."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._seen = 0
        self.said: dict[int, list[str]] = {customer: [] for customer in range(CUSTOMERS)}

    def answer(self) -> int:
        """Answers what is new; how much it was."""
        sandbox, mia, oleh = self._story.sandbox, self._story.mia, self._story.oleh
        shown = sandbox.chat(DESK, mia, since=self._seen + 1)["messages"]
        holders = dict(self._story.program.ledger.rows(HOLDERS))
        self._seen = max((message["message_id"] for message in shown), default=self._seen)
        new = [one for one in shown if one["from"]["is_bot"] and MARK.search(one.get("text", ""))]
        for message in new:
            customer = int(MARK.findall(message["text"])[0])
            agent = oleh if holders[f"Customer {customer:03}"] == oleh.id else mia
            self.said[customer].append(f"a{customer:03}x{len(self.said[customer]):03}.")
            agent.replies_to(message, f"We see to it. {self.said[customer][-1]}")
        return len(new)


def test_a_busy_hour_keeps_the_pace_the_order_and_the_time_of_new_cards(story: Story) -> None:
    story.sandbox.pacing()
    telegram = {"token": TOKEN, "api_base": story.sandbox.base_url, "gather_seconds": 0}
    story.start(clock=True, channels={"telegram": telegram})
    story.rests()
    begun = time.monotonic()
    story.freezes()
    left, times = written(random.Random(SEED)), dict[str, datetime]()
    due = {message.mark for message in left}
    people = [story.writes_by_telegram(f"Customer {number:03}") for number in range(CUSTOMERS)]
    agents = Agents(story)
    late = 0.0
    for late in (step * STEP for step in range(int(HOUR * 2 / STEP))):
        left = _write(story, people, left, late, times)
        _wait_until_idle(story)
        is_answered = not agents.answer()
        if not left and is_answered and not story.program.ledger.unsent:
            break
        story.passes(STEP)
    story.sandbox.freeze(False)
    calls = [call for call in story.sandbox.calls() if call["params"].get("chat_id") == DESK and call["ok"]]
    posted = [call for call in calls if call["method"] == "sendMessage"]
    cards = [call for call in posted if words("card-why", why="") in call["params"]["text"]]
    shown = "\n".join(call["params"]["text"] for call in posted if call not in cards)
    waits = [
        _at(next(card for card in cards if mark in card["params"]["text"])) - times[mark]
        for mark in (_mark(customer, 0) for customer in range(CUSTOMERS))
    ]
    p95 = sorted(wait.total_seconds() for wait in waits)[int(CUSTOMERS * 0.95)]
    print(
        f"\n{CUSTOMERS} customers, {len(due)} messages in {HOUR / 60:.0f} min, all shown after "
        f"{late / 60:.1f} min: {len(calls)} calls to the group, at most {_most(calls)} in a minute; "
        f"{sum(map(len, agents.said.values()))} answers; "
        f"a new card after {p95:.0f} s (p95), {max(waits).total_seconds():.0f} s (longest); "
        f"{time.monotonic() - begun:.0f} s, seed {SEED}"
    )
    for customer in range(CUSTOMERS):
        marks = [_mark(customer, number) for number in range(1, EACH)]
        assert [shown.count(mark) for mark in marks] == [1] * len(marks), "each once"
        places = [shown.find(mark) for mark in marks]
        assert places == sorted(places), f"of customer {customer} out of order"
        assert agents.said[customer], "nobody answered"
        assert ANSWER.findall(_read(people[customer])) == agents.said[customer], "each answer once, in order"
    assert p95 <= SOON
    assert within_budget(story)
    assert _most(calls) <= AT_MOST


def _mark(customer: int, number: int) -> str:
    return Message(0, customer, number).mark


def _write(
    story: Story, people: Sequence[User], left: list[Message], late: float, times: dict[str, datetime]
) -> list[Message]:
    """Writes what is due by now; answers with what is left."""
    now = datetime.fromisoformat(story.sandbox.now())
    due = [message for message in left if message.at <= late]
    for message in due:
        text = FAR if not message.number else "And another thing."
        people[message.customer].writes(f"{text} {message.mark}")
        times[message.mark] = now
    return left[len(due) :]


def _read(person: User) -> str:
    """All that the bot wrote to somebody."""
    return "\n".join(message.get("text", "") for message in person.received())


def _wait_until_idle(story: Story) -> None:
    """Until the program has done what it can at this moment: nothing comes in, nothing goes out, nothing is
    begun between two looks."""
    looks: list[tuple[int, ...]] = [()]

    def idle() -> bool:
        if story.sandbox.pending(story.bot):
            return False
        looks.append(
            story.program.ledger.rows(
                "select (select count(*) from arrivals where state = 'waiting'),"
                " (select count(*) from deliveries where state = 'sending'), (select max(id) from attempts)"
            )[0]
        )
        waiting, sending, _ = looks[-1]
        return waiting == sending == 0 and looks[-1] == looks[-2]

    wait_for(idle, 60)


def _at(call: Json) -> datetime:
    return datetime.fromisoformat(call["at"])


def _counted(call: Json) -> bool:
    """What counts against the group's minute: messages, edits and topics."""
    method = str(call["method"])
    return method.startswith(("send", "copy", "edit", "create")) and method != "sendChatAction"


def _most(calls: Sequence[Json]) -> int:
    """How many calls Telegram saw at most within any minute."""
    times = [_at(call) for call in calls if _counted(call)]
    minute = timedelta(seconds=MINUTE)
    return max(sum(at <= other < at + minute for other in times) for at in times)


def within_budget(story: Story) -> bool:
    """Whether by the program's own clock no minute saw more than twenty."""
    rows = story.program.ledger.rows(
        "select started_at from attempts where destination = ? order by started_at", f"telegram:{DESK}"
    )
    times = [at for (at,) in rows]
    return all(later - first >= MINUTE * 10**6 for first, later in zip(times, times[AT_MOST:], strict=False))
