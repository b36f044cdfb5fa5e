"""What people do in chats: write, edit, press, react, block, join."""

from base64 import b64decode

from channels.telegram.sandbox.control.people import check_in, message_of, onlooker
from channels.telegram.sandbox.entities import MAX_CAPTION, MAX_TEXT, formatted
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.filing import store
from channels.telegram.sandbox.joining import change_member
from channels.telegram.sandbox.lookup import open_thread
from channels.telegram.sandbox.membership import is_admin, may, membership, present
from channels.telegram.sandbox.methods.deleting import remove
from channels.telegram.sandbox.posting import Draft, note, post, post_service, words_of
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Chat, Json, Member, Person, Query
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.updates import tell_member, tell_message, tell_query, tell_reaction
from channels.telegram.sandbox.viewing import render, user_json
from channels.telegram.sandbox.world import World

MEDIA = {
    "photo": "image/jpeg",
    "document": "application/octet-stream",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "sticker": "image/webp",
    "animation": "video/mp4",
    "video_note": "video/mp4",
}
PLAIN = ("location", "contact", "dice", "venue", "poll")
REACTIONS = RULES.reactions


def start(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Presses start: unblocks the bot and sends /start with the payload."""
    if chat.type != "private":
        raise Refused("start belongs to a private chat with a bot")
    unblock(world, person, chat, asked)
    payload = asked.get("payload") or ""
    return send(world, person, chat, {**asked, "text": f"/start {payload}".rstrip()})


def send(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sends a message; answers with it as the bot gets it."""
    check_in(world, person, chat)
    if chat.type == "private":
        if chat.blocked:
            raise Refused(f"{person.first_name} has blocked the bot and must unblock it first")
        if world.chats.get(chat.key) is None:
            world.chats.put(chat)
    if not may(world, chat, person.id, "can_send_messages"):
        raise Refused(f"{person.first_name} may not write in {chat.title}")
    replied = message_of(world, chat, asked["reply_to"]) if asked.get("reply_to") else None
    thread = int(asked.get("thread") or (replied.thread if replied else 0))
    open_thread(world, chat, person.id, thread)
    if asked.get("anonymous") and not is_admin(world, chat.key, person.id):
        raise Refused("only an administrator can remain anonymous")
    content, media = _content(world, asked)
    if asked.get("forwarded_from"):
        content["forward_origin"] = _hidden_origin(world, str(asked["forwarded_from"]))
    message = post(
        world,
        Draft(
            chat=chat,
            sender=person.id,
            content=content,
            media=media,
            thread=thread,
            reply_to=replied.id if replied else 0,
            anonymous=bool(asked.get("anonymous")),
        ),
    )
    return render(world, message, onlooker(world, chat, asked))


def _content(world: World, asked: Json) -> tuple[Json, Json | None]:
    album = {"media_group_id": str(asked["album"])} if asked.get("album") else {}
    for kind in MEDIA:
        if kind in asked:
            given = asked[kind]
            media = store(world, kind, _upload(kind, given))
            caption = str(given.get("caption") or asked.get("caption") or "")
            return {**_words("caption", caption, given.get("caption_entities"), MAX_CAPTION), **album}, media
    for kind in PLAIN:
        if kind in asked:
            return {kind: asked[kind]}, None
    text = str(asked.get("text") or "")
    if not text.strip():
        raise Refused("nobody can send an empty message")
    return _words("text", text, asked.get("entities"), MAX_TEXT), None


def _hidden_origin(world: World, name: str) -> Json:
    # Most people let forwards show their name only, without a link to their account.
    return {"type": "hidden_user", "date": int(world.clock.now()), "sender_user_name": name}


def _words(name: str, text: str, entities: list[Json] | None, limit: int) -> Json:
    if not text:
        return {}
    text, found = formatted(text, None, entities, limit=limit)
    places = {"text": "entities", "caption": "caption_entities"}
    return {name: text, places[name]: found} if found else {name: text}


def _upload(kind: str, given: Json) -> Upload:
    if "content_base64" in given:
        content = b64decode(given["content_base64"])
    else:
        content = str(given.get("text") or kind).encode()
    return Upload(
        str(given.get("name") or f"{kind}.bin"), str(given.get("mime_type") or MEDIA[kind]), content
    )


def edit(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Changes the text or caption of an own message."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    if message.sender != person.id or message.service:
        raise Refused(f"{person.first_name} can edit only what {person.first_name} wrote")
    name, limit = ("caption", MAX_CAPTION) if message.media else ("text", MAX_TEXT)
    gone = ("text", "caption", "entities", "caption_entities")
    kept = {key: value for key, value in message.content.items() if key not in gone}
    message.content = {**kept, **_words(name, str(asked["text"]), asked.get("entities"), limit)}
    message.edited = int(world.clock.now())
    world.messages.put(message)
    note(world, chat.key, person.id, f"(edited {message.id}) {words_of(message)}", message.thread)
    tell_message(world, chat, message, "edited_message")
    return render(world, message, onlooker(world, chat, asked))


def delete(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Deletes a message for everybody; Telegram tells no bot."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    if message.sender != person.id and not may(world, chat, person.id, "can_delete_messages"):
        raise Refused(f"{person.first_name} may not delete that message")
    remove(world, message, person.id)
    return {}


def press(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Presses a button, named by its data or its text, under a message of a bot."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    buttons = [button for row in (message.markup or {}).get("inline_keyboard", []) for button in row]
    wanted = ("callback_data", asked["data"]) if "data" in asked else ("text", asked["button"])
    found = next((button for button in buttons if button.get(wanted[0]) == wanted[1]), None)
    if found is None or "callback_data" not in found:
        labels = ", ".join(button["text"] for button in buttons) or "none"
        raise Refused(f"there is no button {wanted[1]!r} to press on that message; there are: {labels}")
    query = Query(
        id=str(4 * 10**18 + world.next_number("query")),
        bot=message.sender,
        user=person.id,
        chat=chat.key,
        message=message.id,
        data=found["callback_data"],
        at=world.clock.now(),
    )
    world.queries.put(query)
    note(world, chat.key, person.id, f"(pressed [{found['text']}] on {message.id})", message.thread)
    tell_query(world, query, message)
    return {"query_id": query.id}


def react(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Sets the person's reaction to a message; an empty emoji takes it away."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    emoji = str(asked.get("emoji") or "").replace("\ufe0f", "")
    if emoji and emoji not in REACTIONS:
        raise Refused(f"{emoji} is no reaction of Telegram's")
    old = [reaction for reaction in message.reactions if reaction["user"] == person.id]
    others = [reaction for reaction in message.reactions if reaction["user"] != person.id]
    message.reactions = [*others, {"user": person.id, "emoji": emoji}] if emoji else others
    world.messages.put(message)
    note(world, chat.key, person.id, f"(reaction {emoji or 'none'} to {message.id})", message.thread)
    tell_reaction(world, chat, message, person.id, old)
    return {}


def block(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Blocks the bot."""
    return _set_blocked(world, person, chat, True)


def unblock(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Lets the bot write again; harmless where it was not blocked."""
    return _set_blocked(world, person, chat, False)


def _set_blocked(world: World, person: Person, chat: Chat, blocked: bool) -> Json:
    if chat.type != "private":
        raise Refused("only a bot in a private chat can be blocked")
    if chat.blocked != blocked:
        chat.blocked = blocked
        world.chats.put(chat)
        was, now = ("member", "kicked") if blocked else ("kicked", "member")
        old = Member(chat=chat.key, user=chat.bot, status=was)
        note(world, chat.key, person.id, "(blocked the bot)" if blocked else "(unblocked the bot)")
        tell_member(world, chat, person.id, old, Member(chat=chat.key, user=chat.bot, status=now))
    return {}


def deactivate(world: World, person: Person, _chat: Chat, _asked: Json) -> object:
    """Deletes the person's account."""
    person.deactivated = True
    world.people.put(person)
    return {}


def join(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Joins a group, or adds ``user`` to it."""
    joining = int(asked.get("user") or person.id)
    member = membership(world, chat.key, joining)
    if member.status == "kicked" or present(member) or chat.type == "private":
        raise Refused(f"{joining} cannot join: {member.status}")
    change_member(world, chat, person.id, Member(chat=chat.key, user=joining, status="member"))
    post_service(world, chat, person.id, {"new_chat_members": [user_json(world, joining)]})
    return {}


def leave(world: World, person: Person, chat: Chat, _asked: Json) -> object:
    """Leaves a group."""
    check_in(world, person, chat)
    post_service(world, chat, person.id, {"left_chat_member": user_json(world, person.id)})
    change_member(world, chat, person.id, Member(chat=chat.key, user=person.id, status="left"))
    return {}
