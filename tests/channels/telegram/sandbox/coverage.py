"""How much of the Bot API the sandbox simulates: ``python -m tests.channels.telegram.sandbox.coverage``.

Writes docs/sandbox-coverage.md; a test sees to it that it is fresh.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from channels.telegram.sandbox.botapi import NOT_SIMULATED
from channels.telegram.sandbox.methods.table import METHODS as SIMULATED
from channels.telegram.sandbox.rules import VERSION
from tests.channels.telegram.sandbox.spec_table import METHODS, columns
from tests.channels.telegram.sandbox.spec_values import REFUSED

REPORT = Path(__file__).resolve().parents[4] / "docs" / "sandbox-coverage.md"
LEFT_OUT = {
    "payments": r"Invoice|Star|Shipping|PreCheckout|Payment|PaidMedia|Subscription",
    "gifts": r"Gift",
    "games": r"Game",
    "passport": r"Passport",
    "stickers": r"Sticker",
    "stories": r"Story",
    "business": r"Business|Checklist|SuggestedPost",
}
"""What the sandbox leaves out on purpose, by words in the names of the methods."""
COMMAND = "python -m tests.channels.telegram.sandbox.coverage"


def report() -> str:
    """The whole document."""
    missing = [name for name in METHODS if name not in SIMULATED]
    left_out = {kind: [m for m in missing if _kind(m) == kind] for kind in LEFT_OUT}
    still_open = [name for name in missing if not _kind(name)]
    ordinary = {name: words for name, words in REFUSED.items() if name in SIMULATED}
    parameters = [column for name in SIMULATED for column in columns(name)]
    rules = sum(len(column.rules) for column in parameters)
    bare = {
        name: [c.name for c in columns(name) if c.rules == ["type"] and c.name not in NOT_SIMULATED]
        for name in SIMULATED
    }
    return "\n".join(
        [
            "# What the sandbox simulates",
            "",
            f"Written by `{COMMAND}`",
            f"from the specification ({VERSION}) and the table of methods. What is simulated differently",
            "from Telegram stands in [sandbox.md](sandbox.md).",
            "",
            f"- **{len(SIMULATED)}** of {len(METHODS)} methods are simulated; {len(ordinary)} of them",
            "  answer with the refusal that a bot without the privilege gets.",
            f"- **{sum(map(len, left_out.values()))}** are left out on purpose: checked, then answered with",
            "  501 `Not simulated`.",
            f"- **{len(still_open)}** are open: they answer the same, and could be simulated.",
            f"- {len(parameters)} parameters of the simulated methods are tried with a value that fits,",
            "  in JSON, a form, a multipart form and the query, and with a value that breaks a rule, for",
            f"  each of their {rules} rules.",
            "",
            "## Simulated",
            "",
            _names(name for name in sorted(SIMULATED) if name not in ordinary),
            "",
            "Refused as Telegram refuses an ordinary bot:",
            "",
            *(f"- `{name}`: `{words}`" for name, words in ordinary.items()),
            "",
            "## Left out on purpose",
            "",
            *(f"- {kind}: {_names(names)}" for kind, names in left_out.items()),
            "",
            "## Open",
            "",
            _names(still_open) or "None.",
            "",
            "## Parameters that are answered with 501",
            "",
            "They would change what happens, so they are not silently left out.",
            "",
            _names(sorted(NOT_SIMULATED)),
            "",
            "These are refused as Telegram refuses them here:",
            "",
            *(f"- `{name}`: `{words}`" for name, words in REFUSED.items() if name not in ordinary),
            "",
            "## Parameters without a rule beyond their type",
            "",
            *(f"- `{name}`: {_names(names)}" for name, names in bare.items() if names),
            "",
        ]
    )


def _kind(method: str) -> str:
    return next((kind for kind, words in LEFT_OUT.items() if re.search(words, method)), "")


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    REPORT.write_text(report(), "utf-8")
    print(f"written: {REPORT}")
