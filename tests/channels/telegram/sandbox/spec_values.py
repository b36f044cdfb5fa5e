"""Values that fit where the specification alone does not say which would."""

from typing import Any

from channels.telegram.sandbox.botapi import NOT_SIMULATED
from channels.telegram.sandbox.control.acting import CLEO, DESK
from tests.channels.telegram.sandbox.scene import FIRST_BOT_MESSAGE, PHOTO, Scene
from tests.channels.telegram.sandbox.spec_table import Column, Json, columns, fitting

TOPIC, CARD, PICTURE = 2, FIRST_BOT_MESSAGE, FIRST_BOT_MESSAGE + 1
BOLD = [{"type": "bold", "offset": 0, "length": 1}]
KEYBOARD = {"inline_keyboard": [[{"text": "New", "callback_data": "new"}]]}
ICON = "5379748062124056162"

BY_NAME: Json = {
    "chat_id": DESK,
    "from_chat_id": DESK,
    "user_id": CLEO,
    "message_id": CARD,
    "message_ids": [CARD, PICTURE],
    "message_thread_id": TOPIC,
    "text": "Hello",
    "caption": "Hello",
    "entities": BOLD,
    "caption_entities": BOLD,
    "parse_mode": "HTML",
    "reply_markup": KEYBOARD,
    "reply_parameters": {"message_id": CARD},
    "icon_custom_emoji_id": ICON,
    "thumbnail": PHOTO,
    "url": "https://bot.example/",
    "until_date": 2_000_000_000,
    "language_code": "de",
}
BY_METHOD: dict[tuple[str, str], Any] = {
    ("sendChatAction", "action"): "typing",
    ("getFile", "file_id"): lambda scene: scene.files["document"],
    ("answerCallbackQuery", "callback_query_id"): lambda scene: scene.query,
    ("setMessageReaction", "reaction"): [{"type": "emoji", "emoji": "👍"}],
    ("sendMediaGroup", "media"): lambda scene: [
        {"type": "document", "media": scene.files["document"]},
        {"type": "document", "media": scene.files["document"]},
    ],
    ("setMyCommands", "commands"): [{"command": "help", "description": "Help"}],
    ("getUpdates", "allowed_updates"): ["message"],
    ("setWebhook", "allowed_updates"): ["message"],
    ("setWebhook", "certificate"): b"a certificate",
    ("copyMessage", "message_id"): PICTURE,
    ("editMessageCaption", "message_id"): PICTURE,
    ("editMessageMedia", "media"): lambda scene: {"type": "document", "media": scene.files["document"]},
}
EDITED = {"chat_id": DESK, "message_id": CARD}
ALONE: dict[str, Json] = {
    "editMessageText": EDITED,
    "editMessageCaption": {"chat_id": DESK, "message_id": PICTURE},
    "editMessageMedia": {"chat_id": DESK, "message_id": PICTURE},
    "editMessageReplyMarkup": EDITED,
}
"""What a method needs beyond what is marked as required."""
TOGETHER: dict[tuple[str, str], Json] = {
    ("*", "caption_entities"): {"caption": "Hello"},
}
"""What a parameter makes sense with."""
BEFORE: dict[str, tuple[str, Json]] = {
    "reopenForumTopic": ("closeForumTopic", {"chat_id": DESK, "message_thread_id": TOPIC}),
    "reopenGeneralForumTopic": ("closeGeneralForumTopic", {"chat_id": DESK}),
    "unhideGeneralForumTopic": ("hideGeneralForumTopic", {"chat_id": DESK}),
    "unpinChatMessage": ("pinChatMessage", {"chat_id": DESK, "message_id": CARD}),
}
"""What must have happened."""


def refusal_of(column: Column) -> str:
    """The words in which a parameter is refused that cannot be had here; "" where it can."""
    if column.name in NOT_SIMULATED:
        return f"Not simulated: {column.name} of {column.owner}"
    return NOT_HERE.get(column.name, "")


NOT_HERE = {"inline_message_id": "Bad Request: MESSAGE_ID_INVALID"}


def set_scene(scene: Scene, method: str) -> None:
    """All as it was, and as the method needs it."""
    scene.reset()
    if method in BEFORE:
        before, params = BEFORE[method]
        scene.does(before, **params)


def value_for(scene: Scene, column: Column, *, uploaded: bool = False) -> Any:
    """A value that fits; for a file its bytes, or the id of one that is there."""
    value = BY_METHOD.get((column.owner, column.name), BY_NAME.get(column.name))
    if value is None and "InputFile" in column.types:
        kept = scene.files.get(column.name, "")
        return PHOTO if uploaded or not kept else kept
    if value is None:
        return fitting(column)
    return value(scene) if callable(value) else value


def least(scene: Scene, method: str, *, uploaded: bool = False) -> Json:
    """A call with what the method needs and nothing else."""
    needed = {c.name: value_for(scene, c, uploaded=uploaded) for c in columns(method) if c.required}
    return {**needed, **ALONE.get(method, {})}


def with_others(scene: Scene, column: Column, *, uploaded: bool = False) -> Json:
    """A call with that parameter, and with what it needs beside it."""
    beside = TOGETHER.get((column.owner, column.name)) or TOGETHER.get(("*", column.name), {})
    value = value_for(scene, column, uploaded=uploaded)
    return {**least(scene, column.owner, uploaded=uploaded), **beside, column.name: value}
