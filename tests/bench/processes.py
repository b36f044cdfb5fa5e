"""The processes under measurement, and what the kernel says about them. Linux only."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.letters import SUPPORT
from tests.fakes.sandbox import Sandbox, wait_for

TOKEN = "777000777:a-token-that-only-the-sandbox-knows"
READING = "channels.mail.worker_process"
SETTINGS = """\
company: Northwind Hosting
languages: [en, ru, uk, ar]
store: {{data_dir: {folder}/data}}
channels:
  telegram: {{token: "{token}", api_base: "{sandbox}/bot"}}
  mail:
    smtp: {{host: 127.0.0.1, port: 0, addresses: [{support}]}}
    relay: {{host: 127.0.0.1, port: {relay}, tls: none}}
desk: {{groups: [{{id: {desk}, name: Support}}]}}
agents: [{{id: {agent}, name: Mia}}]
policy: {{answers_per_hour: 100000, answers_per_domain_per_hour: 100000}}
"""


@dataclass(frozen=True, slots=True)
class Running:
    """The product as a process of its own; ``ready`` in seconds from its start to its ready line."""

    main: int
    worker: int
    port: int
    ready: float


@contextmanager
def product(folder: Path, sandbox: Sandbox, relay: int) -> Iterator[Running]:
    """Firstline on an empty ledger, stopped in order at the end of the block."""
    settings = folder / "settings.yaml"
    settings.write_text(_settings(folder, sandbox, relay))
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "--settings", str(settings), "run"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        ready = time.monotonic() - began
        port = re.search(r"port (\d+)", line)
        assert port, f"the program did not start: {line!r}"
        worker = wait_for(lambda: _child(process.pid, READING))
        yield Running(process.pid, worker, int(port[1]), ready)
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


@contextmanager
def bare_listener(folder: Path) -> Iterator[int]:
    """The listener to compare with; its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bare", str(folder / "bare.sqlite")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def cpu(*pids: int) -> float:
    """Seconds of processor time these processes and their ended children have used, in user and kernel."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(value) for one in fields for value in one[11:15]) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> tuple[float, float]:
    """Resident MB, and its share of it where pages are common with other processes (PSS)."""
    status = Path(f"/proc/{pid}/status").read_text()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    resident = re.search(r"VmRSS:\s+(\d+)", status)
    share = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    assert resident and share
    return int(resident[1]) / 1024, int(share[1]) / 1024


def modules(pid: int) -> list[tuple[str, float]]:
    """The installed packages whose compiled parts a process has mapped, with their MB, largest first."""
    found: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps").read_text().split("VmFlags")[:-1]:
        package = re.search(r"/(?:site|dist)-packages/([^/.]+)", line)
        size = re.search(r"^Rss:\s+(\d+)", line, re.MULTILINE)
        if package and size:
            found[package[1]] = found.get(package[1], 0) + int(size[1])
    return sorted(((name, kb / 1024) for name, kb in found.items()), key=lambda one: -one[1])


def _settings(folder: Path, sandbox: Sandbox, relay: int) -> str:
    bot, agent = sandbox.bot(TOKEN), sandbox.user("Mia")
    desk = sandbox.group("Support")
    desk.adds(agent)
    desk.adds(bot, status="administrator")
    return SETTINGS.format(
        folder=folder,
        token=TOKEN,
        sandbox=sandbox.url,
        support=SUPPORT,
        relay=relay,
        desk=desk.id,
        agent=agent.id,
    )


def _child(parent: int, words: str) -> int:
    for path in Path("/proc").glob("[0-9]*"):
        try:
            is_child = (path / "stat").read_text().rpartition(")")[2].split()[1] == str(parent)
            if is_child and words in (path / "cmdline").read_text():
                return int(path.name)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue  # it has ended meanwhile, or is none of ours
    return 0
