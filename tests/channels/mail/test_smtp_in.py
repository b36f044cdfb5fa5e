"""A customer's mail is acknowledged when it is kept, and never before."""

import asyncio
import smtplib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from channels.base import Accept, NotStored
from channels.mail.listening import Listening
from channels.mail.smtp_in import SmtpListener
from channels.mail.source import source_id
from routing.model import Arrival
from tests.channels.mail.programs import program

T = TypeVar("T")
NOW = datetime(2026, 1, 5, tzinfo=UTC)
MAIL = b"From: Ann <Ann@customer.example>\r\nSubject: lamp\r\n\r\nIt is dark.\r\n"
SENDER, OURS = "ann@customer.example", "Support@desk.example"


LISTENING = Listening(
    host="127.0.0.1", port=0, addresses=(OURS,), size_limit=1_000_000, hostname="desk.example"
)


class Ledger:
    """Keeps arrivals, or fails as a test wants it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.kept: list[Arrival] = []
        self.error = error

    async def __call__(self, arrival: Arrival) -> bool:
        if self.error is not None:
            raise self.error
        self.kept.append(arrival)
        return True


@asynccontextmanager
async def listening(
    accept: Accept, *, size_limit: int = 1_000_000, connections: int = 10
) -> AsyncIterator[int]:
    rules = replace(LISTENING, size_limit=size_limit, connections=connections)
    listener = SmtpListener(accept, rules, lambda: NOW)
    port = await listener.start()
    try:
        yield port
    finally:
        await listener.stop()


def talk(accept: Accept, words: Callable[[smtplib.SMTP], T], *, size_limit: int = 1_000_000) -> T:
    """A client of the standard library, in a thread."""

    def client(port: int) -> T:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="client", timeout=10) as smtp:
            return words(smtp)

    async def scene() -> T:
        async with listening(accept, size_limit=size_limit) as port:
            return await asyncio.to_thread(client, port)

    return asyncio.run(scene())


def deliver(
    smtp: smtplib.SMTP, mail: bytes = MAIL, sender: str = SENDER, to: str = "support@DESK.example"
) -> tuple[int, bytes]:
    smtp.ehlo()
    smtp.docmd("MAIL", f"FROM:<{sender}>")
    smtp.docmd("RCPT", f"TO:<{to}>")
    return smtp.data(mail)


def test_a_mail_is_kept_as_it_came_and_then_acknowledged() -> None:
    ledger = Ledger()
    assert talk(ledger, deliver) == (250, b"2.0.0 Stored")
    assert ledger.kept == [
        Arrival(
            channel="mail",
            source_id=source_id(MAIL),
            raw=MAIL,
            received_at=NOW,
            lane="mail:ann@customer.example",
            envelope={"mail_from": SENDER, "recipient": "support@desk.example", "peer": "127.0.0.1"},
        )
    ]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotStored("the database is away"), 451),
        (NotStored("the disk is full", full=True), 452),
        (RuntimeError("/secret/path"), 451),
    ],
)
def test_what_is_not_kept_stays_with_the_sender_who_learns_nothing_of_us(error: Exception, code: int) -> None:
    found = talk(Ledger(error), deliver)
    assert found[0] == code
    assert b"secret" not in found[1] and b"database" not in found[1]


def test_a_repeat_is_acknowledged_too() -> None:
    async def known(arrival: Arrival) -> bool:
        return False

    assert talk(known, deliver)[0] == 250


@pytest.mark.parametrize(
    "to", ["support@desk.example", "SUPPORT@Desk.Example", "support+token123@desk.example"]
)
def test_our_addresses_are_known_in_any_case_and_with_a_token(to: str) -> None:
    ledger = Ledger()
    assert talk(ledger, lambda smtp: deliver(smtp, to=to))[0] == 250
    assert ledger.kept[0].envelope["recipient"] == to.lower()


@pytest.mark.parametrize(
    "to", ["sales@desk.example", "support@other.example", "supporter@desk.example", "support"]
)
def test_mail_for_others_is_refused_at_once(to: str) -> None:
    def words(smtp: smtplib.SMTP) -> tuple[int, bytes]:
        smtp.ehlo()
        smtp.docmd("MAIL", f"FROM:<{SENDER}>")
        return smtp.docmd("RCPT", f"TO:<{to}>")

    assert talk(Ledger(), words) == (550, b"5.1.1 No such mailbox here")


def test_a_delivery_report_without_return_path_is_taken() -> None:
    ledger = Ledger()
    assert talk(ledger, lambda smtp: deliver(smtp, sender=""))[0] == 250
    assert ledger.kept[0].envelope["mail_from"] == ""


def test_a_line_of_70000_bytes_is_taken() -> None:
    ledger = Ledger()
    mail = MAIL + b"x" * 70_000 + b"\r\n"
    assert talk(ledger, lambda smtp: deliver(smtp, mail))[0] == 250
    assert ledger.kept[0].raw == mail


def test_a_mail_over_the_limit_is_refused_when_announced_and_when_not() -> None:
    def announced(smtp: smtplib.SMTP) -> int:
        smtp.ehlo()
        return smtp.docmd("MAIL", f"FROM:<{SENDER}> SIZE=20000")[0]

    ledger = Ledger()
    assert talk(ledger, announced, size_limit=10_000) == 552
    assert talk(ledger, lambda smtp: deliver(smtp, MAIL + b"x\r\n" * 9_000), size_limit=10_000)[0] == 552
    assert not ledger.kept


def test_too_many_recipients_are_put_off_and_the_mail_still_comes() -> None:
    def words(smtp: smtplib.SMTP) -> tuple[int, int]:
        smtp.ehlo()
        smtp.docmd("MAIL", f"FROM:<{SENDER}>")
        last = [smtp.docmd("RCPT", f"TO:<support+{n}@desk.example>")[0] for n in range(60)][-1]
        return last, smtp.data(MAIL)[0]

    ledger = Ledger()
    assert talk(ledger, words) == (452, 250)
    assert len(ledger.kept) == 1


def test_a_mail_of_several_megabytes_has_the_same_key_as_by_another_way() -> None:
    ledger = Ledger()
    mail = MAIL + b"a line of a large mail\r\n" * 100_000
    assert talk(ledger, lambda smtp: deliver(smtp, mail), size_limit=5_000_000)[0] == 250
    assert ledger.kept[0].source_id == source_id(mail.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r"])
def test_a_second_mail_cannot_be_smuggled_in_a_first_one(end: bytes) -> None:
    async def scene(ledger: Ledger) -> None:
        async with listening(ledger) as port:
            line = await Line.open(port)
            await line.begin()
            hidden = (
                end + b"MAIL FROM:<boss@desk.example>\r\nRCPT TO:<support@desk.example>\r\nDATA\r\nForged\r\n"
            )
            line.writer.write(MAIL + hidden + b"\r\n.\r\n")
            assert (await line.answer()).startswith("250")
            await line.close()

    ledger = Ledger()
    asyncio.run(scene(ledger))
    assert len(ledger.kept) == 1


class Line:
    """A raw connection, for what a well-behaved client does not do."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port: int) -> "Line":
        line = cls(*await asyncio.open_connection("127.0.0.1", port))
        line.greeting = await line.answer()
        return line

    greeting = ""

    async def answer(self) -> str:
        async with asyncio.timeout(10):
            while (line := await self.reader.readline())[3:4] == b"-":
                pass
        return line.decode()

    async def begin(self) -> None:
        for command in ("EHLO me", f"MAIL FROM:<{SENDER}>", "RCPT TO:<support@desk.example>", "DATA"):
            self.writer.write(command.encode() + b"\r\n")
            await self.answer()

    async def close(self) -> None:
        self.writer.close()
        await self.writer.wait_closed()


