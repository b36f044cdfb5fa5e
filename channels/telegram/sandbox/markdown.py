"""Telegram's old Markdown: no nesting, four marks, and a backslash only before those."""

import re

from channels.telegram.sandbox.links import checked_link, unreadable, user_behind
from channels.telegram.sandbox.records import Json

MARKS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}
LANGUAGE = re.compile(r"([^\s`]+)(?=\s)")
FIRST_NEWLINE = re.compile(r"\r\n|\n\r|\r|\n")


class Written:
    """The text that comes out, measured in UTF-16 code units."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Appends."""
        self._parts.append(text)
        self.length += len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

    def mark(self) -> int:
        """A place to read on from, for ``since``."""
        return len(self._parts)

    def since(self, mark: int) -> str:
        """What was written after the mark; from 0 on everything."""
        return "".join(self._parts[mark:])


def code_start(source: str, at: int) -> tuple[str, int]:
    """Behind three backticks: the language, and where the code begins."""
    language = LANGUAGE.match(source, at)
    if language:
        at = language.end()
    newline = FIRST_NEWLINE.match(source, at)
    return language.group(1) if language else "", newline.end() if newline else at


def link_entity(url: str) -> Json | None:
    """A link, a mention of somebody, or nothing where the address is none."""
    user = user_behind(url)
    if user:
        return {"type": "text_mention", "user": {"id": user}}
    checked = checked_link(url)
    return {"type": "text_link", "url": checked} if checked else None


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises ApiError with Telegram's words for broken markup."""
    written, entities, at = Written(), list[Json](), 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] in MARKS:
            written.add(source[at + 1])
            at += 2
        elif char in MARKS:
            offset = written.length
            entity, at = _entity(source, at, written)
            if entity and written.length > offset:
                entities.append({**entity, "offset": offset, "length": written.length - offset})
        else:
            written.add(char)
            at += 1
    return written.since(0), entities


def _entity(source: str, begin: int, written: Written) -> tuple[Json | None, int]:
    """Writes what stands between the marks; answers with what it is, and where the rest begins."""
    mark, at = source[begin], begin + 1
    if source.startswith("```", begin):
        language, at = code_start(source, begin + 3)
        end = _end(source, "```", at, begin)
        written.add(source[at:end])
        return {"type": "pre", **({"language": language} if language else {})}, end + 3
    end = _end(source, "]" if mark == "[" else mark, at, begin)
    text = source[at:end]
    written.add(text)
    if mark != "[":
        return {"type": MARKS[mark]}, end + 1
    if source[end + 1 : end + 2] != "(":
        return link_entity(text), end + 1
    closing = source.find(")", end + 2)
    closing = len(source) if closing < 0 else closing
    return link_entity(source[end + 2 : closing]), closing + 1


def _end(source: str, mark: str, at: int, begin: int) -> int:
    end = source.find(mark, at)
    if end < 0:
        place = len(source[:begin].encode())
        raise unreadable(f"Can't find end of the entity starting at byte offset {place}")
    return end
