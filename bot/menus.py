"""Which commands are offered to whom, in which words."""

import re
from collections.abc import Mapping, Sequence

from bot.firm import Firm
from channels.telegram.menus import Menu

CUSTOMERS = (
    ("human", "menu-human"),
    ("new", "menu-new"),
    ("lang", "menu-lang"),
    ("privacy", "menu-privacy"),
    ("help", "menu-help"),
)
"""(command, key of its text), in the order shown."""
_LINE = re.compile(r"/([a-z]+)[^–\n]*– *(.+)")
"""A line of the desk's help: "/snooze 2h – rest"."""


def menus(firm: Firm, moved: Mapping[int, int]) -> Sequence[Menu]:
    """The customers' menu in every language with texts, and the first one's for all others; the agents' in
    their groups, in the desk's language, out of the desk's help. ``moved``: the groups' ids of today."""
    spoken = [language for language in firm.languages if firm.wording.speaks(language)]
    customers = [
        Menu(
            group=None,
            language=language,
            commands=tuple(
                (name, firm.wording.say(language or firm.language, key)) for name, key in CUSTOMERS
            ),
        )
        for language in ("", *spoken)
    ]
    agents = tuple(_LINE.findall(firm.say("desk-help")))
    return [
        *customers,
        *(Menu(group=moved.get(group, group), language="", commands=agents) for group in firm.groups),
    ]
