"""``firstline kb report``: what may be expected of the knowledge base, and how earlier promises were kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.editorial import counted
from bot.encoders import load_encoder
from bot.experience import outcomes_of
from bot.gaps import gaps
from bot.settings.model import Settings
from bot.shelf import usable_articles
from bot.store.guesses import Guess
from kb import Knowledge, Outcome
from kb.learn import Learned, taught
from kb.outcomes import ENOUGH, UNANSWERED, expected

PROMISES = (1, 2, 5)
WEEKS = 12
MOST_GAPS = 15


def report(
    settings: Settings, found: Sequence[Guess], learned: Iterable[Learned], now: datetime
) -> Sequence[str]:
    """The lines. ``found``: the guesses of the last WEEKS weeks, newest first."""
    articles = taught(usable_articles(settings.kb.folder, now.date()), learned)
    known = outcomes_of(found)
    encode = load_encoder(settings.kb.encoder)
    base = Knowledge.build(articles, encode=encode)
    lines = [_source(len(known)), f"{'':>12}" + "".join(f"   at most {one} % wrong" for one in PROMISES)]
    if encode is None:
        lines.append(_row("all", base, known))
    else:
        # Outcomes were had with the base as it answers: what they say holds for no other.
        lines += [_row("words alone", Knowledge.build(articles), ()), _row("and meaning", base, ())]
    for language in sorted({article.language for article in articles}):
        asked = outcomes_of([one for one in found if one.language == language])
        lines.append(_row(language, base, known, language, asked))
    if not found:
        return [*lines, "", "Nothing has been asked yet, so there is no promise to look back on."]
    return [*lines, "", *_kept(found, now), "", *_gaps(found, now)]


def _source(known: int) -> str:
    if known >= ENOUGH:
        return (
            f"Expected shares of all questions (answered alone / wrongly), from {known} known outcomes; of a "
            f"language with fewer than {ENOUGH} from its articles' own phrasings:"
        )
    return (
        "Expected shares of all questions (answered alone / wrongly), from the articles' own phrasings "
        f"({counted(known, 'outcome')} known, {ENOUGH} are needed); {UNANSWERED:.0%} of the questions are "
        "taken to be such as no article answers:"
    )


def _row(
    name: str,
    knowledge: Knowledge,
    outcomes: Sequence[Outcome],
    language: str = "",
    asked: Sequence[Outcome] = (),
) -> str:
    cells = []
    for promise in PROMISES:
        one = expected(knowledge, promise / 100, outcomes, language, asked)
        cells.append(f"{one.answered:>12.1%} /{one.wrong:6.1%}")
    return f"{name:>12}" + "".join(cells)


def _kept(found: Sequence[Guess], now: datetime) -> Iterable[str]:
    """Week by week: promised, and what is known to have gone wrong."""
    yield "Kept so far (questions that ask one thing; wrong as far as customers or agents said so):"
    for week in range(WEEKS):
        since, until = now - timedelta(weeks=week + 1), now - timedelta(weeks=week)
        asked = [one for one in found if since <= one.asked_at < until]
        if not asked:
            continue
        answered = [one for one in asked if one.decision == "answer"]
        wrong = sum(one.result in ("wrong", "none") for one in answered)
        said = sum(one.result is not None for one in answered)
        promise = sum(one.promise for one in asked) / len(asked)
        mark = "✓" if wrong <= promise / 100 * len(asked) else "✗"
        share = (
            f"{len(answered)} answered, {wrong} wrong = {wrong / len(asked):.1%} of {promise:.3g} % allowed"
        )
        yield (
            f"  {mark} week from {since:%Y-%m-%d}: {counted(len(asked), 'question')}, {share} "
            f"({said} of the answers judged)"
        )


def _gaps(found: Sequence[Guess], now: datetime) -> Iterable[str]:
    groups = gaps(one for one in found if one.asked_at >= now - timedelta(days=30))
    if not groups:
        yield "Every question of the last 30 days found its article."
        return
    yield "Write an article on this (questions of the last 30 days that no article answers):"
    for group in groups[:MOST_GAPS]:
        yield f"  {group.count:>4} × {group.text[:150]}"
        yield from (f"         {other[:150]}" for other in group.others[:2])
