"""What agents find by words in the knowledge base."""

import pytest

from bot.deeds.finding import named, searched
from tests.kb.shipped import knowledge


@pytest.mark.parametrize("words", ["zzzzqqq", "umbrella", "qq", "погода"])
def test_words_that_no_article_has_find_none(words: str) -> None:
    assert searched(knowledge(), words, "en") == []
    assert named(knowledge(), words, "en") is None


@pytest.mark.parametrize("words", ["password", "paswrod", "password-reset", "PASSWORD-RESET "])
def test_an_article_is_found_by_its_words_with_a_slip_and_by_its_name(words: str) -> None:
    found = named(knowledge(), words, "en")
    assert found is not None and found.key == ("password-reset", "en")
