"""The secrets by which Firstline knows its own mail again, in a file of the data directory."""

import os
import re
from base64 import b32decode, b32encode
from collections.abc import Callable
from pathlib import Path

from routing.tokens import Keys

NAME = "mail.keys"
SECRET_BYTES = 20
_LINE = re.compile(r"(?P<letter>[a-z])\s+(?P<secret>[a-z2-7]{32,})", re.IGNORECASE)
_HEAD = """\
# By these keys Firstline knows its own mail again. Keep them secret.
# The last line signs; what a line above has signed is still known. For a new key add a line, with another
# letter.
"""


class BadKeys(Exception):
    """The file cannot be used; the message says what is wrong with it."""


def read_keys(data_dir: Path, chance: Callable[[int], bytes]) -> Keys:
    """The keys of this data directory; made at the first start. Raises BadKeys, OSError."""
    path = data_dir / NAME
    if not path.exists():
        _write(path, f"{_HEAD}a {_new(chance)}\n")
    secrets: dict[str, bytes] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            shape = "a letter, a space, and 32 or more of the letters a-z and digits 2-7"
            raise BadKeys(f"{path} line {number} is no key. A key is {shape}.")
        letter = found["letter"].lower()
        if letter in secrets:
            raise BadKeys(f"{path} line {number}: there is a key '{letter}' already. Take another letter.")
        secrets[letter] = _secret(found["secret"])
    if not secrets:
        raise BadKeys(f"{path} has no key. Delete the file, and the next start makes one.")
    return Keys(list(secrets)[-1], secrets)


def _new(chance: Callable[[int], bytes]) -> str:
    return b32encode(chance(SECRET_BYTES)).decode("ascii").lower()


def _secret(text: str) -> bytes:
    # Cut to whole groups: what an admin types need not be a multiple of eight characters.
    return b32decode(text[: len(text) // 8 * 8].upper())


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and for nobody else to read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
