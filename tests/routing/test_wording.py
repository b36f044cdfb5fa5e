"""Every text exists in every language, with the same values, right plural forms and the right direction."""

import re
import unicodedata
from collections import Counter

import babel
import pytest
from fluent.syntax import ast

from routing.model import Agent, AgentId, Reason
from routing.ownership import assign
from routing.wording import LONGEST_VALUE, Wording
from tests.routing.texts import (
    LANGUAGES,
    NUMBERS,
    SOURCES,
    customers_keys,
    entries,
    messages,
    selections,
    variables,
    wording,
)

KEYS = sorted(messages("en"))
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
FSI, PDI = "\u2068", "\u2069"
DIRECTION_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = {
    "company": "Northwind",
    "name": "Mia",
    "who": "Bob",
    "number": "1042",
    "channel": "mail",
    "mailbox": "mx.example/INBOX",
    "language": "uk",
    "why": "because",
    "kind": "report",
    "sign": "form",
    "cause": "full",
    "reason": "too-deep",
    "subject": "Hello",
    "text": "It is here.",
    "names": "a.pdf, b.png",
    "title": "Refund?",
    "article": "refund",
    "owner": "Oleh",
    "to": "Ira",
    "by": "Samir",
    "about": "umbrella",
    "also": "✉",
    "since": "21.11. 14:03 UTC",
    "until": "22.11. 09:00 UTC",
    "old": "-100",
    "new": "-200",
    "opened": "12",
    "waiting": "13",
    "answered": "14",
    "handed": "15",
    "state": "open",
    "emoji": "❤",
    "told": "Done.",
    "where": "ann@example.com",
    "sender": "robot@example.com",
    "path": "blobs/4f/4f53",
    "size": "51",
}
SHOWN_IN_OTHER_WORDS = frozenset({"channel", "language", "kind", "sign", "cause", "reason"})


