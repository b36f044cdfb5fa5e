"""The page says everything in all its languages, has words for all it says, and no words it does not say."""

import re

import pytest

from bot.web.texts import FOLDER, LANGUAGES, catalogues, for_page, wording

STATIC = FOLDER.parent / "static"
SCRIPTS = "\n".join(path.read_text("utf-8") for path in [*STATIC.glob("*.js"), STATIC / "index.html"])
MADE_UP = ("kind-", "attach-", "tour-")
"""Keys the scripts put together."""


def keys_of(language: str) -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*) =", catalogues()[language], re.MULTILINE))


def gaps_of(language: str) -> dict[str, set[str]]:
    return {key: set(re.findall(r"{\w+}", text)) for key, text in for_page(language).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_everything(language: str) -> None:
    assert keys_of(language) == keys_of("en")
    assert gaps_of(language) == gaps_of("en")


def test_the_scripts_and_the_texts_fit_each_other() -> None:
    asked = {
        *re.findall(r'\bt\("([\w-]+)"', SCRIPTS),
        *re.findall(r'data-(?:text|label)="([\w-]+)"', SCRIPTS),
    }
    assert asked - for_page("en").keys() == set()
    unused = {key for key in for_page("en") if f'"{key}"' not in SCRIPTS and not key.startswith(MADE_UP)}
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 11, 21])
def test_attempts_are_counted_in_every_language(language: str, count: int) -> None:
    for state in ("sent", "queued"):
        assert wording().say(language, f"story-fate-{state}", count=count)


def test_scripts_and_styles_are_short_and_say_what_they_are_for() -> None:
    for path in [*STATIC.glob("*.js"), *STATIC.glob("*.css")]:
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 300, path.name
        assert text.startswith(("// ", "/* ")), path.name
