"""The desk's own texts with bold, italic and links, as text and marks.

Telegram is never asked to read markup, so no customer's word in it can be taken for any.
"""

from html.parser import HTMLParser

from channels.telegram.styled import Styled, cut, units
from channels.telegram.text import LONGEST, clip
from routing.contents import Mark

_KINDS = {"b": "bold", "i": "italic", "a": "text_link"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[Mark] = []
        self._open: list[tuple[str, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, units(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        opened, start, link = self._open.pop()
        assert opened == tag, "texts of ours close what they open"
        if length := units(self.text) - start:
            self.marks.append(Mark(kind=_KINDS[tag], start=start, length=length, argument=link))

    def handle_data(self, data: str) -> None:
        self.text += data


def formatted(html: str) -> Styled:
    """``html`` has ``<b>``, ``<i>`` and ``<a href>``, all else escaped; what is too long is clipped."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    marks = tuple(sorted(reader.marks, key=lambda mark: (mark.start, -mark.length)))
    found = cut(clip(reader.text, LONGEST), marks)
    return found[0] if found else ("", ())
