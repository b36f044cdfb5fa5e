"""The sandbox's control interface, as much of it as a trial needs. It answers in JSON, which is passed on."""

import json
from dataclasses import dataclass

import httpx

from bot.web.cast import Cast, Player

EVENT_SECONDS = 20
"""How long the page waits for news before it asks again."""
DEEDS = frozenset({"start", "send", "press"})
"""What the page lets people do."""


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


class Control:
    """One connection to the sandbox at ``url``."""

    def __init__(self, url: str) -> None:
        self._http = httpx.AsyncClient(base_url=f"{url}/sandbox", timeout=EVENT_SECONDS + 10, trust_env=False)

    async def fill(self, players: Cast) -> None:
        """Puts everybody where they belong; harmless where they are there already."""
        name = f"{players.company} (trial)"
        await self._post("bots", token=players.bot_token, first_name=name, username="firstline_trial_bot")
        for player in (*players.agents, *players.customers):
            await self._post("users", id=player.id, first_name=player.name, language_code=player.language)
        await self._post("groups", id=players.group, title=players.group_name, is_forum=True)
        await self._member(players, players.bot, "administrator")
        for agent in players.agents:
            await self._member(players, agent.id, "member")

    async def private_chat(self, customer: Player) -> bytes:
        """The chat of a customer with the bot."""
        return await self._get(f"chats/{customer.id}", {"as": customer.id})

    async def desk(self, players: Cast) -> bytes:
        """The group, as its agents see it."""
        return await self._get(f"chats/{players.group}", {"as": players.agents[0].id})

    async def answers(self, person: Player) -> bytes:
        """The answers to a person's presses on buttons."""
        return await self._get("answers", {"as": person.id})

    async def beyond(self, known: int) -> int:
        """The number of the newest change, as soon as it is another than ``known``, or after a while."""
        return int(json.loads(await self._get("events", {"after": known, "wait": EVENT_SECONDS}))["last"])

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
        }
        return await self._post(
            "act",
            **{"as": deed.person, "do": deed.do, **{name: value for name, value in told.items() if value}},
        )

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _member(self, players: Cast, user: int, status: str) -> None:
        await self._post("members", chat=players.group, user=user, status=status)

    async def _get(self, path: str, query: dict[str, int]) -> bytes:
        return _checked(await self._http.get(f"/{path}", params=query))

    async def _post(self, path: str, **body: object) -> bytes:
        return _checked(await self._http.post(f"/{path}", json=body))


def _checked(answer: httpx.Response) -> bytes:
    if answer.is_error:
        raise Refused(str(answer.json().get("error", answer.status_code)))
    return answer.content
