"""What a person can send: the content of a message, made of what the control interface is given."""

from base64 import b64decode
from collections.abc import Callable

from channels.telegram.sandbox.control.fields import OBJECT, STRING, Field, option
from channels.telegram.sandbox.entities import MAX_CAPTION, MAX_TEXT, formatted
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.filing import store
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Chat, Json, Person
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import chat_json
from channels.telegram.sandbox.world import World

FILES = {
    "photo": ("image/jpeg", b"\xff\xd8\xff\xe0 a photo"),
    "document": ("application/octet-stream", b"a document"),
    "voice": ("audio/ogg", b"OggS a voice"),
    "video": ("video/mp4", b"a video"),
    "audio": ("audio/mpeg", b"ID3 some music"),
    "sticker": ("image/webp", b"RIFF a sticker"),
    "animation": ("video/mp4", b"an animation"),
    "video_note": ("video/mp4", b"a round video"),
}
"""Kinds of files, each with the type and content it has where none is given."""
A_FILE = "{name, mime_type, content_base64 or text, caption, caption_entities}; all can be left out"
MIXED_ALBUM, PLAIN_ALBUM = {"photo", "video"}, ({"document"}, {"audio"})

Made = Callable[[World, Person, Chat, Json], Json]


def _location(_world: World, _person: Person, _chat: Chat, given: Json) -> Json:
    return {"latitude": 50.45, "longitude": 30.52, **given}


def _contact(_world: World, person: Person, _chat: Chat, given: Json) -> Json:
    own = {"phone_number": "+380440000000", "first_name": person.first_name, "user_id": person.id}
    return given or own


def _dice(_world: World, _person: Person, _chat: Chat, given: Json) -> Json:
    return {"emoji": "🎲", "value": 6, **given}


def _venue(world: World, person: Person, chat: Chat, given: Json) -> Json:
    location = _location(world, person, chat, given.get("location") or {})
    return {"title": "Office", "address": "1 Main Street", **given, "location": location}


def _poll(world: World, _person: Person, _chat: Chat, given: Json) -> Json:
    texts = given.get("options") or ["Yes", "No"]
    return {
        "question": "Shall we?",
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
        **given,
        "id": str(6 * 10**18 + world.next_number("poll")),
        "options": [
            {"persistent_id": f"option{n}", "text": str(text), "voter_count": 0}
            for n, text in enumerate(texts)
        ],
    }


def _story(world: World, _person: Person, chat: Chat, given: Json) -> Json:
    return {"chat": chat_json(world, chat), "id": int(given.get("id", 1))}


def _game(_world: World, _person: Person, _chat: Chat, given: Json) -> Json:
    return {"title": "Chess", "description": "A game.", **given, "photo": []}


PLAIN: dict[str, tuple[str, Made, str]] = {
    "location": ("Location", _location, "a place: {latitude, longitude, live_period, ...}"),
    "contact": ("Contact", _contact, "a contact: {phone_number, first_name, ...}; {} is the person's own"),
    "venue": ("Venue", _venue, "a venue: {location, title, address}"),
    "dice": ("Dice", _dice, "a dice: {emoji, value}"),
    "poll": ("Poll", _poll, "a poll: {question, options: [texts], is_anonymous, ...}"),
    "story": ("Story", _story, "a story passed on: {}"),
    "game": ("Game", _game, "a game passed on: {title, description}"),
}
"""Kinds without a file: the type of the specification, how it is made, and what can be given."""
CONTENT_FIELDS: tuple[Field, ...] = (
    option("text", STRING, "the words, or the caption of a file"),
    option("entities", "array", "the entities of the words, measured in UTF-16 units"),
    *(option(kind, OBJECT, f"a {kind.replace('_', ' ')}: {A_FILE}") for kind in FILES),
    *(option(kind, OBJECT, words) for kind, (_, _, words) in PLAIN.items()),
)


def content_of(world: World, person: Person, chat: Chat, asked: Json) -> tuple[Json, Json | None]:
    """The content of a message and the file in it. Raises Refused, or ApiError for what Telegram refuses."""
    kinds = [kind for kind in (*FILES, *PLAIN) if kind in asked]
    if len(kinds) > 1:
        raise Refused(f"a message is one thing, not {' and '.join(kinds)}")
    if not kinds:
        text = str(asked.get("text") or "")
        if not text.strip():
            raise Refused("nobody can send an empty message")
        return words("text", text, asked.get("entities"), MAX_TEXT), None
    (kind,) = kinds
    if kind in PLAIN:
        name, made, _ = PLAIN[kind]
        content = RULES.type_check(name)(made(world, person, chat, asked[kind]), kind)
        # Telegram repeats a venue's place beside it.
        beside = {"location": asked[kind].get("location") or _location(world, person, chat, {})}
        return {kind: content, **(beside if kind == "venue" else {})}, None
    given: Json = asked[kind]
    caption = str(given.get("caption") or asked.get("text") or "")
    entities = given.get("caption_entities") or asked.get("entities")
    return words("caption", caption, entities, longest_caption(person)), store(
        world, kind, _upload(kind, given)
    )


def album_of(world: World, person: Person, chat: Chat, items: list[Json]) -> list[tuple[Json, Json | None]]:
    """The contents of an album's messages. Raises Refused where Telegram makes no album of that."""
    if not 2 <= len(items) <= 10:
        raise Refused("an album has 2 to 10 items")
    kinds = {kind for item in items for kind in item if kind in FILES}
    if not (kinds <= MIXED_ALBUM or kinds in PLAIN_ALBUM):
        raise Refused("an album holds photos and videos, or documents alone, or audio alone")
    album = {"media_group_id": str(2 * 10**16 + world.next_number("album"))}
    made = [content_of(world, person, chat, item) for item in items]
    return [({**content, **album}, media) for content, media in made]


def longest_caption(person: Person) -> int:
    """Code points that this person may write below a file."""
    return MAX_TEXT if person.is_premium else MAX_CAPTION


def words(name: str, text: str, entities: list[Json] | None, limit: int) -> Json:
    """A text or caption with its entities. Raises ApiError."""
    if not text:
        return {}
    text, found = formatted(text, None, entities, limit=limit)
    places = {"text": "entities", "caption": "caption_entities"}
    return {name: text, places[name]: found} if found else {name: text}


def _upload(kind: str, given: Json) -> Upload:
    mime_type, content = FILES[kind]
    if "content_base64" in given:
        content = b64decode(given["content_base64"])
    elif given.get("text"):
        content = str(given["text"]).encode()
    return Upload(str(given.get("name") or f"{kind}.bin"), str(given.get("mime_type") or mime_type), content)
