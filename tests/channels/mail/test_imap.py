"""Mail fetched from a real Dovecot: each exactly once, whatever happens in between."""

import asyncio
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from channels.mail import imap_wire
from channels.mail.imap import trouble_with
from channels.mail.imap_pass import KEYWORD
from tests.channels.mail.fetching import Taken, mailbox_of, nothing_more, seen
from tests.fakes.dovecot import ROOM, USER, Dovecot, a_mail, dovecot

FULL = "Archive/Full"
BACKLOG = int(os.environ.get("BACKLOG", "500"))


@pytest.fixture(scope="module")
def shared() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def server(shared: Dovecot) -> Dovecot:
    """The shared server with empty folders, running."""
    shared.ensure_running()
    for folder in ("INBOX", "Done", "Small", "Entwürfe", FULL):
        shared.empty(folder)
    return shared


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    return Taken(tmp_path)


def test_what_lay_there_before_the_first_look_is_left_alone(server: Dovecot, taken: Taken) -> None:
    async def story() -> None:
        server.deliver(a_mail("old-1"), a_mail("old-2"))
        async with taken.fetching(mailbox_of(server, backlog=False)):
            await seen(taken.begun)
            server.deliver(a_mail("new"))
            await seen(lambda: taken.count() == 1)
            await nothing_more(taken)
        assert taken.mails() == [a_mail("new")]

    asyncio.run(story())


def test_a_backlog_is_taken_whole_and_byte_for_byte(server: Dovecot, taken: Taken) -> None:
    mails = [a_mail(f"filled-{number}") for number in range(BACKLOG)]

    async def story() -> None:
        server.fill(BACKLOG)
        async with taken.fetching(mailbox_of(server)):
            begun = time.monotonic()
            await seen(lambda: taken.count() >= BACKLOG, 60 + BACKLOG / 10)
            print(f"\n{BACKLOG} mails taken in {time.monotonic() - begun:.0f} s")
            await nothing_more(taken)

    asyncio.run(story())
    assert sorted(taken.mails()) == sorted(mails)
    assert server.flags() == server.flags(), "nothing was marked"
    assert not any("Seen" in flags for flags in server.flags()), "a look is no reading"


def test_renumbered_mails_are_not_taken_again(server: Dovecot, taken: Taken) -> None:
    async def story() -> None:
        server.deliver(a_mail("before"))
        box = mailbox_of(server, backlog=False)
        async with taken.fetching(box):
            await seen(taken.begun)
            server.deliver(*(a_mail(number) for number in range(5)))
            await seen(lambda: taken.count() == 5)
        server.kill()
        server.renumber()
        server.start()
        async with taken.fetching(box):
            await asyncio.sleep(1)
            server.deliver(a_mail("after"))
            await seen(lambda: taken.count() == 6)
            await nothing_more(taken)
        assert taken.mails()[-1] == a_mail("after")

    asyncio.run(story())


def test_a_server_killed_in_the_middle_costs_nothing(server: Dovecot, taken: Taken) -> None:
    mails = [a_mail(f"k{number}") for number in range(300)]

    async def story() -> None:
        server.deliver(*mails)
        async with taken.fetching(mailbox_of(server)):
            for part in (20, 120):
                await seen(lambda part=part: taken.count() > part)  # type: ignore[misc]
                server.kill()
                await asyncio.sleep(0.3)
                server.start()
            await seen(lambda: taken.count() == 300)
            await nothing_more(taken)

    asyncio.run(story())
    assert sorted(taken.mails()) == sorted(mails)


def test_a_mailbox_that_stays_away_is_told_of_once_and_again_when_it_is_back(
    server: Dovecot, taken: Taken
) -> None:
    async def story() -> None:
        async with taken.fetching(mailbox_of(server)):
            await seen(lambda: taken.alarms == ["back"])
            server.kill()
            await seen(lambda: taken.alarms == ["back", "unreachable"])
            server.start()
            server.deliver(a_mail(1))
            await seen(lambda: taken.alarms == ["back", "unreachable", "back"] and taken.count() == 1)
        taken.alarms.clear()
        async with taken.fetching(mailbox_of(server, password="wrong")):
            await seen(lambda: taken.alarms == ["refused"])
        async with taken.fetching(mailbox_of(server, folder="Nowhere")):
            await seen(lambda: taken.alarms == ["refused"])

    asyncio.run(story())


def test_fetching_stopped_in_the_middle_goes_on_where_it_was(server: Dovecot, taken: Taken) -> None:
    mails = [a_mail(f"s{number}") for number in range(300)]

    async def story() -> None:
        server.deliver(*mails)
        for part in (10, 80, 150):
            async with taken.fetching(mailbox_of(server)):
                await seen(lambda part=part: taken.count() > part)  # type: ignore[misc]
        async with taken.fetching(mailbox_of(server)):
            await seen(lambda: taken.count() == 300)

    asyncio.run(story())
    assert sorted(taken.mails()) == sorted(mails)


