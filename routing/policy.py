"""The numbers that decisions read; settings.yaml holds them, `docs/settings.md` explains them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How sure the bot must be, and how much it may say by itself."""

    answers_per_address_per_hour: int = 3
    """Automatic answers one address gets within an hour; the next request goes to a person."""
    answers_per_hour: int = 200
    """Automatic answers to all addresses together within an hour."""
    answer_from: float = 0.75
    """Confidence, 0 to 1, from which the bot answers by itself."""
    clarify_from: float = 0.45
    """Confidence, 0 to 1, from which the bot asks back; below it a person takes over."""
