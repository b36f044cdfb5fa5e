"""Checks of single values, as they arrive in a form or as JSON."""

import math
import re
from collections.abc import Callable, Sized
from itertools import pairwise
from typing import Any

from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.jsontext import parsed
from channels.telegram.sandbox.records import Json

Check = Callable[[object, str], object]
"""(value, where it stands) -> the value with its type; raises ApiError."""

INTEGER = re.compile(r"[+-]?\d{1,19}")
LARGEST = 2**63
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0", "")
WORDS: dict[tuple[str, str], str] = {
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("ReactionTypeEmoji", "emoji"): "REACTION_INVALID",
    ("createForumTopic", "icon_color"): "invalid icon color specified",
    ("setWebhook", "secret_token"): "secret token is too long",
    ("sendDice", "emoji"): "DICE_EMOTICON_INVALID",
    ("sendMediaGroup", "media"): "too many messages to send as an album",
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
    ("BotCommand", "command"): "BOT_COMMAND_INVALID",
    ("BotCommand", "description"): "BOT_COMMAND_DESCRIPTION_INVALID",
}
"""What Telegram says where a limit is broken, by owner and field."""


def an_integer(value: object, place: str) -> int:
    """A whole number of 64 bits, or its decimal text."""
    if isinstance(value, str) and INTEGER.fullmatch(value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST:
        return value
    raise bad_request(f'field "{place}" must be of type Integer')


def a_string(value: object, place: str) -> str:
    """Text, without the halves of a surrogate pair that JSON can smuggle in."""
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise bad_request("strings must be encoded in UTF-8")
        return value
    raise bad_request(f'field "{place}" must be of type String')


def a_boolean(value: object, place: str) -> bool:
    """True or false, or one of Telegram's words for them."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in TRUE:
        return True
    if isinstance(value, str) and value.lower() in FALSE:
        return False
    raise bad_request(f'field "{place}" must be of type Boolean')


def a_float(value: object, place: str) -> float:
    """A number, or its text."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            number = float(value)
        except (ValueError, OverflowError):
            number = math.nan
        if math.isfinite(number):
            return number
    raise bad_request(f'field "{place}" must be of type Float')


BASIC: dict[str, Check] = {
    "Integer": an_integer,
    "String": a_string,
    "Boolean": a_boolean,
    "True": a_boolean,
    "Float": a_float,
    "InputFile": a_string,
}


def from_json(value: object, place: str) -> Any:
    """Objects and arrays arrive as JSON text in a form."""
    if not isinstance(value, str):
        return value
    try:
        return parsed(value)
    except ValueError:
        raise bad_request(f"can't parse {place} JSON object") from None


def object_from(value: object, place: str) -> Json:
    """A JSON object."""
    value = from_json(value, place)
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {place}")
    return value


def a_known_user(value: object, place: str) -> object:
    """A user to be mentioned: of everything in it, Telegram reads the id alone."""
    user = object_from(value, place)
    return {**user, "id": an_integer(user.get("id"), "id")}


def listed(inner: Check) -> Check:
    """A JSON array whose items all pass ``inner``."""

    def check(value: object, place: str) -> object:
        items = from_json(value, place)
        if not isinstance(items, list):
            raise bad_request(f"array expected as {place}")
        return [inner(item, place) for item in items]

    return check


def limited(owner: str, name: str, inner: Check, limit: Json) -> Check:
    """``inner`` with the limits of lengths, ranges and values that the documentation names."""
    tests = _tests(limit)
    if not tests:
        return inner
    words = WORDS.get((owner, name))
    also = limit.get("also", ())

    def check(value: object, place: str) -> object:
        typed = inner(value, place)
        for holds, rule in tests:
            if not holds(typed) and typed not in also:
                raise _broken(words, name, rule)
        return typed

    return check


def _broken(words: str | None, name: str, rule: str) -> ApiError:
    return bad_request(words or f'wrong parameter "{name}" specified: {rule}')


def _tests(limit: Json) -> list[tuple[Callable[[Any], bool], str]]:
    tests: list[tuple[Callable[[Any], bool], str]] = []
    size = _bytes if limit.get("unit") == "bytes" else len
    unit = limit.get("unit", "items")
    low, high = limit.get("min_len", limit.get("min_items")), limit.get("max_len", limit.get("max_items"))
    if low:
        tests.append((lambda value: size(value) >= low, f"it must have at least {low} {unit}"))
    if high is not None:
        tests.append((lambda value: size(value) <= high, f"it must have at most {high} {unit}"))
    if "min" in limit:
        tests.append((lambda value: value >= limit["min"], f"it must be at least {limit['min']}"))
    if "max" in limit:
        tests.append((lambda value: value <= limit["max"], f"it must be at most {limit['max']}"))
    if "const" in limit:
        tests.append((lambda value: value == limit["const"], f"it must be {limit['const']}"))
    if "one_of" in limit:
        allowed = {_plain(value) for value in limit["one_of"]}
        tests.append((lambda value: _plain(value) in allowed, "it is none of the allowed values"))
    if limit.get("strictly_increasing"):
        tests.append((_rising, "identifiers must be strictly increasing"))
    return tests


def _bytes(value: Sized) -> int:
    return len(str(value).encode())


def _rising(values: list[int]) -> bool:
    return all(one < other for one, other in pairwise(values))


def _plain(value: object) -> object:
    """Telegram takes an emoji with or without its variation selector."""
    return value.replace("\ufe0f", "") if isinstance(value, str) else value
