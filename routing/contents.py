"""What messages hold beside their words: files, and the form of the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file somebody sent. ``size`` in bytes; ``blob`` is a key of the blob store."""

    name: str
    content_type: str
    size: int
    blob: str
    decoration: bool = False
    """A small picture the text itself shows (a logo), or a signature over the mail: kept, but nothing that
    a person has to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a text that has a form. ``start`` and ``length`` in UTF-16 units, as Telegram counts.

    ``argument``: the address of a link, the language of a piece of code.
    """

    kind: str
    start: int
    length: int
    argument: str = ""


Marks = tuple[Mark, ...]
