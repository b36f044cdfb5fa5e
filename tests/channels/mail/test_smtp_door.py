"""Who may bring mail, how many at once, and over which kinds of line."""

import asyncio
import os
import smtplib
import socket
import ssl
import struct
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import TypeVar

import pytest

from channels.mail.certificate import BadCertificate, Certificate
from channels.mail.listening import Listening, Login
from channels.mail.smtp_in import SmtpListener
from tests.channels.mail.test_smtp_in import LISTENING, MAIL, NOW, SENDER, Ledger, Line, Slow, deliver
from tests.fakes.certificate import make_certificate

T = TypeVar("T")
ALL_LOCAL = (ip_network("127.0.0.0/8"),)
PROXIED = replace(LISTENING, proxies=ALL_LOCAL)
DIALOGUE = (b"EHLO me", b"MAIL FROM:<a@b.example>", b"RCPT TO:<support@desk.example>")
STRANGER = b"PROXY TCP4 192.0.2.7 127.0.0.1 40000 25\r\n"


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Listening:
    certificate, key = make_certificate(tmp_path_factory.mktemp("certificate"))
    return replace(LISTENING, certificate=str(certificate), key=str(key))


def talk(rules: Listening, ledger: Ledger, words: Callable[[int], T]) -> T:
    """``words`` with the port, in a thread."""

    async def scene() -> T:
        listener = SmtpListener(ledger, rules, lambda: NOW)
        port = await listener.start()
        try:
            return await asyncio.to_thread(words, port)
        finally:
            await listener.stop()

    return asyncio.run(scene())


def client(port: int) -> smtplib.SMTP:
    return smtplib.SMTP("127.0.0.1", port, local_hostname="client", timeout=20)


def trusting(rules: Listening) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=rules.certificate)


def test_a_mail_comes_over_starttls_with_a_certificate_that_holds(tls: Listening) -> None:
    def words(port: int) -> tuple[int, bytes]:
        with client(port) as smtp:
            smtp.ehlo()
            assert smtp.has_extn("starttls") and not smtp.has_extn("auth")
            smtp._host = "localhost"  # type: ignore[attr-defined]  # the name that is checked
            smtp.starttls(context=trusting(tls))
            smtp.ehlo()
            assert not smtp.has_extn("starttls") and not smtp.has_extn("auth")
            return deliver(smtp)

    ledger = Ledger()
    assert talk(tls, ledger, words)[0] == 250
    assert ledger.kept[0].envelope["peer"] == "127.0.0.1"


def test_where_tls_is_required_nothing_comes_in_the_clear(tls: Listening) -> None:
    def words(port: int) -> int:
        with client(port) as smtp:
            smtp.ehlo()
            return smtp.docmd("MAIL", f"FROM:<{SENDER}>")[0]

    assert talk(replace(tls, require_tls=True), Ledger(), words) == 530


def test_what_was_sent_before_the_handshake_is_not_taken_for_what_comes_behind_it(tls: Listening) -> None:
    async def scene() -> None:
        ledger = Ledger()
        listener = SmtpListener(ledger, tls, lambda: NOW)
        line = await Line.open(await listener.start())
        line.writer.write(b"EHLO me\r\n")
        await line.answer()
        line.writer.write(b"STARTTLS\r\nEHLO forged\r\nMAIL FROM:<forged@x.example>\r\n")
        assert (await line.answer()).startswith("220")
        await line.writer.start_tls(trusting(tls), server_hostname="localhost")
        line.writer.write(b"RCPT TO:<support@desk.example>\r\n")
        assert (await line.answer()).startswith("503")
        await line.close()
        await listener.stop()

    asyncio.run(scene())


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
@pytest.mark.parametrize("password", ["right", "wrong", "", "rightt"])
def test_a_login_is_asked_for_behind_tls_only(tls: Listening, mechanism: str, password: str) -> None:
    rules = replace(tls, logins=(Login("mx", "right"), Login("other", "wrong")))

    def words(port: int) -> tuple[int, int, int]:
        with client(port) as smtp:
            smtp.ehlo()
            assert not smtp.has_extn("auth"), "no password in the clear"
            in_the_clear = smtp.docmd("AUTH", "PLAIN AG14AHJpZ2h0")[0]
            smtp._host = "localhost"  # type: ignore[attr-defined]
            smtp.starttls(context=trusting(tls))
            smtp.ehlo()
            without = smtp.docmd("MAIL", f"FROM:<{SENDER}>")[0]
            smtp.user, smtp.password = "mx", password
            auth = smtp.auth_plain if mechanism == "PLAIN" else smtp.auth_login
            try:
                smtp.auth(mechanism, auth)
            except smtplib.SMTPAuthenticationError:
                return in_the_clear, without, smtp.docmd("MAIL", f"FROM:<{SENDER}>")[0]
            return in_the_clear, without, deliver(smtp)[0]

    assert talk(rules, Ledger(), words) == (538, 530, 250 if password == "right" else 530)


