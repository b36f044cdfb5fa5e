"""A calendar invitation as a few lines: what, when, where, who. Linear; what is broken is left out."""

from datetime import datetime

LINES = 2000
_SHOWN = ("SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "DESCRIPTION")
_LONGEST = 4000


def lines_of(calendar: str) -> str:
    """The first event of an iCalendar text (RFC 5545), "" if there is none."""
    found: dict[str, str] = {}
    zones: dict[str, str] = {}
    inside = False
    for line in _unfolded(calendar):
        name, value = _split(line)
        word, _, parameters = name.partition(";")
        word = word.upper()
        if word == "BEGIN":
            inside = inside or value.strip().upper() == "VEVENT"
        elif word == "END" and inside:
            break
        elif inside and word in _SHOWN:
            found.setdefault(word, _plain(value))
            zones.setdefault(word, parameters.partition("TZID=")[2].partition(";")[0].strip('"'))
    when = " – ".join(filter(None, (_moment(found.get(word, "")) for word in ("DTSTART", "DTEND"))))
    zone = zones.get("DTSTART", "") or ("UTC" if found.get("DTSTART", "").endswith("Z") else "")
    organizer = found.get("ORGANIZER", "").removeprefix("mailto:").removeprefix("MAILTO:")
    shown = (
        f"📅 {found['SUMMARY']}" if found.get("SUMMARY") else "",
        f"{when} {zone}".strip(),
        found.get("LOCATION", ""),
        organizer,
        found.get("DESCRIPTION", ""),
    )
    return "\n".join(filter(None, shown))[:_LONGEST]


def _unfolded(calendar: str) -> list[str]:
    """RFC 5545 3.1: a line that begins with a blank goes on the one before."""
    lines: list[list[str]] = []
    for line in calendar.replace("\r\n", "\n").split("\n", LINES)[:LINES]:
        if line[:1] in (" ", "\t") and lines:
            lines[-1].append(line[1:])
        else:
            lines.append([line])
    return ["".join(pieces) for pieces in lines]


def _split(line: str) -> tuple[str, str]:
    """Name with parameters, and value; a colon in quotes belongs to a parameter."""
    quoted = False
    for position, character in enumerate(line):
        quoted ^= character == '"'
        if character == ":" and not quoted:
            return line[:position], line[position + 1 :]
    return line, ""


def _plain(value: str) -> str:
    pieces = (piece.replace("\\n", "\n").replace("\\N", "\n") for piece in value.split("\\\\"))
    return "\\".join(piece.replace("\\,", ",").replace("\\;", ";") for piece in pieces).strip()


def _moment(value: str) -> str:
    for form, shown in (("%Y%m%dT%H%M%S", "%Y-%m-%d %H:%M"), ("%Y%m%d", "%Y-%m-%d")):
        try:
            return datetime.strptime(value.removesuffix("Z"), form).strftime(shown)  # noqa: DTZ007 # as written
        except ValueError:
            continue
    return ""
