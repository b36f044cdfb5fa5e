"""Telegram's HTML, read as strictly as Telegram reads it."""

import re
from dataclasses import dataclass, field

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.links import unreadable
from channels.telegram.sandbox.markdown import link_entity
from channels.telegram.sandbox.records import Json

PLAIN_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "blockquote": "blockquote", "code": "code", "pre": "pre",
}  # fmt: skip
OTHER_TAGS = ("a", "span", "tg-emoji", "tg-time")
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(
    r"&(?:(lt|gt|amp|quot)(?![a-zA-Z])|#(?:x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|([0-9]{1,7})(?![0-9])));?"
)
END_TAG = re.compile(r"</([^\s>]*)\s*>")
HALF_A_PAIR = (
    "Text contains invalid Unicode characters after decoding HTML entities,"
    " check for unmatched surrogate code units"
)
NAME = re.compile(r"[^\s>]*")
SPACE = re.compile(r"\s*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']+")
BARE_VALUE = re.compile(r"[a-zA-Z0-9.-]*")
NO_END = re.compile(r"[^\s>]")
QUOTED_VALUE = re.compile(r"\"([^\"]*)\"|'([^']*)'")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int
    text_at: int


@dataclass(slots=True)
class _Reading:
    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text) + sum(1 for char in text if char > "\uffff")

    def wrong(self, reason: str, at: int, more: str = "") -> ApiError:
        place = len(self.source[:at].encode())
        return unreadable(f"{reason} at byte offset {place}{more}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises ApiError with Telegram's words for broken markup."""
    reading = _Reading(source)
    while reading.at < len(source):
        char = source[reading.at]
        if char == "&":
            _character(reading)
        elif char == "<" and source.startswith("</", reading.at):
            _end_tag(reading)
        elif char == "<":
            _start_tag(reading)
        else:
            _plain(reading)
    if reading.open:
        tag = reading.open[-1].tag
        raise unreadable(f'Can\'t find end tag corresponding to start tag "{tag}"')
    return "".join(reading.out), _merged(reading.entities)


def _plain(reading: _Reading) -> None:
    stops = [p for p in (reading.source.find(c, reading.at) for c in "<&") if p >= 0]
    end = min(stops, default=len(reading.source))
    reading.write(reading.source[reading.at : end])
    reading.at = end


def decoded(text: str) -> str:
    """Character references resolved; unknown ones stay as they are, as with Telegram."""
    return CHARACTER.sub(lambda m: _one(m) or m.group(), text)


def _one(match: re.Match[str]) -> str:
    name, hexadecimal, decimal = match.groups()
    if name:
        return CHARACTERS[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code < 0xE000:
        raise unreadable(HALF_A_PAIR)
    return chr(code) if 0 < code < 0x10FFFF else ""


def _character(reading: _Reading) -> None:
    match = CHARACTER.match(reading.source, reading.at)
    text = _one(match) if match else ""
    reading.write(text or "&")
    reading.at = match.end() if match and text else reading.at + 1


def _start_tag(reading: _Reading) -> None:
    begin = reading.at
    name = NAME.match(reading.source, begin + 1)
    tag = name.group().lower() if name else ""
    at = name.end() if name else begin + 1
    if at >= len(reading.source):
        raise reading.wrong("Unclosed start tag", begin)
    if tag not in PLAIN_TAGS and tag not in OTHER_TAGS:
        raise reading.wrong(f'Unsupported start tag "{tag}"', begin)
    attributes, reading.at = _attributes(reading, tag, at, begin)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.wrong('Tag "span" must have class "tg-spoiler"', begin)
    if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
        raise unreadable("Invalid custom emoji identifier specified")
    if tag == "tg-time" and not attributes.get("unix", "").isdigit():
        raise unreadable("Invalid Unix time specified")
    if tag == "blockquote" and any(outer.tag == "blockquote" for outer in reading.open):
        raise reading.wrong('Tag "blockquote" can\'t be nested', begin)
    reading.open.append(_Open(tag, attributes, reading.length, len(reading.out)))


def _attributes(reading: _Reading, tag: str, at: int, begin: int) -> tuple[dict[str, str], int]:
    source, found = reading.source, dict[str, str]()
    while True:
        at = _skip(source, at)
        if at >= len(source):
            raise reading.wrong("Unclosed start tag", begin)
        if source[at] == ">":
            return found, at + 1
        name = ATTRIBUTE_NAME.match(source, at)
        if not name:
            raise reading.wrong(f'Empty attribute name in the tag "{tag}"', begin)
        at = _skip(source, name.end())
        if at < len(source) and source[at] != "=":
            found[name.group().lower()] = ""
            continue
        at = _skip(source, at + 1)
        if at >= len(source):
            raise reading.wrong(f'Unclosed start tag "{tag}"', begin)
        quoted = source[at] in "'\""
        value = (QUOTED_VALUE if quoted else BARE_VALUE).match(source, at)
        if not value:
            raise reading.wrong("Unclosed start tag", begin)
        if not quoted and NO_END.match(source, value.end()):
            raise reading.wrong("Unexpected end of name token", at)
        text = decoded(value.group(1) or value.group(2) or "") if quoted else value.group().lower()
        found[name.group().lower()] = text
        at = value.end()


def _skip(source: str, at: int) -> int:
    match = SPACE.match(source, at)
    return match.end() if match else at


def _end_tag(reading: _Reading) -> None:
    begin = reading.at
    if not reading.open:
        raise reading.wrong("Unexpected end tag", begin)
    match = END_TAG.match(reading.source, begin)
    if not match:
        raise reading.wrong("Unclosed end tag", begin)
    opened = reading.open.pop()
    name = match.group(1).strip().lower()
    if name and name != opened.tag:
        found = f'expected "</{opened.tag}>", found "</{name}>"'
        raise reading.wrong("Unmatched end tag", begin, f", {found}")
    reading.at = match.end()
    if reading.length > opened.start:
        entity = _entity(opened, "".join(reading.out[opened.text_at :]))
        if entity:
            length = reading.length - opened.start
            reading.entities.append({**entity, "offset": opened.start, "length": length})


def _entity(opened: _Open, text: str) -> Json | None:
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return link_entity(attributes.get("href") or text)
        case "span":
            return {"type": "spoiler"}
        case "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
        case "tg-time":
            shown = {"date_time_format": attributes["format"]} if "format" in attributes else {}
            return {"type": "date_time", "unix_time": int(attributes["unix"]), **shown}
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"type": "code", "language": attributes["class"].removeprefix("language-")}
        case tag:
            return {"type": PLAIN_TAGS[tag]}


def _merged(entities: list[Json]) -> list[Json]:
    """<pre><code class="language-x"> is one block with a language; a language on other code is dropped."""
    blocks = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept: list[Json] = []
    for entity in entities:
        if entity["type"] != "code":
            kept.append(entity)
            continue
        language = entity.pop("language", "")
        block = blocks.get((entity["offset"], entity["length"]))
        if block is None:
            kept.append(entity)
        elif language:
            block["language"] = language
    return kept
