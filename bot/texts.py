"""The texts that ship with the program."""

from importlib.resources import files

from bot.settings.model import Settings
from routing.wording import Wording


def wording(settings: Settings) -> Wording:
    """The shipped texts."""
    return shipped_wording(settings.languages[0])


def shipped_wording(default: str) -> Wording:
    """The shipped texts, with a language that stands in for those without."""
    folder = files("routing") / "locale"
    texts = {
        path.name.removesuffix(".ftl"): path.read_text("utf-8")
        for path in folder.iterdir()
        if path.name.endswith(".ftl")
    }
    return Wording(texts, default)
