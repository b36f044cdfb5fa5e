"""MarkdownV2, read as strictly as Telegram reads it."""

from dataclasses import dataclass, field

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.links import special_link, unreadable
from channels.telegram.sandbox.markdown import Written, code_start, link_entity
from channels.telegram.sandbox.records import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
TYPES = {
    "Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Code": "code", "Pre": "pre", "PreCode": "pre", "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}  # fmt: skip
"""Telegram's own names, which its errors tell, and those of the Bot API."""
ENDS = {
    "Bold": "*", "Underline": "__", "Strikethrough": "~", "Spoiler": "||", "Code": "`", "Pre": "```",
    "PreCode": "```", "TextUrl": "]", "CustomEmoji": "]",
}  # fmt: skip
BEGINS = {"__": "Underline", "_": "Italic", "*": "Bold", "~": "Strikethrough", "||": "Spoiler",
          "[": "TextUrl", "```": "Pre", "`": "Code", "![": "CustomEmoji"}  # fmt: skip
"""The longer mark before the shorter that it begins with."""


@dataclass(slots=True)
class _Open:
    kind: str
    begin: int
    """Where its mark stands in the source."""
    offset: int
    mark: int
    language: str = ""


@dataclass(slots=True)
class _Reading:
    source: str
    at: int = 0
    written: Written = field(default_factory=Written)
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    quoting: bool = False
    line_begins: bool = True
    """Nothing but marks stands in this line yet, so that a quotation may begin."""

    def place(self, at: int) -> int:
        return len(self.source[:at].encode())

    def write(self, text: str) -> None:
        self.written.add(text)
        if text != "\r":
            self.line_begins = text == "\n"

    def unended(self) -> ApiError:
        last = self.open[-1]
        return unreadable(f"Can't find end of {last.kind} entity at byte offset {self.place(last.begin)}")


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises ApiError with Telegram's words for broken markup."""
    reading = _Reading(source)
    while reading.at < len(source):
        char, following = source[reading.at], source[reading.at + 1 : reading.at + 2]
        in_code = bool(reading.open) and reading.open[-1].kind in ("Code", "Pre", "PreCode")
        if char == "\\" and following and 0 < ord(following) <= 126:
            reading.write(following)
            reading.at += 2
        elif char not in RESERVED or (in_code and char != "`"):
            reading.write(char)
            reading.line_begins &= char == "\r"
            reading.at += 1
        elif reading.quoting and char == "\n" and following != ">":
            _end_quotation(reading)
        elif _ends_here(reading):
            _end(reading)
        else:
            _begin(reading)
    _end_of_text(reading)
    return reading.written.since(0), reading.entities


def _ends_here(reading: _Reading) -> bool:
    if not reading.open:
        return False
    kind, source, at = reading.open[-1].kind, reading.source, reading.at
    if kind == "Italic":
        return source[at] == "_" and source[at + 1 : at + 2] != "_"
    return kind in ENDS and source.startswith(ENDS[kind], at)


def _begin(reading: _Reading) -> None:
    source, at, char = reading.source, reading.at, reading.source[reading.at]
    if char == "\n":
        reading.write(char)
        reading.at += 1
        return
    if char == ">" and reading.line_begins:
        if not reading.quoting:
            _opened(reading, "BlockQuote")
            reading.quoting = True
        reading.at += 1
        return
    mark = next((mark for mark in BEGINS if source.startswith(mark, at)), None)
    if mark is None:
        raise unreadable(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
    opened = _opened(reading, BEGINS[mark])
    reading.at = at + len(mark)
    if mark == "```":
        opened.language, reading.at = code_start(source, reading.at)
        opened.kind = "PreCode" if opened.language else "Pre"


def _opened(reading: _Reading, kind: str) -> _Open:
    opened = _Open(kind, reading.at, reading.written.length, reading.written.mark())
    reading.open.append(opened)
    return opened


def _end(reading: _Reading) -> None:
    opened = reading.open.pop()
    entity: Json | None = {"type": TYPES.get(opened.kind, "")}
    reading.at += len(ENDS.get(opened.kind, "_"))
    if opened.kind == "TextUrl":
        url = _address(reading, "a URL")
        entity = link_entity(reading.written.since(opened.mark) if url is None else url)
    elif opened.kind == "CustomEmoji":
        url = _address(reading, "a custom emoji URL")
        if url is None:
            raise unreadable("Custom emoji entity must contain a tg://emoji URL")
        entity = _special(url)
    elif opened.language:
        entity = {"type": "pre", "language": opened.language}
    if entity and reading.written.length > opened.offset:
        _keep(reading, entity, opened.offset)


def _keep(reading: _Reading, entity: Json, offset: int) -> None:
    reading.entities.append({**entity, "offset": offset, "length": reading.written.length - offset})


def _address(reading: _Reading, what: str) -> str | None:
    """The address in parentheses, with escapes resolved; None where there is none."""
    source = reading.source
    if source[reading.at : reading.at + 1] != "(":
        return None
    begin = at = reading.at + 1
    url = ""
    while at < len(source) and source[at] != ")":
        following = source[at + 1 : at + 2]
        if source[at] == "\\" and following and 0 < ord(following) <= 126:
            at += 1
        url += source[at]
        at += 1
    if at >= len(source):
        raise unreadable(f"Can't find end of {what} at byte offset {reading.place(begin)}")
    reading.at = at + 1
    return url


def _special(url: str) -> Json:
    host, asked = special_link(url)
    if host == "time" and asked.get("unix", "").isdigit():
        shown = {"date_time_format": asked["format"]} if asked.get("format") else {}
        return {"type": "date_time", "unix_time": int(asked["unix"]), **shown}
    if host != "emoji":
        raise unreadable('Custom emoji URL must have host "emoji"')
    if "id" not in asked:
        raise unreadable("Custom emoji URL must have an emoji identifier")
    if not asked["id"].isdigit() or asked["id"].startswith("0"):
        raise unreadable("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": asked["id"]}


def _end_quotation(reading: _Reading) -> None:
    """A line break that is not followed by another quoted line; it belongs to the quotation."""
    expandable = _is_expandable(reading)
    if reading.open[-1].kind != "BlockQuote":
        raise reading.unended()
    opened = reading.open.pop()
    reading.quoting = False
    reading.write("\n")
    reading.at += 1
    _keep(reading, {"type": TYPES["ExpandableBlockQuote" if expandable else opened.kind]}, opened.offset)


def _is_expandable(reading: _Reading) -> bool:
    """A spoiler that begins right before the end says that the quotation can be unfolded."""
    behind = reading.source[reading.open[-1].begin : reading.at]
    if reading.open[-1].kind != "Spoiler" or behind not in ("||", "||\r"):
        return False
    reading.open.pop()
    return True


def _end_of_text(reading: _Reading) -> None:
    if reading.quoting and reading.open:
        expandable = _is_expandable(reading)
        if reading.open[-1].kind == "BlockQuote":
            opened = reading.open.pop()
            if reading.written.length > opened.offset:
                kind = "ExpandableBlockQuote" if expandable else opened.kind
                _keep(reading, {"type": TYPES[kind]}, opened.offset)
    if reading.open:
        raise reading.unended()
