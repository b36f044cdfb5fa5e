"""Messages of agents as they are kept: till somebody says where they belong, or in case they fail."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from routing.contents import Mark
from routing.files import file_of
from routing.model import DeskMessage


def document(written: DeskMessage) -> Mapping[str, Any]:
    """The message as a JSON object."""
    kept = asdict(written)
    del kept["received_at"]
    return kept


def message(kept: Mapping[str, Any], now: datetime) -> DeskMessage:
    """The message that ``document`` kept."""
    fields = dict(kept)
    fields["marks"] = tuple(Mark(**mark) for mark in fields["marks"])
    fields["files"] = tuple(file_of(file) for file in fields["files"])
    fields["mates"] = tuple(fields["mates"])
    return DeskMessage(received_at=now, **fields)
