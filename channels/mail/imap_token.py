"""A fresh token for a mailbox that takes no password (XOAUTH2)."""

import asyncio
import shlex
from asyncio.subprocess import DEVNULL, PIPE

from channels.mail.imap_wire import LoginRefused

SECONDS = 30.0
LONGEST = 16 * 1024
"""Characters of a token."""


async def fresh_token(command: str) -> str:
    """What the admin's command prints. It is never written to the log. Raises LoginRefused."""
    try:
        process = await asyncio.create_subprocess_exec(
            *shlex.split(command), stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
        )
    except (OSError, ValueError) as error:
        raise LoginRefused("the token_command cannot be started") from error
    try:
        async with asyncio.timeout(SECONDS):
            printed, _ = await process.communicate()
    except BaseException as error:
        process.kill()
        await process.wait()
        if isinstance(error, TimeoutError):
            raise LoginRefused(f"the token_command did not end within {SECONDS:.0f} seconds") from error
        raise
    token = printed.decode("ascii", "replace").strip()
    if process.returncode != 0:
        raise LoginRefused(f"the token_command ended with status {process.returncode}")
    if not token or len(token) > LONGEST or not token.isprintable() or not token.isascii():
        raise LoginRefused("the token_command prints no token")
    return token
