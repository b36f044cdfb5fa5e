"""One key for one mail, whichever way it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.mail.source import sender_of, source_id

MAIL = (
    b"Received: from mx.customer.example\r\n by desk.example; Mon, 5 Jan 2026 10:00:00 +0000\r\n"
    b"Message-ID: <1@customer.example>\r\nFrom: Ann Weaver <Ann@Customer.example>\r\n"
    b"Date: Mon, 5 Jan 2026 10:00:00 +0000\r\nSubject: My lamp\r\n is dark\r\n\r\nIt does not\r\nturn on.\r\n"
)


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(MAIL.replace(b"\r\n", b"\n"), id="line ends of a mailbox"),
        pytest.param(MAIL + b"\r\n\r\n", id="blank lines at the end"),
        pytest.param(MAIL.rstrip(), id="no line end at the end"),
        pytest.param(b"Return-Path: <ann@customer.example>\r\nX-Spam: no\r\n" + MAIL, id="trace headers"),
        pytest.param(MAIL.replace(b"My lamp\r\n is", b"My lamp is"), id="another fold"),
        pytest.param(b"From ann Mon Jan  5 10:00:00 2026\r\n" + MAIL, id="mbox line"),
    ],
)
def test_the_same_mail_by_another_way_has_the_same_key(same: bytes) -> None:
    assert source_id(same) == source_id(MAIL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"turn on", b"turn off"),
        (b"Ann Weaver", b"Eve"),
        (b"<1@", b"<2@"),
        (b"10:00:00 +0000\r\nSubject", b"10:00:01 +0000\r\nSubject"),
        (b"My lamp", b"Your lamp"),
        (b"It does", b" It does"),
    ],
)
def test_a_mail_with_other_content_is_another_mail_even_under_the_same_id(old: bytes, new: bytes) -> None:
    other = MAIL.replace(old, new)
    assert other != MAIL
    assert source_id(other) != source_id(MAIL)


def test_words_moved_from_one_field_to_the_next_make_another_mail() -> None:
    one = b"From: a\nSubject: bc\n\nd"
    assert source_id(one) != source_id(b"From: ab\nSubject: c\n\nd")


def test_mails_too_large_in_the_header_differ_by_what_stands_behind() -> None:
    large = b"From: ann@customer.example\r\n" + b"X: y\r\n" * 2000
    assert source_id(large + b"\r\none") != source_id(large + b"\r\ntwo")


def test_the_sender_is_read_in_lower_case_for_the_lane() -> None:
    assert sender_of(MAIL) == "ann@customer.example"
    assert sender_of(b"Subject: none\r\n\r\nhi") == ""


@given(st.binary(max_size=3000))
def test_no_bytes_can_make_the_key_or_the_sender_fail(raw: bytes) -> None:
    assert len(source_id(raw)) == 64
    assert sender_of(raw) == sender_of(raw).lower()
