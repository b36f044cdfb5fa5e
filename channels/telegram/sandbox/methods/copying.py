"""Copies and forwards."""

from collections.abc import Callable

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import draft
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.methods.editing import caption_content
from channels.telegram.sandbox.posting import post
from channels.telegram.sandbox.records import Json, Message
from channels.telegram.sandbox.viewing import render, user_json

NOT_COPIED = ("quote", "forward_origin", "media_group_id", "link_preview_options")


def copy_message(calling: Calling) -> object:
    """copyMessage: the same content without its sender. Answers with the id alone."""
    source = _source(calling, calling.params["message_id"], "copy")
    return {"message_id": _copy(calling, source).id}


def copy_messages(calling: Calling) -> object:
    """copyMessages: those that cannot be copied are skipped."""
    return _each(calling, "copy", _copy)


def forward_message(calling: Calling) -> object:
    """forwardMessage: shows where it came from."""
    source = _source(calling, calling.params["message_id"], "forward")
    return render(calling.world, _forward(calling, source), calling.bot.id)


def forward_messages(calling: Calling) -> object:
    """forwardMessages: those that cannot be forwarded are skipped."""
    return _each(calling, "forward", _forward)


def _each(calling: Calling, verb: str, act: Callable[[Calling, Message], Message]) -> list[Json]:
    sources: list[Message] = []
    for number in calling.params["message_ids"]:
        try:
            sources.append(_source(calling, number, verb))
        except ApiError:
            continue
    if not sources:
        raise bad_request(f"there are no messages to {verb}")
    return [{"message_id": act(calling, source).id} for source in sources]


def _source(calling: Calling, number: int, verb: str) -> Message:
    chat = calling.chat("from_chat_id")
    message = find_message(calling.world, chat, number)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.service or message.protected:
        past = {"copy": "copied", "forward": "forwarded"}[verb]
        raise bad_request(f"the message can't be {past}")
    return message


def _copy(calling: Calling, source: Message) -> Message:
    content = {name: value for name, value in source.content.items() if name not in NOT_COPIED}
    if source.media and ("caption" in calling.params or calling.get("remove_caption")):
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content.update(caption_content(calling.params))
    return post(calling.world, draft(calling, content, source.media))


def _forward(calling: Calling, source: Message) -> Message:
    origin = source.content.get("forward_origin") or {
        "type": "user",
        "date": source.date,
        "sender_user": user_json(calling.world, source.sender),
    }
    content = {name: value for name, value in source.content.items() if name != "quote"}
    return post(calling.world, draft(calling, {**content, "forward_origin": origin}, source.media))
