"""Commands that only look; a ledger of an older version is brought up to date first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.app import open_store, read_kb, wording
from bot.settings.model import Settings
from bot.store.arrivals import aside
from routing.decide import Recent, decide
from routing.language import detect
from routing.model import Address, Request


def set_aside(settings: Settings) -> Sequence[str]:
    """The newest hundred arrivals set aside, a line each."""
    file = settings.store.database.removeprefix("sqlite:///")
    if not Path(file).exists():
        return [f"Nothing has been kept yet: there is no {file}."]
    store = open_store(settings)
    with store.engine.begin() as tx:
        found = aside(tx, 100)
    lines = [
        f"{number:>8}  {received_at:%Y-%m-%d %H:%M}  {channel:<9} {reason}"
        for number, channel, received_at, reason in found
    ]
    return lines or ["Nothing was set aside."]


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
