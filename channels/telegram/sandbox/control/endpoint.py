"""A function of the control interface as a web route: JSON in, JSON out, refusals as {"error": ...}."""

import json
from collections.abc import Awaitable, Callable
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from channels.telegram.sandbox.errors import ApiError, Refused
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.world import World

Deed = Callable[[World, Json], object | Awaitable[object]]
"""Gets query, path and body as one object."""


def endpoint(world: World, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
    """The route's function for a deed."""

    async def answer(request: Request) -> Response:
        try:
            asked: Json = {**request.query_params, **request.path_params, **await _body(request)}
            result = deed(world, asked)
            if isinstance(result, Awaitable):
                result = await cast("Awaitable[object]", result)
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=400)
        except ApiError as refusal:
            return JSONResponse({"error": refusal.description}, status_code=400)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # A body of the wrong shape: whoever wrote it wants to know where.
            return JSONResponse({"error": f"wrong or missing field: {error!r}"}, status_code=400)
        finally:
            world.commit()
        return PlainTextResponse(result) if isinstance(result, str) else JSONResponse(result)

    return answer


async def _body(request: Request) -> Json:
    text = await request.body()
    if not text:
        return {}
    try:
        body = json.loads(text)
    except ValueError:
        raise Refused("the body is no JSON") from None
    if not isinstance(body, dict):
        raise Refused("the body must be a JSON object")
    return body


def flag(value: object) -> bool:
    """A switch in a query or in JSON."""
    return value in (True, "1", "true", "yes")
