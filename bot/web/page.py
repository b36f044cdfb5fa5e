"""The page's own interface: what its JavaScript asks for under /api/, and the page itself."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.web.cast import LETTERS, Cast, Player
from bot.web.control import Control, Deed, Refused
from bot.web.gate import Gate
from channels.base import Sent
from channels.mail.catcher import Catcher, Mail, NoAddress, written
from channels.mail.relay import Relay

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSide:
    """Customers' mail: ``door`` leads to the product's own SMTP port, where ``address`` is known."""

    door: Relay
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """All that the page shows and moves. ``mail`` is None where the settings know no mail."""

    cast: Cast
    control: Control
    catcher: Catcher
    mail: MailSide | None


class WrongShape(Exception):
    """A request of the page does not say what it must."""


def page(stage: Stage, port: int) -> ASGIApp:
    """The web application that is served on ``port`` of this machine."""
    asked = _Asked(stage)
    routes = [
        Route("/api/setup", _guarded(asked.setup), methods=["GET"]),
        Route("/api/news", _guarded(asked.news), methods=["GET"]),
        Route("/api/customers/{person:int}", _guarded(asked.private_chat), methods=["GET"]),
        Route("/api/answers/{person:int}", _guarded(asked.answers), methods=["GET"]),
        Route("/api/desk", _guarded(asked.desk), methods=["GET"]),
        Route("/api/mails", _guarded(asked.mails), methods=["GET"]),
        Route("/api/act", _guarded(asked.act), methods=["POST"]),
        Route("/api/mail", _guarded(asked.write_mail), methods=["POST"]),
        Mount("/", StaticFiles(directory=STATIC, html=True)),
    ]
    return Gate(Starlette(routes=routes), port)


def _guarded(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        try:
            return await answer(request)
        except (WrongShape, Refused, NoAddress) as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=400)
        except httpx.HTTPError:
            return JSONResponse({"error": "the trial is stopping"}, status_code=503)

    return guarded


class _Asked:
    """One function for each route."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._agents = {agent.id: agent for agent in stage.cast.agents}
        self._customers = {customer.id: customer for customer in stage.cast.customers}

    async def setup(self, request: Request) -> Response:
        players, mail = self._stage.cast, self._stage.mail
        return JSONResponse(
            {
                "company": players.company,
                "group": {"id": players.group, "name": players.group_name},
                "agents": [asdict(agent) for agent in players.agents],
                "customers": [asdict(customer) for customer in players.customers],
                "mail": {"to": mail.address, "letters": [asdict(one) for one in LETTERS]} if mail else None,
            }
        )

    async def news(self, request: Request) -> Response:
        """Waits until Telegram or the mail is another than the page knows."""
        telegram, mail = (
            _number(request.query_params.get("telegram")),
            _number(request.query_params.get("mail")),
        )
        there = asyncio.create_task(self._stage.control.beyond(telegram))
        here = asyncio.create_task(self._stage.catcher.beyond(mail))
        try:
            await asyncio.wait([there, here], return_when=asyncio.FIRST_COMPLETED)
            last = there.result() if there.done() else telegram
        finally:
            there.cancel()
            here.cancel()
        return JSONResponse({"telegram": last, "mail": len(self._stage.catcher.mails)})

    async def private_chat(self, request: Request) -> Response:
        customer = _known(self._customers, request.path_params["person"])
        return _as_it_is(await self._stage.control.private_chat(customer))

    async def answers(self, request: Request) -> Response:
        person = _known({**self._agents, **self._customers}, request.path_params["person"])
        return _as_it_is(await self._stage.control.answers(person))

    async def desk(self, request: Request) -> Response:
        return _as_it_is(await self._stage.control.desk(self._stage.cast))

    async def mails(self, request: Request) -> Response:
        return JSONResponse([_shown(mail) for mail in self._stage.catcher.mails])

    async def act(self, request: Request) -> Response:
        """An agent acts in the group, a customer in the private chat with the bot; nobody anywhere else."""
        asked = await _body(request)
        person = _known({**self._agents, **self._customers}, _number(asked.get("as")))
        deed = Deed(
            person=person.id,
            do=_text(asked, "do"),
            chat=self._stage.cast.group if person.id in self._agents else None,
            thread=_number(asked.get("thread")),
            reply_to=_number(asked.get("reply_to")),
            message=_number(asked.get("message")),
            text=_text(asked, "text"),
            data=_text(asked, "data"),
        )
        return _as_it_is(await self._stage.control.act(deed))

    async def write_mail(self, request: Request) -> Response:
        asked, mail = await _body(request), self._stage.mail
        if mail is None:
            raise Refused("these settings know no mail")
        known = {one.message_id: one for one in self._stage.catcher.mails}
        now = datetime.now(UTC)
        sender, raw = written(
            _text(asked, "from"),
            mail.address,
            _text(asked, "subject"),
            _text(asked, "text"),
            message_id=f"{secrets.token_hex(10)}@customers.example",
            at=now,
            answers=known.get(_text(asked, "answers")),
        )
        outcome = await mail.door.send(raw, sender, mail.address)
        if not isinstance(outcome, Sent):
            raise Refused(f"the mail was not taken: {getattr(outcome, 'reason', '')}")
        self._stage.catcher.note(raw)
        return JSONResponse({})


def _shown(mail: Mail) -> dict[str, object]:
    return {**asdict(mail), "at": mail.at.timestamp()}


def _as_it_is(document: bytes) -> Response:
    return Response(document, media_type="application/json")


async def _body(request: Request) -> dict[str, object]:
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise WrongShape("this is no JSON") from None
    if not isinstance(body, dict):
        raise WrongShape("this is no JSON object")
    return body


def _text(asked: dict[str, object], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise WrongShape(f"{name} is a text")
    return value


def _number(value: object) -> int:
    """0 where nothing is given, which is no id of anything."""
    if value is None or value == "":
        return 0
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise WrongShape("an id is a number")
    try:
        return int(value)
    except ValueError:
        raise WrongShape("an id is a number") from None


def _known(people: dict[int, Player], number: int) -> Player:
    if number not in people:
        raise WrongShape(f"there is nobody with the id {number}")
    return people[number]
