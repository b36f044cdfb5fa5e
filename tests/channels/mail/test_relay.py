"""Every way a relay can answer, refuse, hang up or fall silent has its own outcome."""

import asyncio
import ssl
import subprocess
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Literal

import pytest
from aiosmtpd.smtp import SMTP

from channels.base import Deferred, Failed, Outcome, Sent, Unknown
from channels.mail.relay import Relay
from tests.channels.mail.programs import program
from tests.channels.mail.scripted import DROP, SILENCE, Script, scripted

LETTER = b"Subject: hello\r\n\r\nhi\r\n.\r\n..two\r\n"
SENDER, RECIPIENT = "support@desk.example", "ann@customer.example"


def relay(port: int, timeout: float = 5.0) -> Relay:
    return Relay("127.0.0.1", port, tls="none", timeout=timeout, hostname="desk.example")


def outcomes(script: Script, letters: int = 1, timeout: float = 5.0) -> list[Outcome]:
    async def scene() -> list[Outcome]:
        async with scripted(script) as port:
            way = relay(port, timeout)
            found = [await way.send(LETTER, SENDER, RECIPIENT) for _ in range(letters)]
            await way.close()
            return found

    return asyncio.run(scene())


def test_a_letter_arrives_byte_for_byte() -> None:
    script = Script()
    assert outcomes(script) == [Sent()]
    (wire,) = script.mails
    assert wire == b"Subject: hello\r\n\r\nhi\r\n..\r\n...two\r\n.\r\n"
    assert script.heard[1:4] == [f"MAIL FROM:<{SENDER}> SIZE={len(LETTER)}", f"RCPT TO:<{RECIPIENT}>", "DATA"]


@pytest.mark.parametrize(
    ("command", "answer", "expected"),
    [
        ("EHLO", "421 4.3.2 closing", Deferred),
        ("EHLO", "550 5.7.1 not you", Deferred),
        ("MAIL", "451 4.3.0 later", Deferred),
        ("MAIL", "550 5.1.8 sender unknown", Failed),
        ("RCPT", "450 4.2.1 mailbox busy", Deferred),
        ("RCPT", "550 5.1.1 no such mailbox", Failed),
        ("DATA", "451 4.3.0 later", Deferred),
        ("DATA", "554 5.5.1 no", Failed),
        (".", "452 4.3.1 full", Deferred),
        (".", "550 5.7.1 looks like spam", Failed),
        ("EHLO", DROP, Deferred),
        ("MAIL", DROP, Deferred),
        ("RCPT", DROP, Deferred),
        ("DATA", DROP, Deferred),
        ("content", DROP, Deferred),
        (".", DROP, Unknown),
    ],
)
def test_what_the_relay_says_or_does_decides(command: str, answer: str, expected: type[Outcome]) -> None:
    big = LETTER * 200_000 if command == "content" else LETTER
    script = Script({command: answer, **({"HELO": answer} if command == "EHLO" else {})})

    async def scene() -> Outcome:
        async with scripted(script) as port:
            way = relay(port)
            found = await way.send(big, SENDER, RECIPIENT)
            await way.close()
            return found

    outcome = asyncio.run(scene())
    assert isinstance(outcome, expected)
    if isinstance(outcome, Failed):
        assert outcome.code == ("refused-address" if command == "RCPT" else "refused")
        assert answer in outcome.reason


@pytest.mark.parametrize(
    ("command", "expected"), [("MAIL", Deferred), ("RCPT", Deferred), ("DATA", Deferred), (".", Unknown)]
)
def test_a_relay_that_falls_silent_is_given_up(command: str, expected: type[Outcome]) -> None:
    (outcome,) = outcomes(Script({command: SILENCE}), timeout=0.1)
    assert isinstance(outcome, expected)


def test_no_relay_means_later() -> None:
    async def scene() -> Outcome:
        server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        server.close()
        await server.wait_closed()
        return await relay(port).send(LETTER, SENDER, RECIPIENT)

    assert isinstance(asyncio.run(scene()), Deferred)


def test_a_relay_without_tls_gets_no_letter_that_wants_it() -> None:
    async def scene(script: Script) -> Outcome:
        async with scripted(script) as port:
            return await Relay("127.0.0.1", port, tls="starttls", timeout=2, hostname="x").send(
                LETTER, SENDER, RECIPIENT
            )

    script = Script()
    assert isinstance(asyncio.run(scene(script)), Deferred)
    assert not script.mails


