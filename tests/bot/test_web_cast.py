"""Who plays in a trial, and that their questions do what they are there for."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.articles import read_articles
from bot.settings.model import SHIPPED_ARTICLES, Settings
from bot.trial import settings_to_try
from bot.web.cast import cast
from bot.web.people import PEOPLE, Example, Person
from kb import Knowledge
from routing.decide import Answer, Clarify, HandOff, Recent, decide
from routing.language import detect
from routing.model import Address, AgentId, Request
from routing.policy import Policy


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return Knowledge.build(read_articles(SHIPPED_ARTICLES)[0])


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_to_try(Path("nowhere.yaml"), {})[0]


def decided(kb: Knowledge, text: str, channel: str, hint: str) -> type:
    """The kind of decision for somebody's first words."""
    language = detect(text, ("en", "ru", "uk", "ar"), hint) or hint
    request = Request(
        source_id="1",
        address=Address(channel, "1"),
        display_name="",
        text=text,
        language=language,
        received_at=datetime.now(UTC),
    )
    return type(decide(request, None, False, kb.match(text, language), Recent(0, 0), Policy()))


KINDS = {"known": Answer, "close": Clarify, "person": HandOff}
EXAMPLES = [(person, example) for person in PEOPLE for example in person.examples]


@pytest.mark.parametrize(
    ("person", "example"), EXAMPLES, ids=lambda one: getattr(one, "name", "") or one.kind
)
def test_what_is_offered_to_ask_does_what_it_is_there_for(
    kb: Knowledge, person: Person, example: Example
) -> None:
    channel = "mail" if person.address else "telegram"
    assert decided(kb, example.text, channel, person.language) is KINDS[example.kind]


def test_there_are_customers_in_four_languages_by_both_channels(settings: Settings) -> None:
    customers = cast(settings).customers
    assert len(customers) >= 6
    assert {one.language for one in customers} == {"en", "ru", "uk", "ar"}
    assert {one.channel for one in customers} == {"telegram", "mail"}
    assert len({one.key for one in customers}) == len(customers)


def test_the_customers_speak_what_the_company_serves(settings: Settings) -> None:
    assert {one.language for one in cast(replace(settings, languages=("ru",))).customers} == {"en", "ru"}
    assert {one.language for one in cast(replace(settings, languages=("de",))).customers} == {"en"}


def test_no_customer_has_the_id_of_an_agent(settings: Settings) -> None:
    agent = settings.agents[0]
    first = cast(settings).customers[0].id
    taken = replace(settings, agents=(replace(agent, id=AgentId(first)),))
    players = cast(taken)
    assert first not in {one.id for one in players.customers}
