"""What the command line says to those who mistype or come too early: a sentence, never a traceback."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main
from tests.fakes.sandbox import Sandbox
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.story import Story

SETTINGS = Path(__file__).parents[2] / "settings.yaml"


@pytest.fixture
def settings(tmp_path: Path) -> str:
    """The shipped settings in a folder of their own."""
    copy = tmp_path / "settings.yaml"
    copy.write_bytes(SETTINGS.read_bytes())
    return str(copy)


def test_before_the_first_start_nothing_was_set_aside_and_nothing_is_made(
    settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--settings", settings, "aside"]) == 0
    assert "Nothing has been kept yet" in capsys.readouterr().out
    assert not (Path(settings).parent / "data").exists()


def test_a_database_that_is_none_is_named(settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    database = Path(settings).parent / "data" / "firstline.sqlite"
    database.parent.mkdir()
    database.write_bytes(b"no database " * 1000)
    assert main(["--settings", settings, "aside"]) == 1
    said = capsys.readouterr().err
    assert said == f"firstline: The database {database} cannot be used: file is not a database.\n"


def test_a_taken_port_of_the_sandbox_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["sandbox", "--port", str(taken.getsockname()[1])]) == 1
    assert capsys.readouterr().err == "firstline: Address already in use\n"


def test_a_state_file_of_the_sandbox_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere" / "state"
    assert main(["sandbox", "--port", "0", "--state", str(missing)]) == 1
    assert f"The state file {missing} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1", "http", "٨٠٨٠"])
@pytest.mark.parametrize("command", ["try", "sandbox"])
def test_what_is_no_port_is_refused(command: str, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, f"--port={port}"])
    assert ended.value.code == 2
    assert "is no port: a number from 0 to 65535" in capsys.readouterr().err


def test_a_folder_is_no_settings_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--settings", str(tmp_path), "kb", "try", "hello"]) == 2
    said = capsys.readouterr().err
    assert said == f"{tmp_path.name}: the file is not to be read: is a directory.\n"


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[tuple[Sandbox, str]]:
    """A Telegram with a bot and its group, and settings that name them."""
    with Sandbox.running() as sandbox, SmtpSink() as sink:
        story = Story(sandbox, sink, tmp_path)
        yield sandbox, str(story.prepared().settings)


def check(settings: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, since it sets up its logs."""
    command = [sys.executable, "-m", "bot", "--settings", settings, "check"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("code", "said"),
    [(409, "✗ Another program fetches the updates"), (502, "✗ Telegram does not show the waiting updates")],
)
def test_check_goes_on_where_the_updates_cannot_be_seen(
    firm: tuple[Sandbox, str], code: int, said: str
) -> None:
    sandbox, settings = firm
    sandbox.fault("getUpdates", {"error": code})
    done = check(settings)
    assert (done.returncode, done.stderr) == (2, "")
    assert said in done.stdout
    assert "agent Mia" in done.stdout


def test_check_says_that_the_data_folder_is_none(firm: tuple[Sandbox, str]) -> None:
    folder = Path(firm[1]).parent / "data"
    folder.write_text("no folder")
    done = check(firm[1])
    assert (done.returncode, done.stderr) == (1, f"firstline: {folder}: File exists\n")
