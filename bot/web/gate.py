"""Lets in only the page's own browser tab: other web sites open in the same browser can do nothing here."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
LONGEST = 36 * 1024 * 1024
"""Bytes of a request: the files of the largest mail, as text."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Gate:
    """Stands before the page that is served on ``port`` of this machine.

    The Host must be ours, or a name that an attacker points at 127.0.0.1 would make his page this one (DNS
    rebinding): 421. What changes something must come from our own page, by its Origin (403) and as JSON
    (415), which no foreign page can send without asking first.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES} | ({*NAMES} if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> JSONResponse | None:
        host = headers.get("host", "")
        if host not in self._hosts or len(headers.getlist("host")) != 1:
            return _refused(421, "This page is served on 127.0.0.1 only.")
        if method in ("GET", "HEAD"):
            return None
        if headers.get("origin") != f"http://{host}":
            return _refused(403, "Only the page itself may ask for this.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refused(415, "Only JSON is read here.")
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LONGEST:
            return _refused(413, "That is too long.")
        return None


def _refused(status: int, why: str) -> JSONResponse:
    return JSONResponse({"error": why}, status_code=status)