def test_what_cannot_be_kept_now_is_fetched_later(server: Dovecot, taken: Taken) -> None:
    async def story() -> None:
        taken.refusing = True
        server.deliver(a_mail(1))
        async with taken.fetching(mailbox_of(server, after="move", move_to="Done")):
            await asyncio.sleep(1)
            assert (taken.count(), server.count("Done")) == (0, 0), "the server keeps what is not kept here"
            taken.refusing = False
            await seen(lambda: server.count("Done") == 1)
        assert taken.mails() == [a_mail(1)]

    asyncio.run(story())


def test_thousands_of_mails_deleted_by_another_program_while_we_wait(server: Dovecot, taken: Taken) -> None:
    """The library's connection dies of it, without a word."""

    async def story() -> None:
        server.fill(2000)
        async with taken.fetching(mailbox_of(server, backlog=False)):
            await seen(taken.begun)
            await asyncio.sleep(1)
            server.empty("INBOX")
            server.deliver(a_mail("survivor"))
            await seen(lambda: taken.count() == 1)
            await nothing_more(taken)

    asyncio.run(story())
    assert taken.mails() == [a_mail("survivor")]


def test_a_line_that_went_dead_without_a_word_is_noticed(
    server: Dovecot, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_wire, "ACK_SECONDS", 1.0)
    monkeypatch.setattr(imap_wire, "ANSWER_SECONDS", 2.0)

    async def story() -> None:
        async with DeafLine(server.port) as line, taken.fetching(mailbox_of(server, port=line.port)):
            server.deliver(a_mail(1))
            await seen(lambda: taken.count() == 1)
            line.deaf = True
            server.deliver(a_mail(2))
            await asyncio.sleep(1)
            assert taken.count() == 1
            line.deaf = False
            await seen(lambda: taken.count() == 2)

    asyncio.run(story())


