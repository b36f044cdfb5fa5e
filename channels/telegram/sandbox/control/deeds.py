"""What people do with messages: write, pass on, edit, delete, pin."""

from urllib.parse import parse_qs, urlsplit

from channels.telegram.sandbox.control.people import bot_named, check_in, message_of, onlooker
from channels.telegram.sandbox.control.reactions import unblock
from channels.telegram.sandbox.control.writing import FILES, album_of, content_of, longest_caption, words
from channels.telegram.sandbox.entities import MAX_TEXT
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.lookup import open_thread, private_key
from channels.telegram.sandbox.membership import is_admin, may, membership
from channels.telegram.sandbox.methods.deleting import remove
from channels.telegram.sandbox.permitting import CAPTIONED, NEEDED, kind_of
from channels.telegram.sandbox.posting import Draft, note, post, post_service, words_of
from channels.telegram.sandbox.records import Chat, Json, Message, Person
from channels.telegram.sandbox.updates import tell_message
from channels.telegram.sandbox.viewing import origin_of, render
from channels.telegram.sandbox.world import World

TIME_TO_EDIT = 48 * 3600
"""Seconds people have; bots may always edit what they sent."""


def start(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Presses start: unblocks the bot and sends /start with the payload."""
    if chat.type != "private":
        raise Refused("start belongs to a private chat with a bot")
    unblock(world, person, chat, asked)
    payload = asked.get("payload") or ""
    return send(world, person, chat, {"text": f"/start {payload}".rstrip(), "bot": chat.bot})


def behind_link(world: World, link: str) -> Json:
    """The bot's chat and the payload that https://t.me/<bot>?start=<payload> leads to. Raises Refused."""
    parts = urlsplit(link)
    bot = bot_named(world, parts.path.strip("/"))
    if parts.netloc not in ("t.me", "telegram.me") or bot is None:
        raise Refused("the link leads to no bot of this sandbox")
    return {"chat": bot.id, "payload": parse_qs(parts.query).get("start", [""])[0]}


def send(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sends a message; answers with it as the bot gets it."""
    draft = _draft(world, person, chat, asked)
    content, draft.media = content_of(world, person, chat, asked)
    _check_kind(world, person, chat, content, draft.media)
    draft.content.update(content)
    return render(world, post(world, draft), onlooker(world, chat, asked))


def send_album(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sends several files at once; answers with the messages."""
    draft = _draft(world, person, chat, asked)
    sent, common = [], draft.content
    album = album_of(world, person, chat, asked["items"])
    for content, media in album:
        _check_kind(world, person, chat, content, media)
    for content, media in album:
        draft.content, draft.media = {**common, **content}, media
        sent.append(render(world, post(world, draft), onlooker(world, chat, asked)))
    return sent


def forward(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Passes a message of ``from_chat`` on to ``chat``."""
    draft = _draft(world, person, chat, asked)
    number = int(asked.get("from_chat") or person.id)
    key = str(number) if number < 0 else private_key(chat.bot or onlooker(world, chat, asked), person.id)
    source = world.chats.get(key)
    if source is None:
        raise Refused(f"there is no chat {number} for {person.first_name}")
    check_in(world, person, source)
    message = message_of(world, source, asked["message"])
    if message.service or message.protected or source.protected:
        raise Refused("that message cannot be passed on")
    _check_kind(world, person, chat, message.content, message.media)
    draft.content = {**message.content, "forward_origin": origin_of(world, message)}
    draft.media = message.media
    return render(world, post(world, draft), onlooker(world, chat, asked))


def _draft(world: World, person: Person, chat: Chat, asked: Json) -> Draft:
    check_in(world, person, chat)
    if chat.type == "private":
        if chat.blocked:
            raise Refused(f"{person.first_name} has blocked the bot and must unblock it first")
        if world.chats.get(chat.key) is None:
            world.chats.put(chat)
    replied = message_of(world, chat, asked["reply_to"]) if asked.get("reply_to") else None
    thread = int(asked.get("thread") or (replied.thread if replied else 0))
    open_thread(world, chat, person.id, thread)
    content: Json = {}
    if asked.get("forwarded_from"):
        # Most people let forwards show their name only, without a link to their account.
        hidden = {"type": "hidden_user", "sender_user_name": asked["forwarded_from"]}
        content["forward_origin"] = {**hidden, "date": int(world.clock.now())}
    return Draft(
        chat=chat,
        sender=person.id,
        content=content,
        thread=thread,
        reply_to=replied.id if replied else 0,
        anonymous=_anonymous(world, person, chat, asked),
    )


def _anonymous(world: World, person: Person, chat: Chat, asked: Json) -> bool:
    own = membership(world, chat.key, person.id).rights.get("is_anonymous", False)
    wanted = bool(asked.get("anonymous", own))
    if wanted and not is_admin(world, chat.key, person.id):
        raise Refused("only an administrator can remain anonymous")
    return wanted


def _check_kind(world: World, person: Person, chat: Chat, content: Json, media: Json | None) -> None:
    kind = kind_of(content, media)
    if not may(world, chat, person.id, NEEDED[kind][0]):
        what = "write" if kind == "text" else f"send a {kind}"
        raise Refused(f"{person.first_name} may not {what} in {chat.title}")


def edit(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Changes an own message: its words, its file, or the place of a live location."""
    message = _own(world, person, chat, asked["message"])
    kind = next((name for name in (*FILES, "location") if name in asked), "")
    if kind:
        message.content, message.media = content_of(world, person, chat, asked)
    elif "text" in asked:
        if "text" not in message.content and (message.media or {}).get("kind") not in CAPTIONED:
            raise Refused("only a text, or the words below a file, can become other words")
        name, limit = ("caption", longest_caption(person)) if message.media else ("text", MAX_TEXT)
        gone = ("text", "caption", "entities", "caption_entities")
        kept = {key: value for key, value in message.content.items() if key not in gone}
        message.content = {**kept, **words(name, asked["text"], asked.get("entities"), limit)}
    else:
        raise Refused("an edit gives a text, a file or a location")
    message.edited = int(world.clock.now())
    world.messages.put(message)
    note(world, chat.key, person.id, f"(edited {message.id}) {words_of(message)}", message.thread)
    tell_message(world, chat, message, "edited_message")
    return render(world, message, onlooker(world, chat, asked))


def _own(world: World, person: Person, chat: Chat, number: int) -> Message:
    check_in(world, person, chat)
    message = message_of(world, chat, number)
    if message.sender != person.id or message.service:
        raise Refused(f"{person.first_name} can edit only what {person.first_name} wrote")
    if world.clock.now() - message.date >= TIME_TO_EDIT:
        raise Refused("a message can be edited for 48 hours only")
    return message


def delete(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Deletes a message for everybody; Telegram tells no bot."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    if message.sender != person.id and not may(world, chat, person.id, "can_delete_messages"):
        raise Refused(f"{person.first_name} may not delete that message")
    remove(world, message, person.id)
    return {}


def pin(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Pins a message, which a service message tells."""
    message = _pinnable(world, person, chat, asked["message"])
    if message.id not in chat.pinned:
        chat.pinned = sorted([*chat.pinned, message.id])
        world.chats.put(chat)
        shown = render(world, message, onlooker(world, chat, asked), with_reply=False)
        post_service(world, chat, person.id, {"pinned_message": shown}, message.thread)
    return {}


def unpin(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Takes a pin away."""
    message = _pinnable(world, person, chat, asked["message"])
    chat.pinned = [number for number in chat.pinned if number != message.id]
    world.chats.put(chat)
    return {}


def _pinnable(world: World, person: Person, chat: Chat, number: int) -> Message:
    check_in(world, person, chat)
    if not may(world, chat, person.id, "can_pin_messages"):
        raise Refused(f"{person.first_name} may not pin messages in {chat.title}")
    return message_of(world, chat, number)
