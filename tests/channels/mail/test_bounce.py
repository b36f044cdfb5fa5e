"""Delivery reports of mail servers of all kinds are told from people's mail, and read."""

from datetime import UTC, datetime

import pytest

from channels.mail.read import NOBODY, read_mail
from routing.machine import Bounce, Cause, Fate, Kind
from routing.model import Request

NOW = datetime(2026, 2, 1, tzinfo=UTC)
SUPPORT = "support@desk.example"
COPY = f"""\
Return-Path: <bounce+abc@desk.example>
From: Desk <{SUPPORT}>
To: bob@far.example
Message-ID: <answer-1@desk.example>
Subject: Re: My lamp

Dear Bob
"""


def seen(raw: str, mail_from: str | None = "") -> Request:
    reading = read_mail(
        raw.replace("\n", "\r\n").encode(),
        source_id="k",
        received_at=NOW,
        recipient=SUPPORT,
        mail_from=mail_from,
    )
    assert isinstance(reading.inbound, Request)
    return reading.inbound


def bounce(raw: str, mail_from: str | None = "") -> Bounce:
    found = seen(raw, mail_from)
    assert found.bounce is not None
    assert found.automatic is not None and found.automatic.kind is Kind.REPORT
    return found.bounce


def report(action: str, status: str, diagnostic: str, text: str = "I could not deliver your mail.") -> str:
    return f"""\
From: Mail Delivery System <MAILER-DAEMON@mx.desk.example>
To: {SUPPORT}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

{text}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.desk.example

Final-Recipient: rfc822; Bob@far.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}
--b
Content-Type: message/rfc822

{COPY}
--b--
"""


def test_a_report_in_parts_says_everything() -> None:
    assert bounce(report("failed", "5.0.0", "550 5.1.1 <bob@far.example>: user unknown")) == Bounce(
        fate=Fate.DEAD,
        cause=Cause.NO_ADDRESS,
        recipients=("bob@far.example",),
        statuses=("5.1.1",),
        said="550 5.1.1 <bob@far.example>: user unknown",
        message_ids=("answer-1@desk.example",),
        return_addresses=(SUPPORT, "bounce+abc@desk.example"),
    )


@pytest.mark.parametrize(
    ("action", "status", "diagnostic", "fate", "cause"),
    [
        ("failed", "5.2.2", "552 5.2.2 mailbox full", Fate.REFUSED, Cause.FULL),
        ("failed", "5.1.2", "550 Host not found", Fate.DEAD, Cause.NO_DOMAIN),
        ("failed", "5.3.4", "552 message size exceeds the limit", Fate.REFUSED, Cause.TOO_LARGE),
        ("failed", "5.7.1", "554 5.7.1 Blocked using zen.spamhaus.org", Fate.REFUSED, Cause.SPAM),
        ("failed", "5.7.26", "550 5.7.26 DMARC policy", Fate.REFUSED, Cause.SENDER),
        ("failed", "5.7.1", "550 5.7.1 access denied", Fate.REFUSED, Cause.POLICY),
        ("failed", "5.4.7", "delivery time expired", Fate.REFUSED, Cause.UNREACHABLE),
        ("failed", "5.0.0", "550 nope", Fate.REFUSED, Cause.UNKNOWN),
        ("delayed", "4.4.1", "connection timed out", Fate.DELAYED, Cause.UNREACHABLE),
        ("delivered", "2.0.0", "250 ok", Fate.DELIVERED, Cause.UNKNOWN),
    ],
)
def test_the_fate_and_the_cause_of_a_mail(
    action: str, status: str, diagnostic: str, fate: Fate, cause: Cause
) -> None:
    found = bounce(report(action, status, diagnostic, text="A report."))
    assert (found.fate, found.cause) == (fate, cause)


QMAIL = f"""\
From: MAILER-DAEMON@far.example
To: {SUPPORT}
Subject: failure notice

Hi. This is the qmail-send program at far.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<bob@far.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

{COPY}"""
EXIM_LATE = f"""\
From: Mail Delivery System <Mailer-Daemon@mx.desk.example>
To: {SUPPORT}
Subject: Warning: message 1abc delayed 24 hours

A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue.

  bob@far.example
    Delay reason: SMTP error from remote mail server: 450 try later

No action is required on your part. Delivery attempts will continue.
Message-ID: <answer-1@desk.example>
"""
NAMELESS = f"""\
From: <>
To: {SUPPORT}
Subject: Delivery failure

<bob@far.example>: 550 5.2.1 account is disabled

{COPY}"""
RUSSIAN = f"""\
From: mailer-daemon@corp.far.example
To: {SUPPORT}
Subject: =?utf-8?b?0J3QtSDRg9C00LDQu9C+0YHRjCDQtNC+0YHRgtCw0LLQuNGC0Ywg0L/QuNGB0YzQvNC+?=
Content-Type: text/plain; charset=utf-8

Письмо не может быть доставлено получателю bob@far.example: такой адрес не существует.

{COPY}"""


@pytest.mark.parametrize(
    ("raw", "fate", "cause"),
    [
        (QMAIL, Fate.DEAD, Cause.NO_ADDRESS),
        (EXIM_LATE, Fate.DELAYED, Cause.UNREACHABLE),
        (NAMELESS, Fate.REFUSED, Cause.DISABLED),
        (RUSSIAN, Fate.DEAD, Cause.NO_ADDRESS),
    ],
)
def test_a_report_in_words_only_is_read_too(raw: str, fate: Fate, cause: Cause) -> None:
    found = bounce(raw, None)
    assert (found.fate, found.cause) == (fate, cause)
    assert found.recipients == ("bob@far.example",)
    assert found.message_ids == ("answer-1@desk.example",)


def test_a_report_that_names_no_sender_is_read_all_the_same() -> None:
    assert seen(NAMELESS).address.value == NOBODY
    assert seen(NAMELESS).address.value.endswith(".invalid")


@pytest.mark.parametrize(
    "mail",
    [
        "Subject: Undelivered mail\n\nMy mails come back: 550 5.1.1 user unknown. What shall I do?",
        "Subject: Help\n\nI get 'Your message could not be delivered' and 552 mailbox full.",
        "Subject: Fwd: Undelivered Mail Returned to Sender\n\nwhat is this?\n\n> 550 5.1.1 user unknown",
        "Subject: Re: failure notice\n\nThank you, now it works.",
    ],
)
def test_a_person_who_writes_about_a_report_is_a_person(mail: str) -> None:
    request = seen(f"From: Ann <ann@customer.example>\nTo: {SUPPORT}\n{mail}\n", "ann@customer.example")
    assert request.bounce is None
    assert request.automatic is None


def test_an_out_of_office_answer_with_the_null_return_path_is_no_report() -> None:
    request = seen(
        f"From: Ann <ann@customer.example>\nTo: {SUPPORT}\nSubject: Automatic reply: My lamp\n\n"
        "I am away; your mail will not be delivered to anybody else. Call 555 1234567.\n"
    )
    assert request.bounce is None
    assert request.automatic is not None and request.automatic.kind is Kind.ANSWER
