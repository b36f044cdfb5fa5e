"""Values that fit where the specification alone does not say which would."""

from typing import Any

from channels.telegram.sandbox.botapi import NOT_SIMULATED
from channels.telegram.sandbox.control.acting import ANN, CLEO, DESK
from channels.telegram.sandbox.methods.callbacks import TOO_OLD
from tests.channels.telegram.sandbox.scene import DAN, FIRST_BOT_MESSAGE, PHOTO, Scene
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
    **dict.fromkeys(("caption_entities", "question_entities", "explanation_entities"), BOLD),
    "description_entities": BOLD,
    "parse_mode": "HTML",
    **dict.fromkeys(("question_parse_mode", "explanation_parse_mode", "description_parse_mode"), "HTML"),
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
    ("answerCallbackQuery", "callback_query_id"): lambda scene: scene.made["query"],
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
    ("editMessageLiveLocation", "message_id"): lambda scene: scene.made["live location"],
    ("stopMessageLiveLocation", "message_id"): lambda scene: scene.made["live location"],
    ("sendPoll", "type"): "regular",
    ("sendPoll", "correct_option_ids"): [0],
    ("sendPoll", "close_date"): lambda scene: int(scene.world.clock.now()) + 600,
    ("editMessageLiveLocation", "live_period"): 1000,
    ("stopPoll", "message_id"): lambda scene: scene.made["poll"],
    ("editChatInviteLink", "invite_link"): lambda scene: scene.made["link"],
    ("revokeChatInviteLink", "invite_link"): lambda scene: scene.made["link"],
    ("approveChatJoinRequest", "user_id"): ANN,
    ("declineChatJoinRequest", "user_id"): ANN,
    ("answerInlineQuery", "inline_query_id"): lambda scene: scene.made["inline query"],
    ("setChatAdministratorCustomTitle", "user_id"): DAN,
    ("banChatSenderChat", "sender_chat_id"): DESK,
    ("unbanChatSenderChat", "sender_chat_id"): DESK,
    ("deleteMessageReaction", "actor_chat_id"): DESK,
    ("deleteAllMessageReactions", "actor_chat_id"): DESK,
    ("savePreparedKeyboardButton", "button"): {"text": "Who?", "request_users": {"request_id": 1}},
    ("setMyProfilePhoto", "photo"): {"type": "static", "photo": "attach://picture"},
    ("sendMessageDraft", "chat_id"): ANN,
    ("setChatMenuButton", "chat_id"): ANN,
    ("getChatMenuButton", "chat_id"): ANN,
    ("editMessageCaption", "message_id"): PICTURE,
    ("editMessageMedia", "media"): lambda scene: {"type": "document", "media": scene.files["document"]},
}
EDITED = {"chat_id": DESK, "message_id": CARD}
MOVED = {"chat_id": DESK, "message_id": lambda scene: scene.made["live location"]}
ALONE: dict[str, Json] = {
    "editMessageText": EDITED,
    "editMessageCaption": {"chat_id": DESK, "message_id": PICTURE},
    "editMessageMedia": {"chat_id": DESK, "message_id": PICTURE},
    "editMessageReplyMarkup": EDITED,
    "editMessageLiveLocation": MOVED,
    "stopMessageLiveLocation": MOVED,
    "deleteMessageReaction": {"user_id": CLEO},
    "deleteAllMessageReactions": {"user_id": CLEO},
    "setMyProfilePhoto": {"picture": PHOTO},
}
"""What a method needs beyond what is marked as required."""
QUIZ = {"type": "quiz", "correct_option_ids": [0]}
TOGETHER: dict[str, Json] = {
    "*.caption_entities": {"caption": "Hello"},
    "sendPoll.correct_option_ids": QUIZ,
    "sendPoll.explanation": QUIZ,
    "sendPoll.explanation_entities": {**QUIZ, "explanation": "Hello"},
    "sendPoll.explanation_parse_mode": {**QUIZ, "explanation": "Hello"},
    "sendPoll.description_entities": {"description": "Hello"},
    "sendPoll.allow_adding_options": {"is_anonymous": False},
    "deleteMessageReaction.actor_chat_id": {"user_id": None},
    "deleteAllMessageReactions.actor_chat_id": {"user_id": None},
}
"""What a parameter makes sense with; None: what must not stand beside it."""
BEFORE: dict[str, tuple[str, Json]] = {
    "reopenForumTopic": ("closeForumTopic", {"chat_id": DESK, "message_thread_id": TOPIC}),
    "reopenGeneralForumTopic": ("closeGeneralForumTopic", {"chat_id": DESK}),
    "unhideGeneralForumTopic": ("hideGeneralForumTopic", {"chat_id": DESK}),
    "setChatDescription": ("setChatDescription", {"chat_id": DESK, "description": "Before"}),
    "unpinChatMessage": ("pinChatMessage", {"chat_id": DESK, "message_id": CARD}),
}
"""What must have happened."""


