"""Telegram's limits on text: 4096 code points a message, counted after the markup is read."""

LONGEST = 4096
LONGEST_CAPTION = 1024
LONGEST_TITLE = 128
_BREAKS = ("\n\n", "\n", ". ", "! ", "? ", "؟ ", "۔ ", " ")


def fits_below_a_file(words: str) -> bool:
    """Whether a bot may write so many words below a file; people with Premium may write more."""
    return len(words) <= LONGEST_CAPTION


def split(text: str, limit: int = LONGEST) -> list[str]:
    """The text in parts of at most ``limit`` code points, cut at a paragraph, a line, a sentence or a word
    where one ends in the second half of the part. Nothing but blanks at the cuts is lost."""
    parts = []
    rest = text.strip()
    while len(rest) > limit:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _cut(text: str, limit: int) -> int:
    for mark in _BREAKS:
        found = text.rfind(mark, limit // 2, limit)
        if found != -1:
            return found + len(mark.rstrip()) if mark.strip() else found
    return limit


def clip(text: str, limit: int) -> str:
    """At most ``limit`` code points, the last one an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
