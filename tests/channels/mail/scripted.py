"""A mail server that says what a test wrote down, and hangs up where the test wants it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

DROP = "drop"
SILENCE = "silence"


@dataclass
class Script:
    """Answers by command ("MAIL", "RCPT", "DATA", "." ...); DROP hangs up, SILENCE says nothing."""

    answers: dict[str, str] = field(default_factory=dict)
    greeting: str = "220 ready"
    once: bool = False
    """True: each odd answer is given once, then all is well."""
    heard: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    connections: int = 0

    def answer(self, command: str, usual: str) -> str:
        return self.answers.pop(command, usual) if self.once else self.answers.get(command, usual)


@asynccontextmanager
async def scripted(script: Script) -> AsyncIterator[int]:
    """The server; gives its port."""
    writers: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        script.connections += 1
        try:
            await _converse(script, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in writers:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in writers), return_exceptions=True)


async def _converse(script: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    if not await _say(writer, script.greeting):
        return
    while line := await reader.readline():
        command = line.split(None, 1)[0].decode("latin-1").upper()
        script.heard.append(line.decode("latin-1").strip())
        usual = {"EHLO": "250-me\r\n250 SIZE 1000000", "DATA": "354 go on", "QUIT": "221 bye"}.get(
            command, "250 ok"
        )
        answer = script.answer(command, usual)
        if not await _say(writer, answer):
            return
        if command == "DATA" and answer.startswith("354"):
            if script.answer("content", "") == DROP:
                return
            script.mails.append(await reader.readuntil(b"\r\n.\r\n"))
            if not await _say(writer, script.answer(".", "250 queued")):
                return


async def _say(writer: asyncio.StreamWriter, answer: str) -> bool:
    if answer == DROP:
        return False
    if answer != SILENCE:
        writer.write(answer.encode() + b"\r\n")
        await writer.drain()
    return True
