"""Where quoted history begins. Each question looks at a few lines only, so a whole mail costs linear time."""

import re

from channels.mail.quote_words import (
    COPY,
    DATE,
    DEVICE,
    DEVICE_AT_END,
    FORWARDED,
    FROM,
    LIST_MARKS,
    ORIGINAL,
    SENT,
    STARTERS,
    SUBJECT,
    TO,
    WROTE,
    WROTE_UNSPACED,
)

LOOK = 998
"""Characters of a line that are looked at."""
WRAPPED = 6
"""Lines over which an attribution ("On ... wrote:") may be wrapped."""
LONGEST_ATTRIBUTION = 400
LONGEST_VERB = 30
BLOCK_LINES = 10
_OWN = re.compile(
    r"\b(?:i|we) (?:just )?wrote\b|\bschrieb (?:ich|wir)\b|\b(?:ich|wir) (?:ihnen )?geschrieben"
    r"|\bai écrit|\bho scritto|\bя (?:вам )?(?:написал|писал|написав|писав)"
)
"""A customer who tells what he wrote himself quotes nobody."""
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(
    r"\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[:.h]\d{2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)|\d年|\d{1,2}月"
)
_MAILBOX = re.compile(r"[<(\[\"].{0,200}?@")
_MOMENT = re.compile(r"\d[:.]\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OLD_GMAIL = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:gmt|utc)[+-]\d\d:\d\d \S")
_FOOTER = re.compile(r"[_=-]{2,}")
_FIRST_WORD = re.compile(r"[^\W\d_][\w']{0,15}")
_LABEL = re.compile(r"[ >*_|]{0,8}([^\W\d_][^\n:：*<>@]{0,24}?)[ *_\u00a0]{0,3}[:：]")
_RULE = re.compile(r"[-_=*~#\u2013\u2014\u2015 ]{2,}|[*#~\u2014\u1427]+")
_KINDS = {
    label: kind
    for kind, labels in (
        ("from", FROM),
        ("sent", SENT),
        ("date", DATE),
        ("to", TO),
        ("subject", SUBJECT),
        ("copy", COPY),
    )
    for label in labels
}


def is_quoted(line: str) -> bool:
    """The sign of quoting since Usenet (RFC 3676 4.5)."""
    return line.lstrip(" ").startswith(">")


def attribution(lines: list[str], start: int) -> int:
    """How many lines from ``start`` on say who wrote what follows ("On ... wrote:"); 0 if they do not."""
    if not _may_begin(lines[start]):
        return 0
    joined, blanks, behind = "", 0, 0
    for position in range(start, min(start + WRAPPED, len(lines))):
        line = lines[position][:LOOK].strip()
        if not line:
            blanks, behind = blanks + 1, position + 1
        if blanks > 1 or (position > start and is_quoted(line) and not line.startswith((">:", "> "))):
            return 0
        joined = f"{joined} {line}".strip()
        if len(joined) > LONGEST_ATTRIBUTION:
            return 0
        if line and _is_attribution(joined.lower()):
            # "2", a blank line and then a whole attribution: the number is the answer, not a day.
            whole_behind = behind and _starts(lines[behind].strip().lower()) and attribution(lines, behind)
            return 0 if whole_behind else position - start + 1 + _verb_follows(lines, position, joined)
    return 0


def _verb_follows(lines: list[str], position: int, joined: str) -> int:
    """1 where the verb alone was wrapped into the next line: "wrote:"."""
    if joined.endswith((":", "：")) or position + 1 >= len(lines):
        return 0
    last = lines[position + 1].strip(" >").lower()
    return int(len(last) <= LONGEST_VERB and last.endswith((":", "：")) and _verb(last))


def _may_begin(line: str) -> bool:
    text = line.strip().lower()
    return 0 < len(text) <= LONGEST_ATTRIBUTION and (_starts(text) or "@" in text or _verb(text))


def _starts(text: str) -> bool:
    """With a day, a date, or a word that attributions begin with."""
    plain = text.lstrip("-–—*_ ‎‏\"'")
    word = _FIRST_WORD.match(plain)
    return (
        (plain[:1].isdigit() and _is_no_mere_number(plain))
        or plain[:1] in "在于"
        or (word is not None and word[0] in STARTERS)
    )


