"""What a bot says of itself: names and descriptions by language, its picture, its button, its wishes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.filing import check_photo, store
from channels.telegram.sandbox.lookup import known_chat
from channels.telegram.sandbox.methods.commands import language_of
from channels.telegram.sandbox.more_records import Trait
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.rules import RULES
from channels.telegram.sandbox.viewing import photo_sizes

Function = Callable[[Calling], object]


def setter(name: str) -> Function:
    """setMyName and its like: empty takes the text of that language away."""

    def set_text(calling: Calling) -> object:
        _put(calling, f"my_{name}", language_of(calling), calling.get(name, "") or None)
        return True

    return set_text


def getter(name: str) -> Function:
    """getMyName and its like: in the language asked for, else as for all."""

    def get_text(calling: Calling) -> object:
        own = _get(calling, f"my_{name}", language_of(calling)) or _get(calling, f"my_{name}", "")
        return {name: own or (calling.bot.first_name if name == "name" else "")}

    return get_text


def set_my_profile_photo(calling: Calling) -> object:
    """setMyProfilePhoto: a new file only."""
    said: Json = calling.params["photo"]
    given = said.get("photo") or said.get("animation") or ""
    upload = calling.uploads.get(given.removeprefix("attach://"))
    if not given.startswith("attach://") or not isinstance(upload, Upload):
        raise bad_request("photo must be uploaded as an InputFile")
    if said["type"] == "static":
        check_photo(upload)
    known = _get(calling, "photos", "") or []
    _put(calling, "photos", "", [store(calling.world, "photo", upload), *known])
    return True


def remove_my_profile_photo(calling: Calling) -> object:
    """removeMyProfilePhoto: the one before it is shown again."""
    known = _get(calling, "photos", "") or []
    _put(calling, "photos", "", known[1:] or None)
    return True


def get_user_profile_photos(calling: Calling) -> object:
    """getUserProfilePhotos: the newest first. In the sandbox only bots have any."""
    trait = calling.world.traits.get((_user(calling), "photos", ""))
    photos = trait.value if trait else []
    begin, limit = calling.get("offset", 0), calling.get("limit", 100)
    shown = [photo_sizes(calling.world, photo, calling.bot.id) for photo in photos[begin : begin + limit]]
    return {"total_count": len(photos), "photos": shown}


def get_user_profile_audios(calling: Calling) -> object:
    """getUserProfileAudios: in the sandbox nobody has any."""
    _user(calling)
    return {"total_count": 0, "audios": []}


def set_chat_menu_button(calling: Calling) -> object:
    """setChatMenuButton, of one private chat or of all others."""
    button = calling.get("menu_button", {"type": "default"})
    if button["type"] == "web_app" and urlsplit(button["web_app"]["url"]).scheme != "https":
        raise bad_request("menu button web app URL must be an HTTPS URL")
    kept = None if button["type"] == "default" else button
    _put(calling, "menu_button", _private(calling), kept)
    return True


def get_chat_menu_button(calling: Calling) -> object:
    """getChatMenuButton."""
    own = _get(calling, "menu_button", _private(calling)) or _get(calling, "menu_button", "")
    return own or {"type": "commands"}


def set_my_default_administrator_rights(calling: Calling) -> object:
    """setMyDefaultAdministratorRights: what the bot asks for when somebody makes it an administrator."""
    _put(calling, "rights", _for_channels(calling), calling.get("rights"))
    return True


def get_my_default_administrator_rights(calling: Calling) -> object:
    """getMyDefaultAdministratorRights."""
    none = dict.fromkeys(("is_anonymous", "can_manage_chat", *RULES.administrator_rights), False)
    return {**none, **(_get(calling, "rights", _for_channels(calling)) or {})}


def _for_channels(calling: Calling) -> str:
    return "channels" if calling.get("for_channels") else ""


def _private(calling: Calling) -> str:
    if not calling.get("chat_id"):
        return ""
    chat = known_chat(calling.world, calling.bot, calling.params["chat_id"])
    if chat is None:
        raise bad_request("chat not found")
    if chat.type != "private":
        raise bad_request("the chat is not private")
    return chat.key


def _user(calling: Calling) -> int:
    user: int = calling.params["user_id"]
    if calling.world.people.get(user) is None and calling.world.bots.get(user) is None:
        raise bad_request("user not found")
    return user


def _get(calling: Calling, name: str, place: str) -> Any:
    trait = calling.world.traits.get((calling.bot.id, name, place))
    return trait.value if trait else None


def _put(calling: Calling, name: str, place: str, value: object) -> None:
    trait = Trait(bot=calling.bot.id, name=name, place=place, value=value)
    if value is None:
        calling.world.traits.remove(trait)
    else:
        calling.world.traits.put(trait)
