"""The line is cut while something is sent: what nobody can know is asked, not guessed."""

import pytest

from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import AGAIN, ARRIVED, FAR, MARK, SURE, SURE_SAYS, Story, buttons, heard, hears
from tests.fakes.words import words

UNSURE = words("unsure-delivered", name="Ann")


@pytest.fixture
def asked(clocked: Story) -> tuple[Story, User]:
    """Ann's question is at the desk."""
    ann = clocked.writes_by_telegram("Ann")
    ann.writes(FAR)
    clocked.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    clocked.rests()
    return clocked, ann


def test_an_answer_of_unknown_fate_is_not_repeated_and_the_agent_says_it_arrived(
    asked: tuple[Story, User],
) -> None:
    firm, ann = asked
    firm.sandbox.fault("sendMessage", {"cut": "after"}, contains="We found it")
    written = firm.mia.writes_in(firm.card("Ann"), "We found it.")
    notice = firm.says("Ann", UNSURE)
    assert buttons(notice) == [AGAIN, ARRIVED]
    assert notice["reply_to_message"]["message_id"] == written["message_id"]
    firm.rests()
    firm.passes(3 * 3600)
    firm.rests()
    assert len(heard(ann, "We found it")) == 1
    assert "👌" not in firm.reactions(written)
    query = firm.mia.presses(ARRIVED, notice)
    assert firm.toast(firm.mia, query) == words("settled-arrived", name="Mia")
    firm.rests()
    assert firm.again(notice)["text"] == words("settled-arrived", name="Mia")
    assert buttons(firm.again(notice)) == []
    assert len(heard(ann, "We found it")) == 1


def test_an_answer_of_unknown_fate_is_sent_again_when_an_agent_says_so(asked: tuple[Story, User]) -> None:
    firm, ann = asked
    firm.sandbox.fault("sendMessage", {"cut": "before"}, contains="We found it")
    written = firm.mia.writes_in(firm.card("Ann"), "We found it.")
    notice = firm.says("Ann", UNSURE)
    assert heard(ann, "We found it") == []
    first, second = firm.oleh.presses(AGAIN, notice), firm.mia.presses(AGAIN, notice)
    firm.receipt(written)
    assert firm.toast(firm.oleh, first) == words("settled-again", name="Oleh")
    assert firm.toast(firm.mia, second) == words("refuse-settled-already")
    firm.rests()
    assert len(heard(ann, "We found it")) == 1
    assert firm.again(notice)["text"] == words("settled-again", name="Oleh")


def test_an_automatic_answer_in_a_chat_is_not_repeated_and_its_own_button_proves_it(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"cut": "after"}, contains=SURE_SAYS)
    ann.writes(SURE)
    notice = firm.says("Ann", UNSURE)
    assert SURE_SAYS in notice["text"], "the desk sees what it was"
    firm.rests()
    answer = hears(ann, SURE_SAYS)
    ann.presses(words("button-helped"), answer)
    firm.rests()
    assert firm.toast(firm.mia, firm.mia.presses(AGAIN, notice)) == words("refuse-settled-already")
    firm.rests()
    assert len(heard(ann, SURE_SAYS)) == 1


def test_a_polite_line_of_unknown_fate_is_shown_in_general_where_its_customer_has_no_topic(
    clocked: Story,
) -> None:
    firm, ann = clocked, clocked.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"cut": "after"}, contains="Write your question")
    ann.writes("/help")

    def asked() -> list[Json]:
        return [m for m in firm.group.messages(firm.mia) if words("help") in m.get("text", "")]

    notice = wait_for(asked)[0]
    assert words("unsure-delivered") in notice["text"] and not notice.get("is_topic_message")
    assert firm.toast(firm.mia, firm.mia.presses(ARRIVED, notice)) == words("settled-arrived", name="Mia")
    wait_for(lambda: not buttons(firm.again(notice)))
    firm.rests()
    assert firm.group.topics(firm.mia) == [] and len(heard(ann, words("help"))) == 1


def test_a_reply_to_the_message_proves_that_it_arrived(asked: tuple[Story, User]) -> None:
    firm, ann = asked
    firm.sandbox.fault("sendMessage", {"cut": "after"}, contains="We found it")
    firm.mia.writes_in(firm.card("Ann"), "We found it.")
    notice = firm.says("Ann", UNSURE)
    ann.replies_to(hears(ann, "We found it"), "Thank you so much, I come on Friday!")
    firm.says("Ann", "I come on Friday")
    assert firm.toast(firm.mia, firm.mia.presses(AGAIN, notice)) == words("refuse-settled-already")


