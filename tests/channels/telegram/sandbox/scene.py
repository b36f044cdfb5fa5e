"""A sandbox inside the test, with everything in it that a call can be about."""

import json
from typing import Any

import httpx

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.control import setup
from channels.telegram.sandbox.control.acting import ANN, BOB, CLEO, DESK, act
from channels.telegram.sandbox.control.table import BOT
from channels.telegram.sandbox.control.writing import FILES
from channels.telegram.sandbox.methods.table import METHODS
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Bot, Json
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.server import build
from channels.telegram.sandbox.world import World

TOKEN = f"{BOT}:an-example"
PHOTO = b"\xff\xd8\xff a photo"
FIRST_BOT_MESSAGE = 4
DAN = 1004
"""An administrator by the bot's grace."""


class Scene:
    """The desk with a topic, a member, and messages of the bot; ``reset`` before each call."""

    def __init__(self) -> None:
        app = build()
        self.world: World = app.state.world
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        self.http = httpx.AsyncClient(transport=transport, base_url=f"http://sandbox/bot{TOKEN}")
        self.files: dict[str, str] = {}
        self.made: dict[str, Any] = {}
        """What there is by its name: queries, a poll, a link, ..."""

    def reset(self) -> None:
        """All as it was at the beginning."""
        world = self.world
        world.reset()
        inline = {"supports_inline_queries": True}
        setup.put_bot(world, {"token": TOKEN, "username": "example_bot", **inline})
        for number, name in ((ANN, "Ann"), (BOB, "Bob"), (CLEO, "Cleo"), (DAN, "Dan")):
            setup.put_user(world, {"id": number, "first_name": name})
        setup.put_group(world, {"id": DESK, "title": "Desk", "is_forum": True})
        for user, status in ((BOB, "creator"), (BOT, "administrator"), (CLEO, "member"), (DAN, "member")):
            setup.put_member(world, {"chat": DESK, "user": user, "status": status})
        act(world, {"as": ANN, "do": "start"})
        act(world, {"as": BOB, "do": "start"})
        topic = self.does("createForumTopic", chat_id=DESK, name="Ann")["message_thread_id"]
        assert topic == 2
        act(world, {"as": BOB, "chat": DESK, "do": "send", "text": "On it", "thread": topic})
        self._bot_writes(topic)
        self._more_happens()
        world.commit()

    def _more_happens(self) -> None:
        made = self.made
        made["poll"] = self.does("sendPoll", chat_id=DESK, question="?", options=[{"text": "x"}])[
            "message_id"
        ]
        place = {"chat_id": DESK, "latitude": 1.5, "longitude": 2.5}
        made["live location"] = self.does("sendLocation", live_period=600, **place)["message_id"]
        made["link"] = self.does("createChatInviteLink", chat_id=DESK, creates_join_request=True)[
            "invite_link"
        ]
        act(self.world, {"as": ANN, "do": "knock", "chat": DESK})
        typed = act(self.world, {"as": ANN, "do": "type_inline", "text": "hours"})
        assert isinstance(typed, dict)
        made["inline query"] = typed["query_id"]
        self.does("promoteChatMember", chat_id=DESK, user_id=DAN, can_pin_messages=True)

    def _bot_writes(self, topic: int) -> None:
        keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
        where = {"chat_id": DESK, "message_thread_id": topic}
        card = self.does("sendMessage", text="A card", reply_markup=keyboard, **where)["message_id"]
        assert card == FIRST_BOT_MESSAGE
        for kind in FILES:
            sent = act(self.world, {"as": ANN, "do": "send", kind: {"name": f"a.{kind}"}})
            assert isinstance(sent, dict)
            given = sent[kind][-1] if kind == "photo" else sent[kind]
            self.files[kind] = given["file_id"]
        film = Upload("a.mp4", "video/mp4", b"a film")
        live = self.does("sendLivePhoto", live_photo=film, photo=self.files["photo"], chat_id=BOB)
        self.files["live_photo"] = live["live_photo"]["file_id"]
        self.does("sendPhoto", photo=self.files["photo"], caption="A caption", **where)
        pressed = act(self.world, {"as": BOB, "chat": DESK, "do": "press", "message": card, "button": "Go"})
        assert isinstance(pressed, dict)
        self.made["query"] = pressed["query_id"]

    @property
    def bot(self) -> Bot:
        """The bot that calls."""
        bot = self.world.bots.get(BOT)
        assert bot is not None
        return bot

    def does(self, method: str, **params: Any) -> Any:
        """A call without HTTP, to set the scene; uploads among its parameters."""
        uploads = {name: value for name, value in params.items() if isinstance(value, Upload)}
        params = {name: value for name, value in params.items() if name not in uploads}
        checked = RULES.checked(method, params, uploads)
        return METHODS[method](Calling(self.world, self.bot, checked, uploads))

    async def call(self, method: str, params: Json, encoding: str = "json") -> Json:
        """A call with its parameters in the query, a form, a multipart form or JSON."""
        files = {name: value for name, value in params.items() if isinstance(value, bytes)}
        texts = {name: value if isinstance(value, str) else json.dumps(value)
                 for name, value in params.items() if name not in files}  # fmt: skip
        if files or encoding == "multipart":
            parts = {name: (None, value) for name, value in texts.items()}
            parts.update({name: (f"{name}.bin", content) for name, content in files.items()})  # type: ignore[misc]
            answer = (
                await self.http.post(f"/{method}", files=parts)
                if parts
                else await self.http.post(f"/{method}")
            )
        elif encoding == "query":
            answer = await self.http.get(f"/{method}", params=texts)
        elif encoding == "form":
            answer = await self.http.post(f"/{method}", data=texts)
        else:
            answer = await self._post(f"/{method}", params)
        return dict(answer.json())

    async def control(self, path: str, body: Json) -> httpx.Response:
        """A request to the control interface."""
        return await self._post(f"http://sandbox/sandbox/{path}", body)

    async def _post(self, url: str, body: Json) -> httpx.Response:
        # Escaped, so that half a character can be sent too.
        content = json.dumps(body).encode()
        return await self.http.post(url, content=content, headers={"content-type": "application/json"})
