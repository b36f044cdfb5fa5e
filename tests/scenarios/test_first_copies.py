"""Telegram's answer is cut while something is posted at the desk, so it stands there twice: an agent may
reply to either copy."""

from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import FAR, FAR_TOO, MARK, Story, hears
from tests.fakes.words import words

ASKED = "Is it there?"


def outside(firm: Story, text: str, times: int) -> list[Json]:
    """Waits for so many of the bot's messages with these words outside all topics."""

    def found() -> list[Json]:
        here = [m for m in firm.group.messages(firm.mia) if m["from"]["is_bot"] and text in m.get("text", "")]
        return here if len(here) >= times else []

    return wait_for(found)


def without_topics(firm: Story) -> None:
    firm.group.adds(firm.bot, status="administrator", rights={"can_delete_messages": True})
    firm.announced(words("desk-no-right"))


def test_an_answer_to_the_first_copy_reaches_the_customer_it_is_about(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    without_topics(firm)
    for text in (FAR, ASKED):
        firm.sandbox.fault("sendMessage", {"cut": "after"}, contains=text)
    ann.writes(FAR)
    outside(firm, FAR, 1)  # so that it is Mia's: whoever is decided about first goes to her
    bea.writes(FAR_TOO)
    card, again = outside(firm, FAR, 2)
    assert MARK not in card["text"] and MARK in again["text"]
    firm.rests()
    firm.receipt(firm.mia.replies_to(card, "We have it."))
    hears(ann, "We have it.")
    ann.writes(ASKED)
    first = outside(firm, ASKED, 1)[0]
    written = firm.mia.replies_to(first, "At the depot.")
    assert hears(ann, "At the depot.")["reply_to_message"]["text"] == ASKED
    firm.mia.edits(written, "At the main depot.")
    hears(ann, "At the main depot.")
    outside(firm, ASKED, 2)
    firm.rests()
    assert not [m for m in bea.received() if "depot" in m["text"] or "We have it" in m["text"]]


def test_who_replies_to_the_first_copy_of_a_picture_is_told_that_it_went_nowhere(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    without_topics(firm)
    ann.writes(FAR)
    outside(firm, FAR, 1)
    firm.rests()
    firm.sandbox.fault("copyMessage", {"cut": "after"})
    ann.sends("photo", caption="#1001 Ann")

    def pictures() -> list[Json]:
        return [m for m in firm.group.messages(firm.mia) if "photo" in m and m["from"]["is_bot"]]

    first, again = wait_for(lambda: pictures()[:2] if len(pictures()) > 1 else [])
    firm.rests()
    firm.receipt(firm.mia.replies_to(first, "That is it!"), "💔")
    told = firm.announced(words("refuse-whose"))
    firm.receipt(firm.mia.replies_to(again, "That is the one!"))
    hears(ann, "That is the one!")
    firm.mia.replies_to(told, "I see.")
    firm.rests()
    assert len(firm.announcements(words("refuse-whose"))) == 1
    assert not [m for m in ann.received() if m["text"].endswith(("That is it!", "I see."))]
