"""How the control interface is described: its routes, what they take, and an example of each.

The routes, the checks of what comes in, the OpenAPI document and the page about it are all made of these.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.records import Chat, Json, Person
from channels.telegram.sandbox.world import World

Deed = Callable[[World, Json], object | Awaitable[object]]
"""Gets query, path and body as one object; what it returns is the answer."""
Act = Callable[[World, Person, Chat, Json], object]
"""Something a person does in a chat; what it returns is the answer."""
ARRAY, BOOLEAN, INTEGER, NUMBER, OBJECT, STRING = (
    "array",
    "boolean",
    "integer",
    "number",
    "object",
    "string",
)
WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a route takes. ``kind`` is a type of JSON; in a query numbers and switches come as text."""

    name: str
    kind: str
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One route. ``answer`` says in words what comes back."""

    verb: str
    path: str
    deed: Deed
    meaning: str
    answer: str = "{}"
    fields: tuple[Field, ...] = ()
    example: Json = field(default_factory=dict)
    plain_text: bool = False
    checked_by_deed: bool = False
    """What it takes depends on what is asked for; ``fields`` are those that are always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One deed of a person, as ``POST /sandbox/act`` takes it under ``do``."""

    name: str
    act: Act
    meaning: str
    answer: str = "{}"
    fields: tuple[Field, ...] = ()
    example: Json = field(default_factory=dict)


def needed(name: str, kind: str, meaning: str, *choices: str) -> Field:
    """A field that must be given."""
    return Field(name=name, kind=kind, meaning=meaning, required=True, choices=choices)


def option(name: str, kind: str, meaning: str, *choices: str) -> Field:
    """A field that can be left out."""
    return Field(name=name, kind=kind, meaning=meaning, choices=choices)


def checked(fields: Iterable[Field], asked: Json) -> Json:
    """What was asked, each value with its type, without those that are null. Raises Refused."""
    known = {column.name: column for column in fields}
    given = {name: value for name, value in asked.items() if value is not None}
    for name in given:
        if name not in known:
            raise Refused(f'there is no field "{name}" here; there are: {", ".join(known) or "none"}')
    for name, column in known.items():
        if column.required and name not in given:
            raise Refused(f'"{name}" is missing: {column.meaning}')
    return {name: _typed(known[name], value) for name, value in given.items()}


def _typed(column: Field, value: object) -> object:
    try:
        typed = _READ[column.kind](value)
    except (KeyError, TypeError, ValueError):
        raise Refused(f'"{column.name}" is {value!r}, and must be of type {column.kind}') from None
    if column.choices and typed not in column.choices:
        raise Refused(f"{column.name} is one of {', '.join(column.choices)}")
    return typed


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    return float(value)


def _boolean(value: object) -> bool:
    return value if isinstance(value, bool) else WORDS[str(value).lower()]


def _instance(kind: type) -> Callable[[object], object]:
    def read(value: object) -> object:
        if not isinstance(value, kind):
            raise TypeError
        return value

    return read


_READ: dict[str, Callable[[object], object]] = {
    ARRAY: _instance(list),
    BOOLEAN: _boolean,
    INTEGER: _integer,
    NUMBER: _number,
    OBJECT: _instance(dict),
    STRING: _instance(str),
}
