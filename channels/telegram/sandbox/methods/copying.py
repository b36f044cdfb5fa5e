"""Copies and forwards."""

from collections.abc import Callable

from channels.telegram.sandbox.attaching import caption_content
from channels.telegram.sandbox.ballots import new_poll
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import draft
from channels.telegram.sandbox.entities import MAX_CAPTION
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.permitting import CAPTIONED
from channels.telegram.sandbox.posting import Draft, post
from channels.telegram.sandbox.records import Json, Message
from channels.telegram.sandbox.viewing import origin_of, poll_json, render

NOT_COPIED = ("quote", "forward_origin", "media_group_id", "link_preview_options")
CHANGING = ("reply_parameters", "reply_markup")
"""With these a caption that only Premium allows does not go along (tdlib/telegram-bot-api#334)."""
NOT_FORWARDED = ("quote", "media_group_id")
Carry = Callable[[Calling, Message], Draft]


def copy_message(calling: Calling) -> object:
    """copyMessage: the same content without its sender. Answers with the id alone."""
    source = _source(calling, calling.params["message_id"], "copy")
    return {"message_id": post(calling.world, _copy(calling, source)).id}


def copy_messages(calling: Calling) -> object:
    """copyMessages: those that cannot be copied are skipped, albums stay albums."""
    return _each(calling, "copy", _copy)


def forward_message(calling: Calling) -> object:
    """forwardMessage: shows where it came from."""
    source = _source(calling, calling.params["message_id"], "forward")
    return render(calling.world, post(calling.world, _forward(calling, source)), calling.bot.id)


def forward_messages(calling: Calling) -> object:
    """forwardMessages: those that cannot be forwarded are skipped, albums stay albums."""
    return _each(calling, "forward", _forward)


def _each(calling: Calling, verb: str, carry: Carry) -> list[Json]:
    calling.writable_chat()
    sources: list[Message] = []
    for number in calling.params["message_ids"]:
        try:
            sources.append(_source(calling, number, verb))
        except ApiError:
            continue
    if not sources:
        raise bad_request(f"there are no messages to {verb}")
    drafts = [carry(calling, source) for source in sources]
    albums: dict[str, str] = {}
    for source, carried in zip(sources, drafts, strict=True):
        old = source.content.get("media_group_id")
        if old:
            new = albums.setdefault(old, "") or calling.world.next_album()
            carried.content["media_group_id"] = albums[old] = new
    return [{"message_id": post(calling.world, carried).id} for carried in drafts]


def _source(calling: Calling, number: int, verb: str) -> Message:
    chat = calling.chat("from_chat_id")
    message = find_message(calling.world, chat, number)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    poll = message.content.get("poll")
    closed_book = verb == "copy" and poll and poll["type"] == "quiz" and message.sender != calling.bot.id
    if message.service or message.protected or chat.protected or closed_book:
        past = {"copy": "copied", "forward": "forwarded"}[verb]
        raise bad_request(f"the message can't be {past}")
    return message


def _copy(calling: Calling, source: Message) -> Draft:
    content = {name: value for name, value in source.content.items() if name not in NOT_COPIED}
    if source.media and source.media["kind"] in CAPTIONED:
        if "caption" in calling.params or calling.get("remove_caption"):
            for name in ("caption", "caption_entities", "show_caption_above_media"):
                content.pop(name, None)
            content.update(caption_content(calling.params, source.media["kind"]))
        elif "caption" in content and calling.get("show_caption_above_media"):
            content["show_caption_above_media"] = True
    if len(content.get("caption", "")) > MAX_CAPTION and any(name in calling.params for name in CHANGING):
        raise bad_request("message caption is too long")
    if "poll" in content:
        content["poll"] = _same_again(calling, content["poll"])
    return draft(calling, content, source.media)


def _same_again(calling: Calling, shown: Json) -> Json:
    """A copied poll begins without votes; only forwards share them."""
    known = calling.world.ballots.get(shown["id"])
    poll = new_poll(calling.world, calling.bot.id, known.body if known else shown)
    calling.world.ballots.put(poll)
    return poll_json(calling.world, poll)


def _forward(calling: Calling, source: Message) -> Draft:
    content = {name: value for name, value in source.content.items() if name not in NOT_FORWARDED}
    return draft(calling, {**content, "forward_origin": origin_of(calling.world, source)}, source.media)
