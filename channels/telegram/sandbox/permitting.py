"""Which kind of message needs which permission."""

from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.membership import may
from channels.telegram.sandbox.records import Chat, Json
from channels.telegram.sandbox.world import World

NEEDED = {
    "text": ("can_send_messages", "text messages"),
    "contact": ("can_send_messages", "contacts"),
    "location": ("can_send_messages", "locations"),
    "venue": ("can_send_messages", "venues"),
    "audio": ("can_send_audios", "music"),
    "document": ("can_send_documents", "documents"),
    "photo": ("can_send_photos", "photos"),
    "live_photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "video_note": ("can_send_video_notes", "video notes"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "poll": ("can_send_polls", "polls"),
    "animation": ("can_send_other_messages", "animations"),
    "dice": ("can_send_other_messages", "dice"),
    "game": ("can_send_other_messages", "games"),
    "story": ("can_send_photos", "stories"),
    "sticker": ("can_send_other_messages", "stickers"),
}
"""The permission, and the word for the kind in a refusal."""
CAPTIONED = ("photo", "live_photo", "video", "animation", "audio", "document", "voice")


def kind_of(content: Json, media: Json | None) -> str:
    """What a message is: "text", "photo", "venue", ..."""
    if media:
        return str(media["kind"])
    # A venue holds its location beside it.
    kinds = ("venue", "location", "contact", "dice", "poll", "game", "story")
    return next((kind for kind in kinds if kind in content), "text")


def check_may_send(world: World, chat: Chat, user: int, content: Json, media: Json | None) -> None:
    """Raises ApiError where the user may not send that kind of message into the chat."""
    right, word = NEEDED[kind_of(content, media)]
    if not may(world, chat, user, right):
        raise bad_request(f"not enough rights to send {word} to the chat")