INLINE = "Bad Request: MESSAGE_ID_INVALID"
FOR_CHANNELS = "Bad Request: RIGHT_FORBIDDEN"
CHANNELS_ONLY = "Bad Request: members_only and country_codes can be used in channel chats only"
NOT_A_VERIFIER = "Bad Request: BOT_VERIFIER_FORBIDDEN"
NOBODY_KNOWN = "Bad Request: user not found"
NO_DIRECT_MESSAGES = "Bad Request: the chat is not a direct messages chat"
UNKNOWN_QUERY = f"Bad Request: {TOO_OLD}"
REFUSED: dict[str, str] = {
    "*.inline_message_id": INLINE,
    "promoteChatMember.can_post_messages": FOR_CHANNELS,
    "promoteChatMember.can_edit_messages": FOR_CHANNELS,
    "promoteChatMember.can_manage_direct_messages": FOR_CHANNELS,
    "sendPoll.members_only": CHANNELS_ONLY,
    "sendPoll.country_codes": CHANNELS_ONLY,
    "sendPoll.media": "Not simulated: media of sendPoll",
    "sendPoll.explanation_media": "Not simulated: explanation_media of sendPoll",
    "verifyUser": NOT_A_VERIFIER,
    "verifyChat": NOT_A_VERIFIER,
    "removeUserVerification": NOT_A_VERIFIER,
    "removeChatVerification": NOT_A_VERIFIER,
    "setUserEmojiStatus": "Bad Request: USER_PERMISSION_DENIED",
    "getManagedBotToken": NOBODY_KNOWN,
    "replaceManagedBotToken": NOBODY_KNOWN,
    "getManagedBotAccessSettings": NOBODY_KNOWN,
    "setManagedBotAccessSettings": NOBODY_KNOWN,
    "approveSuggestedPost": NO_DIRECT_MESSAGES,
    "declineSuggestedPost": NO_DIRECT_MESSAGES,
    "answerWebAppQuery": UNKNOWN_QUERY,
    "answerGuestQuery": UNKNOWN_QUERY,
}
"""Methods and parameters that no bot of the sandbox can have: what such a bot is answered."""


def refusal_of(method: str, column: Column | None) -> str:
    """The words in which a call is refused that breaks no rule; "" where it is taken."""
    if column is not None and column.name in NOT_SIMULATED:
        return f"Not simulated: {column.name} of {method}"
    names = [method] if column is None else [method, f"{method}.{column.name}", f"*.{column.name}"]
    return next((REFUSED[name] for name in names if name in REFUSED), "")


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
        return PHOTO if uploaded or not kept or "String" not in column.types else kept
    if value is None:
        return fitting(column)
    return value(scene) if callable(value) else value


def least(scene: Scene, method: str, *, uploaded: bool = False) -> Json:
    """A call with what the method needs and nothing else."""
    needed = {c.name: value_for(scene, c, uploaded=uploaded) for c in columns(method) if c.required}
    alone = {key: v(scene) if callable(v) else v for key, v in ALONE.get(method, {}).items()}
    return {**needed, **alone}


def with_others(scene: Scene, column: Column, *, uploaded: bool = False) -> Json:
    """A call with that parameter, and with what it needs beside it."""
    beside = TOGETHER.get(column.id) or TOGETHER.get(f"*.{column.name}", {})
    value = value_for(scene, column, uploaded=uploaded)
    call = {**least(scene, column.owner, uploaded=uploaded), **beside, column.name: value}
    return {name: value for name, value in call.items() if value is not None}
