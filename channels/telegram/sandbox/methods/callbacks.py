"""Answers to pressed buttons."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.updates import QUERY_LIFE

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(calling: Calling) -> object:
    """answerCallbackQuery: once, and within 150 seconds."""
    world = calling.world
    query = world.queries.get(calling.params["callback_query_id"])
    if query is None or query.bot != calling.bot.id or query.answer is not None:
        raise bad_request(TOO_OLD)
    if world.clock.now() - query.at > QUERY_LIFE:
        raise bad_request(TOO_OLD)
    query.answer = {
        "text": calling.get("text", ""),
        "show_alert": calling.get("show_alert", False),
        "at": world.clock.now(),
    }
    world.queries.put(query)
    return True
