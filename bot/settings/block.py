"""One map of the settings file: hands out its values, notes what is wrong with them, and goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from bot.settings.errors import shown
from bot.settings.findings import Findings, shape
from bot.settings.keys import KEYS, nearest
from bot.settings.nodes import Listing, Node, Pair, Pairs, Scalar
from bot.settings.rules import Rule, Wrong

T = TypeVar("T")

_A_MAP = "It is a map: keys below it, indented by two spaces."


@dataclass(frozen=True, slots=True)
class Entry:
    """A good value of a list, and the line it stands on."""

    line: int
    text: str


class Block:
    """Keys that no setting has, and keys given twice, are noted when the block is opened."""

    def __init__(self, node: Pairs, path: str, kind: str, findings: Findings) -> None:
        """``kind`` is the path as the table of keys has it: without the numbers of list items."""
        self.line, self.path = node.line, path
        self._kind, self._findings = kind, findings
        self._pairs: dict[str, Pair] = {}
        for pair in node.pairs:
            self._admit(pair)

    def _admit(self, pair: Pair) -> None:
        known = KEYS[self._kind]
        if pair.key not in known:
            name, keys = shown(pair.key)[1:-1], f"The keys here are {', '.join(known)}."
            hint = nearest(pair.key, self._kind)
            self._findings.add(pair.line, self.at(name), "not a known key", keys, hint)
        elif pair.key in self._pairs:
            first = f"It stands on line {self._pairs[pair.key].line} already; keep one of them."
            self._findings.add(pair.line, self.at(pair.key), "given twice", first)
        else:
            self._pairs[pair.key] = pair

    def at(self, key: str) -> str:
        """The whole path of a key of this block."""
        return f"{self.path}.{key}" if self.path else key

    def line_of(self, key: str) -> int:
        """Where the key stands; where it is missing, the block's own line."""
        return self._pairs[key].line if key in self._pairs else self.line

    def given(self, key: str) -> bool:
        """Whether anything stands there; an empty list is something, a key with nothing behind it is not."""
        return self._node(key) is not None

    def empty(self, key: str) -> bool:
        """Whether an empty list stands there."""
        node = self._node(key)
        return isinstance(node, Listing) and not node.items

    def sound(self, *keys: str) -> bool:
        """Whether nothing was noted at or below these keys, so that it makes sense to compare them."""
        return all(self._findings.sound(self.at(key)) for key in keys)

    def refuse(self, key: str, value: str, allowed: str, hint: str = "") -> None:
        """Notes a problem with a key of this block."""
        self._findings.add(self.line_of(key), self.at(key), value, allowed, hint)

    def refuse_lack(self, key: str, allowed: str, hint: str = "") -> None:
        """Notes that the key is missing or empty, but where something worse was noted of it before."""
        if self.sound(key):
            self.refuse(key, "empty" if self.given(key) else "missing", allowed, hint)

    def value(self, key: str, rule: Rule[T], default: T | None = None) -> T:
        """The value of ``key``, or ``default``; with no default it must be there."""
        node = self._node(key)
        if node is None:
            if default is None:
                self.refuse(key, "missing", rule.allowed)
            return rule.stand_in if default is None else default
        read = self._findings.read(node, self.at(key), rule)
        return rule.stand_in if isinstance(read, Wrong) else read

    def values(self, key: str, rule: Rule[str]) -> tuple[Entry, ...]:
        """The good values of a list, each once."""
        good: dict[str, Entry] = {}
        for path, node in self._items(key):
            read = self._findings.read(node, path, rule)
            if isinstance(read, Wrong):
                continue
            if read in good:
                first = f"It stands on line {good[read].line} already; keep one of them."
                self._findings.add(node.line, path, "given twice", first)
            good.setdefault(read, Entry(node.line, read))
        return tuple(good.values())

    def block(self, key: str) -> "Block | None":
        """The map under ``key``; None where there is none."""
        node = self._node(key)
        if isinstance(node, Pairs):
            return Block(node, self.at(key), self.at(key), self._findings)
        if node is not None:
            self.refuse(key, shape(node), _A_MAP)
        return None

    def block_or_empty(self, key: str) -> "Block":
        """The map under ``key``; where there is none, one that has nothing but defaults."""
        nothing = Pairs(line=self.line_of(key), pairs=())
        return self.block(key) or Block(nothing, self.at(key), self.at(key), self._findings)

    def blocks(self, key: str, allowed: str) -> "tuple[Block, ...]":
        """The maps in the list under ``key``."""
        found = []
        for path, node in self._items(key, allowed):
            if isinstance(node, Pairs):
                found.append(Block(node, path, f"{self.at(key)}[]", self._findings))
            else:
                self._findings.add(node.line, path, shape(node), allowed)
        return tuple(found)

    def _items(self, key: str, hint: str = "") -> Iterator[tuple[str, Node]]:
        """Numbered from 1, as people count."""
        node = self._node(key)
        if isinstance(node, Listing):
            for number, item in enumerate(node.items, start=1):
                yield f"{self.at(key)}[{number}]", item
        elif node is not None:
            how = "It is a list: in [ ], or each item on its own line after '- '."
            self.refuse(key, shape(node), how, hint)

    def _node(self, key: str) -> Node | None:
        node = self._pairs[key].node if key in self._pairs else None
        return None if isinstance(node, Scalar) and node.kind == "null" else node
