"""What arrives twice has one effect; what only looks the same has two."""

from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, PHP, PHP_SAYS, SURE, SURE_SAYS, Story, heard, hears
from tests.fakes.words import words


def test_the_same_mail_delivered_twice_is_answered_once(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    letter = ann.letter("Password", SURE)
    ann.sends(letter)
    ann.gets()
    ann.sends(letter)
    firm.rests()
    assert len(ann.inbox) == 1
    assert firm.program.ledger.count("select count(*) from arrivals where channel = 'mail'") == 1


def test_the_same_mail_on_another_way_is_the_same_mail(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    letter = ann.letter("My umbrella", FAR)
    ann.sends(letter)
    firm.card("Ann")
    trace = b"Received: from elsewhere.example by relay.example; Mon, 2 Nov 2026 10:00:00 +0000\r\n"
    again = type(letter)(letter.id, letter.sender, trace + letter.content, letter.subject)
    ann.sends(again)
    firm.rests()
    assert len(firm.topic("Ann")) == 2, "the topic's own message and one card"


def test_another_mail_under_the_same_message_id_is_another_mail(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.sends(ann.letter("Password", SURE, id="same@customers.example"))
    ann.gets()
    ann.sends(ann.letter("PHP", PHP, id="same@customers.example"))
    assert PHP_SAYS in ann.gets(2).text
    firm.rests()
    assert len(ann.inbox) == 2


def test_an_update_fetched_twice_has_one_effect(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.starts()
    firm.rests()
    # The update comes in by the poll that is open; no later one gets through to confirm it.
    firm.sandbox.fault("getUpdates", {"error": 502}, times=1000)
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    wait_for(lambda: firm.program.ledger.unsent == 0)
    firm.program.kill()
    assert firm.sandbox.pending(firm.bot) == 1, "Telegram still keeps it"
    before = firm.program.ledger.arrivals
    firm.sandbox.clear_faults()
    firm.program.start()
    firm.rests()
    assert firm.program.ledger.arrivals == before
    assert len(heard(ann, SURE_SAYS)) == 1


def test_a_press_fetched_twice_has_one_effect(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(f"{SURE} {FAR}")
    card = firm.card("Ann")
    firm.rests()
    firm.mia.presses(words("button-suggest"), card)
    preview = firm.says("Ann", words("preview", title=""))
    firm.rests()
    firm.sandbox.fault("getUpdates", {"error": 502}, times=1000)
    firm.mia.presses(words("button-send"), preview)
    wait_for(lambda: len(ann.received()) == 2)
    wait_for(lambda: firm.program.ledger.unsent == 0)
    firm.program.kill()
    firm.sandbox.clear_faults()
    firm.program.start()
    firm.rests()
    assert len(ann.received()) == 2


def test_an_answer_of_getupdates_that_is_cut_off_loses_nothing(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    firm.rests()
    firm.sandbox.fault("getUpdates", {"cut": "after"}, times=2)
    ann.writes(SURE)
    ann.writes(PHP)
    hears(ann, PHP_SAYS)
    firm.rests()
    assert len(heard(ann, SURE_SAYS)) == len(heard(ann, PHP_SAYS)) == 1
