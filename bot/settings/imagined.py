"""An environment for those who need no secret: a trial, and commands that only look."""

from collections.abc import Iterator, Mapping

TOKEN = "777000777:made-up-and-known-to-this-trial-alone"
"""Stands in for whatever is missing. It has the form of a bot token and is none, so nothing of it can reach
the real Telegram."""


class Imagined(Mapping[str, str]):
    """The real environment, with TOKEN for every name that is not in it."""

    def __init__(self, real: Mapping[str, str]) -> None:
        self._real = real

    def __getitem__(self, name: str) -> str:
        return self._real.get(name) or TOKEN

    def __iter__(self) -> Iterator[str]:
        return iter(self._real)

    def __len__(self) -> int:
        return len(self._real)
