"""Addresses, ids and dates of header values. Total and linear: one walk over the characters."""

import re
from datetime import UTC, datetime, timedelta, timezone

from channels.mail.encoded import decoded, shown

LONGEST_ADDRESS = 320
READ = 4000
"""Bytes of a From that are looked at; a list of a thousand authors is nobody's sender."""
TRIES = 20
"""Commas after which an address is looked for: bounds the work on hostile lists."""
MOST_IDS = 50
_ADDRESS = re.compile(r"[^\s@<>,;:\x00-\x1f\x7f\"()\[\]]{1,200}@[^\s@<>,;:\x00-\x1f\x7f\"()]{1,255}")
_COMMENT = re.compile(r"\([^()]*\)")
_ID = re.compile(rb"<([^<>\s]{1,998})>")
_DATE = re.compile(
    r"(\d{1,2})[ -]{1,3}([A-Za-z]{3})[A-Za-z]{0,6}[ -]{1,3}(\d{2,4}) {1,3}"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))? {0,3}([+-]\d{4}|[A-Za-z]{1,5})?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""RFC 5322 4.3; every other name means UTC."""


def mailbox(value: bytes) -> tuple[str, str]:
    """Name and address (lower case) of the first mailbox in a raw header value; "" for what is not there."""
    name, address = _first_mailbox(value)
    if not address and b"=?" in value:
        # Some senders encode the whole field, address and all.
        name, address = _first_mailbox(decoded(value).encode("utf-8"))
    return shown(name), address


def _first_mailbox(value: bytes) -> tuple[str, str]:
    walk = _Walk()
    for character in value[:READ].decode("latin-1"):
        if walk.step(character):
            break
    return walk.result()


class _Walk:
    """A walk over "phrase" <angle> (comment), group: ... ; as RFC 5322 3.4 has it, and as it is written."""

    def __init__(self) -> None:
        self.phrase: list[str] = []
        self.angle: list[str] = []
        self.comment: list[str] = []
        self.where = "phrase"
        self.depth = 0
        self.escaped = False
        self.tries = TRIES

    def step(self, character: str) -> bool:
        """Take one character; True when the first mailbox is complete."""
        if self.escaped:
            self.escaped = False
            self._keep(character)
        elif character == "\\" and self.where in ("quoted", "comment"):
            self.escaped = True
        elif self.where == "quoted":
            if character == '"':
                self.where = "phrase"
            else:
                self.phrase.append(character)
        elif self.where == "comment":
            self._step_in_comment(character)
        elif self.where == "angle":
            if character == ">":
                self.where = "phrase"
                return _address("".join(self.angle)) != ""
            self.angle.append(character)
        else:
            return self._step_in_phrase(character)
        return False

    def _step_in_comment(self, character: str) -> None:
        self.depth += (character == "(") - (character == ")")
        if self.depth == 0:
            self.where = "phrase"
            self.comment.append(" ")
        else:
            self.comment.append(character)

    def _step_in_phrase(self, character: str) -> bool:
        if character == '"':
            self.where = "quoted"
        elif character == "(":
            self.where, self.depth = "comment", 1
        elif character == "<":
            self.where, self.angle = "angle", []
        elif character in ",;:" and self.tries:
            self.tries -= 1
            found = _address("".join(self.phrase))
            if character != ":":
                self.phrase.append(character)
                return found != ""
            if not found:
                self.phrase = []  # it was the name of a group
        else:
            self.phrase.append(character)
        return False

    def _keep(self, character: str) -> None:
        (self.comment if self.where == "comment" else self.phrase).append(character)

    def result(self) -> tuple[str, str]:
        phrase, comment = "".join(self.phrase), "".join(self.comment)
        address = _address("".join(self.angle))
        name = phrase
        if not address:
            address = _address(phrase)
            name = comment if address else phrase
        return decoded((name.strip(" \t,;") or comment).encode("latin-1")), address


def _address(text: str) -> str:
    """The address in ``text`` in lower case, "" if there is none."""
    plain = text.strip().encode("latin-1", "replace").decode("utf-8", "replace").strip("'\" ")
    if plain.lower().startswith("mailto:"):
        plain = plain[7:]
    if "(" in plain:
        plain = _COMMENT.sub("", plain)
    found = _ADDRESS.search(plain[:2000])
    address = found[0].strip(".").lower() if found else ""
    return address if len(address) <= LONGEST_ADDRESS and "\ufffd" not in address else ""


def ids(value: bytes) -> tuple[str, ...]:
    """Ids of a Message-ID, In-Reply-To or References value without <>, in their order, none twice."""
    found = _ID.findall(value) or [word for word in value.strip(b"<>").split() if b"@" in word]
    texts = (shown(word.decode("utf-8", "replace").strip("<>"), 998) for word in found)
    return tuple(dict.fromkeys(text for text in texts if text))


def own_id(value: bytes) -> str:
    """The id of a mail; a malformed one is kept as it is, for answers must name it."""
    found = ids(value)
    return found[0] if found else shown(value.strip(b"<> \t").decode("utf-8", "replace"), 998)


def answered_ids(in_reply_to: bytes, references: bytes) -> tuple[str, ...]:
    """The mails this one answers, nearest first: In-Reply-To, then References from the end."""
    nearest = (*ids(in_reply_to), *reversed(ids(references)))
    return tuple(dict.fromkeys(nearest))[:MOST_IDS]


def moment(value: bytes) -> datetime | None:
    """The time of a Date header in UTC, None where it is no date."""
    found = _DATE.search(value[:200].decode("latin-1"))
    if found is None:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    try:
        full_year = int(year) + (0 if len(year) > 2 else 2000 if int(year) < 50 else 1900)
        number = _MONTHS.index(month.lower()) + 1
        local = datetime(
            full_year, number, int(day), int(hour), int(minute), min(int(second or 0), 59),
            tzinfo=timezone(_offset(zone or "")),
        )  # fmt: skip
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _offset(zone: str) -> timedelta:
    if zone[:1] in ("+", "-"):
        size = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
        return size if zone[0] == "+" else -size
    return timedelta(hours=_ZONES.get(zone.upper(), 0))