class DeafLine:
    """Passes bytes on; connections made before it was deaf stay silent for ever."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._deaf = 0
        self._lines: list[asyncio.StreamWriter] = []
        self.port = 0

    @property
    def deaf(self) -> bool:
        return self._deaf % 2 == 1

    @deaf.setter
    def deaf(self, value: bool) -> None:
        self._deaf += 1
        assert self.deaf == value

    async def __aenter__(self) -> "DeafLine":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for line in self._lines:
            line.close()
        await asyncio.gather(*(line.wait_closed() for line in self._lines), return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        born = self._deaf
        self._lines += [writer, back]

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                if self._deaf == born and not self.deaf:
                    sink.write(data)
            sink.close()

        await asyncio.gather(pump(reader, back), pump(there, writer), return_exceptions=True)


def test_a_mail_too_large_is_set_aside_and_the_mailbox_goes_on(server: Dovecot, taken: Taken) -> None:
    huge = a_mail("huge", body="x" * 70 + "\n" + ("y" * 75 + "\n") * 530_000)
    large = a_mail("large", body=("z" * 75 + "\n") * 130_000)
    assert len(huge) > 40_000_000

    async def story() -> None:
        server.deliver(a_mail(1), huge, large, a_mail(2))
        async with taken.fetching(mailbox_of(server)):
            await seen(lambda: taken.count() == 4, 120)
            await nothing_more(taken)

    asyncio.run(story())
    assert [len(mail) for mail in taken.mails()] == [len(a_mail(1)), 256 * 1024, len(large), len(a_mail(2))]
    assert taken.mails()[2] == large
    (why,) = taken.unread()
    assert f"{len(huge):,} bytes" in why
    assert server.count() == 4


def test_flags_ids_and_copies_mean_what_they_should(server: Dovecot, taken: Taken) -> None:
    read = a_mail("read")
    nameless = a_mail("nameless", message_id="")
    first = a_mail("x", body="One", message_id="<same@customer.example>")
    second = a_mail("x", body="Two", message_id="<same@customer.example>")

    async def story() -> None:
        server.deliver(read, flags=r"(\Seen \Answered)")
        server.deliver(nameless, first, second, first)
        async with taken.fetching(mailbox_of(server)):
            await seen(lambda: taken.count() == 4)
            await nothing_more(taken)

    asyncio.run(story())
    assert sorted(taken.mails()) == sorted([read, nameless, first, second])


def test_a_mail_kept_here_is_flagged_or_moved_there(server: Dovecot, taken: Taken) -> None:
    async def story() -> None:
        server.deliver(a_mail(1), a_mail(2))
        async with taken.fetching(mailbox_of(server, after="flag")):
            await seen(lambda: sum(KEYWORD in flags for flags in server.flags()) == 2)
        server.deliver(a_mail(3), folder="Entwürfe")
        async with taken.fetching(mailbox_of(server, folder="Entwürfe", after="move", move_to="Done")):
            await seen(lambda: server.count("Done") == 1)
        assert (taken.count(), server.count(), server.count("Entwürfe")) == (3, 2, 0)

    asyncio.run(story())


def test_a_folder_that_takes_no_mail_stops_no_fetching(
    server: Dovecot, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        with server.locked("Small"):
            async with taken.fetching(mailbox_of(server, after="move", move_to="Small")):
                server.deliver(a_mail(2), a_mail(3))
                await seen(lambda: taken.count() == 2)
                server.deliver(a_mail(4))
                await seen(lambda: taken.count() == 3)
                await nothing_more(taken)
                assert server.count() == 3
        async with taken.fetching(mailbox_of(server, after="move", move_to="Small")):
            await seen(lambda: server.count("Small") == 3)
            assert taken.count() == 3

    asyncio.run(story())
    refusals = [record for record in caplog.records if "mailbox_refuses_mark" in record.getMessage()]
    assert len(refusals) == 1


def test_a_quota_that_is_used_up_stops_no_fetching(
    server: Dovecot, taken: Taken, caplog: pytest.LogCaptureFixture
) -> None:
    def takes_no_more() -> bool:
        with server.session() as client:
            status, words = client.append(FULL, "", "", a_mail("one more", "x " * 300))
            return (status, words[0].split()[0]) == ("NO", b"[OVERQUOTA]")

    def refusals() -> list[str]:
        said = (record.getMessage() for record in caplog.records)
        return [one for one in said if "mailbox_refuses_mark" in one]

    async def story() -> None:
        server.deliver(a_mail("large", "x " * (ROOM // 2 - 300)), folder=FULL)
        assert takes_no_more()
        async with taken.fetching(mailbox_of(server, after="move", move_to=FULL)):
            server.deliver(a_mail(1, "x " * 300), a_mail(2))
            await seen(lambda: taken.count() == 2)
            server.deliver(a_mail(3))
            await seen(lambda: taken.count() == 3)
            await nothing_more(taken)
            assert (server.count(), server.count(FULL)) == (3, 1)
            server.empty(FULL)
            await seen(lambda: (server.count(), server.count(FULL)) == (0, 3))
            assert len(refusals()) == 1 and "quota" in refusals()[0].lower()
        server.deliver(a_mail("fills it up again", "x " * (ROOM // 2 - 1100)), folder=FULL)
        assert takes_no_more()
        async with taken.fetching(mailbox_of(server, folder=FULL, after="flag")):
            await seen(lambda: sum(KEYWORD in flags for flags in server.flags(FULL)) == 4)
        assert taken.count() == 4
        assert sorted(set(taken.mails())) == sorted(taken.mails()), "each once"

    asyncio.run(story())
    assert len(refusals()) == 1


def test_an_encrypted_line_is_verified(server: Dovecot, taken: Taken) -> None:
    stranger = mailbox_of(server, host="localhost", port=server.tls_port, tls=True)
    box = replace(stranger, ca_file=str(server.certificate))

    async def story() -> None:
        assert "certificate of localhost cannot be trusted" in await trouble_with(stranger)
        assert await trouble_with(box) == ""
        server.deliver(a_mail(1))
        async with taken.fetching(box):
            await seen(lambda: taken.count() == 1)
            server.kill()
            server.start()
            server.deliver(a_mail(2))
            await seen(lambda: taken.count() == 2)

    asyncio.run(story())


def test_trouble_is_told_in_words(server: Dovecot) -> None:
    async def told(**changes: object) -> str:
        return await trouble_with(mailbox_of(server, **changes))

    async def story() -> None:
        assert "refuses the user name or the password" in await told(password="wrong")
        assert "refuses the user name or the password" in await told(username="a b")
        assert "refuses a folder" in await told(folder="There is none")
        assert "refuses a folder" in await told(after="move", move_to="Nowhere")
        assert "cannot be reached" in await told(port=1)
        assert "token_command ended with status 1" in await told(token_command="false")
        assert "prints no token" in await told(token_command="true")
        assert await told(folder="Entwürfe") == ""

    asyncio.run(story())


class Tokens(BaseHTTPRequestHandler):
    """Says of one token that it is good."""

    def do_GET(self) -> None:
        good = "token=good&" in self.path
        answer = f'{{"active": "{str(good).lower()}", "name": "{USER}"}}'.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_a_token_opens_a_mailbox_and_a_bad_one_is_named(server: Dovecot, taken: Taken) -> None:
    tokens = HTTPServer(("127.0.0.1", server.token_port), Tokens)
    threading.Thread(target=tokens.serve_forever, daemon=True).start()

    async def story() -> None:
        bad = await trouble_with(mailbox_of(server, password="", token_command="echo bad"))
        assert "refuses the token: status" in bad
        server.deliver(a_mail(1))
        async with taken.fetching(mailbox_of(server, password="", token_command="echo good")):
            await seen(lambda: taken.count() == 1)

    try:
        asyncio.run(story())
    finally:
        tokens.shutdown()
        tokens.server_close()
