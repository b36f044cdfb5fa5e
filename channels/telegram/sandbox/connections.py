"""Open connections, so that a fault can cut one without an answer."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connections:
    """The transports by the client's address and port."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's protocol, with its connections listed here."""
        known = self._open

        class ListedProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client:
                    known[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    known.pop(self.client, None)
                super().connection_lost(exc)

        return ListedProtocol

    async def cut(self, request: Request) -> Response:
        """Closes the connection of a request without a byte of an answer."""
        client = request.client
        transport = self._open.get((client.host, client.port)) if client else None
        if transport is not None:
            transport.abort()
            while (await request.receive())["type"] != "http.disconnect":
                pass
        return NoAnswer()


class NoAnswer(Response):
    """Sends nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The connection is gone."""
