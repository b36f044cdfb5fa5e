"""The sandbox's control interface, as much of it as a trial needs. It answers in JSON, which is passed on."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

import httpx

from bot.web.cast import Cast, Player

EVENT_SECONDS = 20
"""How long one question for news may wait."""
DEEDS = frozenset({"start", "send", "edit", "delete", "press", "react", "block", "unblock"})
"""What the page lets people do."""
KINDS = frozenset({"photo", "document", "voice"})
"""The files the page lets people send."""
SENDING = ("sendMessage", "copyMessage", "editMessageText", "createForumTopic", "sendPhoto", "sendDocument")
FOR_LONG = 1_000_000
PATIENCE = 20
"""Seconds Telegram asks for where it is made to refuse."""


class Refused(Exception):
    """The sandbox says that this cannot be done, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What one person does; ``chat`` is the group or None for the private chat with the bot."""

    person: int
    do: str
    chat: int | None = None
    thread: int | None = None
    reply_to: int | None = None
    message: int | None = None
    text: str = ""
    data: str = ""
    payload: str = ""
    emoji: str | None = None
    file: tuple[str, str, str, str] | None = field(default=None, repr=False)
    """(kind, name, type, content in base64)"""


class Control:
    """One connection to the sandbox at ``url``."""

    def __init__(self, url: str) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=EVENT_SECONDS + 10, trust_env=False)

    async def fill(self, players: Cast) -> None:
        """Puts everybody where they belong; harmless where they are there already."""
        name = f"{players.company} (trial)"
        await self._post("bots", token=players.bot_token, first_name=name, username="firstline_trial_bot")
        for player in (*players.agents, *players.customers):
            if player.channel == "telegram":
                await self.add(player)
        await self._post("groups", id=players.group, title=players.group_name, is_forum=True)
        await self._member(players, players.bot, "administrator")
        for agent in players.agents:
            await self._member(players, agent.id, "member")

    async def add(self, player: Player) -> None:
        """Gives somebody an account."""
        await self._post("users", id=player.id, first_name=player.name, language_code=player.language)

    async def private_chat(self, customer: Player) -> bytes:
        """The chat of a customer with the bot."""
        return await self._get(f"chats/{customer.id}", {"as": customer.id})

    async def desk(self, players: Cast) -> bytes:
        """The group, as its agents see it."""
        return await self._get(f"chats/{players.group}", {"as": players.agents[0].id})

    async def answers(self, person: Player) -> bytes:
        """The answers to a person's presses on buttons."""
        return await self._get("answers", {"as": person.id})

    async def icons(self, players: Cast) -> dict[str, str]:
        """The signs that topics can have, by the id of their custom emoji."""
        answer = await self._http.get(f"/bot{players.bot_token}/getForumTopicIconStickers")
        return {one["custom_emoji_id"]: one["emoji"] for one in answer.json().get("result", [])}

    async def unfetched(self, players: Cast) -> int:
        """How many updates wait for the bot to fetch and confirm them."""
        return int(json.loads(await self._get("updates/pending", {"bot": players.bot}))["count"])

    async def file(self, players: Cast, file_id: str) -> tuple[str, bytes]:
        """Name and content of a file in a chat. Raises Refused."""
        answer = await self._http.get(f"/bot{players.bot_token}/getFile", params={"file_id": file_id})
        if answer.is_error:
            raise Refused(str(answer.json().get("description", answer.status_code)))
        path = answer.json()["result"]["file_path"]
        content = await self._http.get(f"/file/bot{players.bot_token}/{path}")
        if content.is_error:
            raise Refused("the file is gone")
        return PurePosixPath(path).name, content.content

    async def beyond(self, known: int) -> tuple[int, list[str]]:
        """The number of the newest change and the places that changed, as soon as it is another."""
        news = json.loads(await self._get("events", {"after": known, "wait": EVENT_SECONDS}))
        return int(news["last"]), list(news["changed"])

    async def act(self, deed: Deed) -> bytes:
        """Does it. Raises Refused."""
        if deed.do not in DEEDS:
            raise Refused(f"nobody can {deed.do} here")
        told: dict[str, object] = {
            "chat": deed.chat,
            "thread": deed.thread,
            "reply_to": deed.reply_to,
            "message": deed.message,
            "text": deed.text,
            "data": deed.data,
            "payload": deed.payload,
        }
        body = {name: value for name, value in told.items() if value}
        if deed.do == "react":
            body["emoji"] = deed.emoji or ""
        if deed.do == "send" and deed.file is not None:
            body.update(_file(deed.file, str(body.pop("text", ""))))
        return await self._post("act", **{"as": deed.person, "do": deed.do, **body})

    async def time(self) -> tuple[datetime, float]:
        """The time in the trial, and how many seconds it is ahead of the machine's."""
        clock = json.loads(await self._get("clock", {}))
        return datetime.fromisoformat(clock["now"]), float(clock["offset"])

    async def advance(self, seconds: float) -> None:
        """Lets time pass at once."""
        await self._post("clock", advance=seconds)

    async def set_time(self, moment: datetime) -> None:
        """Makes it that time."""
        await self._post("clock", set=moment.isoformat())

    async def refuse_messages(self, refusing: bool) -> None:
        """Telegram asks the bot to slow down, again and again; or no longer."""
        _checked(await self._http.delete("/sandbox/faults"))
        effect = {"error": 429, "retry_after": PATIENCE}
        for method in SENDING if refusing else ():
            await self._post("faults", method=method, times=FOR_LONG, effect=effect)

    async def refuses(self) -> bool:
        """Whether Telegram does so now."""
        return bool(json.loads(await self._get("faults", {})))

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _member(self, players: Cast, user: int, status: str) -> None:
        await self._post("members", chat=players.group, user=user, status=status)

    async def _get(self, path: str, query: dict[str, int]) -> bytes:
        return _checked(await self._http.get(f"/sandbox/{path}", params=query))

    async def _post(self, path: str, **body: object) -> bytes:
        return _checked(await self._http.post(f"/sandbox/{path}", json=body))


def _file(file: tuple[str, str, str, str], caption: str) -> dict[str, object]:
    kind, name, mime_type, content = file
    if kind not in KINDS:
        raise Refused(f"nobody can send a {kind} here")
    return {kind: {"name": name, "mime_type": mime_type, "content_base64": content, "caption": caption}}


def _checked(answer: httpx.Response) -> bytes:
    if answer.is_error:
        raise Refused(str(answer.json().get("error", answer.status_code)))
    return answer.content
