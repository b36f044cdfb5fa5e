"""What is found when the set-up is looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: a code of the wording catalogue (``check-<code>``) and what to fill in."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()