class Slow(Ledger):
    """Begins to keep, and goes on when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        self.waiting = 0

    async def __call__(self, arrival: Arrival) -> bool:
        self.begun.set()
        self.waiting += 1
        await self.go_on.wait()
        return await super().__call__(arrival)


def test_nothing_is_acknowledged_before_it_is_kept() -> None:
    async def scene() -> None:
        slow = Slow()
        async with listening(slow) as port:
            line = await Line.open(port)
            await line.begin()
            line.writer.write(MAIL + b".\r\n")
            await slow.begun.wait()
            waiting = asyncio.create_task(line.answer())
            for _ in range(50):
                await asyncio.sleep(0)
            assert not waiting.done() and not slow.kept
            slow.go_on.set()
            assert (await waiting).startswith("250")
            assert len(slow.kept) == 1
            await line.close()

    asyncio.run(scene())


def test_a_client_that_goes_away_does_not_cut_the_keeping() -> None:
    async def scene() -> None:
        slow = Slow()
        async with listening(slow) as port:
            line = await Line.open(port)
            await line.begin()
            line.writer.write(MAIL + b".\r\n")
            await slow.begun.wait()
            line.writer.transport.abort()
            second = await Line.open(port)
            slow.go_on.set()
            await second.close()
        assert len(slow.kept) == 1

    asyncio.run(scene())


def test_a_mail_that_is_being_kept_at_the_end_gets_its_acknowledgement() -> None:
    async def scene() -> None:
        slow = Slow()
        listener = SmtpListener(slow, LISTENING, lambda: NOW)
        line = await Line.open(await listener.start())
        await line.begin()
        line.writer.write(MAIL + b".\r\n")
        await slow.begun.wait()
        stopping = asyncio.create_task(listener.stop())
        await asyncio.sleep(0)
        slow.go_on.set()
        await stopping
        assert (await line.answer()).startswith("250")
        await line.close()

    asyncio.run(scene())


def test_one_connection_too_many_is_sent_away_and_room_comes_back() -> None:
    async def scene() -> None:
        async with listening(Ledger(), connections=2) as port:
            first, second, third = [await Line.open(port) for _ in range(3)]
            assert first.greeting.startswith("220") and second.greeting.startswith("220")
            assert third.greeting.startswith("421")
            await third.close()
            first.writer.write(b"QUIT\r\n")
            await first.answer()
            assert await first.reader.read() == b""
            await first.close()
            fourth = await Line.open(port)
            assert fourth.greeting.startswith("220")
            await fourth.close()
            await second.close()

    asyncio.run(scene())


def run_client(*command: str) -> Ledger:
    ledger = Ledger()

    async def scene() -> None:
        async with listening(ledger) as port:
            line = [word.replace("PORT", str(port)) for word in command]
            process = await asyncio.create_subprocess_exec(
                *line, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
            )
            said, _ = await process.communicate()
            assert process.returncode == 0, said.decode(errors="replace")

    asyncio.run(scene())
    return ledger


def test_swaks_delivers_a_mail_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "order.txt"
    file.write_text("4711")
    ledger = run_client(
        program("swaks"), "--server", "127.0.0.1", "--port", "PORT", "--from", SENDER, "--to", OURS,
        "--header", "Message-ID: <1@customer.example>", "--body", "It is dark.", "--attach", f"@{file}",
    )  # fmt: skip
    assert b"It is dark." in ledger.kept[0].raw


def test_curl_delivers_a_mail_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(MAIL)
    ledger = run_client(
        program("curl"), "-sS", "--url", "smtp://127.0.0.1:PORT", "--mail-from", SENDER, "--mail-rcpt", OURS,
        "--upload-file", str(file),
    )  # fmt: skip
    assert ledger.kept[0].raw == MAIL