def test_three_wrong_passwords_end_the_line(tls: Listening) -> None:
    def words(port: int) -> list[int]:
        with client(port) as smtp:
            smtp.ehlo()
            smtp._host = "localhost"  # type: ignore[attr-defined]
            smtp.starttls(context=trusting(tls))
            smtp.ehlo()
            codes = [smtp.docmd("AUTH", "PLAIN AG14AHdyb25n")[0] for _ in range(3)]
            return [*codes, smtp.getreply()[0]]

    assert talk(replace(tls, logins=(Login("mx", "right"),)), Ledger(), words) == [535, 535, 535, 421]


def test_a_renewed_certificate_is_used_and_a_broken_one_is_not(tmp_path: Path, tls: Listening) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    with pytest.raises(BadCertificate, match="No such file"):
        Certificate(str(certificate), str(key))
    certificate.write_text(Path(tls.certificate).read_text())
    key.write_text(Path(tls.key).read_text())
    kept = Certificate(str(certificate), str(key))
    first = kept.context()
    assert kept.context() is first
    certificate.write_text("nonsense")
    os.utime(certificate, (1, 1))
    assert kept.context() is first
    made = make_certificate(tmp_path, "renewed")
    certificate.write_bytes(made[0].read_bytes())
    key.write_bytes(made[1].read_bytes())
    os.utime(certificate, (2, 2))
    assert kept.context() is not first


