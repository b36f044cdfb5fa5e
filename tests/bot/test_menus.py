"""The menus offer what there is, in every language."""

import re
from dataclasses import replace

import pytest

from bot.menus import menus
from channels.telegram.inbound import COMMANDS
from routing.desk_commands import ABOUT_CONVERSATION, ABOUT_CUSTOMER, ANYWHERE
from tests.bot.test_dispatch import firm
from tests.routing.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_agents_are_offered_every_command_of_the_desk(language: str) -> None:
    (agents,) = [menu for menu in menus(replace(firm(), languages=(language,)), {}) if menu.group]
    every = {*ABOUT_CONVERSATION, *ABOUT_CUSTOMER, *ANYWHERE}
    assert {name for name, _ in agents.commands} == every - {"help"}
    assert all(re.fullmatch("[a-z]{1,32}", name) for name, _ in agents.commands)
    assert all(3 <= len(what) <= 256 for _, what in agents.commands)


def test_customers_are_offered_commands_that_are_understood_in_every_language() -> None:
    private = [menu for menu in menus(replace(firm(), languages=LANGUAGES), {}) if menu.group is None]
    assert [menu.language for menu in private] == ["", *LANGUAGES]
    for menu in private:
        assert {name for name, _ in menu.commands} <= set(COMMANDS)
        assert all(3 <= len(what) <= 256 for _, what in menu.commands)
