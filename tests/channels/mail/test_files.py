"""Files come out of a mail with their names and bytes, however they were packed."""

import base64
import binascii
from struct import pack

import pytest

from channels.mail.invite import lines_of
from channels.mail.read import Reading, read_mail
from channels.mail.sealed import opened_text
from channels.mail.tnef import SIGNATURE, unwrap
from channels.mail.uuencoded import without_files
from routing.model import Request
from tests.channels.mail.test_bounce import NOW

HEAD = "From: Ann <ann@customer.example>\nTo: support@desk.example\nSubject: My lamp\n"


def read(raw: str | bytes) -> Reading:
    data = raw if isinstance(raw, bytes) else raw.encode()
    return read_mail(data, source_id="k", received_at=NOW, recipient="support@desk.example", mail_from=None)


def seen(raw: str | bytes) -> Request:
    inbound = read(raw).inbound
    assert isinstance(inbound, Request)
    return inbound


def names(raw: str | bytes) -> list[str]:
    return [file.name for file in seen(raw).attachments]


def multipart(kind: str, *parts: str) -> str:
    inner = "".join(f"--b\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{inner}--b--\n"


# winmail.dat


def attribute(level: int, name: int, value: bytes) -> bytes:
    return pack("<BHHI", level, name, 6, len(value)) + value + b"\x00\x00"


def properties(*values: tuple[int, int, bytes]) -> bytes:
    out = pack("<I", len(values))
    for kind, name, value in values:
        out += pack("<HHII", kind, name, 1, len(value)) + value + b"\x00" * (-len(value) % 4)
    return out


LONG_NAME = properties((0x1F, 0x3707, "Рахунок 4711.pdf\x00".encode("utf-16-le")))
WINMAIL = (
    SIGNATURE
    + b"\x01\x00"
    + attribute(1, 0x9007, pack("<II", 1251, 0))
    + attribute(1, 0x800C, "Лампа".encode("cp1251") + b"\x00")
    + attribute(2, 0x9002, b"\x00" * 14)
    + attribute(2, 0x8010, b"4711~1.PDF\x00")
    + attribute(2, 0x800F, b"%PDF-1.4\x00\x00")
    + attribute(2, 0x9005, LONG_NAME)
)


def winmail(data: bytes) -> str:
    packed = base64.encodebytes(data).decode()
    return (
        "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n"
        f"Content-Disposition: attachment; filename=winmail.dat\n\n{packed}"
    )


def test_a_winmail_dat_is_unpacked_with_the_long_name_and_every_byte() -> None:
    reading = read(multipart("mixed", "\nSee the file.", winmail(WINMAIL)))
    assert isinstance(reading.inbound, Request)
    assert [file.name for file in reading.inbound.attachments] == ["Рахунок 4711.pdf"]
    assert reading.files == (b"%PDF-1.4\x00\x00",)
    assert reading.inbound.text == "See the file."


def test_the_text_of_a_winmail_dat_is_read_where_the_mail_has_no_other() -> None:
    assert seen(HEAD + winmail(WINMAIL)).text == "Лампа"


def test_a_winmail_dat_that_cannot_be_opened_stays_a_file() -> None:
    assert names(multipart("mixed", "\nhi", winmail(b"nonsense"))) == ["winmail.dat"]


@pytest.mark.parametrize(
    "hostile",
    [
        SIGNATURE + b"\xff" * 300_000,
        SIGNATURE + b"\x00\x00" + attribute(2, 0x9002, b"") * 20_000,
        SIGNATURE
        + b"\x00\x00"
        + attribute(1, 0x9003, b"\xff\xff\xff\xff" + b"\x1e\x10\x00\x10\xff\xff\xff\xff" * 9),
        SIGNATURE
        + b"\x00\x00"
        + attribute(1, 0x9003, b"\xff\xff\xff\x7f" + b"\x03\x10\x00\x10\xff\xff\xff\xff"),
    ],
)
def test_a_winmail_dat_that_lies_about_its_size_is_harmless(hostile: bytes) -> None:
    found = unwrap(hostile)
    assert found is not None and found.files == []


# uuencode


def uu(data: bytes, name: str = "a.bin") -> str:
    lines = [binascii.b2a_uu(data[at : at + 45]).decode().rstrip("\n") for at in range(0, len(data), 45)]
    return "\n".join([f"begin 644 {name}", *lines, "`", "end"])


@pytest.mark.parametrize("size", [1, 2, 3, 44, 45, 46, 1000])
def test_a_file_written_into_the_text_is_a_file(size: int) -> None:
    data = bytes(number % 256 for number in range(size))
    reading = read(f"{HEAD}\nSee below.\n{uu(data, 'счёт 1.pdf')}\nBye\n")
    assert isinstance(reading.inbound, Request)
    assert reading.files == (data,)
    assert [file.name for file in reading.inbound.attachments] == ["счёт 1.pdf"]
    assert reading.inbound.text == "See below.\nBye"


@pytest.mark.parametrize(
    "text", ["begin 644 times\nand then stop\nend", "begin 644 a\nend", "begin 644 a", "we begin 1"]
)
def test_a_text_that_only_looks_so_stays(text: str) -> None:
    assert without_files(text) == (text, [])


# Invitations

INVITATION = """\
BEGIN:VCALENDAR
BEGIN:VTIMEZONE
DTSTART:19700101T000000
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Repair of
  the lamp\\, please
DTSTART;TZID="Europe/Kyiv":20260105T100000
DTEND;TZID="Europe/Kyiv":20260105T110000
ORGANIZER;CN="Ann: Weaver":mailto:ann@customer.example
LOCATION:Shop
END:VEVENT
END:VCALENDAR
"""


def test_an_invitation_alone_is_read_as_a_few_lines_and_kept() -> None:
    request = seen(f"{HEAD}Content-Type: text/calendar; method=REQUEST\n\n{INVITATION}")
    assert request.text.splitlines() == [
        "📅 Repair of the lamp, please",
        "2026-01-05 10:00 – 2026-01-05 11:00 Europe/Kyiv",
        "Shop",
        "ann@customer.example",
    ]
    assert [file.name for file in request.attachments] == ["file-1.ics"]


def test_beside_a_text_an_invitation_is_a_file() -> None:
    request = seen(
        multipart("alternative", "\nPlease come.", f"Content-Type: text/calendar; name=i.ics\n\n{INVITATION}")
    )
    assert (request.text, [file.name for file in request.attachments]) == ("Please come.", ["i.ics"])
    assert lines_of("BEGIN:VEVENT\nDTSTART:never\n") == ""


# Signed and encrypted mail

CLEAR_SIGNED = f"""\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

The lamp stays dark.
- --{" "}
Ann
-----BEGIN PGP SIGNATURE-----

iQEz
-----END PGP SIGNATURE-----
"""


def test_the_text_of_a_signed_mail_is_read_without_the_signature() -> None:
    assert seen(f"{HEAD}\n{CLEAR_SIGNED}").text == "The lamp stays dark."
    assert opened_text("-----BEGIN PGP SIGNED MESSAGE-----") == ("", "")


def test_a_signature_beside_the_text_is_kept_but_is_no_file_somebody_sent() -> None:
    request = seen(
        multipart("signed", "\nhi", "Content-Type: application/pgp-signature; name=signature.asc\n\nx")
    )
    assert [(file.name, file.decoration) for file in request.attachments] == [("signature.asc", True)]
    assert (request.text, request.by_hand) == ("hi", "")


def element(tag: int, content: bytes, *, open_end: bool = False) -> bytes:
    if open_end:
        return bytes((tag, 0x80)) + content + b"\x00\x00"
    size = len(content)
    return bytes((tag, size)) + content if size < 128 else bytes((tag, 0x82, size >> 8, size & 255)) + content


@pytest.mark.parametrize("open_end", [False, True])
def test_a_mail_inside_its_signature_is_read(open_end: bool) -> None:
    inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "Лампа не горит. ".encode() * 20
    pieces = element(0x04, inner[:100]) + element(0x04, inner[100:])
    octets = element(0x24, pieces, open_end=True) if open_end else element(0x04, inner)
    data = bytes.fromhex("06092a864886f70d010701") + element(0xA0, octets, open_end=open_end)
    signed = bytes.fromhex("06092a864886f70d010702") + element(
        0xA0, element(0x30, b"\x02\x01\x01" + element(0x31, b"") + element(0x30, data, open_end=open_end))
    )
    packed = base64.encodebytes(element(0x30, signed)).decode()
    kind = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    request = seen(f"{HEAD}{kind}Content-Transfer-Encoding: base64\n\n{packed}")
    assert request.text == ("Лампа не горит. " * 20).strip()
    assert request.by_hand == ""


@pytest.mark.parametrize(
    ("mail", "kind"),
    [
        (
            multipart(
                "encrypted",
                "Content-Type: application/pgp-encrypted\n\nVersion: 1",
                "\n-----BEGIN PGP MESSAGE-----\nx",
            ),
            "OpenPGP",
        ),
        (f"{HEAD}\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n", "OpenPGP"),
        (f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", "S/MIME"),
    ],
)
def test_an_encrypted_mail_is_shown_as_what_it_is_and_left_to_a_person(mail: str, kind: str) -> None:
    request = seen(mail)
    assert request.text == f"🔒 {kind}"
    assert request.by_hand == "encrypted"
    assert request.attachments, "who has the key can open it"


# Pictures and mails inside


def test_a_small_picture_of_the_text_is_decoration_and_a_large_one_is_not() -> None:
    def picture(size: int) -> list[bool]:
        data = base64.encodebytes(b"x" * size).decode()
        html = "Content-Type: text/html\n\n<p>hi <img src='cid:p1'></p>"
        image = f"Content-Type: image/png\nContent-ID: <p1>\nContent-Transfer-Encoding: base64\n\n{data}"
        return [file.decoration for file in seen(multipart("related", html, image)).attachments]

    assert picture(1000) == [True]
    assert picture(30_000) == [False]


def test_a_mail_that_is_nothing_but_another_mail_is_read_as_that_one() -> None:
    inside = "From: Bob <bob@far.example>\nSubject: Broken/lamp\n\nIt stays dark."
    request = seen(multipart("mixed", f"Content-Type: message/rfc822\n\n{inside}"))
    assert request.text == "Bob <bob@far.example>\nBroken/lamp\n\nIt stays dark."
    assert [file.name for file in request.attachments] == ["Broken lamp.eml"]
    paper = multipart("mixed", "Content-Type: application/pdf; name=a.pdf\n\nx").replace("=b\n", "=c\n")
    paper = paper.replace("--b", "--c")
    assert names(multipart("mixed", f"Content-Type: message/rfc822\n\n{paper}")) == ["My lamp.eml", "a.pdf"]
    with_words = seen(multipart("mixed", "\nSee this.", f"Content-Type: message/rfc822\n\n{inside}"))
    assert with_words.text == "See this."
