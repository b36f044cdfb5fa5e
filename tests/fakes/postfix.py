"""A real Postfix in a folder of its own: it brings mail to the program and takes the program's mail along.

It needs root, as Postfix does, and touches no other Postfix of the machine.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.mail.programs import program
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for

_MAIN = """\
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
maillog_file = {base}/log
maillog_file_prefixes = {base}
myhostname = mx.test.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_dns_support_level = disabled
relay_domains = {ours} {theirs}
transport_maps = inline:{{ {ours}=smtp:[127.0.0.1]:{program} {theirs}=smtp:[127.0.0.1]:{sink} }}
smtpd_relay_restrictions = permit_mynetworks reject
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
message_size_limit = 50000000
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"""
THEIRS = "customers.example"
_CUT = re.compile(r"\(lost connection with \S+ while (?:sending|performing)")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class Postfix:
    """``port``: where it takes mail. ``program_port`` and ``sink_port``: where it brings mail."""

    def __init__(self, base: Path, program_port: int, sink_port: int) -> None:
        self._base, self.port = base, free_port()
        names = {"base": base, "program": program_port, "sink": sink_port, "theirs": THEIRS}
        for folder in ("queue", "data", "etc"):
            (base / folder).mkdir()
        shutil.chown(base / "data", "postfix")
        (base / "etc/main.cf").write_text(_MAIN.format(ours=SUPPORT.partition("@")[2], **names))
        (base / "etc/master.cf").write_text(_MASTER.format(port=self.port))

    def command(self, *words: str) -> str:
        """What one of its commands prints."""
        name, *rest = words
        done = subprocess.run(
            [program(name), "-c", str(self._base / "etc"), *rest], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}{self.log[-2000:]}"
        return done.stdout

    @property
    def log(self) -> str:
        """What it wrote down so far."""
        path = self._base / "log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    @property
    def queued(self) -> int:
        """The mails it still has."""
        return len(self.command("postqueue", "-j").splitlines())

    @property
    def cut_off(self) -> int:
        """How often the other side was gone in the middle of a mail, as Postfix itself tells it, without the
        mails that it then did not try."""
        return len(_CUT.findall(self.log))

    def took_from_program(self) -> list[str]:
        """The Message-IDs it took for customers, once for each time."""
        queue_ids = re.findall(rf"(\w+): to=<[^>]*@{THEIRS}>.* status=sent", self.log)
        ids = dict(re.findall(r"cleanup\[\d+\]: (\w+): message-id=<([^>]*)>", self.log))
        return [ids[one] for one in queue_ids]

    def empties(self, seconds: float = 120) -> None:
        """Waits until it has handed everything over, which it tries anew every second."""

        def empty() -> bool:
            left = self.queued
            if left:
                self.command("postqueue", "-f")
            return left == 0

        wait_for(empty, seconds, every=0.25)


@contextlib.contextmanager
def postfix(program_port: int, sink_port: int) -> Iterator[Postfix]:
    """Runs one. Not in pytest's folder: Postfix's own account has to get into it."""
    program("postfix")
    if os.getuid() != 0:
        if os.environ.get("ALLOW_MISSING") == "1":
            pytest.skip("Postfix can be started by root only")
        raise AssertionError("Postfix needs root: run the tests as root, or set ALLOW_MISSING=1 to skip.")
    base = Path(tempfile.mkdtemp(prefix="firstline-postfix-"))
    base.chmod(0o755)
    found = Postfix(base, program_port, sink_port)
    try:
        found.command("postfix", "start")
        wait_for(lambda: _answers(found.port), 30)
        yield found
    finally:
        subprocess.run([program("postfix"), "-c", str(base / "etc"), "stop"], capture_output=True, timeout=60)
        shutil.rmtree(base, ignore_errors=True)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            return line.recv(3) == b"220"
    except OSError:
        return False
