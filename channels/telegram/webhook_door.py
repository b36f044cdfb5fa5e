"""The door by which Telegram itself brings updates."""

import asyncio
import contextlib
import hmac
import json
import logging
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from channels.base import Accept, NotStored
from channels.telegram.arriving import arrival_of

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024
"""Bytes of an update. Telegram's own are far below: 4096 characters a message, files by their ids."""


class WebhookDoor:
    """Takes updates by HTTP; says 200 only after the commit, so that Telegram brings all others again."""

    def __init__(
        self,
        accept: Accept,
        bot_id: int,
        secret: str,
        now: Callable[[], datetime],
        window: timedelta | None,
    ) -> None:
        self._accept = accept
        self._bot_id = bot_id
        self._secret = secret.encode()
        self._now = now
        self._window = window
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def start(self, host: str, port: int) -> int:
        """Listens; the port (0 took a free one). Raises OSError with a sentence."""
        listener = _listen(host, port)
        config = uvicorn.Config(
            Starlette(routes=[Route("/{path:path}", self._take, methods=["POST"])]),
            http="h11",
            ws="none",
            lifespan="off",
            server_header=False,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=5,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]), name="webhook")
        while not self._server.started and not self._serving.done():  # noqa: ASYNC110 uvicorn says it nowhere
            await asyncio.sleep(0.005)
        return int(listener.getsockname()[1])

    async def stop(self) -> None:
        """Takes nothing more; what is being committed is answered first."""
        if self._server is not None and self._serving is not None:
            self._server.should_exit = True
            await self._serving

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=401)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        try:
            arrival = arrival_of(self._bot_id, json.loads(body), self._now(), self._window)
        except (ValueError, TypeError, KeyError, RecursionError):
            log.warning("webhook_body_refused bytes=%d", len(body))
            return Response(status_code=400)
        try:
            await self._accept(arrival)
        except NotStored as error:
            log.error("updates_not_kept cause=%s", "disk full" if error.full else "database")
            return Response(status_code=503)
        return Response(status_code=200)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals belong to the program whose loop this is.
        yield


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        where = f"{host} port {port} (channels.telegram.webhook)"
        raise OSError(f"No updates can be taken at {where}: {error.strerror}.") from None
    return listener


async def _body(request: Request) -> bytes | None:
    """The body, None where it is too large."""
    taken = bytearray()
    async for part in request.stream():
        taken += part
        if len(taken) > LARGEST:
            return None
    return bytes(taken)
