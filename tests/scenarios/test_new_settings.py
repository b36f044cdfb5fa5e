"""Whatever the admin changes in settings.yaml, whoever waits is still looked after at the next start."""

from collections.abc import Callable
from typing import Any

import yaml

from tests.fakes.people import Group
from tests.fakes.program import MIA, OLEH
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, Story, hears
from tests.fakes.words import words

ELSEWHERE = -1007777777777


def changed(firm: Story, change: Callable[[dict[str, Any]], None]) -> None:
    """The admin edits settings.yaml while the program rests."""
    path = firm.program.settings
    settings = yaml.safe_load(path.read_text("utf-8"))
    change(settings)
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def another_group(firm: Story) -> Group:
    group = firm.sandbox.group("Support, at last", id=ELSEWHERE)
    group.adds(firm.mia, status="creator")
    group.adds(firm.oleh)
    group.adds(firm.bot, status="administrator")
    return group


def test_another_group_is_the_desk_from_now_on(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    firm.mia.bans(firm.bot, firm.group)
    ledger = firm.program.ledger
    wait_for(lambda: ledger.count("select count(*) from groups where trouble like '%unreachable%'"))
    ann.writes("Is it there?")
    firm.waits()
    firm.program.stop()
    firm.group = another_group(firm)
    changed(firm, lambda settings: settings.update(desk={"groups": [{"id": ELSEWHERE}]}))
    firm.program.start()
    card = firm.card("Ann")
    assert FAR in card["text"]
    firm.says("Ann", "Is it there?")
    told = firm.announced(words("desk-resettled"))
    assert "#1001 → Mia" in told["text"]
    firm.receipt(firm.mia.writes_in(card, "It is."))
    hears(ann, "It is.")
    ann.writes("Can I come at five?")
    firm.says("Ann", "Can I come at five?")
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_who_is_no_agent_any_more_leaves_nobody_waiting(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    assert words("card-holder", name="Mia", why="") in firm.card("Ann")["text"]
    firm.rests()
    firm.program.stop()

    def without_mia(settings: dict[str, Any]) -> None:
        settings["agents"] = [agent for agent in settings["agents"] if agent["id"] != MIA]

    changed(firm, without_mia)
    firm.program.start()
    told = firm.announced(words("desk-resettled"))
    assert "#1001 → Oleh" in told["text"]
    wait_for(lambda: words("card-holder", name="Oleh", why="") in firm.card("Ann")["text"])
    ann.writes("Is it there?")
    asked = firm.says("Ann", "Is it there?")
    firm.receipt(firm.oleh.writes_in(asked, "It is."))
    hears(ann, "It is.")
    ledger = firm.program.ledger
    assert ledger.count("select count(*) from customers where owner = ?", OLEH) == 1
    firm.program.stop()
    firm.program.start()
    firm.rests()
    assert len(firm.announcements(words("desk-resettled"))) == 1, "only once"
