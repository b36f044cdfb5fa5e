"""Forum topics, opened, renamed, closed and deleted by a bot; the deeds themselves are in ``forum``."""

from channels.telegram.sandbox import forum
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import may_manage
from channels.telegram.sandbox.membership import manages_topics, may
from channels.telegram.sandbox.methods.privileged import icon
from channels.telegram.sandbox.records import Chat, Topic
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import topic_json


def create_forum_topic(calling: Calling) -> object:
    """createForumTopic."""
    chat = _with_topics(calling)
    if not may(calling.world, chat, calling.bot.id, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    name = calling.params["name"].strip()
    if not name:
        raise bad_request("name must be non-empty")
    icon = _icon(calling)
    color = calling.get("icon_color", forum.BLUE)
    topic = forum.create(calling.world, chat, calling.bot.id, name, color, icon or None)
    return topic_json(topic)


def edit_forum_topic(calling: Calling) -> object:
    """editForumTopic: name, icon or both; an empty icon takes it away."""
    chat = _with_topics(calling)
    topic = _topic(calling, chat, "edit the topic")
    name = calling.get("name", "").strip()
    if calling.get("name") and not name:
        raise bad_request("name must be non-empty")
    icon = _icon(calling) if "icon_custom_emoji_id" in calling.params else None
    if not name and icon is None:
        return True
    if not forum.edit(calling.world, chat, calling.bot.id, topic, name, icon):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def close_forum_topic(calling: Calling) -> object:
    """closeForumTopic."""
    return _set_closed(calling, True)


def reopen_forum_topic(calling: Calling) -> object:
    """reopenForumTopic."""
    return _set_closed(calling, False)


def delete_forum_topic(calling: Calling) -> object:
    """deleteForumTopic: with all its messages; unlike the rest, the opener's privilege is not enough."""
    chat = _with_topics(calling)
    topic = calling.world.topics.get((chat.key, calling.params["message_thread_id"]))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if not may(calling.world, chat, calling.bot.id, "can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    forum.delete(calling.world, chat, calling.bot.id, topic)
    return True


def get_forum_topic_icon_stickers(_calling: Calling) -> object:
    """getForumTopicIconStickers."""
    return [icon(number) for number in RULES.topic_icons]


def close_general_forum_topic(calling: Calling) -> object:
    """closeGeneralForumTopic."""
    return _general(calling, "general_closed", True)


def reopen_general_forum_topic(calling: Calling) -> object:
    """reopenGeneralForumTopic: shows it too, where it was hidden."""
    return _general(calling, "general_closed", False)


def hide_general_forum_topic(calling: Calling) -> object:
    """hideGeneralForumTopic: closes it too."""
    return _general(calling, "general_hidden", True)


def unhide_general_forum_topic(calling: Calling) -> object:
    """unhideGeneralForumTopic."""
    return _general(calling, "general_hidden", False)


def edit_general_forum_topic(calling: Calling) -> object:
    """editGeneralForumTopic."""
    chat = _managed_general(calling)
    name = calling.params["name"].strip()
    if not name:
        raise bad_request("name must be non-empty")
    if not forum.rename_general(calling.world, chat, calling.bot.id, name):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def _with_topics(calling: Calling) -> Chat:
    chat = calling.writable_chat()
    if not calling.world.has_topics(chat):
        raise bad_request("the chat is not a forum")
    return chat


def _forum(calling: Calling) -> Chat:
    chat = calling.chat()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(calling: Calling, chat: Chat, deed: str) -> Topic:
    topic = calling.world.topics.get((chat.key, calling.params["message_thread_id"]))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if not may_manage(calling.world, chat, calling.bot.id, topic):
        raise bad_request(f"not enough rights to {deed}")
    return topic


def _set_closed(calling: Calling, closed: bool) -> bool:
    chat = _forum(calling)
    topic = _topic(calling, chat, "close or open the topic")
    if not forum.set_closed(calling.world, chat, calling.bot.id, topic, closed):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def _managed_general(calling: Calling) -> Chat:
    chat = _forum(calling)
    if not manages_topics(calling.world, chat, calling.bot.id):
        raise bad_request("not enough rights to close or open the topic")
    return chat


def _general(calling: Calling, switch: str, on: bool) -> bool:
    chat = _managed_general(calling)
    if not forum.switch_general(calling.world, chat, calling.bot.id, switch, on):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def _icon(calling: Calling) -> str:
    icon = str(calling.get("icon_custom_emoji_id", ""))
    if icon and icon not in RULES.topic_icons:
        raise bad_request("DOCUMENT_INVALID")
    return icon
