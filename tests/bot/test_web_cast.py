"""Who plays in a trial, and that their questions do what they are there for."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import read_kb
from bot.settings.model import SHIPPED_ARTICLES, Settings
from bot.trial import settings_to_try
from bot.web.cast import LETTERS, PARTS, Part, cast
from kb import KnowledgeBase
from routing.language import detect
from routing.model import AgentId
from routing.policy import Policy


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return read_kb(SHIPPED_ARTICLES)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_to_try(Path("nowhere.yaml"), {})[0]


def is_answered(kb: KnowledgeBase, text: str, language: str) -> bool:
    """True where the bot answers, False where a person has to, an error between the two."""
    candidates = [one for part in kb.match(text, language).parts for one in part.candidates]
    surest = max((one.probability for one in candidates), default=0)
    assert not Policy().clarify_from <= surest < Policy().answer_from, surest
    return surest >= Policy().answer_from


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.language)
def test_a_customer_in_a_trial_has_questions_of_both_kinds(kb: KnowledgeBase, part: Part) -> None:
    assert [is_answered(kb, text, part.language) for text in part.examples] == [True, True, False]


def test_the_mails_to_click_are_of_both_kinds(kb: KnowledgeBase) -> None:
    assert [is_answered(kb, one.text, detect(one.text, ("en", "ar"))) for one in LETTERS] == [
        True,
        True,
        False,
    ]


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
