"""Files written into the text itself, as mail did before MIME: "begin 644 name", lines, "end"."""

import binascii
import re

MOST = 100
"""Files that are taken out; what stands behind them stays text."""
_BEGIN = re.compile(r"begin [0-7]{3,4} (\S[^\n]{0,254})")
_LINE = re.compile(r"[ -`]{1,90}")


def without_files(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without such files, and their names and bytes. A text that only looks so stays."""
    if "begin " not in text:
        return text, []
    kept: list[str] = []
    files: list[tuple[str, bytes]] = []
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        head = None if len(files) == MOST else _BEGIN.fullmatch(lines[position].rstrip())
        found = _file(lines, position + 1) if head else None
        if head is None or found is None:
            kept.append(lines[position])
            position += 1
            continue
        data, position = found
        files.append((head[1], data))
    return "\n".join(kept), files


def _file(lines: list[str], position: int) -> tuple[bytes, int] | None:
    """The bytes and the line behind "end"; None at the first line that is none of such a file."""
    data = bytearray()
    while position < len(lines):
        line = lines[position].rstrip("\r")
        position += 1
        if line.strip() == "end":
            return (bytes(data), position) if data else None
        if not line.strip(" `"):
            continue
        if not _LINE.fullmatch(line):
            return None
        size = (ord(line[0]) - 32) & 63
        if size and len(line) < size:
            return None
        # Writers fill up the last group with what they like: it is read whole and cut to the count.
        groups = -(-size // 3)
        whole = chr(32 + 3 * groups) + line[1 : 1 + 4 * groups].ljust(4 * groups)
        data += binascii.a2b_uu(whole.encode("ascii"))[:size]
    return None
