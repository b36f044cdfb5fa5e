"""Putting messages into chats: the one way in, for bots and for people."""

from dataclasses import dataclass, field

from channels.telegram.sandbox.records import Chat, Event, Json, Message
from channels.telegram.sandbox.updates import tell_message
from channels.telegram.sandbox.viewing import user_json
from channels.telegram.sandbox.world import World


@dataclass(slots=True, kw_only=True)
class Draft:
    """A message about to be posted."""

    chat: Chat
    sender: int
    content: Json = field(default_factory=dict)
    media: Json | None = None
    thread: int = 0
    reply_to: int = 0
    external: Json | None = None
    markup: Json | None = None
    anonymous: bool = False
    protected: bool = False
    silent: bool = False
    service: bool = False


def post(world: World, draft: Draft) -> Message:
    """Adds the message to its chat and tells the bots that may see it."""
    in_topic = bool(draft.thread) and world.has_topics(draft.chat)
    message = Message(
        chat=draft.chat.key,
        id=_next_id(world, draft.chat),
        date=int(world.clock.now()),
        sender=draft.sender,
        content=with_known_people(world, draft.content),
        media=draft.media,
        thread=draft.thread if in_topic else 0,
        is_topic=in_topic,
        # In a topic every plain message counts as a reply to the message that opened it.
        reply_to=draft.reply_to or (draft.thread if in_topic and not draft.external else 0),
        external=draft.external,
        markup=draft.markup,
        anonymous=draft.anonymous,
        protected=draft.protected or draft.chat.protected,
        silent=draft.silent,
        service=draft.service,
    )
    return _added(world, draft.chat, message)


def open_topic_message(world: World, chat: Chat, sender: int, created: Json) -> Message:
    """The service message that opens a topic; its id is the topic's."""
    number = _next_id(world, chat)
    message = Message(
        chat=chat.key,
        id=number,
        date=int(world.clock.now()),
        sender=sender,
        content={"forum_topic_created": created},
        thread=number,
        is_topic=True,
        service=True,
    )
    return _added(world, chat, message)


def post_service(world: World, chat: Chat, sender: int, content: Json, thread: int = 0) -> Message:
    """A service message: something happened to the chat or topic."""
    return post(world, Draft(chat=chat, sender=sender, content=content, thread=thread, service=True))


def note(world: World, chat: str, who: int, what: str, thread: int = 0) -> None:
    """Adds a line to the transcript."""
    number = world.next_number("event")
    world.events.put(
        Event(n=number, at=world.clock.now(), chat=chat, thread=thread, who=who, what=what),
    )


def hide(world: World, message: Message) -> None:
    """Takes a message out of everybody's sight, and from among the pinned."""
    message.deleted = True
    world.messages.put(message)
    chat = world.chats.get(message.chat)
    if chat is not None and message.id in chat.pinned:
        chat.pinned = [number for number in chat.pinned if number != message.id]
        world.chats.put(chat)


def words_of(message: Message) -> str:
    """A message as one line of the transcript."""
    content = message.content
    text = str(content.get("text") or content.get("caption") or "")
    if message.media:
        text = f"[{message.media['kind']}] {text}".rstrip()
    if message.service:
        text = f"({', '.join(content) or (message.media or {}).get('kind', '')})"
    buttons = [b["text"] for row in (message.markup or {}).get("inline_keyboard", []) for b in row]
    return text + "".join(f" [{label}]" for label in buttons)


def _added(world: World, chat: Chat, message: Message) -> Message:
    world.messages.put(message)
    note(world, chat.key, message.sender, words_of(message), message.thread)
    tell_message(world, chat, message)
    return message


def _next_id(world: World, chat: Chat) -> int:
    bot = world.bots.get(chat.bot)
    if bot is not None:
        bot.last_message += 1
        world.bots.put(bot)
        return bot.last_message
    # 1 is General in a forum, and never the id of a message there.
    chat.last_message = max(chat.last_message + 1, 2)
    world.chats.put(chat)
    return chat.last_message


def with_known_people(world: World, content: Json) -> Json:
    """A mention of somebody by id is kept where Telegram knows that person, else it is left out."""
    for name in ("entities", "caption_entities"):
        entities = content.get(name)
        if entities and any(e["type"] == "text_mention" for e in entities):
            content[name] = [
                {**e, "user": user_json(world, e["user"]["id"])} if e["type"] == "text_mention" else e
                for e in entities
                if e["type"] != "text_mention" or world.people.get(e["user"]["id"]) is not None
            ]
    return content