def test_a_wrong_password_is_no_fault_of_the_letter() -> None:
    async def scene(script: Script) -> Outcome:
        async with scripted(script) as port:
            way = Relay("127.0.0.1", port, username="u", password="p", tls="none", timeout=2, hostname="x")
            return await way.send(LETTER, SENDER, RECIPIENT)

    script = Script({"EHLO": "250-me\r\n250 AUTH PLAIN", "AUTH": "535 5.7.8 wrong"})
    assert isinstance(asyncio.run(scene(script)), Deferred)
    assert not script.mails


def test_one_connection_carries_many_letters() -> None:
    script = Script()
    assert outcomes(script, letters=5) == [Sent()] * 5
    assert script.connections == 1


def test_a_refused_letter_does_not_spoil_the_line_for_the_next() -> None:
    script = Script({"RCPT": "550 5.1.1 no"}, once=True)
    first, second = outcomes(script, letters=2)
    assert isinstance(first, Failed) and second == Sent()
    assert script.connections == 1 and "RSET" in script.heard


@pytest.mark.parametrize("answer", [DROP, "421 4.4.2 idle too long"])
def test_a_line_the_relay_has_closed_meanwhile_is_replaced(answer: str) -> None:
    async def scene(script: Script) -> list[Outcome]:
        async with scripted(script) as port:
            way = relay(port)
            first = await way.send(LETTER, SENDER, RECIPIENT)
            script.answers["MAIL"] = answer
            second = await way.send(LETTER, SENDER, RECIPIENT)
            await way.close()
            return [first, second]

    script = Script(once=True)
    assert asyncio.run(scene(script)) == [Sent(), Sent()]
    assert script.connections == 2 and len(script.mails) == 2


@pytest.mark.parametrize(
    "address", ["", "a b@x.example", "a@x.example>\r\nRCPT TO:<eve@evil.example", "<a@x.example>"]
)
def test_an_address_no_server_would_take_is_refused_here(address: str) -> None:
    assert isinstance(asyncio.run(relay(1).send(LETTER, SENDER, address)), Failed)


def test_letters_go_out_side_by_side_but_not_over_too_many_lines() -> None:
    async def scene(script: Script) -> list[Outcome]:
        async with scripted(script) as port:
            way = relay(port)
            found = await asyncio.gather(*(way.send(LETTER, SENDER, RECIPIENT) for _ in range(40)))
            await way.close()
            return list(found)

    script = Script()
    assert asyncio.run(scene(script)) == [Sent()] * 40
    assert len(script.mails) == 40 and script.connections <= 4


class Keeper:
    """A real mail server's hooks; keeps what comes."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 2.0.0 kept"


def test_a_real_mail_server_takes_the_letter_with_the_empty_return_address() -> None:
    keeper = Keeper()

    async def scene() -> Outcome:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(keeper, loop=loop, hostname="mx"), "127.0.0.1", 0)
        way = relay(server.sockets[0].getsockname()[1])
        outcome = await way.send(LETTER, "", RECIPIENT)
        await way.close()
        server.close()
        await server.wait_closed()
        return outcome

    assert run(scene()) == Sent()
    assert keeper.mails == [("<>", [RECIPIENT], LETTER)]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mx",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", file.with_suffix(".crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    with file.open("ab") as both:
        both.write(file.with_suffix(".crt").read_bytes())
    return file


@pytest.mark.parametrize("tls", ["starttls", "tls"])
@pytest.mark.parametrize("known", [True, False])
def test_a_letter_goes_only_to_the_relay_whose_certificate_is_known(
    certificate: Path, tls: Literal["starttls", "tls"], known: bool
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    keeper = Keeper()

    async def scene() -> Outcome:
        loop = asyncio.get_running_loop()

        def door() -> SMTP:
            inside = context if tls == "starttls" else None
            return SMTP(
                keeper, loop=loop, hostname="mx", tls_context=inside, require_starttls=inside is not None
            )

        outside = context if tls == "tls" else None
        server = await loop.create_server(door, "127.0.0.1", 0, ssl=outside)
        port = server.sockets[0].getsockname()[1]
        ca_file = str(certificate.with_suffix(".crt")) if known else None
        way = Relay("127.0.0.1", port, tls=tls, timeout=5, hostname="desk.example", ca_file=ca_file)
        outcome = await way.send(LETTER, SENDER, RECIPIENT)
        await way.close()
        server.close()
        await server.wait_closed()
        return outcome

    outcome = run(scene())
    assert isinstance(outcome, Sent if known else Deferred)
    assert len(keeper.mails) == known


def run(scene: Coroutine[Any, Any, Outcome]) -> Outcome:
    return asyncio.run(scene)
