"""Files: kept byte for byte, known to each bot by ids of its own."""

import secrets
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64

from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Json, StoredFile
from channels.telegram.sandbox.viewing import file_id
from channels.telegram.sandbox.world import World

MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes, as on the public server."""
MAX_SIDES, MAX_RATIO = 10_000, 20
"""Of a photo: width and height together, and how many times longer one may be than the other."""
PNG = b"\x89PNG\r\n\x1a\n"
IMAGES = (b"\xff\xd8\xff", PNG, b"GIF8", b"RIFF", b"BM")
TINY_JPEG = b"\xff\xd8\xff\xd9"
EXTRA: dict[str, Json] = {
    "voice": {"duration": 1},
    "audio": {"duration": 1},
    "video": {"duration": 1, "width": 640, "height": 480},
    "animation": {"duration": 1, "width": 640, "height": 480},
    "video_note": {"duration": 1, "length": 240},
    "live_photo": {"duration": 1, "width": 640, "height": 480},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}
"""What Telegram reads out of the bytes; the sandbox makes it up."""
NAMED = ("document", "audio", "video", "animation")
TYPED = (*NAMED, "voice", "live_photo")
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "audio": "music"}


def store(world: World, kind: str, upload: Upload, **parts: Json) -> Json:
    """Keeps a file; answers with what a message holds of it. ``parts`` are files that belong to it."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind in ("photo", "live_photo") and len(upload.content) > MAX_PHOTO:
        raise bad_request("file is too big")
    file = _kept(world, kind, upload)
    media: Json = {"kind": kind, "file": file.id, "extra": dict(EXTRA.get(kind, {})), **parts}
    if kind in NAMED:
        media["extra"]["file_name"] = file.name
    if kind in TYPED:
        media["extra"]["mime_type"] = file.mime_type
    if kind == "photo":
        media["extra"].update(pixels(upload.content))
        media["small"] = _kept(world, "thumbnail", Upload("small.jpg", "image/jpeg", TINY_JPEG)).id
    file.media = media
    world.files.put(file)
    return media


def check_photo(upload: Upload) -> None:
    """Telegram makes a photo only of what it can decode, not too large, not too long. Raises ApiError."""
    if not upload.content.startswith(IMAGES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    sides = pixels(upload.content).values()
    if sides and (sum(sides) > MAX_SIDES or max(sides) > MAX_RATIO * min(sides)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def pixels(content: bytes) -> dict[str, int]:
    """Width and height of a PNG; empty for what the sandbox cannot measure."""
    if content.startswith(PNG) and content[12:16] == b"IHDR":
        return {
            "width": int.from_bytes(content[16:20], "big"),
            "height": int.from_bytes(content[20:24], "big"),
        }
    return {}


def again(world: World, kind: str, bot: int, given: str) -> Json:
    """What a message holds of a file that is there already, by its id. Raises ApiError."""
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = _named(world, given)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    if find(world, bot, given) is None:
        raise bad_request("wrong file identifier/HTTP URL specified")  # another bot's
    if file.kind != kind:
        raise bad_request(f"can't use file of type {_title(file.kind)} as {_title(kind)}")
    return dict(file.media)


def find(world: World, bot: int, given: str) -> StoredFile | None:
    """The file with that id, if it is that bot's."""
    file = _named(world, given)
    return file if file is not None and file_id(file, bot) == given.rstrip("=") else None


def _named(world: World, given: str) -> StoredFile | None:
    """The file with that id, whichever bot's."""
    try:
        text = urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
        kind, _, number, secret = text.split(":")
        file: StoredFile | None = world.files.get(int(number))
    except (NotBase64, ValueError):
        return None
    return file if file is not None and (file.kind, file.secret) == (kind, secret) else None


def path_of(file: StoredFile) -> str:
    """The path under which a bot downloads it."""
    suffix = file.name.rpartition(".")[2] if "." in file.name else "bin"
    return f"{FOLDERS.get(file.kind, 'files')}/file_{file.id}.{suffix}"


def at_path(world: World, path: str) -> StoredFile | None:
    """The file that is downloaded from there."""
    number = path.rpartition("file_")[2].partition(".")[0]
    file = world.files.get(int(number)) if number.isdigit() else None
    return file if file is not None and path_of(file) == path else None


def _kept(world: World, kind: str, upload: Upload) -> StoredFile:
    number = world.next_number("file")
    world.keep_content(number, upload.content)
    file = StoredFile(
        id=number,
        kind=kind,
        name=upload.name,
        mime_type=upload.mime_type,
        size=len(upload.content),
        unique_id=f"AQAD{secrets.token_urlsafe(8)}",
        secret=secrets.token_hex(6),
    )
    return world.files.put(file)


def _title(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))
