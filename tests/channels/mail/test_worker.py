"""Mails are read in a process of their own that is killed when a mail holds it up."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from channels.blobs import BlobStore
from channels.mail.worker import MailReader
from routing.model import Request, Unreadable
from tests.channels.mail.hostile import HTML, hostile_mails

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
EMAILS = Path(__file__).parents[2] / "emails"
PLAIN = (EMAILS / "plain.eml").read_bytes()
LARGE = HTML + b"<p>" + b"<table><tr><td>" * 1_500_000
"""As large as a mail server lets through; more than a pipe takes at once."""


@asynccontextmanager
async def running(
    directory: Path, seconds: float = 5.0, memory: int = 512 << 20, patience: float = 60.0
) -> AsyncIterator[MailReader]:
    reader = MailReader(directory, seconds=seconds, memory=memory, patience=patience)
    await reader.start()
    try:
        yield reader
    finally:
        await reader.stop()


async def read(reader: MailReader, raw: bytes = PLAIN, key: str = "key") -> Request | Unreadable:
    return await reader.read(
        raw,
        source_id=key,
        received_at=NOW,
        recipient="support@desk.example",
        mail_from="ann.weaver@customer.example",
    )


def run(directory: Path, scene: Callable[[MailReader], Awaitable[None]], **limits: float) -> None:
    async def whole() -> None:
        async with running(directory, **limits) as reader:  # type: ignore[arg-type]
            await scene(reader)

    asyncio.run(whole())


def processes() -> set[int]:
    """The reading processes of this test program."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"worker_process" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
        except OSError:
            continue
    return found


def hold_up(found: set[int]) -> None:
    """Stop the reading process as a mail would that it never gets done with: no known mail can any more."""
    (process,) = found
    os.kill(process, signal.SIGSTOP)


def test_a_mail_is_read_in_the_other_process_with_its_files_kept(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        seen = await read(reader)
        assert isinstance(seen, Request)
        assert (seen.text, seen.received_at) == ("The lamp from order 4711 stays dark.", NOW)
        assert seen.sent_at == datetime(2026, 1, 5, 9, tzinfo=UTC)
        assert seen.references == ("b2@desk.example", "b1@desk.example", "b0@desk.example")
        files = await read(reader, (EMAILS / "with-files.eml").read_bytes())
        assert isinstance(files, Request)
        assert BlobStore(tmp_path).get(files.attachments[1].blob) == b"%PDF-1.4\n"

    run(tmp_path, scene)


def test_a_mail_that_takes_too_much_of_the_processor_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        seen = await read(reader, LARGE)
        assert isinstance(seen, Unreadable)
        assert seen.reason == "too-slow"
        assert isinstance(await read(reader), Request)

    run(tmp_path, scene, seconds=0.05)


def test_a_mail_that_waits_for_a_busy_machine_is_read(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        (process,) = processes()
        os.kill(process, signal.SIGSTOP)
        later = asyncio.create_task(read(reader))
        await asyncio.sleep(1)
        os.kill(process, signal.SIGCONT)
        assert isinstance(await later, Request)

    run(tmp_path, scene, seconds=0.5)


def test_a_mail_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        before = processes()
        hold_up(before)
        seen = await read(reader, HTML)
        assert isinstance(seen, Unreadable)
        assert seen.reason == "too-slow"
        assert seen.address is not None and seen.address.value == "ann@customer.example"
        assert isinstance(await read(reader), Request)
        assert len(processes()) == 1 and processes() != before

    run(tmp_path, scene, patience=1)


def test_a_mail_that_needs_too_much_memory_does_not_take_it(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        seen = await read(reader, LARGE + b"x" * (30 << 20))
        assert isinstance(seen, Unreadable)
        assert seen.reason in ("too-large", "reader-ended")
        assert isinstance(await read(reader), Request)

    run(tmp_path, scene, memory=80 << 20)


def test_a_process_that_died_between_two_mails_is_not_noticed(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        (process,) = processes()
        os.kill(process, signal.SIGKILL)
        assert isinstance(await read(reader), Request)

    run(tmp_path, scene)


def test_mails_of_many_callers_are_read_each_for_its_own(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        seen = await asyncio.gather(*(read(reader, key=str(number)) for number in range(30)))
        assert [one.source_id for one in seen] == [str(number) for number in range(30)]

    run(tmp_path, scene)


def test_a_caller_who_gives_up_leaves_no_half_answer_to_the_next(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        hold_up(processes())
        first = asyncio.create_task(read(reader, LARGE, key="slow"))
        await asyncio.sleep(0)
        second = asyncio.create_task(read(reader, key="second"))
        for _ in range(20):  # so far that it is being written to the process
            await asyncio.sleep(0)
        first.cancel()
        assert (await second).source_id == "second"

    run(tmp_path, scene)


def test_a_full_disk_is_no_fault_of_the_mail(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")

    async def scene(reader: MailReader) -> None:
        with pytest.raises(OSError, match="cannot be stored"):
            await read(reader, (EMAILS / "with-files.eml").read_bytes())
        assert isinstance(await read(reader), Request)

    run(no_folder, scene)


def test_no_hostile_mail_holds_up_the_program_itself(tmp_path: Path) -> None:
    longest = 0.0

    async def beats() -> None:
        nonlocal longest
        while True:
            before = time.thread_time()  # of this thread alone: other programs on the machine do not count
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)

    async def scene(reader: MailReader) -> None:
        beating = asyncio.create_task(beats())
        for raw in hostile_mails().values():
            seen = await read(reader, raw)
            assert isinstance(seen, Request) or seen.reason != "failed"
        beating.cancel()

    run(tmp_path, scene)
    assert longest < 0.1


def test_ctrl_c_at_the_terminal_does_not_cut_a_mail(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def scene(reader: MailReader) -> None:
        (process,) = processes()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(process, number)
        assert isinstance(await read(reader), Request)
        assert processes() == {process}

    run(tmp_path, scene)
    assert capfd.readouterr().err == ""


def test_the_process_ends_with_its_program(tmp_path: Path) -> None:
    async def scene() -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "channels.mail.worker_process", str(tmp_path), str(512 << 20), "5",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.close()
        async with asyncio.timeout(10):
            await process.communicate()
        assert process.returncode == 0

    asyncio.run(scene())
    assert not processes()


def test_the_process_is_small_and_quick_to_start(tmp_path: Path) -> None:
    async def scene(reader: MailReader) -> None:
        await read(reader)
        (process,) = processes()
        status = Path(f"/proc/{process}/status").read_text()
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        assert resident < 60 * 1024

    run(tmp_path, scene)
