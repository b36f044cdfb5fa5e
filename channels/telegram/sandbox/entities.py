"""Message text and its entities, measured in UTF-16 code units as Telegram does."""

import re
from typing import Any

from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.html import parse_html
from channels.telegram.sandbox.records import Json

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100

# What Telegram finds in plain text by itself; the first that matches at a place wins.
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
    r"|(?P<mention>(?<![\w/@])@[A-Za-z]\w{2,31})"
    r"|(?P<bot_command>(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/]))"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d_]\w*)"
)
UNTOUCHED = ("code", "pre", "text_link", "text_mention", "custom_emoji")
"""In these Telegram looks for nothing more."""
CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\t"} | {ord("\r"): ""}
MARKERS = ("://", "@", "/", "#")


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units: a character outside the basic plane counts twice."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def formatted(
    text: str,
    parse_mode: str | None,
    entities: list[Json] | None,
    *,
    limit: int,
    may_be_empty: bool = False,
    find: bool = True,
) -> tuple[str, list[Json]]:
    """The text as Telegram keeps it, with all its entities. Raises ApiError where Telegram refuses it.

    ``find`` also marks what Telegram finds in plain text: links, mentions, commands.
    """
    if not text and not may_be_empty:
        raise bad_request("message text is empty")
    if parse_mode:
        text, given = _parsed(text, parse_mode)
    else:
        given = [dict(entity) for entity in entities or []]
        _check(text, given)
    text, given = _trimmed(text.translate(CONTROL), given)
    if not text and not may_be_empty:
        raise bad_request("text must be non-empty")
    if len(text) > limit:
        raise bad_request("message is too long" if limit == MAX_TEXT else "message caption is too long")
    return text, _ordered([*given[:MAX_ENTITIES], *(_found(text, given) if find else ())])


def _parsed(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    mode = parse_mode.lower()
    if mode == "html":
        return parse_html(text)
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f"the sandbox does not simulate parse_mode {parse_mode} yet")
    raise bad_request("unsupported parse_mode")


def _check(text: str, entities: list[Json]) -> None:
    if not entities:
        return
    starts = _code_unit_starts(text)
    end = utf16_length(text)
    for entity in entities:
        offset, length = int(entity["offset"]), int(entity["length"])
        if offset < 0 or length <= 0:
            raise bad_request("entity has incorrect offset or length")
        if offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {offset + length}"
            )
        for place, word in ((offset, "begins"), (offset + length, "ends")):
            if place not in starts:
                raise bad_request(f"entity {word} in a middle of a UTF-16 symbol at UTF-16 offset {place}")


def _code_unit_starts(text: str) -> set[int]:
    starts, at = {0}, 0
    for char in text:
        at += 2 if char > "\uffff" else 1
        starts.add(at)
    return starts


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    core = text.strip(" \n\t")
    if core == text:
        return text, entities
    cut = len(text) - len(text.lstrip(" \n\t"))
    end = utf16_length(core)
    kept: list[Json] = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(end, entity["offset"] - cut + entity["length"])
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return core, kept


def _found(text: str, given: list[Json]) -> list[Json]:
    if not any(marker in text for marker in MARKERS):
        return []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in UNTOUCHED]
    found: list[Json] = []
    for match in FOUND.finditer(text):
        offset = utf16_length(text[: match.start()])
        length = utf16_length(match.group())
        if not any(start < offset + length and offset < stop for start, stop in taken):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return found


def _ordered(entities: list[Json]) -> list[Json]:
    def place(entity: Json) -> tuple[Any, Any, Any]:
        return entity["offset"], -entity["length"], entity["type"]

    return sorted(entities, key=place)
