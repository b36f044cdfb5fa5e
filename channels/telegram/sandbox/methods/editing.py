"""Editing the bot's own messages."""

from channels.telegram.sandbox.attaching import attached, caption_content
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import inline_keyboard
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.methods.media import ALBUMS
from channels.telegram.sandbox.methods.sending import text_content
from channels.telegram.sandbox.permitting import check_may_send
from channels.telegram.sandbox.posting import note, with_known_people, words_of
from channels.telegram.sandbox.records import Json, Message
from channels.telegram.sandbox.viewing import render

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
UNCHANGED = ("quote", "media_group_id")
"""What an edit leaves in a message."""
EDITABLE = ("animation", "audio", "document", "live_photo", "photo", "video")


def edit_message_text(calling: Calling) -> object:
    """editMessageText. Buttons that are not given again are taken away."""
    message = own_message(calling)
    content = text_content(calling)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return changed(calling, message, {**_kept(message), **content}, None)


def edit_message_caption(calling: Calling) -> object:
    """editMessageCaption."""
    message = own_message(calling)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    content = {**caption_content(calling.params, message.media["kind"]), **_kept(message)}
    if message.content.get("has_media_spoiler"):
        content["has_media_spoiler"] = True
    return changed(calling, message, content, message.media)


def edit_message_reply_markup(calling: Calling) -> object:
    """editMessageReplyMarkup."""
    message = own_message(calling)
    return changed(calling, message, message.content, message.media)


def edit_message_media(calling: Calling) -> object:
    """editMessageMedia: another file instead of the old one or of a text; in an album one that fits in."""
    message = own_message(calling)
    said: Json = calling.params["media"]
    kind = said["type"]
    if message.media and message.media["kind"] not in EDITABLE:
        raise bad_request("message can't be edited")
    if not message.media and "text" not in message.content:
        raise bad_request("there is no media in the message to edit")
    album = message.content.get("media_group_id")
    if message.media and album and not any({kind, message.media["kind"]} <= kinds for kinds in ALBUMS):
        raise bad_request("can't use the media type in the album")
    content = {**caption_content(said, kind), **_kept(message)}
    check_may_send(calling.world, calling.chat(), calling.bot.id, content, {"kind": kind})
    return changed(calling, message, content, attached(calling, kind, said["media"], said))


def own_message(calling: Calling) -> Message:
    """The message that the call is to change. Raises ApiError where it is not there or not the bot's."""
    if "inline_message_id" in calling.params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in calling.params:
        raise bad_request("chat_id is empty")
    chat = calling.writable_chat()
    if "message_id" not in calling.params:
        raise bad_request("message identifier is not specified")
    message = find_message(calling.world, chat, calling.params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != calling.bot.id or message.service or "forward_origin" in message.content:
        raise bad_request("message can't be edited")
    return message


def changed(calling: Calling, message: Message, content: Json, media: Json | None) -> Json:
    """The message with new content and the buttons of the call; answers with it. Raises ApiError."""
    markup = inline_keyboard(calling.get("reply_markup"))
    content = with_known_people(calling.world, content)
    if (content, media, markup) == (message.content, message.media, message.markup):
        raise bad_request(NOT_MODIFIED)
    message.content, message.media, message.markup = content, media, markup
    message.edited = int(calling.world.clock.now())
    calling.world.messages.put(message)
    words = f"(edited {message.id}) {words_of(message)}"
    note(calling.world, message.chat, calling.bot.id, words, message.thread)
    return render(calling.world, message, calling.bot.id)


def _kept(message: Message) -> Json:
    return {name: message.content[name] for name in UNCHANGED if name in message.content}
