"""Mails made to hang, crash or bloat a reader: each has a name, so that a failing one can be told."""

HEAD = b"From: Ann <ann@customer.example>\r\nSubject: help\r\nMessage-ID: <1@customer.example>\r\n"
PLAIN = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
MIB = 1 << 20


def hostile_mails() -> dict[str, bytes]:
    """Header, structure, text and HTML; sizes as large as a mail server lets through cheaply."""
    return {**_headers(), **_structures(), **_texts(), **_markup()}


def _headers() -> dict[str, bytes]:
    def mail(header: bytes) -> bytes:
        return b"From: ann@customer.example\r\n" + header + b"\r\n\r\nhi\r\n"

    return {
        "nothing": b"",
        "one byte": b"\x00",
        "no header": b"just text\n",
        "a subject of 400 KB": mail(b"Subject: " + b"a" * 400_000),
        "16,000 encoded words": mail(b"Subject: " + b"=?utf-8?q?a?= " * 16_000),
        "unfinished encoded words": mail(b"Subject: " + b"=?utf-8?q?" * 6_000),
        "question marks": mail(b"Subject: " + b"=?" * 30_000),
        "8,000 addresses in From": b"From: " + b"a@b.example, " * 8_000 + b"\r\n\r\nhi",
        "commas in From": b"From: " + b"@," * 30_000 + b"\r\n\r\nhi",
        "colons in From": b"From: " + b"a@:" * 20_000 + b"\r\n\r\nhi",
        "500 nested comments": b"From: " + b"(" * 500 + b")" * 500 + b" ann@customer.example\r\n\r\nhi",
        "open comments": b"From: " + b"(" * 60_000 + b"\r\n\r\nhi",
        "angles in From": b"From: " + b"<" * 60_000 + b"\r\n\r\nhi",
        "long local part": b"From: " + b"a" * 3_900 + b"@b\r\n\r\nhi",
        "20,000 ids": mail(b"References: " + b"<a@b> " * 20_000),
        "open ids": mail(b"References: " + b"<a" * 30_000),
        "30,000 headers": b"X: y\r\n" * 30_000 + b"\r\nhi",
        "one megabyte of header": b"From: ann@customer.example\r\nX: " + b"y" * MIB,
        "header of blanks": mail(b"Subject:" + b"\r\n " * 30_000),
        "30,000 parameters": mail(b"Content-Type: text/plain" + b"; a=b" * 30_000),
        "quotes in parameters": mail(b"Content-Type: text/plain; name=" + b'"\\' * 20_000),
        "split file names": mail(
            b"Content-Type: text/plain" + b"".join(b"; name*%d=a" % n for n in range(900))
        ),
        "date of digits": mail(b"Date: " + b"1" * 60_000),
        "year zero": mail(b"Date: Mon, 01 Jan 0000 00:00:00 +9999"),
        "charset idna": mail(b"Subject: =?idna?q?" + b"xn--a" * 3_000 + b"?="),
        "charset punycode": mail(b"Subject: =?punycode?q?" + b"a-" * 7_000 + b"?="),
        "charset zip": mail(b"Subject: =?zlib?b?" + b"eJx" * 3_000 + b"?="),
        "half characters": mail(b"Subject: =?utf-7?q?+2AA-?="),
    }


