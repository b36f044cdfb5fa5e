"""Methods that need something no bot of the sandbox has: each is refused as an ordinary bot is refused."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.rules import RULES


def verify(_calling: Calling) -> object:
    """verifyUser, verifyChat and taking that back: for organisations that Telegram has chosen."""
    raise bad_request("BOT_VERIFIER_FORBIDDEN")


def set_user_emoji_status(calling: Calling) -> object:
    """setUserEmojiStatus: people allow that in a Mini App, which nobody can open here."""
    _check_person(calling)
    raise bad_request("USER_PERMISSION_DENIED")


def manage_bot(calling: Calling) -> object:
    """The methods for managed bots: no bot of the sandbox manages another."""
    if calling.world.bots.get(calling.params["user_id"]) is None:
        raise bad_request("user not found")
    raise bad_request("the bot isn't managed by the current bot")


def decide_on_suggested_post(calling: Calling) -> object:
    """approveSuggestedPost and declineSuggestedPost: there are no channels' direct messages here."""
    if find_message(calling.world, calling.chat(), calling.params["message_id"]) is None:
        raise bad_request("message not found")
    raise bad_request("the chat is not a direct messages chat")


def get_user_personal_chat_messages(calling: Calling) -> object:
    """getUserPersonalChatMessages: nobody shows a channel in their profile."""
    _check_person(calling)
    return []


def get_custom_emoji_stickers(calling: Calling) -> object:
    """getCustomEmojiStickers: only the icons of topics are known here; others are left out."""
    wanted = calling.params["custom_emoji_ids"]
    if len(wanted) > 200:
        raise bad_request("too many custom emoji identifiers specified")
    return [icon(number) for number in wanted if number in RULES.topic_icons]


def icon(number: str) -> dict[str, object]:
    """The Sticker of a topic's icon."""
    return {
        "file_id": f"icon{number}",
        "file_unique_id": f"unique{number}",
        "type": "custom_emoji",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": RULES.topic_icons[number],
        "set_name": "Topics",
        "custom_emoji_id": number,
        "needs_repainting": False,
    }


def _check_person(calling: Calling) -> None:
    if calling.world.people.get(calling.params["user_id"]) is None:
        raise bad_request("user not found")
