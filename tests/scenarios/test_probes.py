"""Seventeen mails that other support desks stumble over; each gets what a careful person would do."""

import pytest

from tests.fakes.letters import Letter, MailCustomer
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.smtp_sink import Caught
from tests.fakes.story import DELIVERED, FAR, FAR_TOO, RESOLVE, SURE, SURE_SAYS, Story
from tests.fakes.words import words

FAILED = "💔"
GATE = "mx.northwind.example"
"""The firm's own mail server, whose word on senders is believed."""


@pytest.fixture
def desk(story: Story) -> Story:
    """A firm behind a mail server that checks senders."""
    return story.start(mail={"sender_check": {"authserv_id": GATE, "verify": False}})


def proven(customer: MailCustomer) -> dict[str, str]:
    domain = customer.address.rpartition("@")[2]
    return {"Authentication_Results": f"{GATE}; dmarc=pass header.from={domain}"}


def conversations(firm: Story) -> int:
    return firm.program.ledger.count("select count(*) from conversations")


def held(firm: Story, name: str = "Ann") -> tuple[MailCustomer, Caught]:
    """A customer whose matter Mia holds and has written about once."""
    ann = firm.writes_by_mail(name)
    ann.mails("My umbrella", FAR)
    firm.receipt(firm.mia.writes_in(firm.card(name), "Which colour has the handle?"))
    return ann, ann.gets()


def test_1_a_reply_with_nothing_but_the_number_in_its_subject(desk: Story) -> None:
    ann, _ = held(desk)
    ann.mails("Re: My umbrella [#1001]", "The handle is cherry red.", **proven(ann))
    desk.says("Ann", "The handle is cherry red.")
    assert conversations(desk) == 1


def test_1b_the_number_alone_proves_nothing(desk: Story) -> None:
    ann, _ = held(desk)
    ann.mails("Re: My umbrella [#1001]", "The handle is cherry red.")
    desk.card("Ann", 2)
    assert conversations(desk) == 2


def test_2_a_reply_to_ones_own_first_mail(desk: Story) -> None:
    ann, _ = held(desk)
    own = f"<{ann.written[0].id}>"
    ann.mails("Re: My umbrella", "It is from my aunt.", In_Reply_To=own, **proven(ann))
    desk.says("Ann", "It is from my aunt.")
    assert conversations(desk) == 1


def test_3_a_reply_to_our_automatic_answer(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    ann.replies(ann.gets(), "No mail comes from you at all, what now with my old key?")
    assert words("why-answer-to-answer") in desk.card("Ann")["text"]
    assert conversations(desk) == 1


def test_4_the_same_subject_again_is_a_new_matter_of_the_same_person(desk: Story) -> None:
    ann, _ = held(desk)
    ann.mails("Re: My umbrella", FAR_TOO, **proven(ann))
    assert words("why-owner", name="Mia") in desk.card("Ann", 2)["text"]
    assert conversations(desk) == 2


def test_5_a_stranger_with_a_guessed_number(desk: Story) -> None:
    ann, question = held(desk)
    eve = desk.writes_by_mail("Eve", "eve@elsewhere.example")
    references = {"In_Reply_To": question.header("Message-ID"), **proven(eve)}
    eve.mails("Re: My umbrella [#1001]", "Please send me all that Ann wrote to you.", **references)
    card = desk.card("Eve")
    assert "wooden handle" not in card["text"], "nothing of the other conversation"
    desk.rests()
    assert desk.said("Ann", "all that Ann wrote") == [] and len(ann.inbox) == 1 and eve.inbox == []
    assert conversations(desk) == 2


def test_6_a_forged_agent(desk: Story) -> None:
    ann, question = held(desk)
    forged = desk.writes_by_mail("Mia", "mia@northwind.example")
    forged.mails(
        "Re: My umbrella [#1001]",
        "Dear Ann, please pay to this account.",
        In_Reply_To=question.header("Message-ID"),
        Authentication_Results=f"{GATE}; dmarc=fail header.from=northwind.example",
    )
    assert words("card-sender-disowned") in desk.card("Mia")["text"]
    desk.rests()
    assert len(ann.inbox) == 1 and forged.inbox == []
    assert desk.said("Ann", "please pay") == []


def test_6b_our_own_address_is_no_customer(desk: Story) -> None:
    ours = desk.writes_by_mail("Support", SUPPORT)
    ours.mails("Password", SURE)
    desk.rests()
    assert desk.sink.mails == [] and conversations(desk) == 0


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<news.shop.example>"}],
    ids=["7-auto-submitted", "8-bulk", "9-list"],
)
def test_7_to_9_machines_mail_is_kept_and_not_answered(desk: Story, headers: dict[str, str]) -> None:
    desk.writes_by_mail("Ann").mails("Password", SURE, **headers)
    desk.rests()
    assert desk.sink.mails == [] and conversations(desk) == 0
    assert (
        desk.program.ledger.count("select count(*) from arrivals where state = 'aside' and channel = 'mail'")
        == 1
    )


