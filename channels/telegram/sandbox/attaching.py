"""The files of a call: uploaded with it, or named by their ids."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.entities import MAX_CAPTION, formatted
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.filing import again, check_photo, store
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.rules import missing

GIVEN = ("duration", "width", "height", "performer", "title", "length")
"""What the sender may say about a file, and Telegram repeats."""
COVERABLE = ("photo", "video", "animation", "live_photo")
"""What can hide under a spoiler, and stand below its caption."""


def attached(calling: Calling, kind: str, given: object, said: Json) -> Json:
    """What a message holds of a file. ``said`` is what the call tells about it. Raises ApiError."""
    if isinstance(given, str) and given.startswith("attach://"):
        given = calling.uploads.get(given.removeprefix("attach://"))
    if kind == "live_photo":
        return _live_photo(calling, given, said)
    if isinstance(given, Upload):
        if kind == "photo":
            check_photo(given)
        media = store(calling.world, kind, given)
    elif isinstance(given, str):
        media = again(calling.world, kind, calling.bot.id, given)
    else:
        raise bad_request(missing(kind))
    told = {name: said[name] for name in GIVEN if name in said and kind not in ("photo", "document")}
    return {**media, "extra": {**media.get("extra", {}), **told}}


def _live_photo(calling: Calling, given: object, said: Json) -> Json:
    if isinstance(given, str):
        return again(calling.world, "live_photo", calling.bot.id, given)
    if not isinstance(given, Upload):
        raise bad_request(missing("live_photo"))
    return store(calling.world, "live_photo", given, photo=attached(calling, "photo", said.get("photo"), {}))


def caption_content(said: Json, kind: str = "") -> Json:
    """A caption with its entities and how it is shown, as it stands in a message. Raises ApiError."""
    content: Json = {}
    if said.get("caption"):
        text, entities = formatted(
            said["caption"],
            said.get("parse_mode"),
            said.get("caption_entities"),
            limit=MAX_CAPTION,
            may_be_empty=True,
        )
        if text:
            content["caption"] = text
        if entities:
            content["caption_entities"] = entities
    if "caption" in content and kind in COVERABLE and said.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if kind in COVERABLE and said.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return content
