"""Mail fetched from another server than Dovecot, one that keeps less."""

import asyncio
import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from imaplib import IMAP4
from pathlib import Path

from channels.mail.imap_register import Mailbox
from tests.channels.mail.fetching import Taken, nothing_more, seen
from tests.fakes.dovecot import a_mail, free_port
from tests.fakes.sandbox import wait_for


class Pymap:
    """pymap with its demo mails in memory: takes the command for a keyword, answers OK, and keeps nothing;
    numbers all mails anew at each start."""

    def __init__(self) -> None:
        self.port = free_port()

    def __enter__(self) -> "Pymap":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [str(Path(sys.executable).parent / "pymap"), "--host", "127.0.0.1", "--port", str(self.port),
             "--no-tls", "dict", "--demo-data", "--demo-user", "demo", "--demo-password", "demo"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for(self._listens)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    @contextlib.contextmanager
    def session(self) -> Iterator[IMAP4]:
        """Another mail program of the same account."""
        with IMAP4("127.0.0.1", self.port, timeout=60) as client:
            client.login("demo", "demo")
            client.select("INBOX")
            yield client

    def deliver(self, mail: bytes) -> None:
        with self.session() as client:
            assert client.append("INBOX", "", "", mail)[0] == "OK"


def test_another_server_that_forgets_marks_and_numbers_serves_as_well(tmp_path: Path) -> None:
    taken = Taken(tmp_path)

    async def story(server: Pymap) -> None:
        box = Mailbox(
            address="support@northwind.example",
            host="127.0.0.1",
            port=server.port,
            username="demo",
            password="demo",
            tls=False,
            backlog=True,
            after="flag",
        )
        async with taken.fetching(box):
            await seen(lambda: taken.count() >= 4)
            await nothing_more(taken)
            demo = taken.count()
            server.deliver(a_mail("new"))
            await seen(lambda: taken.count() == demo + 1)
            with server.session() as other:
                other.store("1:*", "+FLAGS", r"(\Deleted)")
                other.expunge()
            server.deliver(a_mail("after"))
            await seen(lambda: taken.count() == demo + 2)
            server.kill()
            server.start()
            server.deliver(a_mail("later"))
            await seen(lambda: taken.count() == demo + 3)
            await nothing_more(taken)
        assert taken.count() == len(set(taken.mails()))
        assert taken.mails()[demo:] == [a_mail("new"), a_mail("after"), a_mail("later")]

    with Pymap() as server:
        asyncio.run(story(server))
