"""The texts as people read them, from the same catalogues: a story must not break over a better sentence."""

import re
from importlib.resources import files

from routing.wording import Wording

_SOURCES = {
    language: (files("routing") / "locale" / f"{language}.ftl").read_text("utf-8")
    for language in ("en", "ru", "uk", "ar")
}
_WORDING = Wording(_SOURCES, "en")
_GAP = "\x00"
_GAPS = dict.fromkeys(re.findall(r"\$(\w+)", _SOURCES["en"]), _GAP)


def words(key: str, /, language: str = "en", **values: str | int) -> str:
    """The text of a key. Where a value is not given, the longest piece of the text without such gaps."""
    said = _WORDING.say(language, key, **{**_GAPS, "company": "Northwind Hosting", **values})
    return max(said.split(_GAP), key=len).strip()
