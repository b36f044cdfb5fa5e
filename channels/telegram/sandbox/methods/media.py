"""Sending files: uploaded with the call, or again by their id."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import draft
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.filing import again, check_image, store
from channels.telegram.sandbox.methods.editing import caption_content
from channels.telegram.sandbox.methods.sending import answer
from channels.telegram.sandbox.posting import post
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.rules import missing
from channels.telegram.sandbox.viewing import render

GIVEN = ("duration", "width", "height", "performer", "title", "length")
"""What the sender may say about a file, and Telegram repeats."""


def send_photo(calling: Calling) -> object:
    """sendPhoto."""
    return _send(calling, "photo")


def send_document(calling: Calling) -> object:
    """sendDocument."""
    return _send(calling, "document")


def send_voice(calling: Calling) -> object:
    """sendVoice."""
    return _send(calling, "voice")


def send_audio(calling: Calling) -> object:
    """sendAudio."""
    return _send(calling, "audio")


def send_video(calling: Calling) -> object:
    """sendVideo."""
    return _send(calling, "video")


def send_animation(calling: Calling) -> object:
    """sendAnimation."""
    return _send(calling, "animation")


def send_video_note(calling: Calling) -> object:
    """sendVideoNote."""
    return _send(calling, "video_note")


def send_sticker(calling: Calling) -> object:
    """sendSticker."""
    return _send(calling, "sticker")


def send_media_group(calling: Calling) -> object:
    """sendMediaGroup: an album; each item is a message with the same media_group_id."""
    items: list[Json] = calling.params["media"]
    kinds = {item["type"] for item in items}
    if len(kinds) > 1 and not kinds <= {"photo", "video", "live_photo"}:
        raise bad_request("this media type can't be mixed with others in one album")
    prepared = [(caption_content(item), _media(calling, item["type"], item["media"], item)) for item in items]
    album = str(10**16 + calling.world.next_number("album"))
    sent: list[Json] = []
    for content, media in prepared:
        message = post(calling.world, draft(calling, {**content, "media_group_id": album}, media))
        sent.append(render(calling.world, message, calling.bot.id))
    return sent


def _send(calling: Calling, kind: str) -> Json:
    calling.writable_chat()
    media = _media(calling, kind, calling.params[kind], calling.params)
    return answer(calling, caption_content(calling.params), media)


def _media(calling: Calling, kind: str, given: object, said: Json) -> Json:
    if isinstance(given, str) and given.startswith("attach://"):
        given = calling.uploads.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        if kind == "photo":
            check_image(given)
        media = store(calling.world, kind, given)
    elif isinstance(given, str):
        media = again(calling.world, kind, calling.bot.id, given)
    else:
        raise bad_request(missing(kind))
    told = {name: said[name] for name in GIVEN if name in said and kind not in ("photo", "document")}
    return {**media, "extra": {**media.get("extra", {}), **told}}
