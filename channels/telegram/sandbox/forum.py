"""What happens to topics, whoever does it; each leaves a service message."""

from channels.telegram.sandbox.posting import hide, note, open_topic_message, post_service
from channels.telegram.sandbox.records import Chat, Json, Topic
from channels.telegram.sandbox.world import World

BLUE = 7322096
MAX_NAME = 128
"""Code points; Telegram cuts a longer name without a word."""


def create(world: World, chat: Chat, by: int, name: str, color: int, icon: str | None) -> Topic:
    """Opens a topic."""
    created: Json = {"name": name[:MAX_NAME], "icon_color": color}
    if icon:
        created["icon_custom_emoji_id"] = icon
    opened = open_topic_message(world, chat, by, created)
    topic = Topic(
        chat=chat.key,
        id=opened.id,
        name=name[:MAX_NAME],
        icon_color=color,
        icon_custom_emoji_id=icon,
        creator=by,
    )
    return world.topics.put(topic)


def edit(world: World, chat: Chat, by: int, topic: Topic, name: str, icon: str | None) -> bool:
    """Renames a topic ("" keeps the name) and changes its icon (None keeps it). False: nothing changed."""
    edited: Json = {}
    if name and name[:MAX_NAME] != topic.name:
        topic.name = edited["name"] = name[:MAX_NAME]
    if icon is not None and icon != (topic.icon_custom_emoji_id or ""):
        topic.icon_custom_emoji_id = icon or None
        edited["icon_custom_emoji_id"] = icon
    if not edited:
        return False
    world.topics.put(topic)
    post_service(world, chat, by, {"forum_topic_edited": edited}, topic.id)
    return True


def set_closed(world: World, chat: Chat, by: int, topic: Topic, closed: bool) -> bool:
    """Closes or reopens a topic. False: it was so already."""
    if topic.closed == closed:
        return False
    topic.closed = closed
    world.topics.put(topic)
    word = "forum_topic_closed" if closed else "forum_topic_reopened"
    post_service(world, chat, by, {word: {}}, topic.id)
    return True


def delete(world: World, chat: Chat, by: int, topic: Topic) -> None:
    """Deletes a topic with all its messages; Telegram tells no bot."""
    for message in world.messages.of(chat.key):
        if message.thread == topic.id and not message.deleted:
            hide(world, message)
    world.topics.remove(topic)
    note(world, chat.key, by, f"(deleted the topic {topic.name})")


def switch_general(world: World, chat: Chat, by: int, switch: str, on: bool) -> bool:
    """Closes, opens, hides or shows the General topic. False: it was so already."""
    if getattr(chat, switch) == on:
        return False
    word = {
        ("general_closed", True): "forum_topic_closed",
        ("general_closed", False): "forum_topic_reopened",
        ("general_hidden", True): "general_forum_topic_hidden",
        ("general_hidden", False): "general_forum_topic_unhidden",
    }[switch, on]
    setattr(chat, switch, on)
    if switch == "general_hidden" and on:
        chat.general_closed = True
    if switch == "general_closed" and not on:
        chat.general_hidden = False
    world.chats.put(chat)
    post_service(world, chat, by, {word: {}})
    return True


def rename_general(world: World, chat: Chat, by: int, name: str) -> bool:
    """Renames the General topic. False: that is its name already."""
    if chat.general_name == name[:MAX_NAME]:
        return False
    chat.general_name = name[:MAX_NAME]
    world.chats.put(chat)
    post_service(world, chat, by, {"forum_topic_edited": {"name": chat.general_name}})
    return True
