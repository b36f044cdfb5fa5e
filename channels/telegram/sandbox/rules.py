"""The specification as checks: which parameters a method takes, and what each may hold."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from channels.telegram.sandbox.checks import BASIC, Check, a_known_user, limited, listed, object_from
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.records import Json

VERSION = "Bot API 10.0"
ARRAY = "Array of "
CONSTANT = re.compile(r"(?:must be|always) [\"“]?(\w+)[\"”]?")
ONLY_QUOTED_VALUES = {
    ("ReactionTypeEmoji", "emoji"),
    ("MessageEntity", "type"),
    ("InlineKeyboardButton", "style"),
}
"""Fields whose values quoted in the description are all there are."""
LENIENT = {
    ("createForumTopic", "name"),
    ("editForumTopic", "name"),
    ("editGeneralForumTopic", "name"),
    ("sendLocation", "live_period"),
}
"""Telegram cuts a longer topic name instead of refusing it, and lets a place live for ever."""
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "from_chat_id": "chat_id is empty",
}
FILES = ("photo", "document", "voice", "video", "audio", "animation", "video_note", "sticker")


@dataclass(frozen=True, slots=True)
class MethodRule:
    """A method's parameters: its name as documented, a check for each, and those that must be there."""

    name: str
    checks: dict[str, Check]
    required: tuple[str, ...]


def _data(name: str) -> Json:
    text = (files("channels.telegram.sandbox") / "spec" / name).read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


