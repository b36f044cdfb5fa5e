"""Real shapes of mail with invented people, read whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from channels.mail.read import Reading, read_mail
from channels.mail.words import REPLY_MARKER
from routing.machine import Kind, Machine, Sign
from routing.model import Address, Request, Unreadable

EMAILS = Path(__file__).parents[2] / "emails"
NOW = datetime(2026, 2, 1, tzinfo=UTC)


def read(raw: bytes, mail_from: str | None = "someone@customer.example") -> Reading:
    return read_mail(
        raw, source_id="key", received_at=NOW, recipient="support@desk.example", mail_from=mail_from
    )


def request(name: str) -> Request:
    inbound = read((EMAILS / name).read_bytes()).inbound
    assert isinstance(inbound, Request)
    return inbound


def test_a_plain_mail_is_read_into_every_field() -> None:
    assert request("plain.eml") == Request(
        source_id="key",
        address=Address("mail", "ann.weaver@customer.example"),
        display_name="Weaver, Ann",
        text="The lamp from order 4711 stays dark.",
        received_at=NOW,
        sent_at=datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
        subject="My lamp does not turn on – help",
        message_id="a1@customer.example",
        references=("b2@desk.example", "b1@desk.example", "b0@desk.example"),
        recipient="support@desk.example",
    )


def test_an_answer_from_outlook_is_only_what_was_written_above() -> None:
    seen = request("outlook-german.eml")
    assert seen.text == "Guten Tag,\n\ndie Lösung hat geholfen, aber jetzt fehlt der Schlüssel."
    assert seen.display_name == "Jürgen Mühl"
    assert len(seen.message_id) > 80
    assert not seen.attachments


def test_an_answer_from_russian_gmail_is_only_what_was_written_above() -> None:
    seen = request("gmail-russian.eml")
    assert (seen.text, seen.subject) == ("Спасибо, но лампа всё ещё не работает.", "Re: Заказ")


def test_a_mail_of_html_only_is_read_as_text_and_the_html_is_no_file() -> None:
    seen = request("html-only-arabic.eml")
    assert "المصباح لا يعمل." in seen.text and "ماذا أفعل؟" in seen.text
    assert "القابس" not in seen.text and "alert" not in seen.text
    assert (seen.display_name, seen.attachments) == ("ليلى", ())


def test_files_keep_their_names_but_nothing_dangerous_in_them() -> None:
    reading = read((EMAILS / "with-files.eml").read_bytes())
    assert isinstance(reading.inbound, Request)
    files = reading.inbound.attachments
    assert [file.decoration for file in files] == [True, False, False, False], "the logo is no file"
    assert [file.name for file in files][1:] == ["zamówienie 4711.pdf", "evil fdp.exe", "inside.eml"]
    assert [file.content_type for file in files][1:3] == ["application/pdf", "application/octet-stream"]
    assert reading.files[1] == b"%PDF-1.4\n"
    assert [file.size for file in files] == [len(data) for data in reading.files]
    assert b"not ours" in reading.files[3]
    assert reading.inbound.text == "Proszę o fakturę."


def test_a_machine_that_answers_is_told_from_a_person() -> None:
    assert request("out-of-office.eml").automatic == Machine(Kind.ANSWER, Sign.HEADER)
    assert request("bounce.eml").automatic == Machine(Kind.REPORT, Sign.FORM)
    assert request("plain.eml").automatic is None


def test_a_broken_mail_still_says_what_can_be_read() -> None:
    seen = request("broken.eml")
    assert seen.address.value == "zoe@customer.example"
    assert seen.display_name == "Zoë Klein"
    assert seen.subject == "café and = ?utf-8?q?broken"
    assert seen.text == "Where is my parcel? café"
    assert (seen.message_id, seen.sent_at) == ("no brackets at all", None)


def test_where_from_is_unusable_reply_to_counts() -> None:
    seen = read(b"From: Ann <>\r\nReply-To: ann@customer.example\r\n\r\nhi").inbound
    assert isinstance(seen, Request)
    assert seen.address.value == "ann@customer.example"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no-header"),
        (b"Subject: hello\r\n\r\nhi", "no-sender"),
        (b"From: Ann <>\r\n\r\nhi", "no-sender"),
        (b"From: a@b.example\r\n" + b"X: y\r\n" * 2000, "header-too-large"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, reason: str) -> None:
    seen = read(raw).inbound
    assert isinstance(seen, Unreadable)
    assert (seen.reason, seen.source_id, seen.received_at) == (reason, "key", NOW)


def test_a_mail_with_our_automatic_mail_in_it_is_known() -> None:
    def echoes(body: bytes) -> bool:
        seen = read(b"From: ann@customer.example\r\n" + body).inbound
        return isinstance(seen, Request) and seen.echoes

    marker = REPLY_MARKER.encode()
    html = (
        b"Content-Type: text/html\r\n\r\n<p>hi</p><blockquote>"
        + marker.replace(b" ", b"\r\n")
        + b"</blockquote>"
    )
    assert echoes(b"\r\nhi\r\n> " + marker)
    assert echoes(html)
    assert not echoes(b"\r\nhi ~ ~ ~ * * *")


def test_a_machines_mail_may_lack_a_sender() -> None:
    seen = read_mail(
        b"From: <>\r\n\r\nhi", source_id="key", received_at=NOW, recipient="", mail_from=""
    ).inbound
    assert isinstance(seen, Request)
    assert seen.automatic == Machine(Kind.PROGRAM, Sign.NO_RETURN)
    assert seen.address.value.endswith(".invalid"), "nothing can be sent there"


def test_an_unreadable_mail_names_its_sender_where_it_can() -> None:
    seen = read(b"From: Ann@customer.example\r\n" + b"X: y\r\n" * 2000).inbound
    assert seen.address == Address("mail", "ann@customer.example")


def test_who_fills_in_a_web_form_is_answered_and_not_the_form() -> None:
    raw = b"From: Shop <no-reply@shop.example>\r\nReply-To: Ann <ann@customer.example>\r\n%s\r\n\r\nhi"
    seen = read(raw % b"Subject: contact").inbound
    assert isinstance(seen, Request)
    assert (seen.address.value, seen.display_name) == ("ann@customer.example", "Ann")
    assert (seen.automatic, seen.by_hand) == (None, "form")
    own = read(raw.replace(b"no-reply@shop.example", b"Support@desk.example") % b"Subject: contact").inbound
    assert isinstance(own, Request)
    assert (own.address.value, own.by_hand) == ("ann@customer.example", "form"), "our own site sends so"
    news = read(raw % b"List-Unsubscribe: <mailto:x@shop.example>").inbound
    assert isinstance(news, Request)
    assert news.automatic == Machine(Kind.BULK, Sign.HEADER)


def test_our_own_address_in_reply_to_is_nobodys() -> None:
    seen = read(b"From: no-reply@shop.example\r\nReply-To: Support@desk.example\r\n\r\nhi").inbound
    assert isinstance(seen, Request)
    assert seen.address.value == "no-reply@shop.example"
    assert seen.automatic == Machine(Kind.NO_REPLY, Sign.SENDER)
    forged = read(b"From: support@desk.example\r\n\r\nhi").inbound
    assert isinstance(forged, Request)
    assert forged.automatic == Machine(Kind.OWN, Sign.SENDER)


def test_parts_that_are_no_alternatives_are_all_read() -> None:
    raw = (
        b"From: ann@customer.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n"
        b"--b\r\n\r\nfirst\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>second</p>\r\n--b--\r\nepilogue\r\n"
    )
    seen = read(raw).inbound
    assert isinstance(seen, Request)
    assert seen.text.split() == ["first", "second"]


def test_a_line_that_only_begins_like_the_boundary_cuts_nothing() -> None:
    raw = (
        b"From: ann@customer.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\n\r\none --b\r\n--bb\r\ntwo\r\n--b--"
    )
    seen = read(raw).inbound
    assert isinstance(seen, Request)
    assert seen.text == "one --b\n--bb\ntwo"
