"""A function of the control interface as a web route: JSON in, JSON out, refusals as {"error": ...}."""

from collections.abc import Awaitable, Callable
from typing import cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from channels.telegram.sandbox.control.fields import Route, checked
from channels.telegram.sandbox.errors import ApiError, Refused
from channels.telegram.sandbox.jsontext import parsed
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.world import World

PAGE_HEADERS = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}


def endpoint(world: World, route: Route) -> Callable[[Request], Awaitable[Response]]:
    """A route's function."""

    async def answer(request: Request) -> Response:
        try:
            asked: Json = {**request.query_params, **request.path_params, **await _body(request)}
            if not route.checked_by_deed:
                asked = checked(route.fields, asked)
            result = route.deed(world, asked)
            if isinstance(result, Awaitable):
                result = await cast("Awaitable[object]", result)
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=400)
        except ApiError as refusal:
            return JSONResponse({"error": refusal.description}, status_code=400)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # Something inside an object is of the wrong shape: whoever wrote it wants to know what.
            return JSONResponse({"error": f"wrong or missing field: {error!r}"}, status_code=400)
        finally:
            world.commit()
        return PlainTextResponse(str(result)) if route.plain_text else JSONResponse(result)

    return answer


def page(content: Json | str) -> Callable[[Request], Awaitable[Response]]:
    """A document that is always the same: JSON, or HTML as text."""

    async def answer(_request: Request) -> Response:
        if isinstance(content, str):
            return HTMLResponse(content, headers=PAGE_HEADERS)
        return JSONResponse(content)

    return answer


async def _body(request: Request) -> Json:
    text = await request.body()
    if not text:
        return {}
    try:
        body = parsed(text.decode())
    except ValueError:
        raise Refused("the body is no JSON") from None
    if not isinstance(body, dict):
        raise Refused("the body must be a JSON object")
    return body
