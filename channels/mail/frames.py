"""What the program and its reading process say to each other: JSON values and raw bytes, lengths first.

JSON and not pickle: the reading process handles hostile mail, and its answer must be able to be data only.
"""

import json
from dataclasses import asdict
from datetime import datetime
from struct import Struct
from typing import Any, BinaryIO

from routing.machine import Bounce, Cause, Fate, Kind, Machine, Sign
from routing.model import Address, Attachment, Request, Unreadable
from routing.proof import Verdict

SIZES = Struct(">II")
"""Before each frame: bytes of JSON, bytes of raw data."""
Job = tuple[str, str, str, str | None]
"""source id, time of arrival (ISO 8601), recipient, envelope sender (None: not known)"""


def pack(values: object, data: bytes = b"") -> bytes:
    """One frame."""
    text = json.dumps(values, separators=(",", ":")).encode("ascii")
    return SIZES.pack(len(text), len(data)) + text + data


def read_frame(pipe: BinaryIO) -> tuple[list[object], bytes] | None:
    """The next frame of a blocking pipe, None at its end."""
    head = pipe.read(SIZES.size)
    if len(head) < SIZES.size:
        return None
    text_size, data_size = SIZES.unpack(head)
    text, data = pipe.read(text_size), pipe.read(data_size)
    if len(data) < data_size or len(text) < text_size:
        return None
    return json.loads(text), data


def flat(inbound: Request | Unreadable) -> list[object]:
    """A reading as JSON values; times as ISO 8601."""
    values = asdict(inbound)
    for name in ("received_at", "sent_at"):
        if isinstance(values.get(name), datetime):
            values[name] = values[name].isoformat()
    return [type(inbound).__name__, values]


def unflat(kind: object, values: object) -> Request | Unreadable:
    """The reading again. Raises ValueError, TypeError or KeyError for anything else than ``flat`` makes."""
    if not isinstance(values, dict):
        raise TypeError("no reading")
    values["received_at"] = datetime.fromisoformat(values["received_at"])
    if values["address"] is not None:
        values["address"] = Address(**values["address"])
    if kind == "Unreadable":
        return Unreadable(**values)
    if values["sent_at"] is not None:
        values["sent_at"] = datetime.fromisoformat(values["sent_at"])
    values["attachments"] = tuple(Attachment(**file) for file in values["attachments"])
    values["references"] = tuple(values["references"])
    if values["automatic"] is not None:
        values["automatic"] = Machine(Kind(values["automatic"]["kind"]), Sign(values["automatic"]["sign"]))
    if values["bounce"] is not None:
        values["bounce"] = _bounce(values["bounce"])
    values["verdict"] = Verdict(values["verdict"])
    return Request(**values)


def _bounce(values: dict[str, Any]) -> Bounce:
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Bounce(**{**values, **lists, "fate": Fate(values["fate"]), "cause": Cause(values["cause"])})