def test_a_reply_to_something_else_proves_nothing(asked: tuple[Story, User]) -> None:
    firm, ann = asked
    firm.sandbox.fault("sendMessage", {"cut": "before"}, contains="We found it")
    written = firm.mia.writes_in(firm.card("Ann"), "We found it.")
    notice = firm.says("Ann", UNSURE)
    own = next(m for m in ann.messages() if m.get("text") == FAR)
    ann.replies_to(own, "I mean this one, with the wooden handle.")
    firm.says("Ann", "I mean this one")
    ann.replies_to(hears(ann, words("passed-on", name="Mia")), "Is Mia there?")
    firm.says("Ann", "Is Mia there?")
    firm.mia.presses(AGAIN, notice)
    firm.receipt(written)
    assert len(heard(ann, "We found it")) == 1


def test_a_press_on_the_bots_answer_proves_nothing_about_an_agents(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    person = words("button-human")
    ann.presses(person, answer)
    card = firm.card("Ann")
    firm.rests()
    firm.sandbox.fault("sendMessage", {"cut": "before"}, contains="I am here")
    written = firm.mia.writes_in(card, "I am here.")
    notice = firm.says("Ann", UNSURE)
    ann.presses(person, answer)
    firm.rests()
    firm.mia.presses(AGAIN, notice)
    firm.receipt(written)
    assert len(heard(ann, "I am here")) == 1


@pytest.mark.parametrize(("when", "cards"), [("after", 2), ("before", 1)])
def test_a_card_of_unknown_fate_is_posted_once_more_and_marked(clocked: Story, when: str, cards: int) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"cut": when}, contains="wooden handle")
    ann.writes(FAR)
    firm.waits()
    firm.passes(4)
    card = firm.card("Ann", cards)
    assert MARK in card["text"]
    firm.rests()
    firm.passes(3600)
    firm.rests()
    assert len(firm.cards("Ann")) == cards
    assert len(firm.said("Ann", MARK)) == 1
    firm.receipt(firm.mia.writes_in(card, "We found it."))


def test_a_card_is_not_lost_while_telegram_answers_with_errors(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"error": 502}, contains="wooden handle", times=4)
    ann.writes(FAR)
    for tries, seconds in enumerate((5, 10, 20, 40), start=1):
        firm.waits(tries)
        firm.passes(seconds)
    firm.rests()
    (card,) = firm.cards("Ann")
    assert MARK in card["text"]


def test_a_press_on_a_card_of_unknown_fate_proves_it(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"cut": "after"}, contains="wooden handle")
    ann.writes(FAR)
    query = firm.oleh.presses(words("button-take"), firm.card("Ann"))
    assert firm.toast(firm.oleh, query) == words("toast-taken", number="1001")
    firm.passes(3600)
    firm.rests()
    (card,) = firm.cards("Ann")
    assert words("why-took", name="Oleh") in card["text"], "the card is known, so it is kept up to date"


def test_an_automatic_mail_of_unknown_fate_goes_out_once_more_under_its_own_id(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_mail("Ann")
    firm.sink.cuts("after dot")
    ann.mails("Password", SURE)
    ann.gets()
    firm.waits()
    firm.passes(4)
    ann.gets(2)
    firm.rests()
    firm.passes(3600)
    firm.rests()
    first, second = ann.inbox
    assert first.content == second.content


def test_an_agents_mail_of_unknown_fate_is_asked_about_and_sent_again_under_its_own_id(
    clocked: Story,
) -> None:
    firm = clocked
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.sink.cuts("after dot")
    written = firm.mia.writes_in(card, "We found it.")
    notice = firm.says("Ann", UNSURE)
    firm.rests()
    firm.passes(3600)
    firm.rests()
    assert len(ann.inbox) == 1
    assert "👌" not in firm.reactions(written)
    firm.mia.presses(AGAIN, notice)
    firm.receipt(written)
    first, second = ann.inbox
    assert first.header("Message-ID") == second.header("Message-ID")


def test_a_mail_reply_proves_that_the_agents_mail_arrived(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    firm.sink.cuts("after dot")
    firm.mia.writes_in(firm.card("Ann"), "We found it.")
    notice = firm.says("Ann", UNSURE)
    ann.replies(ann.gets(), "I come on Friday!")
    firm.says("Ann", "I come on Friday!")
    assert firm.toast(firm.mia, firm.mia.presses(AGAIN, notice)) == words("refuse-settled-already")
    firm.rests()
    assert len(ann.inbox) == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_customer_has_one_topic_though_its_making_was_cut_off(clocked: Story, when: str) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("createForumTopic", {"cut": when})
    ann.writes(FAR)
    wait_for(lambda: firm.sandbox.calls("createForumTopic"))
    # The topic's own message is on its way: three seconds for it pass at once here, so it is let in first.
    wait_for(lambda: firm.sandbox.pending(firm.bot) == 0 and firm.program.ledger.undecided == 0)
    firm.waits(or_rests=True)
    firm.passes(4)
    firm.card("Ann")
    firm.rests()
    firm.passes(3600)
    firm.rests()
    assert len(firm.group.topics(firm.mia)) == 1
    assert len(firm.cards("Ann")) == 1
