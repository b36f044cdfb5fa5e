"""Rules for places on disk. Relative paths begin at the folder of the settings file."""

import re
from pathlib import Path

from bot.settings.rules import Rule, Wrong

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+]{0,40})://")
_HOME = "'~' means nothing here; write the whole path, or ${HOME}/..."


def folder(base: Path) -> Rule[Path]:
    """A folder, there or not."""

    def read(text: str) -> Path | Wrong:
        # A '?' would end the path in the URL of the database.
        if not text.strip() or not text.isprintable() or "?" in text:
            return Wrong()
        return Wrong(_HOME) if text.startswith("~") else base / text

    return Rule(allowed="It is a folder, e.g. ./data.", read=read, stand_in=base)


def existing_folder(base: Path) -> Rule[Path]:
    """A folder that is there."""

    def read(text: str) -> Path | Wrong:
        place = folder(base).read(text)
        if isinstance(place, Wrong) or place.is_dir():
            return place
        return Wrong("There is no such folder; a relative path begins where the settings file is.")

    return Rule(allowed="It is a folder with articles, e.g. ./articles.", read=read, stand_in=base)


def existing_file(base: Path) -> Rule[str]:
    """A file that is there, as a whole path."""

    def read(text: str) -> str | Wrong:
        if not text.strip() or not text.isprintable():
            return Wrong()
        if text.startswith("~"):
            return Wrong(_HOME)
        if (base / text).is_file():
            return str(base / text)
        return Wrong("There is no such file; a relative path begins where the settings file is.")

    return Rule(allowed="It is a file that exists.", read=read, stand_in="")


def database(base: Path) -> Rule[str]:
    """The URL of a database this version can serve, with a whole path."""

    def read(text: str) -> str | Wrong:
        scheme = _SCHEME.match(text)
        if scheme and scheme[1] != "sqlite":
            return Wrong(f"This version keeps its data in SQLite only, not in {scheme[1]}.")
        path = text.removeprefix("sqlite:///")
        if not scheme or path == text or not path.isprintable() or "?" in path:
            return Wrong()
        if path in ("", ":memory:"):
            return Wrong("It needs a file: what is kept in memory is lost at the first restart.")
        return f"sqlite:///{base / path}"

    # A secret because the URL of a database may hold its password.
    return Rule(
        allowed="It is sqlite:/// and a file, e.g. sqlite:///data/firstline.sqlite.",
        read=read,
        stand_in="",
        secret=True,
    )
