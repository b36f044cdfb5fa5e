"""The page's own interface: what its JavaScript asks for under /api/, and the page itself."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.web import texts
from bot.web.cast import Player
from bot.web.control import Deed, Refused
from bot.web.gate import Gate
from bot.web.moving import Moving
from bot.web.reading import WrongShape, body_of, file_of, mail_files_of, number_of, text_of
from bot.web.sending_files import as_file
from bot.web.stage import Playing, Stage
from bot.web.telling import Teller
from channels.mail.catcher import Mail, NoAddress

STATIC = Path(__file__).parent / "static"


def page(stage: Stage, port: int) -> ASGIApp:
    """The web application that is served on ``port`` of this machine."""
    asked, moving, teller = _Asked(stage), Moving(stage), Teller(stage, texts.wording())
    looks: dict[str, Callable[[Request], Awaitable[Response]]] = {
        "/api/stage": moving.state,
        "/api/texts/{language:str}": asked.texts,
        "/api/setup": asked.setup,
        "/api/chats/{person:int}": asked.private_chat,
        "/api/answers/{person:int}": asked.answers,
        "/api/desk": asked.desk,
        "/api/mails": asked.mails,
        "/api/files/{file:str}": asked.file,
        "/api/mails/{mail:int}/files/{file:int}": asked.mail_file,
        "/api/facts": teller.facts,
        "/api/story/{person:str}": teller.story,
    }
    deeds: dict[str, Callable[[Request], Awaitable[Response]]] = {
        "/api/act": asked.act,
        "/api/mail": asked.write_mail,
        "/api/people": moving.add_customer,
        "/api/clock": moving.clock,
        "/api/relay": moving.relay,
        "/api/telegram": moving.telegram,
        "/api/reset": moving.reset,
    }
    routes = [
        Route("/api/events", asked.events, methods=["GET"]),
        *(Route(path, _guarded(answer), methods=["GET"]) for path, answer in looks.items()),
        *(Route(path, _guarded(answer), methods=["POST"]) for path, answer in deeds.items()),
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
    """Looking at both sides, and acting as somebody."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def events(self, request: Request) -> Response:
        return StreamingResponse(self._stage.news.stream(), media_type="text/event-stream")

    async def texts(self, request: Request) -> Response:
        language = request.path_params["language"]
        if language not in texts.LANGUAGES:
            raise WrongShape(f"there is {', '.join(texts.LANGUAGES)}")
        return JSONResponse(texts.for_page(language))

    async def setup(self, request: Request) -> Response:
        playing = self._stage.playing
        players = playing.cast
        return JSONResponse(
            {
                "company": players.company,
                "group": {"id": players.group, "name": players.group_name},
                "bot": players.bot,
                "agents": [asdict(agent) for agent in players.agents],
                "customers": [asdict(customer) for customer in players.customers],
                "languages": playing.languages,
                "mail": {"to": playing.mail.address} if playing.mail else None,
                "icons": playing.icons,
            }
        )

    async def private_chat(self, request: Request) -> Response:
        playing = self._stage.playing
        return _as_it_is(await playing.control.private_chat(_account(playing, request.path_params["person"])))

    async def answers(self, request: Request) -> Response:
        playing = self._stage.playing
        return _as_it_is(await playing.control.answers(_account(playing, request.path_params["person"])))

    async def desk(self, request: Request) -> Response:
        playing = self._stage.playing
        return _as_it_is(await playing.control.desk(playing.cast))

    async def mails(self, request: Request) -> Response:
        return JSONResponse([_shown(mail) for mail in self._stage.playing.catcher.mails])

    async def file(self, request: Request) -> Response:
        playing = self._stage.playing
        name, content = await playing.control.file(playing.cast, request.path_params["file"])
        return as_file(request.query_params.get("name") or name, content)

    async def mail_file(self, request: Request) -> Response:
        try:
            numbers = request.path_params["mail"], request.path_params["file"]
            name, content = self._stage.playing.catcher.file(*numbers)
        except LookupError:
            raise WrongShape("there is no such file") from None
        return as_file(name, content)

    async def act(self, request: Request) -> Response:
        """An agent acts in the group, a customer in the private chat with the bot; nobody anywhere else."""
        playing, asked = self._stage.playing, await body_of(request)
        person = _account(playing, number_of(asked.get("as")))
        deed = Deed(
            person=person.id,
            do=text_of(asked, "do"),
            chat=playing.cast.group if playing.agent(person.id) else None,
            thread=number_of(asked.get("thread")),
            reply_to=number_of(asked.get("reply_to")),
            message=number_of(asked.get("message")),
            text=text_of(asked, "text"),
            data=text_of(asked, "data"),
            payload=text_of(asked, "payload"),
            emoji=text_of(asked, "emoji"),
            file=file_of(asked.get("file")),
        )
        return _as_it_is(await playing.control.act(deed))

    async def write_mail(self, request: Request) -> Response:
        playing, asked = self._stage.playing, await body_of(request)
        player = playing.player(text_of(asked, "as"))
        if player is None or player.channel != "mail":
            raise WrongShape("nobody here writes mails under that address")
        known = {one.message_id: one for one in playing.catcher.mails}
        await playing.write_mail(
            player,
            text_of(asked, "subject"),
            text_of(asked, "text"),
            known.get(text_of(asked, "answers")),
            mail_files_of(asked.get("files")),
        )
        return JSONResponse({})


def _shown(mail: Mail) -> dict[str, object]:
    return {**asdict(mail), "at": mail.at.timestamp()}


def _as_it_is(document: bytes) -> Response:
    return Response(document, media_type="application/json")


def _account(playing: Playing, number: int) -> Player:
    """Whoever has this Telegram account. Raises WrongShape."""
    for player in (*playing.cast.agents, *playing.cast.customers):
        if number and player.id == number:
            return player
    raise WrongShape(f"there is nobody with the id {number}")
