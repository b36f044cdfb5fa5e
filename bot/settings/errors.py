"""What is wrong with a settings file, in words for the one who wrote it."""

import re
from dataclasses import dataclass

_LONGEST = 60
_SECRETS = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{20,}|(?<=://)[^/@\s]*(?=@)")
"""What looks like a bot token, or like a login inside a URL, even under a key that is no secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend. ``value`` is what stands there, already fit to be shown: never a secret."""

    line: int
    """1 for the first line; 0 where the file as a whole could not be had."""
    path: str
    value: str
    allowed: str
    """A whole sentence."""
    hint: str = ""
    """A whole sentence, or ""."""
    source: str = "settings.yaml"

    def __str__(self) -> str:
        where = f"{self.source} line {self.line}" if self.line else self.source
        return " ".join(filter(None, (f"{where}: {self.path} is {self.value}.", self.allowed, self.hint)))


class SettingsRefused(Exception):
    """The file is not used at all. ``problems`` are all there are, in line order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def shown(text: str) -> str:
    """``text`` in quotes, cut short, on one line, without what looks like a secret."""
    masked = _SECRETS.sub("(hidden)", text)
    return repr(masked if len(masked) <= _LONGEST else masked[:_LONGEST] + "...")
