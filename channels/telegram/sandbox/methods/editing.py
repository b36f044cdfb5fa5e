"""Editing the bot's own messages."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import inline_keyboard
from channels.telegram.sandbox.entities import MAX_CAPTION, formatted
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.methods.sending import text_content
from channels.telegram.sandbox.posting import note, with_known_people, words_of
from channels.telegram.sandbox.records import Json, Message
from channels.telegram.sandbox.viewing import render

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_message_text(calling: Calling) -> object:
    """editMessageText. Buttons that are not given again are taken away."""
    message = _own_message(calling)
    content = text_content(calling)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    kept = {name: value for name, value in message.content.items() if name == "quote"}
    return _changed(calling, message, {**kept, **content})


def edit_message_caption(calling: Calling) -> object:
    """editMessageCaption."""
    message = _own_message(calling)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    gone = ("caption", "caption_entities")
    kept = {name: value for name, value in message.content.items() if name not in gone}
    return _changed(calling, message, {**kept, **caption_content(calling.params)})


def edit_message_reply_markup(calling: Calling) -> object:
    """editMessageReplyMarkup."""
    message = _own_message(calling)
    return _changed(calling, message, message.content)


def caption_content(params: Json) -> Json:
    """A caption with its entities, as it stands in a message. Raises ApiError."""
    caption = params.get("caption")
    if not caption:
        return {}
    text, entities = formatted(
        caption,
        params.get("parse_mode"),
        params.get("caption_entities"),
        limit=MAX_CAPTION,
        may_be_empty=True,
    )
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    return content


def _own_message(calling: Calling) -> Message:
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


def _changed(calling: Calling, message: Message, content: Json) -> Json:
    markup = inline_keyboard(calling.get("reply_markup"))
    content = with_known_people(calling.world, content)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.content, message.markup = content, markup
    message.edited = int(calling.world.clock.now())
    calling.world.messages.put(message)
    note(
        calling.world,
        message.chat,
        calling.bot.id,
        f"(edited {message.id}) {words_of(message)}",
        message.thread,
    )
    return render(calling.world, message, calling.bot.id)
