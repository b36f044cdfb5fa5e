"""No mail, however made, may crash or hold up its reader."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.mail.invite import lines_of
from channels.mail.read import read_mail
from channels.mail.sealed import opened_text, signed_content
from channels.mail.source import sender_of, source_id
from channels.mail.tnef import SIGNATURE, unwrap
from channels.mail.uuencoded import without_files
from channels.mail.words import new_words
from routing.model import Request, Unreadable
from tests.channels.mail.hostile import hostile_mails

NOW = datetime(2026, 1, 5, tzinfo=UTC)
SECONDS = 4.0
"""Measured 0.9 at most; what would hang takes minutes."""
MAILS = hostile_mails()
SIGNED = bytes.fromhex("06092a864886f70d01070206092a864886f70d010701")

PIECES = st.sampled_from(
    [
        *(
            b"From: ann@customer.example\r\n",
            b"Subject: =?utf-8?q?",
            b"?=",
            b"\r\n",
            b"\r\n\r\n",
            b"\n",
            b"\r",
        ),
        *(b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b", b"--b--", b"Content-Type: text/html\r\n"),
        *(
            b"Content-Transfer-Encoding: base64\r\n",
            b"=",
            b"\xff",
            b"\x00",
            b"> ",
            b"On 5 Jan 2026 Ann wrote:\n",
        ),
        *(
            b"From: a\nSent: b\nTo: c\nSubject: d\n",
            b"-- \n",
            b'"',
            b"\\",
            b"(",
            b"<",
            b"@",
            b":",
            b";",
            b"+2AA-",
        ),
        *(
            b"Content-Type: text/plain; charset=utf-7; format=flowed\r\n",
            b"name",
            b"References: <",
            b"<p>",
            b" ",
        ),
        b"Date: 31 Feb 2026 25:61 +9999\r\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%FF; filename=\"a\\\"\r\n",
    ]
)


def seen(raw: bytes) -> Request | Unreadable:
    reading = read_mail(raw, source_id=source_id(raw), received_at=NOW, recipient="", mail_from="")
    if isinstance(reading.inbound, Request):
        assert len(reading.files) == len(reading.inbound.attachments)
    return reading.inbound


@pytest.mark.parametrize("name", MAILS)
def test_a_hostile_mail_is_read_or_refused_in_good_time(name: str) -> None:
    raw = MAILS[name]
    begin = time.process_time()
    inbound = seen(raw)
    assert isinstance(inbound, Request) or inbound.reason
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("1,000 levels", "too-deep"),
        ("100,000 parts", "too-many-parts"),
        ("1,000 parts in boxes of ten", "too-many-parts"),
        ("one megabyte of header", "header-too-large"),
        ("30,000 headers", "header-too-large"),
        ("nothing", "no-header"),
    ],
)
def test_what_no_person_sends_is_refused_with_the_reason(name: str, reason: str) -> None:
    inbound = seen(MAILS[name])
    assert isinstance(inbound, Unreadable)
    assert inbound.reason == reason


@pytest.mark.parametrize("name", MAILS)
def test_the_key_and_the_lane_of_a_hostile_mail_cost_the_listener_nothing(name: str) -> None:
    begin = time.process_time()
    sender_of(MAILS[name])
    assert time.process_time() - begin < 0.1


@given(st.binary(max_size=2000), st.text(max_size=500))
def test_what_opens_packed_things_opens_any_bytes(data: bytes, text: str) -> None:
    unwrap(SIGNATURE + data)
    signed_content(SIGNED + data)
    for written in (text, f"BEGIN:VEVENT\n{text}", f"begin 644 a\n{text}\nend"):
        lines_of(written)
        without_files(written)
    opened_text(f"-----BEGIN PGP SIGNED MESSAGE-----\n{text}")


@given(st.binary(max_size=4000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    storable(seen(raw))


@settings(max_examples=400)
@given(st.lists(PIECES | st.binary(max_size=8), max_size=60).map(b"".join))
def test_any_mixture_of_pieces_of_mail_is_read_or_refused(body: bytes) -> None:
    storable(seen(b"From: ann@customer.example\r\n" + body))


@given(st.text(max_size=2000), st.text(max_size=500))
def test_words_are_never_lost_altogether(plain: str, html: str) -> None:
    new = new_words(plain, html)
    new.encode("utf-8", "surrogatepass")
    if any(map(str.isalnum, plain)):
        assert new


def storable(inbound: Request | Unreadable) -> None:
    """What is read can be stored: text without NUL and without half characters."""
    if isinstance(inbound, Request):
        names = (file.name + file.content_type for file in inbound.attachments)
        headers = (inbound.subject, inbound.display_name, inbound.message_id, *inbound.references)
        whole = "".join((inbound.text, *headers, *names))
        whole.encode("utf-8")
        assert "\x00" not in whole
