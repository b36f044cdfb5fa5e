"""An article of the knowledge base in one language, and what a good one must have."""

import re
from dataclasses import dataclass
from datetime import date

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")

MOST_BODY = 3500
"""Characters: an answer must fit into one Telegram message together with its greeting and footer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One answer in one language; translations share the ``id``.

    Raises ValueError, in words an editor understands, when something is missing or malformed.
    """

    id: str
    language: str
    """ISO 639-1."""
    question: str
    phrasings: tuple[str, ...]
    """Other ways customers ask the same."""
    keywords: tuple[str, ...]
    skill: str
    owner: str
    """The agent who keeps the article right, "" if nobody."""
    because: str
    """Why it is so, in one sentence; "" where nobody has written it down yet."""
    expires: date | None
    """The last day the article holds; None means for good."""
    body: str

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"the id {self.id!r} may hold only a-z, 0-9 and single hyphens")
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"the language {self.language!r} is not a code such as en or uk")
        for name in ("question", "body"):
            if not getattr(self, name).strip():
                raise ValueError(f"{name} is empty")
        if any(not phrasing.strip() for phrasing in self.phrasings):
            raise ValueError("one of the phrasings is empty")
        if len(self.body) > MOST_BODY:
            raise ValueError(f"the answer has {len(self.body)} characters, {MOST_BODY} are allowed")

    @property
    def key(self) -> tuple[str, str]:
        """What makes it unique in a knowledge base."""
        return self.id, self.language

    def expired(self, today: date) -> bool:
        """True from the day after ``expires``."""
        return self.expires is not None and today > self.expires
