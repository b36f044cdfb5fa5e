"""What the product is measured beside: aiosmtpd with one SQLite commit per mail, and nothing else.

``python -m tests.bench.bare FILE`` prints its port and listens until killed.
"""

import asyncio
import hashlib
import sqlite3
import sys

from aiosmtpd.smtp import SMTP, Envelope, Session


class Bare:
    """Each mail is one transaction, on the disk before its 250."""

    def __init__(self, file: str) -> None:
        self._ledger = sqlite3.connect(file, isolation_level=None)
        self._ledger.execute("pragma journal_mode=wal")
        self._ledger.execute("pragma synchronous=full")
        self._ledger.execute("create table mails (key text primary key, raw blob)")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        raw = bytes(envelope.original_content or b"")
        self._ledger.execute("begin immediate")
        self._ledger.execute(
            "insert or ignore into mails values (?, ?)", (hashlib.sha256(raw).hexdigest(), raw)
        )
        self._ledger.execute("commit")
        return "250 2.0.0 Stored"


async def listen(file: str) -> None:
    """Until killed."""
    bare, loop = Bare(file), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(bare, hostname="bare", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(listen(sys.argv[1]))
