"""``${NAME}`` in a value: secrets stay in the environment and out of the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DOLLAR = re.compile(r"\$(?:(?P<literal>\$)|\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)\})?")


@dataclass(frozen=True, slots=True)
class Unset:
    """The variables that are missing, or empty, which is the same."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoneDollar:
    """A ``$`` that is neither ``$$`` nor ``${NAME}``: surely meant as one of both."""


def expand(raw: str, environment: Mapping[str, str]) -> str | Unset | LoneDollar:
    """``raw`` with each ``${NAME}`` replaced, and ``$$`` by a dollar; what it puts in is final."""
    found = list(_DOLLAR.finditer(raw))
    unset = dict.fromkeys(one["name"] for one in found if one["name"] and not environment.get(one["name"]))
    if unset:
        return Unset(tuple(unset))
    if any(not one["name"] and not one["literal"] for one in found):
        return LoneDollar()
    return _DOLLAR.sub(lambda one: environment[one["name"]] if one["name"] else "$", raw)
