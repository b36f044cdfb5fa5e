"""Sending files: uploaded with the call, or again by their id."""

from channels.telegram.sandbox.attaching import attached, caption_content
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import draft
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.methods.sending import answer
from channels.telegram.sandbox.posting import post
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.viewing import render

ALBUMS = (frozenset({"photo", "video", "live_photo"}), frozenset({"audio"}), frozenset({"document"}))
"""The kinds that one album may mix."""


def send_photo(calling: Calling) -> object:
    """sendPhoto."""
    return _send(calling, "photo")


def send_live_photo(calling: Calling) -> object:
    """sendLivePhoto: a short video and the picture that stands for it."""
    return _send(calling, "live_photo")


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
    calling.writable_chat()
    items: list[Json] = calling.params["media"]
    if not any({item["type"] for item in items} <= kinds for kinds in ALBUMS):
        raise bad_request("this media type can't be mixed with others in one album")
    album = calling.world.next_album()
    drafts = []
    for item in items:
        media = attached(calling, item["type"], item["media"], item)
        content = {**caption_content(item, item["type"]), "media_group_id": album}
        drafts.append(draft(calling, content, media))
    # All are checked before the first goes out: an album is sent whole or not at all.
    return [render(calling.world, post(calling.world, item), calling.bot.id) for item in drafts]


def _send(calling: Calling, kind: str) -> Json:
    calling.writable_chat()
    content = caption_content(calling.params, kind)
    media = attached(calling, kind, calling.params[kind], calling.params)
    return answer(calling, content, media)
