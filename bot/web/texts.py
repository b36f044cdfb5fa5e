"""What the page says, in its own languages, from Fluent files like all texts that people read."""

import re
from functools import cache
from pathlib import Path

from routing.wording import Wording

LANGUAGES = ("en", "ru", "uk", "ar")
FOLDER = Path(__file__).parent / "locale"
KEY = re.compile(r"^(page-[a-z0-9-]+) =", re.MULTILINE)
GAPS = ("name", "time", "number", "company", "text", "agent")
"""What the page itself fills in; it finds {name} where the name belongs."""


@cache
def catalogues() -> dict[str, str]:
    """The Fluent sources by language."""
    return {language: (FOLDER / f"{language}.ftl").read_text("utf-8") for language in LANGUAGES}


@cache
def wording() -> Wording:
    """The page's sentences."""
    return Wording(catalogues(), LANGUAGES[0])


@cache
def for_page(language: str) -> dict[str, str]:
    """The sentences the page fills in by itself, by key; those with plurals are said here."""
    gaps = {gap: f"{{{gap}}}" for gap in GAPS}
    keys = KEY.findall(catalogues()[LANGUAGES[0]])
    return {key.removeprefix("page-"): wording().say(language, key, **gaps) for key in keys}
