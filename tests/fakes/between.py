"""A line to the sandbox on which strange updates can be put in between, as a newer Telegram might send."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx


class Between(ThreadingHTTPServer):
    """Passes calls on to ``url`` and adds ``strange`` updates to the next answer of getUpdates."""

    daemon_threads = True

    def __init__(self, url: str) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.strange: list[dict[str, Any]] = []
        self._url = url

    @property
    def base_url(self) -> str:
        """The address in place of the sandbox's own."""
        return f"http://127.0.0.1:{self.server_address[1]}/bot"

    def answer(self, path: str, body: bytes, content_type: str) -> tuple[int, bytes]:
        """The sandbox's answer to a call, with the strange updates that wait."""
        headers = {"Content-Type": content_type}
        found = httpx.post(f"{self._url}{path}", content=body, headers=headers, timeout=70, trust_env=False)
        if not path.endswith("/getUpdates") or not self.strange or found.status_code != 200:
            return found.status_code, found.content
        answer = found.json()
        answer["result"] += self.strange
        self.strange = []
        return 200, json.dumps(answer).encode()


class Passing(BaseHTTPRequestHandler):
    """One call; the names are those of http.server."""

    protocol_version = "HTTP/1.1"
    server: Between

    def do_POST(self) -> None:
        """Passes a call on."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            status, answer = self.server.answer(self.path, body, self.headers.get("Content-Type") or "")
        except httpx.HTTPError:  # the line is being closed, or the sandbox has gone
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def between(url: str) -> Iterator[Between]:
    """The line, closed at the end of the block."""
    server = Between(url)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
