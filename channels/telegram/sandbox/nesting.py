"""How entities may lie in one another: what cannot be is cut, merged or dropped, as Telegram does it.

Bold, italic, underline, strikethrough and spoiler can be split at will. All others are whole: they never
overlap, only a quotation may hold some. Code holds nothing.
"""

from collections import deque
from math import inf

from channels.telegram.sandbox.records import Json

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTATIONS = ("blockquote", "expandable_blockquote")
CODE = ("code", "pre")
RANK = {"blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49,
        "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
        "custom_emoji": 99}  # fmt: skip
"""Of entities in the same place the lower comes first; what is not here has 50."""


def fixed(entities: list[Json], found: list[Json] | None = None) -> list[Json]:
    """The entities as Telegram keeps them, with those of ``found`` that are in nobody's way."""
    entities = in_order([entity for entity in entities if entity["length"] > 0])
    soft = [entity for entity in entities if entity["type"] in SPLITTABLE]
    quotations = _apart([entity for entity in entities if entity["type"] in QUOTATIONS])
    whole = _apart([entity for entity in entities if entity["type"] not in (*SPLITTABLE, *QUOTATIONS)])
    whole = [entity for entity in whole if not _crosses(entity, quotations)]
    for entity in _apart(in_order(found or [])):
        if not _crosses(entity, quotations) and not any(_overlap(entity, other) for other in whole):
            whole.append(entity)
    others = in_order([*whole, *quotations])
    return in_order([*others, *_Splitting(soft).around(others)])


def in_order(entities: list[Json]) -> list[Json]:
    """By place, the longer first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], RANK.get(e["type"], 50)))


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _apart(entities: list[Json]) -> list[Json]:
    """Of those that touch the same place only the first."""
    kept: list[Json] = []
    for entity in entities:
        if not kept or entity["offset"] >= _end(kept[-1]):
            kept.append(entity)
    return kept


def _crosses(entity: Json, quotations: list[Json]) -> bool:
    return any(
        _overlap(entity, quotation)
        and not (quotation["offset"] <= entity["offset"] and _end(entity) <= _end(quotation))
        for quotation in quotations
    )


class _Splitting:
    """Goes through the text once and cuts at every place where another entity begins, or a whole one ends."""

    def __init__(self, soft: list[Json]) -> None:
        self._waiting = deque(soft)
        self._open: dict[str, list[int]] = {}
        self._done: list[Json] = []

    def around(self, others: list[Json]) -> list[Json]:
        """The pieces, none of them within code."""
        inside: list[Json] = []
        for other in others:
            self._leave(inside, other["offset"])
            inside.append(other)
        self._leave(inside, inf)
        return self._done

    def _leave(self, inside: list[Json], place: float) -> None:
        while inside and place >= _end(inside[-1]):
            known = len(self._done)
            last = inside.pop()
            self._go_to(_end(last))
            if last["type"] in CODE:
                del self._done[known:]
        self._go_to(place)

    def _go_to(self, place: float) -> None:
        while self._waiting and self._waiting[0]["offset"] < place:
            entity = self._waiting.popleft()
            begun = self._open.get(entity["type"])
            if begun and entity["offset"] <= begun[1]:
                begun[1] = max(begun[1], _end(entity))
            else:
                self._cut(entity["offset"])
                self._open[entity["type"]] = [entity["offset"], _end(entity)]
        self._cut(place)

    def _cut(self, place: float) -> None:
        for kind in SPLITTABLE:
            begun = self._open.get(kind)
            if begun is None or begun[0] >= place:
                continue
            end = int(min(begun[1], place))
            self._done.append({"type": kind, "offset": begun[0], "length": end - begun[0]})
            if begun[1] <= place:
                del self._open[kind]
            else:
                begun[0] = end
