"""A local Telegram for stories.

with Sandbox.running() as sandbox: ann = sandbox.user("Ann"); ann.starts(); ann.writes("hi")
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tests.fakes.people import Bot, Group, Json, User

__all__ = ["Bot", "Group", "Json", "Refused", "Sandbox", "User", "wait_for"]
T = TypeVar("T")
DEFAULT_TOKEN = "777000777:a-token-that-only-the-sandbox-knows"


class Refused(AssertionError):
    """The sandbox says that this cannot be done."""


def wait_for(seen: Callable[[], T], seconds: float = 60, every: float = 0.02) -> T:
    """Asks until the answer is true, and returns it. Raises AssertionError after ``seconds``."""
    until = time.monotonic() + seconds
    while True:
        answer = seen()
        if answer:
            return answer
        assert time.monotonic() < until, f"not seen within {seconds} s; last answer: {answer!r}"
        time.sleep(every)


class Sandbox:
    """A running sandbox, with readable verbs."""

    def __init__(self, url: str, process: subprocess.Popen[str] | None = None) -> None:
        self.url = url
        self.process = process
        self.base_url = f"{url}/bot"
        self.base_file_url = f"{url}/file/bot"
        self._http = httpx.Client(base_url=url, timeout=70, trust_env=False, verify=False)

    @classmethod
    @contextmanager
    def running(cls, state: Path | None = None, port: int = 0, *, strict: bool = True) -> Iterator["Sandbox"]:
        """A sandbox in a process of its own, ended at the end of the block."""
        sandbox = cls.start(state, port, strict=strict)
        try:
            yield sandbox
        finally:
            sandbox.kill()

    @classmethod
    def start(cls, state: Path | None = None, port: int = 0, *, strict: bool = True) -> "Sandbox":
        """Starts the process and waits until it answers; the caller ends it with ``kill``."""
        command = [sys.executable, "-m", "channels.telegram.sandbox", "--port", str(port)]
        if state is not None:
            command += ["--state", str(state)]
        if not strict:
            command += ["--strict", "off"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("sandbox ready on "), f"the sandbox did not start: {line!r}"
        return cls(line.split()[-1], process)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.rpartition(":")[2])

    def close(self) -> None:
        """Lets go of the connection; the process goes on."""
        self._http.close()

    def kill(self) -> None:
        """Ends the process as ``kill -9`` does."""
        self.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()

    def reset(self) -> None:
        """Forgets everything: a new story on the same process."""
        self.post("reset", {})

    def bot(self, token: str = DEFAULT_TOKEN, **about: Any) -> Bot:
        """A bot; the same token again is the same bot."""
        made = self.post("bots", {"token": token, **about})
        return Bot(made["id"], made["token"], made["username"])

    def user(self, first_name: str, id: int | None = None, **about: Any) -> User:
        """A person."""
        given = {"id": id} if id is not None else {}
        made = self.post("users", {"first_name": first_name, **given, **about})
        return User(self, made["id"], made["first_name"])

    def group(self, title: str, id: int | None = None, *, is_forum: bool = True, **about: Any) -> Group:
        """A group, with topics unless told otherwise."""
        given = {"id": id} if id is not None else {}
        made = self.post("groups", {"title": title, "is_forum": is_forum, **given, **about})
        return Group(self, made["id"], made["title"])

    def chats(self, user: User) -> list[Json]:
        """The chats a person has."""
        return self._list(self.get("chats", {"as": user.id}))

    def chat(self, id: int, user: User, **more: Any) -> Json:
        """A chat with its topics and messages, as that person sees it."""
        return self._object(self.get(f"chats/{id}", {"as": user.id, **more}))

    def calls(self, method: str | None = None, since: int = 0, *, all: bool = False) -> list[Json]:
        """The calls bots made, of one method or of all; a chat's id is a number, in whatever form it came."""
        shown = self.get("calls", {"since": since, **({"all": 1} if all else {})})["calls"]
        for params in (call["params"] for call in shown):
            if str(params.get("chat_id", "")).removeprefix("-").isdecimal():
                params["chat_id"] = int(params["chat_id"])
        wanted = (method or "").lower()
        return [call for call in shown if not wanted or call["method"].lower() == wanted]

    def last_call(self) -> int:
        """The number of the newest call, for ``calls(since=...)``."""
        return int(self.get("calls", {"since": 10**12})["last"])

    def fault(self, method: str, effect: Json, *, contains: str = "", times: int = 1) -> None:
        """The next ``times`` calls of the method fail: {"error": 429}, {"cut": "after"}, ..."""
        self.post("faults", {"method": method, "effect": effect, "contains": contains, "times": times})

    def clear_faults(self) -> None:
        """Takes all faults back."""
        self._checked(self._http.delete("/sandbox/faults"))

    def advance(self, seconds: float) -> None:
        """Moves the sandbox clock forward."""
        self.post("clock", {"advance": seconds})

    def freeze(self, frozen: bool = True) -> None:
        """Stops the sandbox clock, or lets it go on."""
        self.post("clock", {"freeze": frozen})

    def now(self) -> str:
        """The sandbox time, ISO 8601 in UTC."""
        return str(self.get("clock", {})["now"])

    def pacing(self, on: bool = True) -> None:
        """Telegram's limits on sending."""
        self.post("pacing", {"on": on})

    def strict(self, on: bool = True) -> None:
        """Whether unknown parameters are refused, or ignored as Telegram does."""
        self.post("strict", {"on": on})

    def host(self, name: str, port: int) -> None:
        """The host of a webhook is this port of this machine."""
        self.post("hosts", {"host": name, "base": f"http://127.0.0.1:{port}"})

    def pending(self, bot: Bot | None = None) -> int:
        """How many updates wait for the bot."""
        return int(self.get("updates/pending", {"bot": bot.id} if bot else {})["count"])

    def polling(self, bot: Bot | None = None) -> int:
        """How many getUpdates wait right now: 1 as soon as a bot is up and listens."""
        return int(self.get("updates/pending", {"bot": bot.id} if bot else {})["polling"])

    def call(self, bot: Bot, method: str, params: Json) -> httpx.Response:
        """A call of the Bot API itself, with a JSON body."""
        return self._http.post(f"{self.base_url}{bot.token}/{method}", json=params)

    def download(self, token: str, path: str) -> httpx.Response:
        """A file, as a bot downloads it."""
        return self._http.get(f"{self.base_file_url}{token}/{path}")

    def transcript(self) -> str:
        """Everything that happened, one line each."""
        return self._checked(self._http.get("/sandbox/transcript")).text

    def act(self, user_id: int, do: str, **what: Any) -> Any:
        """A deed by its name in the control interface."""
        return self.post("act", {"as": user_id, "do": do, **{k: v for k, v in what.items() if v is not None}})

    def get(self, path: str, query: Json) -> Any:
        """GET /sandbox/<path>."""
        return self._checked(self._http.get(f"/sandbox/{path}", params=query)).json()

    def post(self, path: str, body: Json) -> Any:
        """POST /sandbox/<path>. Raises Refused with the sandbox's reason."""
        return self._checked(self._http.post(f"/sandbox/{path}", json=body)).json()

    @staticmethod
    def _checked(response: httpx.Response) -> httpx.Response:
        if response.status_code >= 400:
            raise Refused(response.json()["error"] if response.status_code == 400 else response.text)
        return response

    @staticmethod
    def _list(answer: Any) -> list[Json]:
        return list(answer)

    @staticmethod
    def _object(answer: Any) -> Json:
        return dict(answer)
