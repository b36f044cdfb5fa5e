"""Names, subjects, addresses, ids and dates as mail programs write them."""

from datetime import UTC, datetime

import pytest

from channels.mail.addresses import answered_ids, ids, mailbox, moment, own_id
from channels.mail.charsets import decode
from channels.mail.encoded import decoded, shown
from channels.mail.filenames import safe_name
from channels.mail.parameters import read_value


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"=?utf-8?B?w6TDtg==?= =?utf-8?B?w7w=?=", "äöü"),
        (b"=?utf-8?B?w6TD?= =?utf-8?B?tg==?=", "äö"),
        (b"a =?iso-8859-1?q?b=E4_c?= d", "a bä c d"),
        (b"=?gb2312?B?xOO6ww==?=", "你好"),
        (b"=?koi8-r?B?8NLJ18XU?=", "Привет"),
        (b"=?utf-8*de?q?gr=C3=BCn?=", "grün"),
        (b"Fr\xf6sche", "Frösche"),
        ("Frösche".encode(), "Frösche"),
        (b"=?utf-8?q?open", "=?utf-8?q?open"),
        (b"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
    ],
)
def test_a_subject_is_decoded_as_it_was_meant(raw: bytes, text: str) -> None:
    assert decoded(raw) == text


def test_a_subject_encoded_twice_can_become_no_header() -> None:
    inner = b"=?utf-8?q?hi=0D=0ABcc:_eve@evil.example?="
    assert shown(decoded(b"=?utf-8?q?" + inner.replace(b"=", b"=3D").replace(b"?", b"=3F") + b"?=")) == (
        "= ?utf-8?q?hi=0D=0ABcc: eve@evil.example?="
    )
    assert shown("a\r\nBcc: b\u2028c\u202ed") == "a Bcc: b c d"
    assert len(shown("x" * 9000)) == 500


@pytest.mark.parametrize(
    ("raw", "name", "address"),
    [
        (b"Ann Weaver <Ann@Customer.example>", "Ann Weaver", "ann@customer.example"),
        (b'"Weaver, Ann" <a@b.example>', "Weaver, Ann", "a@b.example"),
        (b"Weaver, Ann <a@b.example>", "Weaver, Ann", "a@b.example"),
        (b"a@b.example (Ann (the) Weaver)", "Ann (the) Weaver", "a@b.example"),
        (b"a@b.example, c@d.example", "", "a@b.example"),
        (b"=?utf-8?q?J=C3=BCrgen_M=2C?= <j@b.example>", "Jürgen M,", "j@b.example"),
        (b'"=?utf-8?q?J=C3=BCrgen?=" <j@b.example>', "Jürgen", "j@b.example"),
        (b"=?utf-8?q?Ann_=3Ca=40b=2Eexample=3E?=", "Ann", "a@b.example"),
        (b"'a@b.example' <a@b.example>", "'a@b.example'", "a@b.example"),
        (b"<mailto:a@b.example>", "", "a@b.example"),
        (b"team: a@b.example, c@d.example;", "", "a@b.example"),
        (b"pete(his account)@silly.example(his host)", "his account his host", "pete@silly.example"),
        (b"Ann <>", "Ann", ""),
        (b"undisclosed-recipients:;", "", ""),
        (b"", "", ""),
        ("Zoë <zoë@bücher.example>".encode(), "Zoë", "zoë@bücher.example"),
        (b'"a\\"b" <a@b.example>', 'a"b', "a@b.example"),
    ],
)
def test_a_sender_is_found_however_it_is_written(raw: bytes, name: str, address: str) -> None:
    assert mailbox(raw) == (name, address)


def test_ids_are_taken_apart_and_none_counts_twice() -> None:
    assert ids(b"<a@b> <c@d>\t<a@b>") == ("a@b", "c@d")
    assert own_id(b"<odd@@id@x>") == "odd@@id@x"
    assert own_id(b"no brackets") == "no brackets"
    assert own_id(b"<>") == ""
    assert answered_ids(b"<c@d>", b"<a@b> <b@c> <c@d>") == ("c@d", "b@c", "a@b")
    assert len(answered_ids(b"", b" ".join(b"<%d@b>" % n for n in range(200)))) == 50


@pytest.mark.parametrize(
    ("raw", "when"),
    [
        (b"Mon, 5 Jan 2026 10:00:00 +0100", datetime(2026, 1, 5, 9, tzinfo=UTC)),
        (b"5 Jan 26 10:00 GMT", datetime(2026, 1, 5, 10, tzinfo=UTC)),
        (b"Mon, 05-Jan-2026 10.00.30 EST", datetime(2026, 1, 5, 15, 0, 30, tzinfo=UTC)),
        (b"Mon, 5 Jan 2026 10:00:60 -0000", datetime(2026, 1, 5, 10, 0, 59, tzinfo=UTC)),
        (b"Mon, 31 Feb 2026 10:00:00 +0100", None),
        (b"Mon, 1 Jan 0001 00:00:00 +2300", None),
        (b"Mon, 5 Jan 2026 10:00:00 +9999", None),
        (b"yesterday", None),
    ],
)
def test_a_date_is_read_or_left_out(raw: bytes, when: datetime | None) -> None:
    assert moment(raw) == when


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("grün".encode(), "us-ascii", "grün"),
        ("grün".encode("cp1252"), "utf-8", "grün"),
        (b"\x93hi\x94", "iso-8859-1", "“hi”"),
        ("привет, как дела".encode() + b"\xff", "utf-8", "привет, как дела\ufffd"),
        (b"abc", "idna", "abc"),
        (b"abc", "no such charset", "abc"),
        (b"\xef\xbb\xbfabc", "utf-8", "abc"),
        (b"+2AA-", "utf-7", "?"),
        (b"\x81\x8d", "", "\x81\x8d"),
        ("日本".encode("cp932"), "shift_jis", "日本"),
    ],
)
def test_text_is_readable_whatever_charset_was_declared(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared) == text


def test_long_text_without_a_charset_is_guessed() -> None:
    text = "Добрый день! Лампа, которую я купил на прошлой неделе, больше не работает. " * 5
    assert decode(text.encode("koi8-r")) == text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"attachment; filename*=utf-8''na%C3%AFve.pdf", "naïve.pdf"),
        (b'attachment; filename*0="a b"; filename*1=".pdf"', "a b.pdf"),
        (b"attachment; filename*0*=utf-8''%C3%A4; filename*1*=%C3%B6.pdf", "äö.pdf"),
        (b'attachment; filename="=?utf-8?q?=C3=A4.pdf?="', "ä.pdf"),
        ('attachment; filename="ä.pdf"'.encode(), "ä.pdf"),
        (b'attachment; filename="a;\\"b.pdf"', 'a;"b.pdf'),
        (b"attachment", ""),
    ],
)
def test_a_file_name_is_read_however_it_is_written(raw: bytes, name: str) -> None:
    assert read_value(raw).text("filename") == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\r\nb\x00.txt", "a b .txt"),
        ("...", "file-2.pdf"),
        ("", "file-2.pdf"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
    ],
)
def test_a_file_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, "application/pdf", 2) == safe