def test_a_stranger_may_bring_no_mail_and_keeps_it_for_later() -> None:
    def words(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            return line.recv(100)

    rules = replace(LISTENING, networks=(ip_network("192.0.2.0/24"), ip_network("2001:db8::/32")))
    assert talk(rules, Ledger(), words).startswith(b"421 4.7.1 ")


def test_who_says_nothing_is_sent_away_after_the_set_time() -> None:
    def words(port: int) -> bytes:
        said = b""
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            while more := line.recv(1000):
                said += more
        return said

    assert talk(replace(LISTENING, timeout=0.2), Ledger(), words).startswith(b"220 ")


def through_proxy(rules: Listening, header: bytes, ledger: Ledger) -> bytes:
    """What the listener says to a whole mail behind this header; b"" where it closes without a word."""

    def words(port: int) -> bytes:
        said = b""
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(header)
            try:
                for command in (b"", *DIALOGUE, b"DATA", MAIL + b".", b"QUIT"):
                    if command:
                        line.sendall(command + b"\r\n")
                    said = line.recv(1000) or said
            except OSError:
                pass
        return said

    return talk(rules, ledger, words)


V2 = b"\r\n\r\n\0\r\nQUIT\n"
V2_STRANGER = (
    V2
    + bytes([0x21, 0x11])
    + struct.pack(">H4s4sHH", 12, socket.inet_aton("192.0.2.7"), socket.inet_aton("127.0.0.1"), 40000, 25)
)


@pytest.mark.parametrize("header", [STRANGER, V2_STRANGER])
def test_behind_a_proxy_the_client_is_the_one_it_names(header: bytes) -> None:
    ledger = Ledger()
    assert through_proxy(PROXIED, header, ledger).startswith(b"221")
    assert ledger.kept[0].envelope["peer"] == "192.0.2.7"
    rules = replace(PROXIED, networks=(ip_network("198.51.100.0/24"),))
    assert through_proxy(rules, header, Ledger()).startswith(b"421 4.7.1")


def test_a_proxy_may_look_whether_we_are_there() -> None:
    assert through_proxy(PROXIED, V2 + bytes([0x20, 0, 0, 0]), ledger := Ledger()).startswith(b"221")
    assert ledger.kept[0].envelope["peer"] == "127.0.0.1"


@pytest.mark.parametrize(
    "header", [b"PROXY TCP4 192.0.2.7\r\n", b"EHLO me\r\n", b"PROXY " + b"x" * 200 + b"\r\n"]
)
def test_a_proxy_that_does_not_say_whom_it_speaks_for_is_not_let_in(header: bytes) -> None:
    ledger = Ledger()
    assert through_proxy(PROXIED, header, ledger) == b""
    assert not ledger.kept


def test_who_is_no_proxy_cannot_claim_another_address() -> None:
    rules = replace(LISTENING, proxies=(ip_network("192.0.2.0/24"),))
    ledger = Ledger()
    through_proxy(rules, STRANGER, ledger)
    assert [arrival.envelope["peer"] for arrival in ledger.kept] in ([], ["127.0.0.1"])


def test_one_client_does_not_take_all_places() -> None:
    def words(port: int) -> list[bytes]:
        clients = [b"192.0.2.7", b"192.0.2.7", b"192.0.2.7", b"192.0.2.8"]
        lines = []
        for name in clients:
            line = socket.create_connection(("127.0.0.1", port), timeout=20)
            line.sendall(STRANGER.replace(b"192.0.2.7", name))
            lines.append(line)
            lines[-1].settimeout(20)
        said = [line.recv(100)[:3] for line in lines]
        for line in lines:
            line.close()
        return said

    rules = replace(PROXIED, connections_per_client=2)
    assert sorted(talk(rules, Ledger(), words)) == [b"220", b"220", b"220", b"421"]


ODD_ENDS = [
    b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r", b"\r.\r\n", b"\n.\r", b"\r.\n",
    b"\n\n.\n\n", b"\r\r\n.\r\r\n",
]  # fmt: skip


@pytest.mark.parametrize("end", ODD_ENDS)
def test_an_odd_end_of_line_makes_one_mail_of_our_own_server_and_a_refusal_for_a_stranger(end: bytes) -> None:
    hidden = end + b"MAIL FROM:<boss@desk.example>\r\nRCPT TO:<support@desk.example>\r\nDATA\r\nForged\r\n"

    async def scene(rules: Listening, first: bytes) -> tuple[str, int]:
        ledger = Ledger()
        listener = SmtpListener(ledger, rules, lambda: NOW)
        reader, writer = await asyncio.open_connection("127.0.0.1", await listener.start())
        line = Line(reader, writer)
        writer.write(first)
        await line.answer()
        await line.begin()
        writer.write(MAIL + hidden + b"\r\n.\r\n")
        said = await line.answer()
        await line.close()
        await listener.stop()
        return said[:3], len(ledger.kept)

    assert asyncio.run(scene(LISTENING, b"")) == ("250", 1)
    assert asyncio.run(scene(PROXIED, STRANGER)) == ("554", 0)
    named = replace(PROXIED, networks=(ip_network("192.0.2.7/32"),))
    assert asyncio.run(scene(named, STRANGER)) == ("250", 1)


def test_by_lmtp_each_recipient_gets_an_answer() -> None:
    def words(port: int) -> tuple[bytes, list[bytes]]:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            file = line.makefile("rb")
            greeting = file.readline()
            line.sendall(
                b"LHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<support@desk.example>\r\n"
                b"RCPT TO:<support+x@desk.example>\r\nRCPT TO:<other@desk.example>\r\nDATA\r\n"
            )
            while file.readline()[:3] != b"354":
                pass
            line.sendall(MAIL + b".\r\nNOOP\r\n")
            return greeting, [file.readline()[:3] for _ in range(3)]

    rules = replace(LISTENING, protocol="lmtp")
    ledger = Ledger()
    assert talk(rules, ledger, words)[1] == [b"250", b"250", b"250"]
    assert len(ledger.kept) == 1
    large = replace(rules, size_limit=10)
    assert talk(large, Ledger(), words)[1] == [b"552", b"552", b"250"]


def test_an_lmtp_door_knows_no_smtp() -> None:
    def words(port: int) -> int:
        with client(port) as smtp:
            return smtp.docmd("EHLO", "me")[0]

    assert talk(replace(LISTENING, protocol="lmtp"), Ledger(), words) == 500


def test_an_address_beyond_ascii_is_taken() -> None:
    def words(port: int) -> tuple[int, bytes]:
        with client(port) as smtp:
            smtp.ehlo()
            assert smtp.has_extn("smtputf8")
            smtp.command_encoding = "utf-8"
            smtp.docmd("MAIL", "FROM:<öl@kunde.example> SMTPUTF8")
            smtp.docmd("RCPT", "TO:<support@desk.example>")
            return smtp.data("From: öl@kunde.example\r\n\r\nhi\r\n".encode())

    ledger = Ledger()
    assert talk(LISTENING, ledger, words)[0] == 250
    assert ledger.kept[0].envelope["mail_from"] == "öl@kunde.example"


def test_more_mail_at_once_than_fits_is_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.mail.smtp_in.ROOM", 0)
    rules = replace(LISTENING, size_limit=100_000)

    async def scene() -> None:
        slow = Slow()
        listener = SmtpListener(slow, rules, lambda: NOW)
        port = await listener.start()
        lines = [await Line.open(port) for _ in range(3)]
        for line in lines:
            await line.begin()
        body = MAIL + b"x" * 80 + b"\r\n"
        for line in lines[:2]:
            line.writer.write(body * 550 + b".\r\n")
        while slow.waiting < 2:
            await asyncio.sleep(0.01)
        lines[2].writer.write(body * 550 + b".\r\n")
        assert (await lines[2].answer()).startswith("421 4.3.1")
        slow.go_on.set()
        for line in lines[:2]:
            assert (await line.answer()).startswith("250")
        again = await Line.open(port)
        await again.begin()
        again.writer.write(body * 550 + b".\r\n")
        assert (await again.answer()).startswith("250"), "room comes back"
        for line in (*lines, again):
            line.writer.close()
        await listener.stop()

    asyncio.run(asyncio.wait_for(scene(), 60))
