"""The reading process: ``python -m channels.mail.worker_process BLOBS MEMORY SECONDS``. Lean: no event loop.

Takes frames from its input, answers on its output, ends when its input ends (the program is gone).
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from channels.blobs import BlobStore
from channels.mail.frames import flat, pack, read_frame
from channels.mail.read import Reading, read_mail
from routing.model import Request, Unreadable


def main(blobs_directory: str, memory: int, seconds: float) -> None:
    """Read mails until the input ends. ``memory``: bytes of address space this process may have;
    ``seconds``: of the processor for each mail, after which SIGPROF ends it."""
    # The program decides when this process ends; a Ctrl-C or a stop of the whole group must not cut a mail.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        serve(BlobStore(Path(blobs_directory)), seconds, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(0)  # the program is gone; at an ordinary exit Python would flush into the same pipe


def serve(blobs: BlobStore, seconds: float, jobs: BinaryIO, answers: BinaryIO) -> None:
    """Answer each frame with ["Request" | "Unreadable" | "trouble", values].

    Where files are to be stored, ["storing", ""] comes before: a slow disk is no slow mail.
    """
    answers.write(pack(["ready", ""]))
    answers.flush()
    while True:
        frame = read_frame(jobs)
        if frame is None:
            return
        values, raw = frame
        signal.setitimer(signal.ITIMER_PROF, seconds)
        for answer in _answers(blobs, values, raw):
            answers.write(answer)
            answers.flush()
            signal.setitimer(signal.ITIMER_PROF, 0)


def _answers(blobs: BlobStore, values: list[object], raw: bytes) -> Iterator[bytes]:
    source_id, received_at, recipient, mail_from = values
    moment = datetime.fromisoformat(str(received_at))
    try:
        reading = read_mail(
            raw,
            source_id=str(source_id),
            received_at=moment,
            recipient=str(recipient),
            mail_from=None if mail_from is None else str(mail_from),
        )
        if reading.files:
            yield pack(["storing", ""])
        yield pack(flat(_stored(blobs, reading)))
        return
    except OSError as error:
        yield pack(["trouble", f"attachments cannot be stored: {error.strerror or type(error).__name__}"])
        return
    except MemoryError:
        reason = "too-large"
    except Exception:  # noqa: BLE001  # edge of the loop: one mail must not end the process for the others
        reason = "failed"
    yield pack(flat(Unreadable(source_id=str(source_id), reason=reason, received_at=moment)))


def _stored(blobs: BlobStore, reading: Reading) -> Request | Unreadable:
    """The reading with the files kept and their keys filled in."""
    if not isinstance(reading.inbound, Request) or not reading.files:
        return reading.inbound
    attachments = tuple(
        replace(attachment, blob=blobs.put(data))
        for attachment, data in zip(reading.inbound.attachments, reading.files, strict=True)
    )
    return replace(reading.inbound, attachments=attachments)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