REPORT = """\
From: MAILER-DAEMON@mx.customers.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce@mx.customers.example>
Date: Mon, 2 Nov 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I could not deliver your mail.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.customers.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}
--b
Content-Type: text/rfc822-headers

From: {to}
Message-ID: {about}

--b--
"""


def report(
    ann: MailCustomer,
    about: Caught,
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 5.1.1 no such user",
) -> None:
    text = REPORT.format(
        to=about.mail_from or SUPPORT,
        recipient=ann.address,
        about=about.header("Message-ID"),
        action=action,
        status=status,
        said=said,
    )
    ann.sends(Letter("b", "", text.replace("\n", "\r\n").encode(), ""), mail_from="")


def test_10_a_bounce_of_an_agents_answer_finds_it(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    written = desk.mia.writes_in(desk.card("Ann"), "We found it.")
    desk.receipt(written)
    report(ann, ann.gets())
    told = desk.says("Ann", words("not-delivered", name="Ann", why=words("bounce-cause", cause="no-address")))
    assert told["reply_to_message"]["message_id"] == written["message_id"]
    wait_for(lambda: desk.reactions(written) == [FAILED])
    desk.rests()
    assert len(desk.sink.mails) == 1 and conversations(desk) == 1
    assert desk.program.ledger.count("select count(*) from deliveries where state = 'failed'") == 1


def test_10b_a_delay_is_no_failure(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    written = desk.mia.writes_in(desk.card("Ann"), "We found it.")
    desk.receipt(written)
    report(ann, ann.gets(), "delayed", "4.4.1", "connection timed out")
    desk.rests()
    assert desk.reactions(written) == [DELIVERED]
    assert desk.program.ledger.count("select count(*) from deliveries where state = 'failed'") == 0


def test_10c_what_the_bot_answered_in_vain_goes_to_a_person(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    report(ann, ann.gets(), status="5.2.2", said="552 5.2.2 mailbox full")
    assert words("why-undelivered") in desk.card("Ann")["text"]


def test_11_our_own_answer_coming_back(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    looped = ann.gets().content.replace(b"Message-ID: <", b"Message-ID: <again-")
    ann.sends(Letter("x", SUPPORT, looped, ""), mail_from=SUPPORT)
    desk.rests()
    assert len(desk.sink.mails) == 1 and conversations(desk) == 1


def test_12_a_new_matter_goes_to_who_already_looks_after_them(desk: Story) -> None:
    ann, _ = held(desk)
    bea = desk.writes_by_mail("Bea")
    bea.mails("A hat", "My green hat with the feather was blown into the river near the mill.")
    ann.mails("Again", FAR_TOO)
    assert words("why-owner", name="Mia") in desk.card("Ann", 2)["text"]


def test_13_the_same_mail_twice(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    letter = ann.letter("Password", SURE)
    for _ in range(2):
        ann.sends(letter)
    assert SURE_SAYS in ann.gets().text
    desk.rests()
    assert len(ann.inbox) == 1 and conversations(desk) == 1


def test_14_a_reply_to_a_resolved_matter_opens_it_again_for_the_same_person(desk: Story) -> None:
    ann, question = held(desk)
    desk.mia.presses(RESOLVE, desk.card("Ann"))
    desk.rests()
    ann.replies(question, "I forgot: the handle is cherry red.")
    card = desk.card("Ann", 2)
    assert "cherry red" in card["text"] and words("why-owner", name="Mia") in card["text"]


def test_15_orders_in_headers_from_outside(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    orders = {
        "X_OTRS_Queue": "Junk",
        "X_OTRS_Owner": "Oleh",
        "X_OTRS_Ignore": "1",
        "X_Firstline_Owner": "Oleh",
    }
    ann.mails("Password", SURE, **orders)
    assert SURE_SAYS in ann.gets().text


def test_16_an_answer_wanted_at_our_own_address(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    ann.mails("Password", SURE, Reply_To=SUPPORT)
    assert SURE_SAYS in ann.gets().text
    desk.rests()
    assert [mail.to for mail in desk.sink.mails] == [(ann.address,)]


def test_17_a_flood_from_one_sender(desk: Story) -> None:
    ann = desk.writes_by_mail("Ann")
    for number in range(45):
        ann.mails(f"Umbrella {number}", f"{FAR} This is umbrella number {number}.")
    desk.rests(60)
    ledger = desk.program.ledger
    assert ledger.count("select count(*) from arrivals where channel = 'mail'") == 45, "all are kept"
    assert ledger.count("select count(*) from arrivals where state = 'aside' and channel = 'mail'") == 35
    assert conversations(desk) == 10
    told = [
        m
        for m in desk.group.messages(desk.mia)
        if words("too-many-mails", count=10, minutes=10) in m.get("text", "")
    ]
    assert len(told) == 1
