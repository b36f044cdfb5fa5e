"""The numbers that decisions read; settings.yaml holds them, `docs/settings.md` explains them."""

from dataclasses import dataclass

from routing.loops import FROM_ADDRESS, Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How often the bot may be wrong, and how much it may say by itself."""

    answers_per_address_per_hour: int = 3
    """Automatic answers one address gets within an hour; the next request goes to a person."""
    answers_per_address_per_day: int = 20
    """Automatic answers one address gets within 24 hours."""
    answers_per_domain_per_hour: int = 100
    """Automatic answers to all addresses of one mail domain within an hour."""
    mails_from_address: Ladder = FROM_ADDRESS
    """New matters one mail address may open; what is beyond is set aside."""
    answers_per_hour: int = 200
    """Automatic answers to all addresses together within an hour."""
    wrong_at_most: float = 5.0
    """Per cent of all questions that the bot may answer wrongly by itself."""
    ask_back: bool = True
    """Whether the bot asks which of two or three articles was meant, where it is not sure."""
    also_answer: tuple[tuple[str, str], ...] = ()
    """(customer's language, another one that such customers read), the better known first."""

    def reads(self, language: str) -> tuple[str, ...]:
        """The languages a customer of ``language`` may be answered in, the own one first."""
        return (language, *(other for own, other in self.also_answer if own == language))
