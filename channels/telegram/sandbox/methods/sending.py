"""Sending what is no file."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import draft
from channels.telegram.sandbox.entities import MAX_TEXT, formatted
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import open_thread
from channels.telegram.sandbox.permitting import check_may_send
from channels.telegram.sandbox.posting import post
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.viewing import render

UPLOADED = ("photo", "video", "voice", "document", "video_note", "audio")
RECORDED = ("video", "voice", "video_note", "audio")
ACTIONS = {
    "typing",
    "choose_sticker",
    "find_location",
    *(f"upload_{kind}" for kind in UPLOADED),
    *(f"record_{kind}" for kind in RECORDED),
}
CONTACT = ("phone_number", "first_name", "last_name", "vcard")
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def text_content(calling: Calling) -> Json:
    """The text of a call with its entities, as it stands in a message. Raises ApiError."""
    text, entities = formatted(
        calling.params["text"], calling.get("parse_mode"), calling.get("entities"), limit=MAX_TEXT
    )
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if "link_preview_options" in calling.params:
        content["link_preview_options"] = calling.params["link_preview_options"]
    return content


def answer(calling: Calling, content: Json, media: Json | None = None) -> Json:
    """Posts the content and answers with the Message."""
    message = post(calling.world, draft(calling, content, media))
    return render(calling.world, message, calling.bot.id)


def send_message(calling: Calling) -> object:
    """sendMessage."""
    return answer(calling, text_content(calling))


def send_chat_action(calling: Calling) -> object:
    """sendChatAction: checked, and seen by nobody."""
    chat = calling.writable_chat()
    if calling.params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    check_may_send(calling.world, chat, calling.bot.id, {}, None)
    open_thread(calling.world, chat, calling.bot.id, calling.get("message_thread_id", 0))
    return True


def send_contact(calling: Calling) -> object:
    """sendContact."""
    contact = {name: calling.params[name] for name in CONTACT if calling.get(name)}
    return answer(calling, {"contact": contact})


def send_dice(calling: Calling) -> object:
    """sendDice: always the highest value, so that tests can rely on it."""
    emoji = calling.get("emoji", "🎲")
    if emoji not in DICE:
        raise bad_request("DICE_EMOTICON_INVALID")
    return answer(calling, {"dice": {"emoji": emoji, "value": DICE[emoji]}})


def send_message_draft(calling: Calling) -> object:
    """sendMessageDraft: a text that is being written, seen for 30 seconds and kept by nobody."""
    chat = calling.writable_chat()
    if chat.type != "private":
        raise bad_request("the chat is not private")
    if not calling.params["draft_id"]:
        raise bad_request("draft_id must be non-zero")
    open_thread(calling.world, chat, calling.bot.id, calling.get("message_thread_id", 0))
    if calling.get("text"):
        text_content(calling)
    return True
