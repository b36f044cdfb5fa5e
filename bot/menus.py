"""Which commands are offered to whom, in which words."""

from collections.abc import Sequence

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


def menus(firm: Firm) -> Sequence[Menu]:
    """The customers' menu in every language with texts; whoever has another one sees the program's."""
    spoken = [language for language in firm.languages if firm.wording.speaks(language)]
    return [
        Menu(
            group=None,
            language=language,
            commands=tuple(
                (name, firm.wording.say(language or firm.language, key)) for name, key in CUSTOMERS
            ),
        )
        for language in ("", *spoken)
    ]
