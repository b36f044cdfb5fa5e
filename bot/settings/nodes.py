"""YAML as nodes that know their line. Nothing is interpreted here but the shape."""

from dataclasses import dataclass
from typing import Literal

import yaml

from bot.settings.errors import Problem, SettingsRefused
from bot.settings.yaml_words import in_plain_words

_DEEPEST = 20
_MOST = 50_000
LARGEST = 1_000_000

Kind = Literal["text", "bool", "null", "number", "date"]
_KINDS: dict[str, Kind] = {
    "bool": "bool",
    "null": "null",
    "int": "number",
    "float": "number",
    "timestamp": "date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value, as written (without quotes)."""

    line: int
    raw: str
    kind: Kind
    """What other YAML readers take it for: ``no`` without quotes is a bool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A key and what stands under it."""

    key: str
    line: int
    node: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A map. A key may stand in it twice: that is for the reader to refuse."""

    line: int
    pairs: tuple[Pair, ...]


Node = Scalar | Listing | Pairs


class _Refusal(yaml.MarkedYAMLError):
    """YAML that is well-formed and not wanted; the problem text is ours and quotes nothing of the file."""


class _Loader(yaml.SafeLoader):
    """Composes nodes, and refuses what can grow: anchors, aliases, depth, sheer number; and tags."""

    depth = 0
    count = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs have no types for it
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refusal(problem="anchor", problem_mark=event.start_mark)
        # PyYAML gives an untagged value the tag None; a lone "!" means "no tag" and is refused alike.
        if getattr(event, "tag", None):
            raise _Refusal(problem="tag", problem_mark=event.start_mark)
        if self.depth >= _DEEPEST:
            raise _Refusal(problem="deep", problem_mark=event.start_mark)
        if self.count >= _MOST:
            raise _Refusal(problem="many", problem_mark=event.start_mark)
        self.count += 1
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_nodes(text: str, source: str) -> Pairs:
    """The map at the top of ``text``. Raises SettingsRefused with one problem where there is none."""

    def refused(line: int, value: str, allowed: str) -> SettingsRefused:
        problem = Problem(line=line, path="the file", value=value, allowed=allowed, source=source)
        return SettingsRefused((problem,))

    if len(text) > LARGEST or len(text.encode(errors="replace")) > LARGEST:
        raise refused(0, "over 1 MB", "A settings file has some kilobytes; this is surely another file.")
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        line, value, allowed = in_plain_words(error, text)
        raise refused(line, value, allowed) from None
    match _converted(node, 1) if node else None:
        case Pairs() as pairs:
            return pairs
        case Listing():
            raise refused(1, "a list", "It is a map of keys such as 'company:', without '-' before them.")
        case Scalar(raw=raw) if raw:
            raise refused(1, "a single value", "It is a map of keys such as 'company: Northwind Hosting'.")
        case _:
            raise refused(0, "empty", "Start with a copy of the example settings.yaml.")


def _composed(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    except (ValueError, OverflowError) as error:
        # PyYAML has no error of its own for "\UFFFFFFFF", nor for a version of 5000 digits.
        raise _Refusal(problem="escape", problem_mark=loader.get_mark()) from error


def _converted(node: yaml.Node, line: int) -> Node:
    """``line`` is that of the key above; a list or map is said to be there, not where its first item is."""
    match node:
        case yaml.MappingNode():
            return Pairs(line=line, pairs=tuple(_pair(key, value) for key, value in node.value))
        case yaml.SequenceNode():
            return Listing(line=line, items=tuple(_converted(item, _line(item)) for item in node.value))
        case _:
            kind = _KINDS.get(node.tag.rpartition(":")[2], "text")
            return Scalar(line=_line(node), raw=node.value, kind=kind)


def _pair(key: yaml.Node, value: yaml.Node) -> Pair:
    # A list or map as a key ("{{ token }}" of a template makes one) gets a name no setting has.
    name = key.value if isinstance(key, yaml.ScalarNode) else "{...}"
    return Pair(key=name, line=_line(key), node=_converted(value, _line(key)))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
