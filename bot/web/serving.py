"""Serves the page inside an event loop that belongs to the whole program."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

HOST = "127.0.0.1"
USUAL = 8080
NEAR = 20
"""So many ports behind a taken one are tried."""


class PortTaken(Exception):
    """The page cannot be served on that port; the message says why, and what to do."""


def listen_near(port: int) -> socket.socket:
    """Takes the port, or the next free one behind it, or any. Raises PortTaken."""
    for place in (*range(port, min(port + NEAR, 65536)), 0):
        with contextlib.suppress(PortTaken):
            return listen(place)
    raise PortTaken("No port of this machine is free.")


def free_near(port: int) -> int:
    """A port that was free a moment ago."""
    listener = listen_near(port)
    number: int = listener.getsockname()[1]
    listener.close()
    return number


def listen(port: int) -> socket.socket:
    """Takes the port on this machine; 0 takes a free one. Raises PortTaken."""
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OverflowError:
        listener.close()
        raise PortTaken(f"{port} is no port: choose one from 1024 to 65535.") from None
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is used by another program" if taken else f"is refused: {error.strerror}"
        raise PortTaken(f"Port {port} {why}.") from None
    return listener


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals belong to the program whose loop this is.
        yield


async def serve(app: ASGIApp, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serves until cancelled, then stops at once, though browsers wait for news; closes ``listener``."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=0,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]), name="page")
    try:
        while not server.started and not serving.done():  # noqa: ASYNC110 uvicorn offers nothing to wait for
            await asyncio.sleep(0.005)
        if server.started:
            ready()
        await asyncio.shield(serving)
    finally:
        server.should_exit = server.force_exit = True
        for task in list(server.server_state.tasks):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        listener.close()
