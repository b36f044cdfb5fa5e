"""What the page asks for, checked: a request of the wrong shape is refused in one sentence."""

import base64
import binascii
import json
from collections.abc import Mapping

from starlette.requests import Request

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; Telegram lets a bot fetch no larger one."""
MOST_FILES = 5


class WrongShape(Exception):
    """A request of the page does not say what it must."""


async def body_of(request: Request) -> dict[str, object]:
    """The JSON object that was sent. Raises WrongShape."""
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise WrongShape("this is no JSON") from None
    if not isinstance(body, dict):
        raise WrongShape("this is no JSON object")
    return body


def text_of(asked: Mapping[str, object], name: str) -> str:
    """A text, "" where none is given. Raises WrongShape."""
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise WrongShape(f"{name} is a text")
    return value


def number_of(value: object) -> int:
    """0 where nothing is given, which is no id of anything. Raises WrongShape."""
    if value is None or value == "":
        return 0
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise WrongShape("an id is a number")
    try:
        return int(value)
    except ValueError:
        raise WrongShape("an id is a number") from None


def yes_or_no(asked: Mapping[str, object], name: str) -> bool:
    """A switch. Raises WrongShape."""
    value = asked.get(name)
    if not isinstance(value, bool):
        raise WrongShape(f"{name} is true or false")
    return value


def file_of(given: object) -> tuple[str, str, str, str] | None:
    """A file as (kind, name, type, content in base64), None where none is given. Raises WrongShape."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise WrongShape("a file is an object")
    kind, name, mime_type, content = (text_of(given, key) for key in ("kind", "name", "type", "content"))
    if not content:
        raise WrongShape("the file is empty")
    if len(content) > LARGEST_FILE * 4 / 3 + 4:
        raise WrongShape("the file is larger than 20 MB")
    return kind, name, mime_type or "application/octet-stream", content


def mail_files_of(given: object) -> list[tuple[str, str, bytes]]:
    """The files of a mail as (name, type, content). Raises WrongShape."""
    if given is None:
        return []
    if not isinstance(given, list) or len(given) > MOST_FILES:
        raise WrongShape(f"files is a list of at most {MOST_FILES}")
    found = []
    for one in given:
        file = file_of(one)
        if file is None:
            raise WrongShape("a file is an object")
        _, name, mime_type, content = file
        try:
            found.append((name or "file", mime_type, base64.b64decode(content, validate=True)))
        except binascii.Error:
            raise WrongShape("the file's content is no base64") from None
    return found
