"""Agents beside the topics: what they see in private, and the check of the set-up."""

from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import FAR, Story, heard, hears
from tests.fakes.words import words


def test_an_agent_is_no_customer_and_sees_what_waits(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.writes(FAR)
    shown = hears(firm.mia, words("agent-private"))
    assert "#1001" in shown["text"]
    link = next(one["url"] for one in shown["entities"] if one["type"] == "text_link")
    assert link.endswith(f"/{card['message_thread_id']}")
    firm.rests()
    assert [topic["name"] for topic in firm.group.topics(firm.mia)] == ["Ann · C1"]


def test_who_pressed_start_is_told_in_private_until_he_stops_it(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    firm.mia.starts()
    hears(firm.mia, words("agent-direct"))
    ann.writes(FAR)
    card = firm.card("Ann")
    told = hears(firm.mia, words("direct-yours", number="1001", name="Ann"))
    assert f"https://t.me/c/1234567890/{card['message_thread_id']}" in told["text"]
    firm.rests()
    assert len(heard(firm.mia, "#1001")) == 1
    firm.mia.writes("/stop")
    hears(firm.mia, words("agent-direct-no-more"))


def test_check_says_what_to_mend_and_that_all_is_well(firm: Story) -> None:
    firm.oleh.leaves(firm.group)
    asked = firm.mia.writes_in(firm.group, "/check")
    said = wait_for(lambda: told(firm, "Oleh (222222222)"))
    assert said["reply_to_message"]["message_id"] == asked["message_id"]
    firm.group.adds(firm.oleh)
    firm.mia.writes_in(firm.group, "/check")
    wait_for(lambda: told(firm, words("check-good")))
    firm.rests()
    assert firm.group.topics(firm.mia) == []


def told(firm: Story, text: str) -> Json:
    """What the bot wrote in the group with these words, {} while it has not."""
    found = [m for m in firm.group.messages(firm.mia) if text in m.get("text", "") and m["from"]["is_bot"]]
    return found[-1] if found else {}
