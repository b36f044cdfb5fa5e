"""Message text and its entities, measured in UTF-16 code units as Telegram does."""

import re

from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.finding import find as find_entities
from channels.telegram.sandbox.finding import units as utf16_length
from channels.telegram.sandbox.html import parse_html
from channels.telegram.sandbox.links import strict_link, user_behind
from channels.telegram.sandbox.markdown import parse_markdown
from channels.telegram.sandbox.markdown_v2 import parse_markdown_v2
from channels.telegram.sandbox.nesting import SPLITTABLE, fixed
from channels.telegram.sandbox.records import Json

__all__ = ["MAX_CAPTION", "MAX_TEXT", "formatted", "utf16_length"]
MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
FOUND_BY_TELEGRAM = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
"""Telegram does not take these from a bot: it looks for them itself."""
REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\r"}
DOUBLED_DIRECTION = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
INVISIBLE = re.compile("[\\s\u180e\u200b-\u200f\u2060-\u206f\u2800\ufeff]*")


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
        parser = PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, given = parser(text)
    else:
        given = [_taken(entity) for entity in entities or [] if entity["type"] not in FOUND_BY_TELEGRAM]
        _check(text, given)
    text, given = _cleaned(text, fixed(given) if given else [])
    text, given = _trimmed(text, fixed(given) if given else [])
    if INVISIBLE.fullmatch(text):
        if not may_be_empty:
            raise bad_request("text must be non-empty")
        return "", []
    if len(text) > limit:
        raise bad_request("message is too long" if limit == MAX_TEXT else "message caption is too long")
    given = _counted(given)
    found = find_entities(text) if find else []
    return text, fixed(given, found) if found else given


def _taken(entity: Json) -> Json:
    """An entity of the call, as Telegram understands it. Raises ApiError for an address that is none."""
    kind, user = entity["type"], None
    if kind == "text_link":
        user = user_behind(entity.get("url", ""))
        if user is None:
            return {**entity, "url": strict_link(entity.get("url", ""))}
        return {
            "type": "text_mention",
            "offset": entity["offset"],
            "length": entity["length"],
            "user": {"id": user},
        }
    return dict(entity)


def _check(text: str, entities: list[Json]) -> None:
    if not entities:
        return
    starts = _code_unit_starts(text)
    end = utf16_length(text)
    for entity in entities:
        offset, length = int(entity["offset"]), int(entity["length"])
        if offset < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset}")
        if length < 0:
            raise bad_request(f"receive an entity with incorrect length {length}")
        if length and offset >= end:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if length and offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {offset + length}"
            )
        if length and offset not in starts:
            raise bad_request(
                f"entity begins in a middle of a UTF-16 symbol at byte offset {_bytes(text, offset)}"
            )
        if length and offset + length not in starts:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
                f" at byte offset {_bytes(text, offset + length)}"
            )


def _code_unit_starts(text: str) -> set[int]:
    starts, at = {0}, 0
    for char in text:
        at += 2 if char > "\uffff" else 1
        starts.add(at)
    return starts


def _bytes(text: str, place: int) -> int:
    """The byte behind the character that holds a code unit."""
    at = 0
    for index, char in enumerate(text):
        at += 2 if char > "\uffff" else 1
        if at > place:
            return len(text[: index + 1].encode())
    return len(text.encode())


def _cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without characters that Telegram removes; other control characters become spaces."""
    text = DOUBLED_DIRECTION.sub("\u200c", text.translate(CONTROL))
    gone = [utf16_length(text[: match.start()]) for match in REMOVED.finditer(text)]
    if not gone:
        return text, entities

    def moved(place: int) -> int:
        return place - sum(1 for at in gone if at < place)

    kept = [
        {**entity, "offset": begin, "length": moved(entity["offset"] + entity["length"]) - begin}
        for entity in entities
        for begin in (moved(entity["offset"]),)
    ]
    return REMOVED.sub("", text), [entity for entity in kept if entity["length"] > 0]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends; at the beginning it stays where an entity begins in it."""
    core = text.rstrip(" \n")
    first = min((entity["offset"] for entity in entities), default=len(core))
    cut = min(len(core) - len(core.lstrip(" \n")), first)
    end = utf16_length(core)
    kept = [
        {**entity, "offset": entity["offset"] - cut, "length": min(entity["length"], end - entity["offset"])}
        for entity in entities
        if entity["offset"] < end
    ]
    return core[cut:], kept


def _counted(entities: list[Json]) -> list[Json]:
    """Telegram's server takes a hundred: whole ones first, custom emoji apart."""
    if len(entities) <= MAX_ENTITIES:
        return entities
    emoji = [entity for entity in entities if entity["type"] == "custom_emoji"]
    whole = [e for e in entities if e["type"] not in ("custom_emoji", *SPLITTABLE)]
    split = [entity for entity in entities if entity["type"] in SPLITTABLE]
    taken = [*emoji[:MAX_ENTITIES], *[*whole, *split][:MAX_ENTITIES]]
    return fixed(taken)
