"""Twenty messages a minute are all a group gets: what matters most goes first, and nothing is lost."""

import time
from collections.abc import Callable

from tests.fakes.program import DESK
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, TAKE, TOKEN, Story, hears
from tests.fakes.words import words

STEP = 5
"""Seconds of the story that pass at a time."""


def tight(story: Story) -> Story:
    """A firm whose group has twenty messages a minute, which may come as fast as they can."""
    limits = {"per_chat_per_second": 100, "per_group_per_minute": 20, "per_second": 1000}
    telegram = {"token": TOKEN, "api_base": story.sandbox.base_url, "gather_seconds": 0, "limits": limits}
    return story.start(clock=True, channels={"telegram": telegram})


def soon(firm: Story, seen: Callable[[], object], seconds: int) -> None:
    """Lets time pass a step at a time, each time until the program has done what it can, until it is seen."""
    for _ in range(0, seconds, STEP):
        if seen():
            return
        firm.passes(STEP)
        time.sleep(0.05)
        wait_for(lambda: _has_done_what_it_can(firm))
    assert seen(), f"not seen within {seconds} s of the story"


def _has_done_what_it_can(firm: Story) -> bool:
    ledger = firm.program.ledger
    return firm.sandbox.pending(firm.bot) == 0 and ledger.undecided == 0 and ledger.sending == 0


def within_budget(firm: Story) -> bool:
    """Whether no minute, by the program's own clock, saw more than twenty calls in the group."""
    rows = firm.program.ledger.rows(
        "select started_at from attempts where destination = ? order by started_at", f"telegram:{DESK}"
    )
    times = [at for (at,) in rows]
    assert times
    return all(later - first >= 60_000_000 for first, later in zip(times, times[20:], strict=False))


def test_a_flood_is_packed_in_order_and_keeps_nobody_waiting(story: Story) -> None:
    firm = tight(story)
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    firm.card("Ann")
    firm.rests()
    firm.passes(61)
    firm.rests()
    firm.freezes()
    lines = [f"And another thing, number {number:02}." for number in range(40)]
    for line in lines:
        ann.writes(line)
    wait_for(lambda: firm.program.ledger.count("select count(*) from requests") == 41)
    bea.writes(FAR)
    hears(bea, words("passed-on", name="Oleh"))
    soon(firm, lambda: firm.cards("Bea"), 15)
    soon(firm, lambda: firm.said("Ann", lines[-1]), 120)
    firm.sandbox.freeze(False)
    shown = [m["text"] for m in firm.topic("Ann") if "another thing" in m.get("text", "")]
    cards = {m["text"] for m in firm.cards("Ann")}
    posted = [text for text in shown if text not in cards]
    assert "\n\n".join(posted).split("\n\n") == lines, "each once, in order"
    assert len(posted) < 20 and posted[-1].count("another thing") > 2, "what had to wait went as one"
    assert within_budget(firm)


def test_a_packed_message_can_be_replied_to(story: Story) -> None:
    firm = tight(story)
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    firm.rests()
    firm.freezes()
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 20}, contains="One thing.")
    ann.writes("One thing.")
    firm.waits()
    for line in ("Two things.", "Three things."):
        ann.writes(line)
    wait_for(lambda: firm.program.ledger.count("select count(*) from requests") == 4)
    soon(firm, lambda: firm.said("Ann", "Three things."), 60)
    packed = firm.said("Ann", "Three things.")[-1]
    assert "Two things." in packed["text"]
    firm.sandbox.freeze(False)
    firm.receipt(firm.mia.replies_to(packed, "All of them."))
    hears(ann, "All of them.")


def test_what_was_spent_before_a_restart_counts(story: Story) -> None:
    firm = tight(story)
    people = [firm.writes_by_telegram(f"Person {letter}") for letter in "ABCDEFGHI"]
    for person in people:
        person.writes(FAR)
    soon(firm, lambda: len(firm.sandbox.calls("createForumTopic")) >= 8, 40)
    firm.program.kill()
    firm.program.start()
    soon(firm, lambda: all(firm.cards(f"Person {letter}") for letter in "ABCDEFGHI"), 150)
    firm.passes(70)
    assert within_budget(firm)


def test_new_handoffs_go_before_icons_and_edits(story: Story) -> None:
    firm = tight(story)
    first = [firm.writes_by_telegram(f"Person {letter}") for letter in "ABCDE"]
    for person in first:
        person.writes(FAR)
    soon(firm, lambda: all(firm.cards(f"Person {letter}") for letter in "ABCDE"), 30)
    for letter in "ABCDE":
        firm.mia.presses(TAKE, firm.card(f"Person {letter}"))
    wait_for(lambda: len(firm.program.ledger.events("taken")) == 5)
    late = firm.writes_by_telegram("Late")
    late.writes(FAR)
    hears(late, words("passed-on", name="Oleh"))
    soon(firm, lambda: firm.cards("Late"), 60)
    # Whatever waits, in the end every card and every icon is up to date.
    soon(firm, lambda: _up_to_date(firm), 400)
    assert within_budget(firm)


def _up_to_date(firm: Story) -> bool:
    cards = [firm.cards(f"Person {letter}")[0] for letter in "ABCDE"]
    return all(words("why-took", name="Mia") in card["text"] for card in cards)