def _is_no_mere_number(text: str) -> bool:
    return any(map(str.isalpha, text)) or _DATE.search(text) is not None


def _verb(text: str) -> bool:
    return not WROTE.isdisjoint(_WORD.findall(text)) or any(verb in text for verb in WROTE_UNSPACED)


def _is_attribution(text: str) -> bool:
    ends = text.endswith((":", "："))
    dated, mailbox = _DATE.search(text) is not None, _MAILBOX.search(text) is not None
    if _verb(text):
        if not mailbox and _OWN.search(text):
            return False
        if ends:
            return mailbox or (_starts(text) and any(map(str.isdigit, text)))
        last = _WORD.findall(text)[-1:]
        return not WROTE.isdisjoint(last) and dated and (mailbox or _starts(text))
    # Some programs write no verb: "2014-10-17 11:28 GMT+03:00 Ann <ann@example.com>:"
    if dated and mailbox and _starts(text) and (ends or text.endswith(">")):
        return True
    if _OLD_GMAIL.match(text) is not None:
        return True
    # And some begin and end in languages nobody here knows: a mailbox, a year and a time say enough.
    return ends and mailbox and _YEAR.search(text) is not None and _MOMENT.search(text) is not None


def header_block(lines: list[str], start: int) -> bool:
    """True if a block like "From: / Sent: / To: / Subject:" begins here, in any of the languages.

    "From: / To: / Date:" alone may be a journey a customer asks about; a mail's has a subject or an address.
    """
    if _kind(lines[start]) is None:
        return False
    kinds: set[str] = set()
    empty, sure = 0, False
    for line in lines[start : start + BLOCK_LINES]:
        kind = _kind(line)
        if kind is not None:
            kinds.add(kind)
            sure = sure or kind in ("sent", "subject") or "@" in line[:LOOK]
        empty += not line.strip()
        if empty > 1:
            break
        if sure and "from" in kinds and len(kinds - {"copy"}) >= 3:
            return True
    return False


def _kind(line: str) -> str | None:
    label = _LABEL.match(line[:80].lower())
    return None if label is None else _KINDS.get(label[1].strip())


def original_rule(line: str) -> bool:
    """A line like "-----Original Message-----"."""
    text = line[:LOOK].strip(" >*_").lower()
    if not text.startswith(("--", "‐‐", "––", "——", "==")):
        return False
    return text.strip("-–—‐= ").replace("’", "'") in ORIGINAL


def forward_rule(line: str) -> bool:
    """A line like "---------- Forwarded message ---------" or "Begin forwarded message:"."""
    return line[:LOOK].strip(" >*_-\u2013:").lower().replace("’", "'").startswith(FORWARDED)


def signature_mark(line: str) -> bool:
    """The line before a signature: "-- " (RFC 3676 4.3), however the space was lost."""
    return line.rstrip() in ("--", "—", "– –", "--\u00a0")


def device_line(line: str) -> bool:
    """A line like "Sent from my phone" that the program wrote, not the customer."""
    return _begins(line, DEVICE)


def device_line_at_end(line: str) -> bool:
    """A line that is the program's if it is the last one, and else may be the customer's."""
    return _begins(line, DEVICE_AT_END) or _begins(line, DEVICE)


def _begins(line: str, words: tuple[str, ...]) -> bool:
    text = line[:LOOK].strip(" -*_>\t[(").lower()
    return len(text) <= 100 and text.startswith(words)


def list_footer(lines: list[str], start: int) -> bool:
    """True if what mailing-list programs put under every mail begins here: a rule, then the list's name."""
    if _FOOTER.fullmatch(lines[start].strip()) is None:
        return False
    below = " ".join(line[:LOOK].lower() for line in lines[start + 1 : start + 4])
    return any(mark in below for mark in LIST_MARKS)


def rule_line(line: str) -> bool:
    """A line of strokes only."""
    return _RULE.fullmatch(line[:LOOK].strip()) is not None
