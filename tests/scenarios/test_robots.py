"""Robots are never answered, and the bot does not go on for ever with people either."""

import os

from tests.fakes.letters import Letter
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, PHP, SURE, SURE_SAYS, Story, buttons, heard, hears
from tests.fakes.words import words

ROBOTS = int(os.environ.get("ROBOTS", "50"))
REPORT = """\
From: MAILER-DAEMON@mx.example
To: support@northwind.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce1@mx.example>
Date: Mon, 2 Nov 2026 10:00:00 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I could not deliver your mail. How do I reset my password?
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ann@customers.example
Action: failed
Status: 5.1.1
--b--
"""


def test_what_a_machine_writes_is_never_answered(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("Away", SURE, Auto_Submitted="auto-replied")
    ann.mails("News", SURE, List_Id="<news.customers.example>")
    ann.mails("Bulk", SURE, Precedence="bulk")
    ann.mails("Silent", SURE, X_Auto_Response_Suppress="All")
    ann.mails("Out of office: Re: your mail", SURE)
    ann.sends(ann.letter("Null", SURE), mail_from="")
    firm.writes_by_mail("Shop", "no-reply@shop.example").mails("Order", SURE)
    bounce = ann.letter("", "")
    ann.sends(type(bounce)("b", "", REPORT.replace("\n", "\r\n").encode(), ""), mail_from="")
    firm.rests()
    assert firm.sink.mails == []
    assert firm.group.topics(firm.mia) == []
    ledger = firm.program.ledger
    assert ledger.count("select count(*) from arrivals where channel = 'mail' and state = 'aside'") == 8
    assert ledger.count("select count(*) from customers") == 0


def test_a_flood_of_automatic_replies_and_of_reports_causes_no_mail(firm: Story) -> None:
    """``ROBOTS`` of each, half of them in answer to nothing and from ever new addresses."""
    for number in range(ROBOTS):
        robot = firm.writes_by_mail("Robot", f"robot@{number // 2}.example")
        robot.mails(f"Automatic reply {number}", SURE, Auto_Submitted="auto-replied")
        report = REPORT.replace("bounce1@", f"bounce{number}@").replace("\n", "\r\n")
        robot.sends(Letter("", "", report.encode(), ""), mail_from="")
    firm.rests(120)
    ledger = firm.program.ledger
    aside = "select count(*) from arrivals where channel = 'mail' and state = 'aside'"
    assert ledger.count(aside) == 2 * ROBOTS
    assert firm.sink.mails == []
    assert firm.group.topics(firm.mia) == []


def test_a_person_who_writes_through_the_firms_mailing_group_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("Password", SURE, List_Id="<help.northwind.example>", Precedence="list")
    assert words("why-by-hand", sign="list") in firm.card("Ann")["text"]
    firm.rests()
    assert firm.sink.mails == []


def test_our_own_answer_coming_back_is_not_answered(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    answer = ann.gets()
    looped = answer.content.replace(b"Message-ID: <", b"Message-ID: <again-")
    ann.sends(type(ann.written[0])("x", SUPPORT, looped, ""), mail_from=SUPPORT)
    firm.rests()
    assert len(firm.sink.mails) == 1


def test_an_automatic_mail_shows_in_a_conversation_a_person_holds(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    firm.receipt(firm.mia.writes_in(firm.card("Ann"), "We found it."))
    ann.replies(ann.gets(), "I am on holiday until Monday.", Auto_Submitted="auto-replied")
    shown = firm.says("Ann", "I am on holiday until Monday.")
    assert words("words-automatic") in shown["text"]
    firm.rests()
    assert len(ann.inbox) == 1


def test_the_fourth_automatic_answer_within_an_hour_is_a_persons(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_mail("Ann")
    asked = [SURE, PHP, "How do I get a refund?"]
    for number, question in enumerate(asked, start=1):
        ann.mails(f"Question {number}", question)
        ann.gets(number)
    ann.mails("Question 4", "How do I get an SSL certificate for my site?")
    card = firm.card("Ann")
    assert words("why-limit-address", count=3) in card["text"]
    firm.rests()
    assert len(ann.inbox) == 3
    firm.passes(3601)
    ann.mails("Question 5", "How do I transfer a domain?")
    assert "transfer" in ann.gets(4).text.lower()


def test_a_mail_reply_to_the_robots_answer_goes_to_a_person(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    first = ann.mails("Password", SURE)
    answer = ann.gets()
    reply = ann.replies(answer, f"That did not help. {PHP}")
    card = firm.card("Ann")
    assert words("why-answer-to-answer") in card["text"]
    assert SURE in card["text"], "the earlier course is on the card"
    firm.rests()
    assert len(ann.inbox) == 1
    firm.mia.writes_in(card, "Let me look.")
    theirs = ann.gets(2)
    assert theirs.header("In-Reply-To") == f"<{reply.id}>"
    assert theirs.header("References").split()[0] == f"<{first.id}>"


def test_an_unsure_bot_asks_back_by_mail_and_a_number_answers_it(story: Story) -> None:
    firm = story.start(policy={"wrong_at_most": 0})
    ann = firm.writes_by_mail("Ann")
    ann.mails("Lost", "password or two factor lost")
    asked = ann.gets()
    assert words("clarify-mail") in asked.text
    line = next(line for line in asked.text.splitlines() if line.endswith("How do I reset my password?"))
    ann.replies(asked, line.partition(".")[0])
    assert SURE_SAYS in ann.gets(2).text
    firm.rests()
    assert firm.group.topics(firm.mia) == []


def test_thanks_by_mail_end_the_matter_without_a_word(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    ann.replies(ann.gets(), "Thank you!")
    firm.rests()
    assert len(ann.inbox) == 1
    assert firm.group.topics(firm.mia) == []


def test_an_unreadable_mail_is_shown_at_the_desk(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    letter = ann.letter("No sender", FAR)
    lines = [line for line in letter.content.split(b"\r\n") if not line.startswith(b"From:")]
    ann.sends(type(letter)(letter.id, "", b"\r\n".join(lines), ""))
    shown = wait_for(
        lambda: [
            m
            for m in firm.group.messages(firm.mia)
            if words("unreadable", channel="mail") in m.get("text", "")
        ]
    )
    assert len(shown) == 1
    ann.mails("Password", SURE)
    ann.gets()
    firm.rests()
    assert len(firm.sink.mails) == 1


def test_many_unreadable_mails_do_not_flood_the_desk(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    for number in range(8):
        content = f"Subject: Number {number}\r\n\r\n{FAR}\r\n".encode()
        ann.sends(Letter(f"u{number}", "", content, ""))
    firm.announced(words("unreadable-more"))
    firm.rests()
    assert len(firm.announcements(words("unreadable", channel="mail"))) == 5
    assert (
        firm.program.ledger.count("select count(*) from arrivals where state = 'aside' and channel = 'mail'")
        == 8
    )


def test_somebody_who_quotes_another_customers_mail_gets_nothing_of_that_conversation(firm: Story) -> None:
    ann, eve = firm.writes_by_mail("Ann"), firm.writes_by_mail("Eve")
    ann.mails("My umbrella", FAR)
    firm.receipt(firm.mia.writes_in(firm.card("Ann"), "It hangs on hook 4711."))
    eve.replies(ann.gets(), "And which hook was my umbrella hanging on again, dear people?")
    firm.card("Eve")
    firm.rests()
    assert firm.said("Ann", "which hook was my umbrella") == []
    assert eve.inbox == []
    assert "4711" not in str(firm.topic("Eve"))


def test_a_chat_gets_polite_lines_and_the_desk_is_left_in_peace(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes("Hello!")
    hears(ann, words("greeting"))
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    ann.writes("thank you")
    hears(ann, words("thanks"))
    firm.rests()
    assert len(heard(ann, words("thanks"))) == 1
    assert firm.group.topics(firm.mia) == []


def test_what_was_set_aside_is_given_back_to_a_person_at_the_desk(clocked: Story) -> None:
    firm = clocked
    firm.writes_by_mail("Shop", "no-reply@shop.example").mails("Order", FAR)
    firm.writes_by_mail("News", "no-reply@news.example").mails("News", SURE)
    firm.rests()
    firm.mia.writes_in(firm.group, "/aside")
    listed = firm.announced(words("aside-title"))
    assert "shop.example" in listed["text"] and "news.example" in listed["text"]
    assert FAR in listed["text"] and SURE in listed["text"], "an agent sees what it says"
    restore, let_go, _ = buttons(listed)[:3]
    restore_shop, _, raw_shop = buttons(listed)[3:]
    assert firm.toast(firm.mia, firm.mia.presses(raw_shop, listed)) == words("toast-raw")
    [file] = wait_for(lambda: [one for one in firm.group.messages(firm.mia) if "document" in one])
    assert "message_thread_id" not in file, "it stands in General"
    kept = firm.sandbox.call(firm.bot, "getFile", {"file_id": file["document"]["file_id"]}).json()
    raw = firm.sandbox.download(firm.bot.token, kept["result"]["file_path"]).content
    assert b"From: Shop <no-reply@shop.example>" in raw and FAR[:40].encode() in raw, "as it came"
    firm.toast(firm.mia, firm.mia.presses(let_go, listed))
    firm.toast(firm.mia, firm.mia.presses(restore_shop, listed))
    assert FAR in firm.card("Shop")["text"]
    number = raw_shop.split()[-1]
    firm.mia.writes_in(firm.group, f"/aside {number} raw")
    firm.announced(words("refuse-not-aside", who=number))
    assert firm.toast(firm.mia, firm.mia.presses(restore, listed)) == words("refuse-button-old")
    firm.mia.writes_in(firm.group, "/aside")
    firm.announced(words("aside-nothing"))
    firm.rests()
    assert firm.sink.mails == []
