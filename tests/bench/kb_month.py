"""A month at the desk: ``python -m tests.bench.kb_month DATA [--set banking77-oos/10] [--order N]``.

A set's questions arrive in a fixed mixed order, as many each day. What is answered and not complained about
counts as right; of everything else an agent says which article it was, or that there is none, and the wording
becomes a phrasing. Each night the base is built anew and calibrated by all outcomes so far.
``--plot FILE.png`` draws it.
"""

import argparse
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from kb import Article, Knowledge, Outcome
from kb.alike import SAME, nearest
from kb.confidence import USUAL
from tests.bench.kb_adapter import article_of
from tests.bench.kb_sets import few, read_set

DAYS, WEEK = 28, 7
KNOWN = 500
"""Questions after which the promise must hold in every week."""
KINDS = ("answered rightly", "asked back", "handed over", "answered wrongly")


class Desk:
    """The base with what has been learned."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self.articles = {f"entry-{at}": article_of(at, entry) for at, entry in enumerate(entries)}
        self.names = {entry["id"]: f"entry-{at}" for at, entry in enumerate(entries)}
        self.outcomes: list[Outcome] = []
        self.night()

    def night(self) -> None:
        """Builds anew."""
        self.knowledge = Knowledge.build(self.articles.values(), USUAL, self.outcomes)

    def asked(self, query: dict[str, Any]) -> str:
        """One of KINDS; the outcome is kept, and the wording of what a person answered."""
        expected = self.names.get(query["expected_id"], "")
        candidates, features = self.knowledge.whole(query["text"], query["lang"])
        first = candidates[0].article_id if candidates else ""
        if features:
            result = "right" if first == expected else "wrong" if expected else "none"
            self.outcomes.append(Outcome(features, result))  # type: ignore[arg-type]
        match = self.knowledge.match("x", "en")
        sure = candidates[0].confidence if candidates else 0.0
        if sure >= match.answer_from:
            return KINDS[0] if first == expected else KINDS[3]
        if expected:
            self._learn(self.articles[expected], query["text"])
        return KINDS[1] if sure >= match.clarify_from else KINDS[2]

    def _learn(self, article: Article, text: str) -> None:
        known = (article.question, *article.phrasings)
        if nearest(text, known)[1] < SAME:
            self.articles[article.id] = replace(article, phrasings=(*article.phrasings, text))


def main() -> None:
    """Prints a line a week, and draws them."""
    parser = argparse.ArgumentParser(description="A month at the desk.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="banking77-oos/10")
    parser.add_argument("--order", type=int, default=0, help="the questions in another order, 1, 2, ...")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    folder, _, shots = options.set.partition("/")
    entries, queries = read_set(options.data / folder, int(shots or 0))
    asked = few(queries, len(queries))
    if options.order:
        asked = [asked[at] for at in np.random.default_rng(options.order).permutation(len(asked))]
    weeks = month(Desk(entries), asked)
    seen = 0
    for number, week in enumerate(weeks, start=1):
        count = week.total()
        wrong, most = week[KINDS[3]] / count, USUAL + 2 * math.sqrt(USUAL * (1 - USUAL) / count)
        shares = ", ".join(f"{kind} {week[kind] / count:.3f}" for kind in KINDS)
        due = "" if seen < KNOWN else "; kept" if wrong <= most else "; BROKEN"
        print(f"week {number}: {count} questions, {shares} (at most {most:.3f}{due})")
        seen += count
    if options.plot:
        plot(weeks, options.set, options.plot)


def month(desk: Desk, queries: list[dict[str, Any]]) -> list[Counter[str]]:
    """What became of the questions, by week."""
    weeks = [Counter[str]() for _ in range(DAYS // WEEK)]
    for day in range(DAYS):
        for query in queries[len(queries) * day // DAYS : len(queries) * (day + 1) // DAYS]:
            weeks[day // WEEK][desk.asked(query)] += 1
        desk.night()
    return weeks


def plot(weeks: list[Counter[str]], name: str, file: Path) -> None:
    """The shares by week."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4))
    for kind in KINDS:
        axes.plot(range(1, len(weeks) + 1), [week[kind] / week.total() for week in weeks], "o-", label=kind)
    axes.axhline(USUAL, color="grey", linestyle=":", label="promised: at most 5 % wrong")
    axes.set(
        xlabel="week", ylabel="share of all questions", title=f"A month at the desk ({name})", ylim=(0, 1)
    )
    axes.set_xticks(range(1, len(weeks) + 1))
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(file, dpi=100)


if __name__ == "__main__":
    main()
