"""A file an agent sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file an agent sent; ``id`` is its channel's name for it, ``size`` in bytes."""

    id: str
    name: str
    content_type: str
    size: int
