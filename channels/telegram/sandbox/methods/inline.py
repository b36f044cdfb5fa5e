"""Inline mode and its relatives: answers to what somebody typed behind the bot's name, and kept messages."""

import secrets

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.methods.callbacks import TOO_OLD
from channels.telegram.sandbox.more_records import InlineQuery
from channels.telegram.sandbox.records import Json

LIFE = 300
"""Seconds until an inline query can no longer be answered."""
MAX_RESULTS = 50
PREPARED_LIFE = 86_400
"""Seconds a kept message can be sent."""


def answer_inline_query(calling: Calling) -> object:
    """answerInlineQuery: once, with at most 50 results whose ids differ."""
    world = calling.world
    query: InlineQuery | None = world.inline_queries.get(calling.params["inline_query_id"])
    if query is None or query.bot != calling.bot.id or world.clock.now() - query.at > LIFE or query.answer:
        raise bad_request(TOO_OLD)
    results: list[Json] = calling.params["results"]
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if any(not 1 <= len(number.encode()) <= 64 for number in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    query.answer = {"results": results, "next_offset": calling.get("next_offset", "")}
    world.inline_queries.put(query)
    return True


def answer_web_app_query(_calling: Calling) -> object:
    """answerWebAppQuery: in the sandbox nobody can open a Mini App, so that every query is unknown."""
    raise bad_request(TOO_OLD)


def answer_guest_query(_calling: Calling) -> object:
    """answerGuestQuery: in the sandbox no bot is called as a guest."""
    raise bad_request(TOO_OLD)


def save_prepared_inline_message(calling: Calling) -> object:
    """savePreparedInlineMessage."""
    _check_person(calling)
    expires = int(calling.world.clock.now()) + PREPARED_LIFE
    return {"id": secrets.token_urlsafe(16), "expiration_date": expires}


def save_prepared_keyboard_button(calling: Calling) -> object:
    """savePreparedKeyboardButton: one that asks for users, a chat or a bot."""
    _check_person(calling)
    asks = ("request_users", "request_chat", "request_managed_bot")
    if not any(name in calling.params["button"] for name in asks):
        raise bad_request("BUTTON_TYPE_INVALID")
    return {"id": secrets.token_urlsafe(16)}


def _check_person(calling: Calling) -> None:
    if calling.world.people.get(calling.params["user_id"]) is None:
        raise bad_request("user not found")
