"""A file an agent sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from routing.contents import Mark, Marks

CAPTIONED = frozenset({"photo", "video", "voice", "audio", "animation", "document"})
"""The kinds of files below which words can stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file an agent sent; ``id`` is its channel's name for it, ``size`` in bytes.

    ``caption`` with its ``marks``: the words as they were when it came, whatever became of them since.
    """

    id: str
    name: str
    content_type: str
    size: int
    kind: str = ""
    caption: str = ""
    marks: Marks = ()
    is_below: bool = False
    """Whether it is shown below its words."""
    is_covered: bool = False
    """Whether it is shown only to whoever wants to see it."""

    def without_words(self) -> "SentFile":
        """The file alone."""
        return replace(self, caption="", marks=())


REPLACED = frozenset({"photo", "video", "audio", "document"})
"""The kinds of files in whose place another can be put."""


def file_of(document: Mapping[str, Any]) -> SentFile:
    """The file that ``asdict`` wrote."""
    return SentFile(**{**document, "marks": tuple(Mark(**mark) for mark in document.get("marks", ()))})
