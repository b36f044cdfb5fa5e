"""Customers who change their minds: a person can still be reached."""

from tests.fakes.story import RESOLVE, SURE, SURE_SAYS, Story, hears
from tests.fakes.words import words

HELPED, PERSON = words("button-helped"), words("button-human")


def test_who_first_said_that_it_helped_still_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    # The buttons go after a press; where that fails, they are still there.
    refused = {"error": 400, "description": "Bad Request: message can't be edited"}
    firm.sandbox.fault("editMessageReplyMarkup", refused)
    ann.presses(HELPED, answer)
    firm.rests()
    assert firm.group.topics(firm.mia) == []
    query = ann.presses(PERSON, answer)
    assert words("why-asked-for-person") in firm.card("Ann")["text"]
    assert firm.toast(ann, query) == words("toast-passed-on")
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_who_is_not_content_with_what_was_resolved_still_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    ann.presses(PERSON, answer)
    firm.mia.presses(RESOLVE, firm.card("Ann"))
    firm.rests()
    ann.presses(PERSON, answer)
    firm.rests()
    assert len(firm.cards("Ann")) == 2
    assert words("card-holder", name="Mia", why="") in firm.card("Ann", 2)["text"]
