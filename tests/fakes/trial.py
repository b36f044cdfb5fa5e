"""``firstline try`` as a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import httpx

from tests.fakes.sandbox import wait_for

ANN = 900_000_001
"""The first customer of every trial."""
BEN = "ben@carter.example"
"""The first who writes by mail."""


class Trial:
    """A running ``firstline try``."""

    def __init__(self, folder: Path, *arguments: str, wait: bool = True) -> None:
        environment = {**os.environ, "TMPDIR": str(folder)}
        environment.pop("TELEGRAM_TOKEN", None)
        # Not a pipe: nobody reads it until the end, and a full one would hold the program up.
        self.errors = TemporaryFile("w+")  # noqa: SIM115 -- closed by trying()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "try", "--port", "0", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()
        assert self.line.startswith("Open http://127.0.0.1:"), self.line or self.ended()
        self.url = self.line.split()[1]
        self.http = httpx.Client(base_url=self.url, headers={"Origin": self.url}, timeout=30, trust_env=False)
        if wait:
            self.plays()

    def plays(self) -> None:
        """Waits until the past was played."""
        wait_for(lambda: self.http.get("/api/stage").json()["progress"] is None, seconds=150, every=0.1)

    def starts_over(self) -> None:
        """Everything is as at the start again."""
        before = self.get("stage")["run"]
        self.http.post("/api/reset", json={}).raise_for_status()
        wait_for(lambda: self.get("stage")["run"] != before, seconds=60)
        self.plays()

    def get(self, path: str) -> Any:
        """What the page sees there."""
        return self.http.get(f"/api/{path}").raise_for_status().json()

    def ended(self) -> str:
        """What it said on standard error until its end."""
        self.process.communicate(timeout=10)
        self.errors.seek(0)
        return self.errors.read()

    def stop(self, by: signal.Signals = signal.SIGTERM) -> tuple[int, float, str]:
        """Exit status, seconds it took, and what it said on standard error."""
        self.http.close()
        begun = time.monotonic()
        if by is signal.SIGINT:
            os.killpg(self.process.pid, by)  # Ctrl-C reaches whatever the program has started, too
        else:
            self.process.send_signal(by)
        errors = self.ended()
        return self.process.returncode, time.monotonic() - begun, errors

    def leaves_something_running(self) -> bool:
        """Whether a process that it started is still there."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def chat(self, customer: int = ANN) -> list[str]:
        """The texts of a customer's private chat."""
        return [message.get("text", "") for message in self.get(f"chats/{customer}")["messages"]]

    def mails(self) -> list[tuple[str, str, str]]:
        """Sender, recipient and subject of all mails, customers' and ours."""
        mails = self.get("mails")
        return [(mail["sender"], mail["recipient"], mail["subject"]) for mail in mails]

    def writes_mail(self, sender: str, subject: str, text: str) -> None:
        """A customer who writes by mail does."""
        mail = {"as": sender, "subject": subject, "text": text}
        self.http.post("/api/mail", json=mail).raise_for_status()

    def asks(self, text: str) -> None:
        """Ann writes to the bot."""
        self.http.post("/api/act", json={"as": ANN, "do": "send", "text": text}).raise_for_status()


@contextmanager
def trying(folder: Path, *arguments: str, wait: bool = True) -> Iterator[Trial]:
    """A trial until the end of the block; ``wait``: until its past was played."""
    folder.mkdir(exist_ok=True)
    trial = Trial(folder, *arguments, wait=wait)
    with trial.errors:
        try:
            yield trial
        finally:
            if trial.process.poll() is None:
                assert "Traceback" not in trial.stop()[2]
