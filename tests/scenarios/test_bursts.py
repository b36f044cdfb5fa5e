"""Customers who write one thing in several messages, and customers who write very much."""

import pytest

from tests.fakes.program import DESK
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, SURE_SAYS, TOKEN, Story, heard, hears
from tests.fakes.words import words

LIMITS = {"per_chat_per_second": 100, "per_group_per_minute": 6000, "per_second": 1000}


@pytest.fixture
def gathering(story: Story) -> Story:
    """A firm at work that waits for more, in a time that the story moves."""
    telegram = {"token": TOKEN, "api_base": story.sandbox.base_url, "gather_seconds": 1.5, "limits": LIMITS}
    return story.start(clock=True, channels={"telegram": telegram})


def waiting(firm: Story) -> int:
    return firm.program.ledger.undecided


def test_a_question_in_several_messages_is_one_question(gathering: Story) -> None:
    firm = gathering
    firm.freezes()
    ann = firm.writes_by_telegram("Ann")
    ann.writes("Hello there")
    ann.writes("How do I reset")
    ann.writes("my password?")
    wait_for(lambda: waiting(firm) == 3)
    firm.passes(1.4)
    assert waiting(firm) == 3
    assert heard(ann, "") == []
    firm.passes(0.2)
    hears(ann, SURE_SAYS)
    firm.rests()
    assert len(ann.received()) == 1, "neither a greeting nor a second answer"
    decisions = firm.program.ledger.rows("select decision, text from requests order by id")
    assert [decision for decision, _ in decisions] == ["part", "part", "answer"]
    assert decisions[-1][1] == "Hello there\nHow do I reset\nmy password?"


def test_what_waits_for_more_survives_a_kill(gathering: Story) -> None:
    firm = gathering
    firm.freezes()
    ann = firm.writes_by_telegram("Ann")
    ann.writes("How do I reset")
    ann.writes("my password?")
    wait_for(lambda: waiting(firm) == 2)
    firm.program.restart()
    assert waiting(firm) == 2
    firm.passes(2)
    hears(ann, SURE_SAYS)
    firm.rests()
    assert len(ann.received()) == 1


def test_a_command_stands_by_itself_behind_the_words(gathering: Story) -> None:
    firm = gathering
    firm.freezes()
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    ann.writes("/human")
    wait_for(lambda: waiting(firm) == 2)
    firm.passes(1.6)
    firm.sandbox.freeze(False)
    assert FAR in firm.card("Ann")["text"]
    hears(ann, words("passed-on-already", name="Mia"))


def test_words_and_an_album_are_one_matter_and_all_of_it_reaches_the_desk(gathering: Story) -> None:
    firm = gathering
    firm.freezes()
    ann = firm.writes_by_telegram("Ann")
    ann.writes("Look at this")
    for name in ("one.jpg", "two.jpg", "three.jpg"):
        ann.writes(photo={"name": name, "text": name})
    wait_for(lambda: waiting(firm) == 4)
    firm.passes(2)
    firm.sandbox.freeze(False)
    card = firm.card("Ann")
    assert "Look at this" in card["text"]
    wait_for(lambda: len([m for m in firm.topic("Ann") if "photo" in m]) == 3)
    firm.rests()
    assert len(firm.cards("Ann")) == 1
    assert len(ann.received()) == 1, "told once who answers"


def test_a_flood_is_kept_whole_and_calmed_once(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    for number in range(24):
        ann.writes(f"and another thing, number {number}.")
    firm.rests(60)
    said = "\n".join(m.get("text", "") for m in firm.group.messages(firm.mia))
    assert [number for number in range(24) if f"number {number}." not in said] == []
    assert len(heard(ann, words("many-messages"))) == 1
    assert all(call["params"].get("chat_id") != DESK or call["ok"] for call in firm.sandbox.calls())