def _structures() -> dict[str, bytes]:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_000)
    )
    box = b"Content-Type: multipart/mixed; boundary=c\r\n\r\n" + b"--c\r\n\r\nhi\r\n" * 10 + b"--c--\r\n"
    mixed = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    return {
        "1,000 levels": HEAD + deep + b"\r\nhi",
        "mails of mails of files": mixed
        + b"".join(
            b"--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            + b"--c\r\nContent-Type: image/png\r\n\r\nx\r\n" * 300
            for _ in range(300)
        ),
        "40 levels over 8 MB": HEAD
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(40)
        )
        + b"\r\n"
        + b"--b\r\n" * (8 * MIB // 5),
        "1,000 attached mails in one another": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_000 + b"hi",
        "100,000 parts": mixed + b"--b\r\n\r\nhi\r\n" * 100_000,
        "1,000 parts in boxes of ten": mixed + (b"--b\r\n" + box) * 100,
        "900 parts of HTML": mixed
        + b"--b\r\nContent-Type: text/html\r\n\r\n<p>hi<br>\r\n" * 900
        + b"--b--\r\n",
        "false boundaries": mixed + b"--ba\r\n" * 500_000,
        "boundary of blanks": HEAD
        + b'Content-Type: multipart/mixed; boundary="  "\r\n\r\n'
        + b"--  \r\n" * 9_000,
        "broken base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"A=" * MIB,
        "equals signs": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * MIB,
        "flowed letters": HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \r\n" * 250_000,
        "bytes of no charset": PLAIN + bytes(range(128, 256)) * 8_000,
        "winmail.dat of empty objects": HEAD
        + b"Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x00\x00"
        + (b"\x02\x02\x90\x06\x00" + bytes(6)) * 100_000,
        "winmail.dat of properties": HEAD
        + b"Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x00\x00"
        + b"\x01\x03\x90\x06\x00\x00\x00\x10\x00"
        + b"\xff\xff\xff\xff"
        + b"\x03\x00\x03\x10"
        + b"\x1e\x10\x00\x10\xff\xff\xff\xff" * 100_000,
        "uuencode without end": PLAIN + b"begin 644 a\n" * 50_000,
        "uuencode begun and begun": PLAIN + (b"begin 644 a\n" + b"#0V%T\n" * 3) * 20_000,
        "signatures in signatures": HEAD
        + b"Content-Type: application/pkcs7-mime\r\n\r\n"
        + bytes.fromhex("06092a864886f70d01070206092a864886f70d010701")
        + b"\x24\x80" * 300_000,
        "BEGIN PGP, 20,000 times": PLAIN + b"-----BEGIN PGP SIGNED MESSAGE-----\n" * 20_000,
        "armour of Hash lines": PLAIN + b"-----BEGIN PGP SIGNED MESSAGE-----\n" + b"Hash: a\n" * 90_000,
        "an invitation without end": HEAD
        + b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\nSUMMARY:"
        + b"a\r\n " * 200_000,
        "a calendar of quotes": HEAD + b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\n" + b'"' * MIB,
        "a report of fields": HEAD
        + b"Content-Type: message/delivery-status\r\n\r\n"
        + b"Action: failed\nStatus: 5.1.1\n\n" * 40_000,
        "a report of one field": HEAD
        + b"Content-Type: message/delivery-status\r\n\r\nX: y\n"
        + b" y\n" * 300_000,
        "UTF-16 without end": HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n" + b"\xd8" * 99_999,
    }


def _texts() -> dict[str, bytes]:
    return {
        "On and 30,000 words": PLAIN + b"On " + b"word " * 30_000,
        "2,000 lines of On ... wrote": PLAIN + b"On Mon, 1 Jan 2024 Ann wrote\n" * 2_000,
        "2,000 openings of attributions": PLAIN + b"On 1 Jan 2024 <a@b\n" * 2_000,
        "100,000 newlines": PLAIN + b"\n" * 100_000,
        "100,000 dashes": PLAIN + b"-" * 100_000,
        "100,000 spaces": PLAIN + b" " * 100_000,
        "100,000 angles": PLAIN + b">" * 100_000,
        "50,000 opening brackets and at": PLAIN + b"2024-01-01 " + b"<@" * 50_000,
        "short lines of brackets": PLAIN + (b"2024-01-01 " + b"<" * 380 + b"\n") * 1_500,
        "Le, 30,000 times": PLAIN + b"Le " * 30_000,
        "header labels": PLAIN + b"From: a\n" * 30_000,
        "labels without colon": PLAIN + b"a" * 60_000 + b"\n" + b"_|* " * 20_000,
        "dash lines": PLAIN + b"-- \n" * 20_000,
        "one megabyte of prose": PLAIN + b"The lamp I bought does not turn on. " * 29_000,
        "one megabyte of lines": PLAIN + b"The lamp I bought does not turn on.\n" * 29_000,
        "a report of addresses": b"From: mailer-daemon@x.example\r\n\r\n" + b"a@b.c " * 100_000,
        "a report of codes": b"From: mailer-daemon@x.example\r\n\r\n" + b"550 5.1.1 " * 60_000,
        "a report of dots": b"From: mailer-daemon@x.example\r\n\r\n550 a@" + b"b." * 100_000,
        "farewells": PLAIN + b"Regards\n" * 60_000,
        "names": PLAIN + b"hi\nRegards\n" + b"Ann " * 90_000,
        "rules of lists": PLAIN + b"____\n" * 60_000,
        "digits and colons": PLAIN + b"1:" * 50_000,
        "brackets before an at": PLAIN + (b"on 2024-01-01 " + b"([<" * 120 + b" wrote\n") * 1_500,
    }


def _markup() -> dict[str, bytes]:
    return {
        "100,000 nested divs": HTML + b"<div>" * 100_000,
        "100,000 nested quotes": HTML + b"<blockquote>" * 80_000 + b"hi",
        "100,000 open comments": HTML + b"<!--" * 100_000,
        "200,000 angles": HTML + b"<" * 200_000,
        "100,000 siblings": HTML + b'<div id="divRplyFwdMsg"></div>' * 30_000,
        "ids of the rest": HTML + b"<p id=" * 150_000,
        "class names": HTML + b'<p class="gmail_quote yahoo_quoted">' * 30_000,
        "open tables": HTML + b"<table><tr><td>" * 60_000,
        "50,000 lists": HTML + b"<ul><li>" * 50_000,
        "entities": HTML + b"&amp" * 250_000,
        "attributes": HTML + b"<p " + b"a=b " * 250_000 + b">hi",
        "long style": HTML + b"<style>" + b"a{" * 400_000 + b"</style>hi",
    }
