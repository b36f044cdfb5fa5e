"""Answers by mail as real mail programs get them: their form, their thread, their way back."""

import re
import subprocess
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.channels.mail.programs import program
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, PHP, SURE, SURE_SAYS, Story, hears
from tests.fakes.words import words

LINK = re.compile(r"https://t\.me/\S+\?start=\S+")


def test_the_first_mail_of_a_matter_leads_to_telegram_and_the_link_works_once(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("Password", SURE)
    answer = ann.gets()
    link = LINK.findall(answer.text)[0]
    assert words("continue-in-telegram") in answer.text
    ann.replies(answer, FAR)
    written = firm.mia.writes_in(firm.card("Ann Lee"), "We found it.")
    firm.receipt(written)
    assert not LINK.search(ann.gets(2).text), "once in a matter"

    ann_there, other = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Eve")
    ann_there.opens(link)
    ann_there.presses(words("button-join"), hears(ann_there, words("join-ask", company="Northwind Hosting")))
    hears(ann_there, words("joined"))
    other.opens(link)
    hears(other, words("join-gone"))
    ann.mails("Another matter", PHP)
    assert not LINK.search(ann.gets(3).text), "they are in Telegram by now"


def test_who_unsubscribes_gets_people_and_no_automatic_mail(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("Password", SURE)
    answer = ann.gets()
    link = answer.header("List-Unsubscribe").strip("<>")
    assert words("no-more-automatic") in answer.text and link in answer.text.splitlines()
    mailto = urlsplit(link)
    assert mailto.path == SUPPORT
    (subject,) = parse_qs(mailto.query)["subject"]
    # Her mail program writes it, from whatever address it likes, and says that it is a program.
    firm.writes_by_mail("Program", "prefs@provider.example").mails(
        subject, "", Auto_Submitted="auto-generated"
    )
    firm.rests()
    assert len(firm.sink.mails) == 1 and firm.group.topics(firm.mia) == [], "nobody is bothered"

    ann.mails("PHP", PHP)
    card = firm.card("Ann Lee")
    assert words("why-no-automatic") in card["text"]
    firm.receipt(firm.mia.writes_in(card, "It is in the menu."))
    human = ann.gets(2)
    assert "It is in the menu." in human.text and human.header("List-Unsubscribe") == ""
    bea = firm.writes_by_mail("Bea")
    bea.mails("Password", SURE)
    assert SURE_SAYS in bea.gets().text, "others are answered as before"


def test_a_stranger_who_answers_a_token_address_gets_mail_from_the_plain_one(story: Story) -> None:
    relay = {"host": "127.0.0.1", "port": story.sink.port, "tls": "none", "signed_replies": True}
    story.start(mail={"relay": relay})
    ann, eve = story.writes_by_mail("Ann Lee"), story.writes_by_mail("Eve")
    ann.mails("Password", SURE)
    token = parseaddr(ann.gets().header("Reply-To"))[1]
    eve.sends(eve.letter("Password", FAR), to=token)
    story.receipt(story.mia.writes_in(story.card("Eve"), "We found it."))
    assert parseaddr(eve.gets().header("From"))[1] == SUPPORT
    assert token not in eve.gets().everything


def test_an_answer_keeps_its_form_and_shows_what_it_answers(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    bold = [{"type": "bold", "offset": 0, "length": 8}]
    written = firm.mia.writes_in(firm.card("Ann Lee"), "We found it & keep it.", entities=bold)
    firm.receipt(written)
    answer = ann.gets()
    html = answer.message.get_body(("html",))
    assert html is not None
    assert "<b>We found</b> it &amp; keep it." in html.get_content()
    assert "We found it & keep it." in answer.text
    assert words("quote-heading") in answer.text and f"> {FAR}" in answer.text


def test_files_of_agents_go_along_and_wait_where_telegram_does_not_give_them(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann Lee")
    firm.sandbox.fault("getFile", {"error": 500})
    plan = b"%PDF of the tram's way"
    written = firm.mia.sends_in(
        card, "document", plan, name="план.pdf", mime_type="application/pdf", caption="Here."
    )
    firm.receipt(written)
    (file,) = ann.gets().message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("план.pdf", "application/pdf")
    assert file.get_payload(decode=True) == plan
    assert "Here." in ann.gets().text
    firm.receipt(firm.mia.sends_in(card, "photo"))
    (photo,) = ann.gets(2).message.iter_attachments()
    assert photo.get_content_type() == "image/jpeg" and photo.get_payload(decode=True)


def test_the_bot_carries_nobodys_words_to_others(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("Password", SURE)
    answer = ann.gets()
    assert SURE not in answer.everything, "who forges a sender could have it carry anything"


def test_where_a_mail_is_refused_the_servers_words_stand_in_the_topic(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    firm.sink.refuses("550 5.2.2 Over quota since Tuesday", at="rcpt")
    firm.mia.writes_in(firm.card("Ann Lee"), "We found it.")
    assert "550" in firm.says("Ann Lee", "Over quota since Tuesday")["text"]


def test_replies_and_reports_come_to_addresses_that_only_we_can_make(story: Story) -> None:
    relay = {"host": "127.0.0.1", "port": story.sink.port, "tls": "none"}
    more = {"bounce_address": "bounce@northwind.example", "signed_replies": True}
    story.start(mail={"relay": {**relay, **more}})
    ann = story.writes_by_mail("Ann Lee")
    ann.mails("My umbrella", FAR)
    written = story.mia.writes_in(story.card("Ann Lee"), "We found it.")
    story.receipt(written)
    answer = ann.gets()
    reply_to = parseaddr(answer.header("Reply-To"))[1]
    assert re.fullmatch(r"support\+[a-z][a-z2-7]+@northwind\.example", reply_to)
    front = answer.header("Message-ID").strip("<>").partition("@")[0]
    assert answer.mail_from == f"bounce+{front}@northwind.example"
    sent = swaks(story, reply_to, "<report@mx.example>", "<>", answer.mail_from)
    assert "250 2.0.0 Stored" in sent, "the door takes mail for both"


def swaks(story: Story, *about: str) -> str:
    to, message_id, sender, bounce = about
    said = ""
    for recipient, mail_from in ((to, "ann.lee@customers.example"), (bounce, sender)):
        said = subprocess.run(
            [program("swaks"), "--server", "127.0.0.1", "--port", str(story.program.port),
             "--from", mail_from, "--to", recipient, "--header", f"Message-ID: {message_id}",
             "--header", "Auto-Submitted: auto-replied", "--body", "a report"],
            check=True, capture_output=True, text=True, timeout=60,
        ).stdout  # fmt: skip
    return said


def test_msmtp_and_curl_bring_mail(firm: Story, tmp_path: Path) -> None:
    bob, eve = firm.writes_by_mail("Bob"), firm.writes_by_mail("Eve")
    letter = bob.letter("Password", SURE)
    subprocess.run(
        [program("msmtp"), "--host=127.0.0.1", f"--port={firm.program.port}", f"--from={bob.address}",
         SUPPORT],
        input=letter.content.replace(b"\r\n", b"\n"), check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert SURE_SAYS in bob.gets().text
    file = tmp_path / "mail.eml"
    file.write_bytes(eve.letter("Password", SURE).content)
    subprocess.run(
        [program("curl"), "-sS", "--url", f"smtp://127.0.0.1:{firm.program.port}", "--mail-from", eve.address,
         "--mail-rcpt", SUPPORT, "--upload-file", str(file)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert SURE_SAYS in eve.gets().text
    wait_for(lambda: firm.program.ledger.arrivals >= 2)
