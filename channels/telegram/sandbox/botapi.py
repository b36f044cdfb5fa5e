"""The Bot API over HTTP: from a request to a method and back."""

import contextlib
from collections.abc import Awaitable
from typing import cast

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from channels.telegram.sandbox import faults
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.connections import Connections, NoAnswer
from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.filing import MAX_DOWNLOAD, at_path
from channels.telegram.sandbox.methods.table import METHODS
from channels.telegram.sandbox.pacing import is_paced, pace, weight
from channels.telegram.sandbox.reading import Asked, read
from channels.telegram.sandbox.records import Bot, Call, Json
from channels.telegram.sandbox.rules import RULES, MethodRule, rules
from channels.telegram.sandbox.world import World

SIMULATED = {name.lower(): function for name, function in METHODS.items()}
NOT_SIMULATED = {
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "message_effect_id",
    "allow_paid_broadcast",
}
"""Parameters that would change what happens; better refused than silently left out."""


class BotApi:
    """Serves /bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: World, connections: Connections) -> None:
        self._world = world
        self._connections = connections

    async def call(self, request: Request) -> Response:
        """One call of a method."""
        try:
            bot = self._bot(request.path_params["token"])
            rule = RULES.methods.get(request.path_params["method"].lower())
            if rule is None:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            return _refusal(error)
        try:
            return await self._answered(bot, rule, read(request))
        except faults.LineCut:
            self._world.commit()
            return await self._connections.cut(request)
        except ClientDisconnect:
            return NoAnswer()  # the bot was killed while it asked

    async def perform(self, bot: Bot, method: str, params: Json) -> None:
        """Carries out what a webhook's answer asks for; nobody hears how it went."""

        async def given() -> Asked:
            return Asked(params)

        rule = RULES.methods.get(method)
        if rule is not None:
            with contextlib.suppress(faults.LineCut):
                await self._answered(bot, rule, given())
            self._world.commit()

    async def _answered(self, bot: Bot, rule: MethodRule, reading: Awaitable[Asked]) -> Response:
        asked, effect = Asked(), None
        try:
            asked = await reading
            effect = faults.due_fault(self._world, rule.name, asked.params)
            if effect:
                await faults.before(effect)
            result = await self._performed(bot, rule, asked)
        except ApiError as error:
            self._note(bot, rule.name, asked, error)
            answer: Response = _refusal(error)
        except faults.LineCut:
            self._note(bot, rule.name, asked, ApiError(0, "the line was cut before any effect"))
            raise
        else:
            self._note(bot, rule.name, asked, None)
            answer = JSONResponse({"ok": True, "result": result})
        if effect:
            await faults.after(effect)
        return answer

    async def _performed(self, bot: Bot, rule: MethodRule, asked: Asked) -> object:
        params = rules(strict=self._world.strict()).checked(rule.name, asked.params, asked.uploads)
        name = rule.name.lower()
        method = SIMULATED.get(name)
        if method is None:
            raise ApiError(501, f"Not simulated: {rule.name}")
        if ignored := NOT_SIMULATED & params.keys():
            raise ApiError(501, f"Not simulated: {', '.join(ignored)} of {rule.name}")
        calling = Calling(self._world, bot, params, asked.uploads)
        if is_paced(name) and "chat_id" in params:
            pace(self._world, bot, calling.chat_to_pace(), weight(params))
        result = method(calling)
        if isinstance(result, Awaitable):
            result = await cast("Awaitable[object]", result)
        return result

    def _note(self, bot: Bot, method: str, asked: Asked, error: ApiError | None) -> None:
        world = self._world
        call = Call(
            n=0,
            at=world.clock.now(),
            bot=bot.id,
            method=method,
            params=asked.shown(),
            ok=error is None,
            error_code=error.code if error else None,
            description=error.description if error else None,
        )
        world.note_call(call)
        world.commit()

    def _bot(self, token: str) -> Bot:
        number, colon, _ = token.partition(":")
        if not colon or not number.isdigit():
            raise ApiError(401, "Unauthorized: invalid token specified")
        bot = self._world.bots.get(int(number))
        if bot is None or bot.token != token:
            raise ApiError(401, "Unauthorized")
        return bot

    async def download(self, request: Request) -> Response:
        """A file's bytes."""
        path = request.path_params["path"]
        try:
            self._bot(request.path_params["token"])
            effect = faults.due_fault(self._world, faults.DOWNLOAD, {"path": path})
            self._world.commit()
            if effect:
                await faults.before(effect)
            file = at_path(self._world, path)
            if file is None or file.size > MAX_DOWNLOAD:
                raise ApiError(404, "Not Found")
            if effect:
                await faults.after(effect)
        except ApiError as error:
            return _refusal(error)
        except faults.LineCut:
            return await self._connections.cut(request)
        return Response(self._world.content(file.id), media_type="application/octet-stream")


def _refusal(error: ApiError) -> Response:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return JSONResponse(body, status_code=error.code)
