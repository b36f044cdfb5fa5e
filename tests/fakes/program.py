"""The whole program as a process of its own, with settings for one story."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from tests.fakes.ledger import Ledger
from tests.fakes.sandbox import wait_for

DESK = -1001234567890
MIA, OLEH = 111111111, 222222222
SUPPORT = "support@northwind.example"
STOP_SECONDS = 10
"""How long the program may take to stop in order."""


def settings_for(
    folder: Path,
    *,
    token: str,
    api_base: str,
    relay_port: int,
    smtp_port: int = 0,
    clock: str = "",
    mail: dict[str, Any] | None = None,
    **changes: Any,
) -> Path:
    """Writes settings.yaml into the folder; ``mail`` adds to its channel, ``changes`` replace whole ones."""
    settings: dict[str, Any] = {
        "company": "Northwind Hosting",
        "languages": ["en", "ru", "uk", "ar"],
        "store": {"data_dir": "./data"},
        "channels": {
            "telegram": {
                "token": token,
                "api_base": api_base,
                "gather_seconds": 0,  # most stories are about something else, and do not wait for more
                "limits": {"per_chat_per_second": 100, "per_group_per_minute": 6000, "per_second": 1000},
            },
            "mail": {
                "smtp": {"host": "127.0.0.1", "port": smtp_port, "addresses": [SUPPORT]},
                "relay": {"host": "127.0.0.1", "port": relay_port, "tls": "none"},
                **(mail or {}),
            },
        },
        "desk": {"groups": [{"id": DESK}]},
        "agents": [
            {"id": MIA, "name": "Mia", "languages": ["en", "ar"]},
            {"id": OLEH, "name": "Oleh", "languages": ["uk", "ru", "en"]},
        ],
        **({"clock": clock} if clock else {}),
        **changes,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "settings.yaml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return path


def _environment() -> dict[str, str]:
    """With compiled modules kept, as an installed program has them, also where that is switched off."""
    kept = Path(tempfile.gettempdir()) / f"firstline-bytecode-{os.getuid()}"
    wanted = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**wanted, "PYTHONPYCACHEPREFIX": str(kept)}


class Program:
    """``firstline run`` with one settings file; standard output and error go into files beside it."""

    def __init__(self, settings: Path) -> None:
        self.settings = settings
        self.folder = settings.parent
        self.port = 0
        self.starts = 0
        self.entry: tuple[str, ...] = ("bot",)
        """The module that is run, with what comes before the usual arguments."""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def errors(self) -> str:
        """What it wrote on standard error, over all starts."""
        return "".join(path.read_text("utf-8") for path in sorted(self.folder.glob("err.*")))

    @property
    def output(self) -> str:
        """What it wrote on standard output since its last start."""
        return (self.folder / f"out.{self.starts:03}").read_text("utf-8")

    @property
    def ledger(self) -> Ledger:
        """Its database, only to be read."""
        return Ledger(self.folder / "data" / "firstline.sqlite")

    def launch(self) -> None:
        """Starts the process and does not wait for it."""
        assert not self.running
        self.starts += 1
        with (
            (self.folder / f"out.{self.starts:03}").open("wb") as out,
            (self.folder / f"err.{self.starts:03}").open("wb") as err,
        ):
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.entry, "--settings", str(self.settings), "run"],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=_environment(),
            )

    def start(self) -> "Program":
        """Starts it and waits until it says that it is ready."""
        self.launch()
        wait_for(lambda: " is ready" in self.output or not self.running, 60)
        assert self.running, f"it ended by itself:\n{self.errors[-3000:]}"
        words = self.output.split()
        self.port = int(words[-1]) if words[-1].isdecimal() else 0
        return self

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """SIGTERM; it has to end in order, with exit status 0, in good time."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        status = self.ended(STOP_SECONDS)
        assert status == 0, f"exit status {status}:\n{self.errors[-3000:]}"

    def ended(self, seconds: float = 20) -> int:
        """Waits until it ends by itself; its exit status."""
        assert self._process is not None
        status = self._process.wait(seconds)
        self._process = None
        return status

    def restart(self) -> "Program":
        """Kills it and starts it again."""
        self.kill()
        return self.start()
