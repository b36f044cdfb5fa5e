"""What a message replies to: in its chat or another, whole or a quoted part of it."""

from dataclasses import dataclass, field

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.entities import MAX_CAPTION, formatted, utf16_length
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.lookup import find_message, readable_chat
from channels.telegram.sandbox.records import Chat, Json, Message
from channels.telegram.sandbox.viewing import origin_of

KEPT = ("bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time")
"""The entities that a quote has to repeat."""
SHOWN = ("contact", "dice", "location", "poll", "venue", "link_preview_options", "has_media_spoiler")


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered, and what of it stands in the answer."""

    message: Message | None = None
    """In the same chat."""
    external: Json | None = None
    content: Json = field(default_factory=dict)


def reply_of(calling: Calling, chat: Chat) -> Reply:
    """What the call replies to. Raises ApiError where Telegram finds nothing to reply to."""
    asked: Json | None = calling.get("reply_parameters")
    if not asked:
        return Reply()
    elsewhere = _other_chat(calling, chat, asked)
    found = find_message(calling.world, elsewhere or chat, asked["message_id"])
    if found is None or (elsewhere and (found.protected or found.service)):
        if asked.get("allow_sending_without_reply") and not elsewhere:
            return Reply()
        raise not_found()
    content = {"quote": _quote(calling, found, asked)} if asked.get("quote") else {}
    return Reply(None, _external(calling, found), content) if elsewhere else Reply(found, None, content)


def not_found() -> ApiError:
    """There is nothing to reply to."""
    return bad_request("message to be replied not found")


def _other_chat(calling: Calling, chat: Chat, asked: Json) -> Chat | None:
    if "chat_id" not in asked:
        return None
    other = readable_chat(calling.world, calling.bot, asked["chat_id"])
    return None if other.key == chat.key else other


def _external(calling: Calling, found: Message) -> Json:
    return {
        "origin": origin_of(calling.world, found),
        "chat": found.chat,
        "message_id": found.id,
        "content": {name: found.content[name] for name in SHOWN if name in found.content},
        "media": found.media,
    }


def _quote(calling: Calling, found: Message, asked: Json) -> Json:
    text, entities = formatted(
        asked["quote"],
        asked.get("quote_parse_mode"),
        asked.get("quote_entities"),
        limit=MAX_CAPTION,
        find=False,
    )
    whole = str(found.content.get("text") or found.content.get("caption") or "")
    marks = found.content.get("entities") or found.content.get("caption_entities") or []
    wanted = _marks(entities)
    places = _places(whole, text)
    fitting = [at for at in places if _marks(marks, at, utf16_length(text)) == wanted]
    if not fitting:
        raise bad_request("QUOTE_TEXT_INVALID")
    near = int(asked.get("quote_position", 0))
    shown: Json = {"text": text, "position": min(fitting, key=lambda at: abs(at - near)), "is_manual": True}
    kept = [entity for entity in entities if entity["type"] in KEPT]
    return {**shown, "entities": kept} if kept else shown


def _places(whole: str, part: str) -> list[int]:
    """Where the part stands, in UTF-16 code units."""
    found, at = list[int](), whole.find(part)
    while at >= 0:
        found.append(utf16_length(whole[:at]))
        at = whole.find(part, at + 1)
    return found


def _marks(entities: list[Json], begin: int = 0, length: int = MAX_CAPTION * 2) -> set[tuple[str, int]]:
    """Which code unit of a part is marked how."""
    return {
        (entity["type"], place - begin)
        for entity in entities
        if entity["type"] in KEPT
        for place in range(entity["offset"], entity["offset"] + entity["length"])
        if begin <= place < begin + length
    }
