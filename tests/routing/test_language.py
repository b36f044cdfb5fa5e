from pathlib import Path
from typing import Any

import pytest
import yaml

from routing.language import detect

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "language_cases.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", ["ru", "uk", "ar", "en"])
def test_a_few_words_are_enough_to_tell_the_language(language: str) -> None:
    texts = CASES[language]
    assert len(texts) >= 50
    assert all(len(text.split()) <= 4 for text in texts)
    missed = [text for text in texts if detect(text) != language]
    print(f"\n{language}: {1 - len(missed) / len(texts):.3f} of {len(texts)} right")
    assert len(missed) / len(texts) <= 0.05, missed


@pytest.mark.parametrize("language", ["de", "fr", "es", "pl"])
def test_what_plainly_is_not_english_is_not_called_english(language: str) -> None:
    for text in CASES["other"][language]:
        assert detect(text) in {language, ""}, text


def test_nothing_to_read_is_unknown() -> None:
    for text in CASES["unknown"]:
        assert detect(text) == "", text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Здравствуйте! Не могу настроить Outlook на iPhone, сервер imap.northwind.example не отвечает.",
            "ru",
        ),
        ("Привіт, хочу перенести домен з GoDaddy, що потрібно зробити? FileZilla, WordPress, PHP", "uk"),
        ("Hello, I signed up yesterday, and my website at сайт.рф does not open any more.", "en"),
        ("كيف أضبط Outlook و Thunderbird مع imap.northwind.example", "ar"),
        ("Guten Tag, ich habe gestern eine Rechnung bekommen und kann sie nicht öffnen.", "de"),
    ],
)
def test_names_and_addresses_in_other_letters_do_not_confuse(text: str, language: str) -> None:
    assert detect(text) == language


def test_the_hint_decides_only_where_the_text_does_not() -> None:
    assert detect("домен", hint="uk") == "uk"
    assert detect("домен", hint="ru-RU") == "ru"
    assert detect("дякую", hint="ru") == "uk"
    assert detect("help please", hint="ru") == "en"


def test_only_allowed_languages_are_named() -> None:
    assert detect("ich kann mich nicht anmelden", allowed=("en", "ru")) == ""
    assert detect("дякую", allowed=("en", "ru")) == ""
    assert detect("домен", allowed=("en", "uk")) == "uk"


def test_a_text_without_end_costs_little() -> None:
    assert detect("не работает " * 100_000) == "ru"