class Rules:
    """All methods, found by their name in small letters. Types are compiled when first met."""

    def __init__(self, *, strict: bool = True) -> None:
        self._strict = strict
        spec, self._limits = _data("bot-api-spec.json"), _data("bot-api-constraints.json")
        self._types: dict[str, Json] = spec["types"]
        self._compiled: dict[str, Check] = {}
        self.topic_icons: dict[str, str] = self._limits["forum_topic_icon_emoji"]["ids"]
        self.update_types: list[str] = self._limits["update_types"]
        self.reactions = frozenset(self._limits["types"]["ReactionTypeEmoji"]["emoji"]["mentions"])
        self.off_by_default: list[str] = self._limits["update_types_off_by_default"]
        self.administrator_rights = [
            column["name"]
            for column in self._types["ChatMemberAdministrator"]["fields"]
            if column["name"].startswith("can_")
            and column["name"] != "can_be_edited"
            and "for channels only" not in column["description"]
        ]
        self.member_rights = [
            column["name"]
            for column in self._types["ChatMemberRestricted"]["fields"]
            if column["name"].startswith("can_")
        ]
        self.returns: dict[str, list[str]] = {name: m["returns"] for name, m in spec["methods"].items()}
        self.methods = {name.lower(): self._method(name, method) for name, method in spec["methods"].items()}

    def checked(self, method: str, given: Json, uploads: Json) -> Json:
        """The parameters with their types. Raises ApiError for unknown, missing and wrong ones."""
        rule = self.methods[method.lower()]
        typed: Json = {}
        for name, value in given.items():
            check = rule.checks.get(name)
            if check is None:
                if not self._strict:
                    continue
                raise bad_request(
                    f'unknown parameter "{name}" ({rule.name} of {VERSION} has none of that name)'
                )
            typed[name] = check(value, name)
        for name, upload in uploads.items():
            if name in rule.checks:
                typed[name] = upload
            elif self._strict and not any(f"attach://{name}" in str(value) for value in given.values()):
                raise bad_request(f'unknown parameter "{name}" (a file that nothing refers to)')
        for name in rule.required:
            if name not in typed or typed[name] == "":
                raise bad_request(missing(name))
        return typed

    def _method(self, name: str, method: Json) -> MethodRule:
        columns = method.get("fields", [])
        limits = self._limits["methods"].get(name, {})
        checks = {column["name"]: self._column(name, column, limits) for column in columns}
        return MethodRule(name, checks, tuple(column["name"] for column in columns if column["required"]))

    def _column(self, owner: str, column: Json, limits: Json) -> Check:
        name = column["name"]
        if (owner, name) == ("MessageEntity", "user"):
            return a_known_user
        limit = dict(limits.get(name, {}))
        if (owner, name) in LENIENT or limit.get("after_entity_parsing"):
            limit = {}
        if (owner, name) in ONLY_QUOTED_VALUES:
            limit["one_of"] = limit.get("mentions", [])
        return limited(owner, name, self._union(tuple(column["types"])), limit)

    def _union(self, types: tuple[str, ...]) -> Check:
        if len(types) == 1:
            return self.type_check(types[0])
        if all(name.startswith(ARRAY) for name in types):
            return listed(self._union(tuple(name.removeprefix(ARRAY) for name in types)))
        if all(name in BASIC for name in types):
            return _either([BASIC[name] for name in types])
        return self._chosen(types)

    def type_check(self, name: str) -> Check:
        """A check for a type of the specification, e.g. "Message" or "Array of Update"."""
        if name.startswith(ARRAY):
            return listed(self.type_check(name.removeprefix(ARRAY)))
        if name in BASIC:
            return BASIC[name]

        def compiled_when_met(value: object, place: str) -> object:
            check = self._compiled.get(name)
            if check is None:
                check = self._compiled[name] = self._object(name)
            return check(value, place)

        return compiled_when_met

    def _object(self, name: str) -> Check:
        described = self._types[name]
        if described.get("subtypes"):
            return self._chosen(tuple(described["subtypes"]))
        columns = described.get("fields", [])
        limits = self._limits["types"].get(name, {})
        checks = {column["name"]: self._column(name, column, limits) for column in columns}
        required = tuple(column["name"] for column in columns if column["required"])

        def check(value: object, place: str) -> object:
            given = object_from(value, place)
            for key in given:
                if key not in checks and self._strict:
                    raise bad_request(f'can\'t parse {place}: {name} has no field "{key}" in {VERSION}')
            for key in required:
                if key not in given:
                    raise bad_request(f"can't parse {place}: Can't find field \"{key}\"")
            return {key: checks[key](item, key) for key, item in given.items() if key in checks}

        return check

    def _chosen(self, names: tuple[str, ...]) -> Check:
        """One of several objects: the first whose constants fit and whose required fields are there."""

        @cache
        def alternatives() -> list[tuple[Json, frozenset[str], Check]]:
            return [(self._constants(name), self._required(name), self.type_check(name)) for name in names]

        def check(value: object, place: str) -> object:
            given = object_from(value, place)
            fitting = [
                (required, inner)
                for constants, required, inner in alternatives()
                if all(given.get(key) == constant for key, constant in constants.items())
            ]
            for required, inner in fitting:
                if required <= given.keys():
                    return inner(given, place)
            if fitting and len(fitting) < len(names):
                return fitting[0][1](given, place)
            raise bad_request(f"can't parse {place}: it is none of {', '.join(names)}")

        return check

    def _constants(self, name: str) -> Json:
        found: Json = {}
        limits = self._limits["types"].get(name, {})
        for column in self._types[name].get("fields", []):
            key = column["name"]
            said = CONSTANT.search(column["description"])
            if "const" in limits.get(key, {}):
                found[key] = limits[key]["const"]
            elif said and key in ("type", "source", "status"):
                found[key] = said.group(1)
        return found

    def _required(self, name: str) -> frozenset[str]:
        return frozenset(
            column["name"] for column in self._types[name].get("fields", []) if column["required"]
        )


def missing(name: str) -> str:
    """What Telegram says where a parameter is not there."""
    if name in FILES:
        return f"there is no {name} in the request"
    return MISSING.get(name, f'parameter "{name}" is required')


def _either(checks: list[Check]) -> Check:
    def check(value: object, place: str) -> object:
        for candidate in checks[:-1]:
            try:
                return candidate(value, place)
            except ApiError:
                continue
        return checks[-1](value, place)

    return check


@cache
def rules(*, strict: bool) -> Rules:
    """The rules; those that are not strict leave out what the specification does not know."""
    return Rules(strict=strict)


RULES = rules(strict=True)
"""Read once: the specification does not change while the sandbox runs."""
