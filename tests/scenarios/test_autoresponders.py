"""Programs that answer every mail, hide it, and change their addresses: three mails, then silence."""

from collections.abc import Callable
from email.message import EmailMessage
from email.utils import parseaddr

import pytest

from tests.fakes.letters import Letter, MailCustomer
from tests.fakes.program import SUPPORT, Program
from tests.fakes.sandbox import wait_for
from tests.fakes.smtp_sink import Caught
from tests.fakes.story import SURE, Story
from tests.fakes.words import words

MOST = 3
"""Mails of ours before it stops, the first among them: that one answers a person."""
PATIENCE = 8
"""Rounds the tests give a loop to go on."""
LONG = f"{SURE} I have tried everything I can think of and cannot get into my account any more."
SOUTH = "support@south.example"
SOUTH_DESK = -1009876543210

Answer = Callable[[Story, Caught, int], Letter]


def refers(story: Story, ours: Caught, number: int) -> Letter:
    """It quotes our id, as real programs do, and leaves out that it is one."""
    robot = story.writes_by_mail(f"Robot {number}", f"r{number}@d{number}.example")
    return robot.letter("About your mail", SURE, In_Reply_To=ours.header("Message-ID"))


def forgets(story: Story, ours: Caught, number: int) -> Letter:
    """Nothing but its subject tells that it is an answer."""
    return story.writes_by_mail(f"Robot {number}", f"r{number}@d{number}.example").letter(
        "Re: Password", SURE
    )


def rambles(story: Story, ours: Caught, number: int) -> Letter:
    """Not even that; but it says the same each time."""
    robot = story.writes_by_mail(f"Robot {number}", f"r{number}@d{number}.example")
    return robot.letter(f"Case {number}", f"{LONG} Reference {number}.")


def returns(story: Story, ours: Caught, number: int) -> Letter:
    """It sends our own words back."""
    robot = story.writes_by_mail(f"Robot {number}", f"r{number}@d{number}.example")
    return robot.letter(f"Case {number}", f"{SURE}\n\n{ours.text}")


@pytest.mark.parametrize("answer", [refers, forgets, rambles, returns])
def test_a_robot_with_many_addresses_and_no_headers_is_stopped(firm: Story, answer: Answer) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    ann.gets()
    answered = 0
    while answered < min(len(firm.sink.mails), PATIENCE):
        letter = answer(firm, firm.sink.mails[answered], answered)
        ann.sends(letter, mail_from=letter.sender)
        answered += 1
        firm.rests()
    assert len(firm.sink.mails) <= MOST
    last = firm.mail_customers[-1].name
    assert len(firm.cards(last)) == 1, "a person looks at it"


class Liar:
    """Stands between two firms: passes each one's mails on to the other without a word of who wrote them."""

    def __init__(self, story: Story, south: Program, *, changing: bool) -> None:
        self._story, self._changing = story, changing
        self._ports: dict[str, Callable[[], int]] = {
            SUPPORT: lambda: story.program.port,
            SOUTH: lambda: south.port,
        }
        self._names: dict[str, str] = {}
        """Who stands behind an invented address."""

    def passes_on(self, mail: Caught, number: int) -> None:
        """To whom it is for, as a person's mail from a new address."""
        ours = parseaddr(mail.header("From"))[1]
        (to,) = mail.to
        target = self._names.get(to, to)
        sender = f"r{number}@d{number}.example" if self._changing else ours
        self._names[sender] = ours
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, target, f"Case {number}"
        message["Message-ID"], message["Date"] = f"<{number}@d{number}.example>", mail.header("Date")
        if not self._changing:
            message["In-Reply-To"] = mail.header("Message-ID")
        message.set_content(mail.text)
        courier = MailCustomer("", sender, self._story.sink, self._ports[target])
        courier.sends(Letter(str(number), sender, message.as_bytes(), ""), to=target)


@pytest.mark.parametrize("changing", [False, True], ids=["one-address", "many-addresses"])
def test_two_firms_that_answer_each_other_stop(firm: Story, *, changing: bool) -> None:
    bot = firm.sandbox.bot("777000778:AAb-token-of-the-other-firm")
    group = firm.sandbox.group("South", id=SOUTH_DESK)
    group.adds(firm.mia, status="creator")
    group.adds(firm.oleh)
    group.adds(bot, status="administrator")
    south = firm.prepared(
        "south",
        token="777000778:AAb-token-of-the-other-firm",
        company="South Web",
        desk={"groups": [{"id": SOUTH_DESK}]},
        mail={"smtp": {"host": "127.0.0.1", "port": 0, "addresses": [SOUTH]}},
    ).start()
    try:
        liar = Liar(firm, south, changing=changing)
        MailCustomer("South Web", SOUTH, firm.sink, lambda: firm.program.port).mails("Password", SURE)
        passed = 0
        wait_for(lambda: firm.sink.mails)
        while passed < min(len(firm.sink.mails), PATIENCE):
            liar.passes_on(firm.sink.mails[passed], passed)
            passed += 1
            firm.rests()
            wait_for(lambda: south.ledger.undecided == 0 and south.ledger.unsent == 0)
        assert len(firm.sink.mails) <= MOST
        south.stop()
    finally:
        south.kill()
    assert words("answer-note-mail") in firm.sink.mails[0].text
