"""The place a webhook leads to, with answers as a story wants them."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What is answered: a status, and a body with its type."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/plain"
    retry_after: int = 0


@dataclass(frozen=True)
class Brought:
    """An update that came, with its secret."""

    update: Json
    secret: str | None
    path: str


class Webhook:
    """Listens on a free port; ``answers`` decides what each update is answered."""

    def __init__(self) -> None:
        self.brought: list[Brought] = []
        self.answers: Callable[[Json], Answer] = lambda _update: Answer()
        self.at_once = self.most_at_once = 0
        place, lock = self, threading.Lock()

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                update = json.loads(self.rfile.read(int(self.headers["content-length"])))
                with lock:
                    secret = self.headers.get("X-Telegram-Bot-Api-Secret-Token")
                    place.brought.append(Brought(update, secret, self.path))
                    place.at_once += 1
                    place.most_at_once = max(place.most_at_once, place.at_once)
                answer = place.answers(update)
                with lock:
                    place.at_once -= 1
                self.send_response(answer.status)
                self.send_header("content-type", answer.kind)
                self.send_header("content-length", str(len(answer.body)))
                if answer.retry_after:
                    self.send_header("retry-after", str(answer.retry_after))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_words: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in"

    def texts(self) -> list[str]:
        """The texts of the messages, in the order in which they came."""
        updates = [one.update for one in self.brought]
        return [update["message"]["text"] for update in updates if "message" in update]

    def __enter__(self) -> "Webhook":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
