"""Who plays in a trial, and that their questions do what they are there for."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.articles import read_articles
from bot.settings.model import SHIPPED_ARTICLES, Settings
from bot.trial import settings_to_try
from bot.web.cast import LETTERS, PARTS, Part, cast
from kb import Knowledge
from routing.decide import Answer, HandOff, Recent, decide
from routing.language import detect
from routing.model import Address, AgentId, Request
from routing.policy import Policy


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return Knowledge.build(read_articles(SHIPPED_ARTICLES)[0])


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_to_try(Path("nowhere.yaml"), {})[0]


def decided(kb: Knowledge, text: str, channel: str) -> type:
    """The kind of decision for somebody's first words."""
    language = detect(text, ("en", "ru", "uk", "ar"))
    request = Request(
        source_id="1",
        address=Address(channel, "1"),
        display_name="",
        text=text,
        language=language,
        received_at=datetime.now(UTC),
    )
    return type(decide(request, None, False, kb.match(text, language), Recent(0, 0), Policy()))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.language)
def test_a_customer_in_a_trial_has_questions_of_both_kinds(kb: Knowledge, part: Part) -> None:
    assert [decided(kb, text, "telegram") for text in part.examples] == [Answer, Answer, HandOff]


def test_the_mails_to_click_are_of_both_kinds(kb: Knowledge) -> None:
    assert [decided(kb, one.text, "mail") for one in LETTERS] == [Answer, Answer, HandOff]


@pytest.mark.parametrize(
    ("languages", "names"),
    [
        (("en", "ru", "uk", "ar"), [("Ann", "en"), ("Оксана", "uk"), ("أحمد", "ar")]),
        (("ru", "en"), [("Ann", "en"), ("Оксана", "ru")]),
        (("de",), [("Ann", "en")]),
    ],
)
def test_the_customers_speak_what_the_company_serves(
    settings: Settings, languages: tuple[str, ...], names: list[tuple[str, str]]
) -> None:
    players = cast(replace(settings, languages=languages))
    assert [(one.name, one.language) for one in players.customers] == names


def test_no_customer_has_the_id_of_an_agent(settings: Settings) -> None:
    agent = settings.agents[0]
    first = cast(settings).customers[0].id
    taken = replace(settings, agents=(replace(agent, id=AgentId(first)),))
    players = cast(taken)
    assert first not in {one.id for one in players.customers}
