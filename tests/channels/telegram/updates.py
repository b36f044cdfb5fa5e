"""Updates as Telegram sends them, and what is read from them."""

import json
from datetime import UTC, datetime
from typing import Any

from channels.telegram.inbound import read_update
from routing.model import Arrival, Aside, DeskMessage, Inbound, Request

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SENT = datetime(2026, 3, 2, 11, 59, tzinfo=UTC)
BOT, DESK = 99, -1001234567890
ANN = {"id": 500, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "en-GB"}
MIA = {"id": 11, "is_bot": False, "first_name": "Mia", "username": "mia_private"}
OUR_BOT = {"id": BOT, "is_bot": True, "first_name": "Support", "username": "support_bot"}
PRIVATE = {"id": 500, "type": "private", "first_name": "Ann", "last_name": "Lee"}
FORUM = {"id": DESK, "type": "supergroup", "title": "Support", "is_forum": True}
PHOTO = [
    {"file_id": "a", "file_unique_id": "b", "width": 90, "height": 90, "file_size": 1000},
    {"file_id": "c", "file_unique_id": "d", "width": 900, "height": 900, "file_size": 90000},
]


def read(update: object) -> Inbound:
    return read_raw(json.dumps(update).encode())


def read_raw(raw: bytes) -> Inbound:
    arrival = Arrival(channel="telegram", source_id="update:1", raw=raw, received_at=NOW, lane="x")
    return read_update(arrival, BOT, {DESK})


def private(**fields: Any) -> dict[str, Any]:
    message = {"message_id": 40, "date": int(SENT.timestamp()), "chat": PRIVATE, "from": ANN, **fields}
    return {"update_id": 1, "message": message}


TOPIC_OPENED = {
    "message_id": 5,
    "date": int(SENT.timestamp()),
    "chat": FORUM,
    "from": OUR_BOT,
    "message_thread_id": 5,
    "is_topic_message": True,
    "forum_topic_created": {"name": "Ann Lee · C1", "icon_color": 7322096},
}


def in_topic(**fields: Any) -> dict[str, Any]:
    message = {
        "message_id": 41,
        "date": int(SENT.timestamp()),
        "chat": FORUM,
        "from": MIA,
        "message_thread_id": 5,
        "is_topic_message": True,
        "reply_to_message": TOPIC_OPENED,
        **fields,
    }
    return {"update_id": 2, "message": message}


def asked(update: object) -> Request:
    found = read(update)
    assert isinstance(found, Request)
    return found


def written(update: object) -> DeskMessage:
    found = read(update)
    assert isinstance(found, DeskMessage)
    return found


def reason(update: object) -> str:
    found = read(update)
    assert isinstance(found, Aside) and found.source_id == "update:1"
    return found.reason


FILE = {"file_id": "a", "file_unique_id": "b"}
VIDEO = {**FILE, "width": 1, "height": 1, "duration": 1}
PLACE = {"latitude": 1.5, "longitude": 2.5}
CHANNEL = {"id": -1005, "type": "channel", "title": "News"}
GIVEAWAY = {"chats": [CHANNEL], "winners_selection_date": 1772452740, "winner_count": 1}
CONTENT: dict[str, Any] = {
    "photo": PHOTO,
    "video": VIDEO,
    "voice": {**FILE, "duration": 1},
    "video_note": {**FILE, "length": 1, "duration": 1},
    "audio": {**FILE, "duration": 1},
    "animation": VIDEO,
    "document": {**FILE, "file_name": "bill.pdf"},
    "sticker": {
        **FILE,
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    },
    "contact": {"phone_number": "+15550100", "first_name": "Bob"},
    "location": PLACE,
    "venue": {"location": PLACE, "title": "Cafe", "address": "Main Street"},
    "poll": {
        "id": "1",
        "question": "?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
    "dice": {"value": 3, "emoji": "🎲"},
    "story": {"chat": CHANNEL, "id": 1},
    "paid_media": {"star_count": 1, "paid_media": []},
    "live_photo": {**VIDEO, "photo": PHOTO},
    "checklist": {"title": "To do", "tasks": [{"id": 1, "text": "x"}]},
    "game": {"title": "Chess", "description": "x", "photo": PHOTO},
    "giveaway": GIVEAWAY,
    "giveaway_winners": {
        "chat": CHANNEL,
        "giveaway_message_id": 1,
        "winners_selection_date": 1772452740,
        "winner_count": 1,
        "winners": [ANN],
    },
    "invoice": {
        "title": "x",
        "description": "x",
        "start_parameter": "x",
        "currency": "EUR",
        "total_amount": 1,
    },
}


def membership(chat: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    """What Telegram tells a bot of its own place in a chat."""

    def member(status: str) -> dict[str, Any]:
        rights = dict.fromkeys(ADMIN_RIGHTS, True) if status == "administrator" else {}
        return {"status": status, "user": OUR_BOT, "until_date": 0, **rights}

    return {
        "chat": chat,
        "from": ANN,
        "date": int(SENT.timestamp()),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }


ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
