"""The specification as a table: each parameter, a value that fits, and for each rule one that breaks it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from channels.telegram.sandbox import rules

Json = dict[str, Any]
SPEC = Path(rules.__file__).parent / "spec"
METHODS: Json = json.loads((SPEC / "bot-api-spec.json").read_text("utf-8"))["methods"]
TYPES: Json = json.loads((SPEC / "bot-api-spec.json").read_text("utf-8"))["types"]
LIMITS: Json = json.loads((SPEC / "bot-api-constraints.json").read_text("utf-8"))
BASIC = ("Integer", "String", "Boolean", "True", "Float", "InputFile")
ARRAY = "Array of "
MILDER = {("createForumTopic", "name"), ("editForumTopic", "name"), ("editGeneralForumTopic", "name")}
"""The real server cuts these where they are too long, and has an answer of its own where they are empty."""
QUOTED = {("ReactionTypeEmoji", "emoji"), ("MessageEntity", "type"), ("InlineKeyboardButton", "style")}
"""Fields whose quoted values are all there are."""
SPARE = {("MessageEntity", "user")}
"""Telegram reads a part of these, and does not look at the rest."""


@dataclass(frozen=True)
class Column:
    """A parameter of a method, or a field of a type."""

    owner: str
    name: str
    types: tuple[str, ...]
    required: bool
    limits: Json

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def id(self) -> str:
        return f"{self.owner}.{self.name}"

    @property
    def rules(self) -> list[str]:
        """The names of the rules that the data state."""
        return [*(["required"] if self.required else []), *(rule for rule, _ in broken(self))]


def columns(owner: str) -> list[Column]:
    """All of a method or a type."""
    part = "methods" if owner in METHODS else "types"
    described = METHODS.get(owner) or TYPES[owner]
    limits = LIMITS[part].get(owner, {})
    return [
        Column(owner, f["name"], tuple(f["types"]), f["required"], limits.get(f["name"], {}))
        for f in described.get("fields", [])
    ]


def reachable(methods: list[str]) -> list[str]:
    """The types that parameters of these methods are made of, to any depth."""
    waiting = [name for method in methods for column in columns(method) for name in column.types]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop().removeprefix(ARRAY).removeprefix(ARRAY)
        if name in BASIC or name in found:
            continue
        found[name] = None
        waiting += TYPES[name].get("subtypes", [])
        waiting += [inner for column in columns(name) for inner in column.types]
    return [name for name in sorted(found) if TYPES[name].get("fields")]


def fitting(column: Column) -> Any:
    """A value that breaks no rule."""
    limits, first = column.limits, column.types[0]
    if "const" in limits:
        return limits["const"]
    if "one_of" in limits:
        return limits["one_of"][0]
    if (column.owner, column.name) in QUOTED:
        return limits["mentions"][0]
    said = rules.CONSTANT.search(described(column))
    if said and column.name in ("type", "source", "status"):
        return said.group(1)
    if "min" in limits:
        return limits["min"]
    if first == "String" and "max_len" in limits:
        return "x" * min(max(limits.get("min_len", 1), 1), limits["max_len"])
    if first.startswith(ARRAY) and "min_items" in limits:
        return [sample(first.removeprefix(ARRAY)) for _ in range(max(limits["min_items"], 1))]
    return sample(first)


def described(column: Column) -> str:
    """Its description."""
    fields = (METHODS.get(column.owner) or TYPES[column.owner])["fields"]
    return str(next(f["description"] for f in fields if f["name"] == column.name))


def sample(name: str) -> Any:
    """The smallest value of a type."""
    if name.startswith(ARRAY):
        return [sample(name.removeprefix(ARRAY))]
    if name in BASIC:
        return {"Integer": 1, "Float": 1.5, "Boolean": True, "True": True}.get(name, "x")
    if TYPES[name].get("subtypes"):
        return sample(TYPES[name]["subtypes"][0])
    return {column.name: fitting(column) for column in columns(name) if column.required}


def broken(column: Column) -> Iterator[tuple[str, Any]]:
    """For each rule but "required" a value that breaks it and, where that can be, no other."""
    yield "type", _of_no_type(column.types)
    limits = column.limits
    quoted = (column.owner, column.name) in QUOTED
    if (column.owner, column.name) in MILDER:
        return
    if limits.get("min_len") and column.required:
        yield "length, from below", ""
    if "max_len" in limits:
        yield "length, from above", _long(limits)
    if limits.get("min_items"):
        yield "number of items, from below", _items(column, limits["min_items"] - 1)
    if "max_items" in limits:
        yield "number of items, from above", _items(column, limits["max_items"] + 1)
    if "min" in limits:
        yield "range, from below", limits["min"] - 1
    if "max" in limits:
        yield "range, from above", limits["max"] + 1
    if "one_of" in limits or quoted:
        yield "enumeration", 7 if column.types[0] == "Integer" else "none-of-these"
    if "const" in limits:
        yield "fixed value", "something else"
    if limits.get("strictly_increasing"):
        yield "strictly increasing", [2, 1]
    if "charset" in limits:
        yield "characters", "Not These!" if column.name != "command" else "NOT"


def _long(limits: Json) -> str:
    if limits.get("unit") == "bytes":
        # Fewer characters than the limit says, and more bytes.
        return "ж" * (int(limits["max_len"]) // 2 + 1)
    return "x" * (int(limits["max_len"]) + 1)


def _items(column: Column, number: int) -> list[Any]:
    inner = column.types[0].removeprefix(ARRAY)
    return [n + 1 if inner == "Integer" else sample(inner) for n in range(number)]


def _of_no_type(types: tuple[str, ...]) -> Any:
    if any(name.startswith(ARRAY) for name in types):
        return 5
    if set(types) <= set(BASIC):
        return {"no": "such thing"}
    return 5