def say(language: str, key: str, count: int = 3) -> str:
    values: dict[str, str | int] = {**WORDS, **dict.fromkeys(NUMBERS, count)}
    wanted = variables(messages(language)[key])
    return wording().say(language, key, **{name: values[name] for name in wanted})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_no_line_that_cannot_be_read_and_no_key_twice(language: str) -> None:
    found = entries(language)
    assert [entry.content for entry in found if isinstance(entry, ast.Junk)] == []
    keys = Counter(entry.id.name for entry in found if isinstance(entry, ast.Message))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_in_the_same_order(language: str) -> None:
    assert list(messages(language)) == list(messages("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    english = {key: variables(message) for key, message in messages("en").items()}
    assert {key: variables(message) for key, message in messages(language).items()} == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_the_plural_forms_of_its_language(language: str) -> None:
    forms = frozenset(babel.Locale.parse(language).plural_form.tags) | {"other"}
    for key, message in messages(language).items():
        counted = [found for name, found in selections(message) if name in NUMBERS]
        assert set(counted) <= {forms}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_distinguishes_the_same_channels_and_languages(language: str) -> None:
    def named(of: str) -> dict[str, list[tuple[str, frozenset[str]]]]:
        return {
            key: sorted(found for found in selections(message) if found[0] not in NUMBERS)
            for key, message in messages(of).items()
        }

    assert named(language) == named("en")
    spoken = [forms for found in named(language).values() for name, forms in found if name == "language"]
    assert spoken and all(forms == {*LANGUAGES, "other"} for forms in spoken)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said_with_every_count(language: str, count: int) -> None:
    for key in KEYS:
        text = say(language, key, count)
        assert text.strip() == text and text, key
        assert "{" not in text and "???" not in text, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_shown(language: str) -> None:
    for key, message in messages(language).items():
        text = say(language, key, 11)
        for name in variables(message) - SHOWN_IN_OTHER_WORDS:
            value = "11" if name in NUMBERS else WORDS[name]
            assert value in text, (key, name)


@pytest.mark.parametrize(
    ("language", "key", "texts"),
    [
        (
            "en",
            "why-close",
            {1: "1 article is close", 2: "2 articles are close", 21: "21 articles are close"},
        ),
        ("ru", "why-close", {1: "подходит 1 статья", 3: "подходят 3 статьи", 11: "подходит 11 статей"}),
        ("ru", "why-limit-all", {21: "за час бот уже дал 21 ответ", 100: "за час бот уже дал 100 ответов"}),
        ("uk", "why-close", {1: "підходить 1 стаття", 3: "підходять 3 статті", 11: "підходить 11 статей"}),
        (
            "uk",
            "why-limit-all",
            {2: "за годину бот уже дав 2 відповіді", 5: "за годину бот уже дав 5 відповідей"},
        ),
        (
            "ar",
            "why-close",
            {
                0: "لا توجد مقالة قريبة",
                1: "مقالة واحدة قريبة",
                2: "مقالتان قريبتان",
                3: f"{FSI}3{PDI} مقالات قريبة",
                11: f"{FSI}11{PDI} مقالة قريبة",
                100: f"{FSI}100{PDI} مقالة قريبة",
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_count_has_its_form(language: str, key: str, texts: dict[int, str]) -> None:
    assert {count: say(language, key, count) for count in texts} == texts


@pytest.mark.parametrize("key", KEYS)
def test_arabic_keeps_every_value_in_its_own_direction(key: str) -> None:
    for count in COUNTS:
        text = say("ar", key, count)
        for name in variables(messages("ar")[key]) - SHOWN_IN_OTHER_WORDS:
            value = str(count) if name in NUMBERS else WORDS[name]
            bare = text.replace(f"{FSI}{value}{PDI}", "")
            assert not re.search(rf"(?<!\d){re.escape(value)}(?!\d)", bare), name
        opened = sum(map(text.count, "\u2066\u2067\u2068"))
        assert opened == text.count(PDI)


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_other_languages_have_no_direction_marks(language: str) -> None:
    assert not set(DIRECTION_MARKS) & set(SOURCES[language])
    assert not any(set(DIRECTION_MARKS) & set(say(language, key)) for key in KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_an_arabic_line_runs_from_right_to_left_whatever_is_filled_in(key: str) -> None:
    """The first strong character outside isolates decides (Unicode UAX 9, P2)."""
    depth = 0
    for sign in say("ar", key):
        kind = unicodedata.bidirectional(sign)
        depth += (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI")
        if depth == 0 and kind in ("L", "R", "AL"):
            assert kind != "L"
            return
    pytest.fail("nothing says which way this line runs")


INTERNAL = {
    "en": r"\b(card|desk|agents?|triage|confidence|knowledge base|article|ticket|topic|handoff|bot)\b",
    "ru": r"карточк|агент|уверенност|баз\w* знаний|стать[яией]|тикет|обращени|передач|доставк|\bбот",
    "uk": r"картк|агент|впевненіст|баз\w* знань|статт|тікет|звернен|передаванн|доставк|\bбот",
    "ar": "بطاقة|وكيل|قاعدة المعرفة|مقالة|تذكرة|نسبة الثقة|البوت",
}
AUTOMATIC = {"en": "automatic", "ru": "автоматическ", "uk": "автоматичн", "ar": "آلي"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_customers_read_no_words_of_the_workshop(language: str) -> None:
    keys = list(customers_keys())
    assert {"answer-note-mail", "welcome", "signature"} <= set(keys)
    for key in keys:
        assert not re.search(INTERNAL[language], say(language, key), re.IGNORECASE), key


@pytest.mark.parametrize(
    "key", ["answer-note-chat", "answer-note-mail", "clarify-chat", "clarify-mail-how", "welcome"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_machine_says_is_called_automatic(language: str, key: str) -> None:
    assert AUTOMATIC[language] in say(language, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_a_person_is_told_where_a_machine_answers(language: str) -> None:
    person = {"en": "person", "ru": "сотрудник", "uk": "співробітник", "ar": "موظف"}[language]
    for key in ("answer-note-chat", "answer-note-mail", "clarify-mail-how", "welcome", "button-human"):
        assert person in say(language, key), key
    assert "/human" in say(language, "welcome")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("owner", "spoken"), [(AgentId(1), "en"), (AgentId(9), "en"), (None, "en"), (None, "ka"), (None, "")]
)
def test_every_choice_of_a_person_can_be_explained(language: str, owner: AgentId | None, spoken: str) -> None:
    agents = [Agent(id=AgentId(1), name="Mia", languages=("en",))]
    text = wording().why(language, assign(owner, spoken, agents, {}).reason)
    assert "Mia" in text


def test_a_language_without_texts_is_answered_in_the_default_one() -> None:
    assert Wording(SOURCES, "uk").say("pl", "greeting") == wording().say("uk", "greeting")


def test_a_text_that_a_language_lacks_is_taken_from_the_default_one() -> None:
    half = Wording({"en": "hello = Hello\nbye = Bye", "ru": "hello = Привет"}, "en")
    assert [half.say("ru", "hello"), half.say("ru", "bye")] == ["Привет", "Bye"]


def test_an_unknown_text_and_a_missing_value_are_told_apart() -> None:
    with pytest.raises(KeyError):
        wording().say("en", "no-such-text")
    with pytest.raises(ValueError, match=r"signature \(ru\)"):
        wording().say("ru", "signature", name="Mia")


def test_a_text_without_words_of_its_own_is_unknown() -> None:
    with pytest.raises(KeyError):
        Wording({"en": "hello =\n    .title = Hello"}, "en").say("en", "hello")


def test_a_reason_is_said_with_its_values() -> None:
    reason = Reason("sure", (("article", "refund"), ("percent", 87)))
    assert wording().why("en", reason) == "“refund” fits, 87 %"


def test_a_value_of_any_length_does_not_silence_the_desk() -> None:
    text = wording().say("en", "refuse-unknown-command", who="a" * 4000)
    assert "a" * LONGEST_VALUE in text and len(text) < LONGEST_VALUE + 200
