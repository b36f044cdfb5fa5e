"""Commands that only look; a ledger of an older version is brought up to date first."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import wording
from bot.settings.model import Settings
from bot.shelf import read_kb
from routing.decide import Recent, decide
from routing.language import detect
from routing.model import Address, Request


def kb_try(settings: Settings, text: str) -> Sequence[str]:
    """What the knowledge base finds for a new customer's text, and what would be decided."""
    now = datetime.now(UTC)
    kb = read_kb(settings.kb.folder, now.date(), settings.policy.wrong_at_most)
    language = detect(text, settings.languages) or settings.languages[0]
    match = kb.match(text, language)
    lines = [f"language: {language}"]
    for part in match.parts:
        lines.append(f"{part.kind}: {text[slice(*part.span)]}")
        lines += [
            f"  {candidate.confidence:4.0%}  {candidate.article_id}.{candidate.language}"
            for candidate in part.candidates
        ]
    request = Request(
        source_id="",
        address=Address("telegram", "0"),
        display_name="",
        text=text,
        received_at=now,
        language=language,
    )
    decision = decide(request, None, False, match, Recent(0, 0), settings.policy)
    why = wording(settings).why("en", decision.reason)
    return [*lines, f"decision: {type(decision).__name__}, since {why}"]
