"""All that was found wrong in one file so far; reading goes on after each, so that one run shows them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.settings.environment import LoneDollar, Unset, expand
from bot.settings.errors import Problem, SettingsRefused, shown
from bot.settings.nodes import Kind, Listing, Node, Pairs, Scalar
from bot.settings.rules import Rule, Wrong

T = TypeVar("T")

_TAKEN_FOR: dict[Kind, str] = {"bool": "yes or no", "null": "nothing", "number": "a number", "date": "a date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """``environment`` is where ``${NAME}`` comes from."""

    source: str
    environment: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    _touched: set[str] = field(default_factory=set)

    def add(self, line: int, path: str, value: str, allowed: str, hint: str = "") -> None:
        """Notes one problem."""
        self.problems.append(
            Problem(line=line, path=path, value=value, allowed=allowed, hint=hint, source=self.source)
        )
        above = ""
        for step in path.split("."):
            self._touched.update((above + step.partition("[")[0], above + step))
            above += f"{step}."

    def sound(self, path: str) -> bool:
        """Whether nothing was noted at this path or below it."""
        return path not in self._touched

    def refuse_if_any(self) -> None:
        """Raises SettingsRefused with all that was noted, in line order."""
        if self.problems:
            raise SettingsRefused(tuple(sorted(self.problems, key=lambda problem: problem.line)))

    def read(self, node: Node, path: str, rule: Rule[T]) -> T | Wrong:
        """What the rule makes of the node; where that is Wrong, it has been noted."""
        if not isinstance(node, Scalar):
            self.add(node.line, path, shape(node), rule.allowed)
            return Wrong()
        match expand(node.raw, self.environment):
            case Unset(names):
                for name in names:
                    how = f"Set it before the start: export {name}=..."
                    self.add(node.line, path, f"${{{name}}}, and {name} is not set", rule.allowed, how)
            case LoneDollar():
                value = "(hidden), with a '$' that stands alone" if rule.secret else shown(node.raw)
                how = "Write ${NAME} for a variable of the environment, and $$ for a dollar sign."
                self.add(node.line, path, value, rule.allowed, how)
            case str(text):
                return self._ruled(node, text, path, rule)
        return Wrong()

    def _ruled(self, node: Scalar, text: str, path: str, rule: Rule[T]) -> T | Wrong:
        if rule.prose and node.kind != "text":
            value = f"{shown(node.raw)[1:-1]} without quotes, which YAML takes for {_TAKEN_FOR[node.kind]}"
            self.add(node.line, path, value, rule.allowed, f"Put it in quotes: {shown(node.raw)}.")
            return Wrong()
        read = rule.read(text)
        if isinstance(read, Wrong):
            # As written, not as expanded: the environment may have put a secret under a wrong key.
            value = "(hidden)" if rule.secret else shown(node.raw)
            self.add(node.line, path, value, rule.allowed, read.hint)
        return read


def shape(node: Node) -> str:
    """What stands there instead of another shape. A value is not shown: it may be a secret."""
    match node:
        case Listing():
            return "a list"
        case Pairs():
            return "a map"
        case Scalar():
            return "a single value"
