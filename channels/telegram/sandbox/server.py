"""The sandbox as a web application, and serving it inside an event loop that belongs to somebody else."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from channels.telegram.sandbox.botapi import BotApi
from channels.telegram.sandbox.connections import Connections
from channels.telegram.sandbox.control.table import control_routes
from channels.telegram.sandbox.courier import Courier
from channels.telegram.sandbox.world import World


def build(state_file: Path | None = None, *, strict: bool = True) -> Starlette:
    """The application. With ``state_file`` everything outlives the process; without, nothing does.

    ``strict`` is how it begins; the control interface can switch it.
    """
    world, connections = World(state_file, strict=strict), Connections()
    api = BotApi(world, connections)
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", api.download, methods=["GET"]),
            *control_routes(world),
        ]
    )
    app.state.world = world
    app.state.courier = Courier(world, api.perform)
    app.state.connections = connections
    return app


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals belong to the program whose loop this is.
        yield


async def serve(app: Starlette, host: str, port: int, ready: Callable[[int], None] | None = None) -> None:
    """Serves until cancelled, then stops at once, whatever long polls are open.

    Port 0 takes a free one; ``ready`` is told the port once requests are answered.
    """
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    config = uvicorn.Config(
        app,
        http=app.state.connections.protocol(),
        ws="none",
        loop="none",
        lifespan="off",
        proxy_headers=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=0,
        timeout_keep_alive=75,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    bringing = asyncio.create_task(app.state.courier.run())
    try:
        while not server.started and not serving.done():  # noqa: ASYNC110 uvicorn offers nothing to wait for
            await asyncio.sleep(0.005)
        if ready and server.started:
            ready(listener.getsockname()[1])
        await asyncio.shield(serving)
    finally:
        bringing.cancel()
        await asyncio.gather(bringing, return_exceptions=True)
        server.should_exit = server.force_exit = True
        for task in list(server.server_state.tasks):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        app.state.world.close()
