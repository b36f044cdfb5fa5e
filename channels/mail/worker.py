"""Mails are read in a process of their own that can be killed: no mail can stop or bloat the program."""

import asyncio
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from channels.mail.frames import SIZES, pack, unflat
from channels.mail.source import sender_of
from routing.model import Address, Request, Unreadable

log = logging.getLogger(__name__)

MODULE = "channels.mail.worker_process"
START_SECONDS = 30.0
TRIES = 2
"""Times a mail is given to a process that dies on it: the first death may have come from outside."""
LARGEST_ANSWER = 16 * 1024 * 1024
END_SECONDS = 10.0
STORE_SECONDS = 60.0
DIED = (asyncio.IncompleteReadError, ConnectionError, ValueError, TypeError, KeyError)
"""How a process that died or talks nonsense shows itself here."""
MEMORY = 512 * 1024 * 1024
SECONDS, PATIENCE = 5.0, 60.0


class MailReader:
    """One reading process; callers wait in order.

    ``seconds`` of its processor and ``memory`` (bytes) bound each mail: on a machine so busy that an ordinary
    mail takes long the mail is not to blame. ``patience``: seconds by the clock after which it is given up.
    """

    def __init__(
        self,
        blobs_directory: Path,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        patience: float = PATIENCE,
    ) -> None:
        self._blobs_directory = blobs_directory
        self._seconds = seconds
        self._patience = patience
        self._memory = memory
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> None:
        """Start the process, so that the first mail need not wait. Raises OSError if it does not come up."""
        async with self._turn:
            await self._running()

    async def stop(self) -> None:
        """End the process after the mail it is reading."""
        async with self._turn:
            process, self._process = self._process, None
            if process is not None:
                await _end(process)

    async def read(
        self,
        raw: bytes,
        *,
        source_id: str,
        received_at: datetime,
        recipient: str,
        mail_from: str | None = None,
    ) -> Request | Unreadable:
        """Read a mail; its attachments are in the blob store when this returns.

        Raises OSError where attachments cannot be stored or no process starts: then the mail is not to
        blame and must be tried again.
        """
        job = pack([source_id, received_at.isoformat(), recipient, mail_from], raw)
        async with self._turn:
            for _ in range(TRIES):
                process = await self._running()
                try:
                    return await self._ask(process, job)
                except TimeoutError:
                    reason = "too-slow"
                    break
                except DIED:
                    reason = "reader-ended"
                    if process.returncode == -signal.SIGPROF:
                        reason = "too-slow"
                        break
        log.warning("mail_unreadable reason=%s bytes=%d", reason, len(raw))
        sender = sender_of(raw)
        address = Address("mail", sender) if sender else None
        return Unreadable(source_id=source_id, reason=reason, received_at=received_at, address=address)

    async def _ask(self, process: Process, job: bytes) -> Request | Unreadable:
        """One frame there, one back. Whatever cuts this short, a cancelled caller too, ends the process:
        half an answer in the pipe must never be taken for the answer to the next mail."""
        try:
            assert process.stdin is not None and process.stdout is not None
            async with asyncio.timeout(self._patience):
                process.stdin.write(job)
                await process.stdin.drain()
                kind, values = await _frame(process.stdout)
            if kind == "storing":
                kind, values = await _stored(process.stdout)
            if kind != "trouble":
                return unflat(kind, values)
        except BaseException:
            self._process = None
            await _kill(process)
            raise
        raise OSError(str(values))

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await self._started()
        return self._process

    async def _started(self) -> Process:
        # A session of its own: the terminal's Ctrl-C is for the program, which then ends this one in order.
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", MODULE, str(self._blobs_directory), str(self._memory), str(self._seconds),
            stdin=PIPE, stdout=PIPE, start_new_session=True, env=_surroundings(),
        )  # fmt: skip
        assert process.stdout is not None
        try:
            async with asyncio.timeout(START_SECONDS):
                await _frame(process.stdout)
        except (TimeoutError, *DIED) as error:
            await _kill(process)
            raise OSError("the process that reads mails does not start") from error
        except BaseException:
            await _kill(process)
            raise
        return process


def _surroundings() -> dict[str, str]:
    """Our own packages must be found wherever the program was started from."""
    paths = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


async def _stored(pipe: asyncio.StreamReader) -> tuple[object, object]:
    """The answer after the files were stored: how long that takes is up to the disk and not to the mail."""
    try:
        async with asyncio.timeout(STORE_SECONDS):
            return await _frame(pipe)
    except TimeoutError as error:
        raise OSError(f"attachments were not stored within {STORE_SECONDS:g} seconds") from error


async def _frame(pipe: asyncio.StreamReader) -> tuple[object, object]:
    text_size, data_size = SIZES.unpack(await pipe.readexactly(SIZES.size))
    if text_size > LARGEST_ANSWER or data_size:
        raise ValueError("no answer of ours")
    kind, values = json.loads(await pipe.readexactly(text_size))
    return kind, values


async def _end(process: Process) -> None:
    """The end of its input ends the process."""
    try:
        async with asyncio.timeout(END_SECONDS):
            await _close_input(process)
            await process.wait()
    except TimeoutError:
        await _kill(process)


async def _kill(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    await process.wait()
    await _close_input(process)


async def _close_input(process: Process) -> None:
    """What could not be written any more is looked at here, or asyncio reports it when nobody asks."""
    assert process.stdin is not None
    process.stdin.close()
    with suppress(ConnectionError):
        await process.stdin.wait_closed()
