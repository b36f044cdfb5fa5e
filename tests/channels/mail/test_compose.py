"""Our letters say what was meant, to whom it was meant, and find their thread."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.mail.compose import Letter, UnsafeLetter, compose
from channels.mail.encoded import decoded, shown
from channels.mail.fields import split_fields
from channels.mail.letter_body import File
from channels.mail.read import read_mail
from channels.mail.words import REPLY_MARKER, new_words
from routing.machine import Kind, Machine, Sign
from routing.model import Request

LETTER = Letter(
    message_id="m1@desk.example",
    sender_name="Example Lamps",
    sender_address="support@desk.example",
    to_address="ann@customer.example",
    to_name="Ann Weaver",
    subject="My lamp",
    text="Hello Ann,\n\nplease try another plug.\n.\nBest wishes",
    in_reply_to="a1@customer.example",
    references=("a0@customer.example",),
    automatic=False,
    sent_at=datetime(2026, 1, 5, 10, tzinfo=UTC),
    language="en",
    loop_mark="desk-1",
    agent_name="Bea",
)
HEADERS = {"from", "to", "subject", "date", "message-id", "in-reply-to", "references", "x-firstline-loop"}
FORM = {"mime-version", "content-type"}


def names(wire: bytes) -> list[str]:
    return [name for name, _ in split_fields(wire).items]


def plain_text(wire: bytes) -> str:
    part = message_from_bytes(wire).get_payload(0)
    return part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")  # type: ignore[union-attr]


def test_a_letter_of_an_agent_looks_like_a_persons() -> None:
    wire = compose(LETTER)
    assert set(names(wire)) == HEADERS | FORM
    parsed = message_from_bytes(wire)
    assert parsed["From"] == '"Bea (Example Lamps)" <support@desk.example>'
    assert parsed["To"] == "Ann Weaver <ann@customer.example>"
    assert parsed["Subject"] == "Re: My lamp"
    assert parsed["References"] == "<a0@customer.example>\r\n <a1@customer.example>"
    assert [part.get_content_type() for part in parsed.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert plain_text(wire) == f"{LETTER.text}\n"


def test_an_automatic_letter_says_so_to_robots() -> None:
    wire = compose(replace(LETTER, automatic=True, agent_name=""))
    assert plain_text(wire) == f"{REPLY_MARKER}\n\n{LETTER.text}\n"
    parsed = message_from_bytes(wire)
    assert parsed["Auto-Submitted"] == "auto-replied"
    assert parsed["X-Auto-Response-Suppress"] == "All"
    assert parsed["Precedence"] == "bulk"
    assert parsed["From"] == "Example Lamps <support@desk.example>"


def test_the_same_letter_has_the_same_bytes_when_it_goes_out_again() -> None:
    assert compose(LETTER) == compose(LETTER)


def test_a_link_out_of_automatic_mail_stands_whole_in_its_header_and_can_be_pressed() -> None:
    link = f"mailto:support@desk.example?subject=unsubscribe%20{'a' * 30}"
    wire = compose(replace(LETTER, automatic=True, unsubscribe=link, text=f"Hello\n\n-- \n{link}"))
    assert f"List-Unsubscribe: <{link}>\r\n".encode() in wire
    html = message_from_bytes(wire).get_payload(1)
    assert f'<a href="{link}">' in html.get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_our_own_reader_knows_our_letter_as_a_robots() -> None:
    reading = read_mail(compose(LETTER), source_id="", received_at=LETTER.sent_at, recipient="")
    assert isinstance(reading.inbound, Request)
    assert reading.inbound.automatic == Machine(Kind.OWN, Sign.HEADER)
    assert reading.inbound.text == LETTER.text.removesuffix("\nBest wishes")
    assert reading.inbound.references == ("a1@customer.example", "a0@customer.example")


def test_an_answer_to_our_letter_is_only_what_the_customer_wrote() -> None:
    ours = plain_text(compose(LETTER))
    robots = plain_text(compose(replace(LETTER, automatic=True)))
    answer = "It works now.\n\nAm 5. Januar 2026 schrieb Bea:\n" + "".join(
        f"> {line}\n" for line in ours.split("\n")
    )
    assert new_words(answer, "") == "It works now."
    assert new_words(f"It works now.\n\n{robots}", "") == "It works now."


def test_long_ids_of_exchange_stay_whole() -> None:
    long = "A" * 110 + "@EX1.prod.exchange.example"
    wire = compose(
        replace(LETTER, in_reply_to=long, references=("B" * 130 + "@x.example",), message_id="C" * 130)
    )
    assert b"=?" not in wire
    for id_ in (long, "B" * 130 + "@x.example", "C" * 130):
        assert f"<{id_}>".encode() in wire


def test_a_long_thread_loses_its_middle() -> None:
    thread = tuple(f"{number}@x.example" for number in range(100))
    wire = compose(replace(LETTER, references=thread))
    kept = re.findall(r"<(\S+)>", message_from_bytes(wire)["References"])
    assert kept == [*thread[:20], *thread[-19:], "a1@customer.example"]


@pytest.mark.parametrize(
    "subject", ["Re: My lamp", "RE: Re: My lamp", "AW: My lamp", "Antw: Re: My lamp", "My lamp"]
)
def test_re_stands_once(subject: str) -> None:
    assert message_from_bytes(compose(replace(LETTER, subject=subject)))["Subject"] == "Re: My lamp"


def test_the_first_letter_of_a_matter_is_no_answer() -> None:
    wire = compose(replace(LETTER, in_reply_to="", references=()))
    assert message_from_bytes(wire)["Subject"] == "My lamp"
    assert set(names(wire)) == (HEADERS | FORM) - {"in-reply-to", "references"}


def test_a_subject_encoded_twice_sends_no_bcc() -> None:
    inner = b"=?utf-8?q?hi=0D=0ABcc:=20eve=40evil.example?="
    outer = b"=?utf-8?q?" + b"".join(b"=%02X" % byte for byte in inner) + b"?="
    for subject in (
        decoded(outer),
        inner.decode(),
        "hi\r\nBcc: eve@evil.example",
        "hi\u2028Bcc: eve@evil.example",
    ):
        wire = compose(
            replace(LETTER, subject=subject, to_name=subject, agent_name=subject, loop_mark=subject)
        )
        assert set(names(wire)) == HEADERS | FORM
        assert sorted(name.lower() for name in message_from_bytes(wire)) == sorted(HEADERS | FORM)


def test_arabic_runs_from_right_to_left() -> None:
    wire = compose(replace(LETTER, text="مرحبا\n\nجرب القابس", language="ar", subject="المصباح"))
    html = message_from_bytes(wire).get_payload(1).get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert 'dir="rtl"' in html and "<p>مرحبا</p>" in html
    assert str(make_header(decode_header(message_from_bytes(wire)["Subject"]))) == "Re: المصباح"
    assert "جرب القابس" in plain_text(wire)


def test_what_looks_like_markup_is_shown_as_written() -> None:
    wire = compose(replace(LETTER, text="<script>alert(1)</script> & more"))
    html = message_from_bytes(wire).get_payload(1).get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b@c.example\r\nBcc: x@y.example", "zoë@customer.example", "a b@c.example"]
)
def test_an_address_that_cannot_stand_in_a_header_is_refused(address: str) -> None:
    with pytest.raises(UnsafeLetter):
        compose(replace(LETTER, to_address=address))


ANYTHING = st.text(max_size=300)


@settings(max_examples=150)
@given(ANYTHING, ANYTHING, ANYTHING, st.text(max_size=80), st.lists(ANYTHING, max_size=5))
def test_no_words_can_add_a_header_or_break_a_line(
    subject: str, text: str, name: str, id_: str, references: list[str]
) -> None:
    wire = compose(
        replace(
            LETTER, subject=subject, text=text, to_name=name, in_reply_to=id_, references=tuple(references)
        )
    )
    assert set(names(wire)) - {"in-reply-to", "references"} == (HEADERS | FORM) - {
        "in-reply-to",
        "references",
    }
    assert all(len(line) <= 998 for line in wire.split(b"\r\n"))
    assert b"\n" not in wire.replace(b"\r\n", b"")
    expected = re.sub(
        "[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]", "", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    assert plain_text(wire) == f"{expected.strip()}\n"
    assert shown(subject)[:20].strip() in decoded(split_fields(wire).first("subject")) or not id_


def test_the_question_stands_below_the_answer_as_a_quote() -> None:
    quoted = replace(LETTER, quoted="Where is <my> lamp?\n\nIt is dark.", quoted_heading="You wrote:")
    wire = compose(quoted)
    assert plain_text(wire).endswith("\nYou wrote:\n> Where is <my> lamp?\n>\n> It is dark.\n")
    html = message_from_bytes(wire).get_payload(1).get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert '<blockquote dir="auto"' in html and "Where is &lt;my&gt; lamp?" in html


def test_an_agents_bold_and_links_are_kept_in_html_and_the_text_stays_plain() -> None:
    wire = compose(
        replace(LETTER, text="Try this\nnow", html='Try <b>this</b>\n<a href="https://a.example/">now</a>')
    )
    html = message_from_bytes(wire).get_payload(1).get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert '<p>Try <b>this</b><br><a href="https://a.example/">now</a></p>' in html
    assert plain_text(wire) == "Try this\nnow\n"


def test_answers_can_be_asked_for_at_another_address() -> None:
    wire = compose(replace(LETTER, reply_to="support+abc@desk.example"))
    assert message_from_bytes(wire)["Reply-To"] == '"Bea (Example Lamps)" <support+abc@desk.example>'
    with pytest.raises(UnsafeLetter):
        compose(replace(LETTER, reply_to="support@desk.example>\r\nBcc: <eve@x.example"))


def test_files_go_along_with_any_name_and_kind() -> None:
    files = (
        File("план/сайту \r\nBcc: eve.pdf", "application/pdf", b"%PDF \0\r\n.\r\n" * 100),
        File("letter.eml", "message/rfc822", b"Subject: inner\n\nhi"),
        File("x" * 500 + ".png", "image/png\r\nBcc: eve", b""),
    )
    wire = compose(replace(LETTER, files=files))
    assert set(names(wire)) == HEADERS | FORM
    parsed = message_from_bytes(wire, policy=policy.default)
    found = list(parsed.iter_attachments())
    assert [one.get_content_type() for one in found] == [
        "application/pdf", "application/octet-stream", "application/octet-stream",
    ]  # fmt: skip
    assert [one.get_payload(decode=True) for one in found] == [file.data for file in files]
    assert found[0].get_filename() == "план_сайту  Bcc: eve.pdf"
    assert found[2].get_filename() == "x" * 56 + ".png"
    assert parsed.get_body(("plain",)).get_content().strip().startswith("Hello Ann,")  # type: ignore[union-attr]
    assert compose(replace(LETTER, files=files)) == wire, "the same letter has the same bytes"
