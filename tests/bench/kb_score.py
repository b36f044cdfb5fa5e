"""Scores a matcher on questions whose right entry is known."""

import math
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from tests.bench.kb_noise import NOISES


class Matcher(Protocol):
    """What is scored."""

    def match(self, text: str, language: str, /) -> tuple[str | None, float]:
        """The entry that would go out by itself, None for none, and the confidence."""
        ...

    def rank(self, text: str, language: str, most: int, /) -> Sequence[tuple[str, float]]:
        """The best entries, never abstaining."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares: of the questions in scope for top1, top3, safe and right, of all questions for wrong."""

    top1: float
    top3: float
    safe: float
    """Right automatic answers at the threshold at which 5 % of all questions are answered wrongly."""
    right: float
    wrong: float
    """Both by the matcher's own threshold."""
    queries: int
    p50: float
    p99: float
    """Milliseconds."""


def score(matcher: Matcher, queries: Sequence[Mapping[str, Any]], noise: str = "clean") -> Score:
    """Asks all of ``queries``."""
    ranked: list[tuple[float, bool]] = []
    times: list[float] = []
    first = third = right = wrong = 0
    for query in queries:
        text, expected = NOISES[noise](query["text"], query["lang"]), query["expected_id"]
        began = time.perf_counter()
        answered, _ = matcher.match(text, query["lang"])
        times.append((time.perf_counter() - began) * 1000)
        best = matcher.rank(text, query["lang"], 3)
        fits = expected is not None and [entry for entry, _ in best[:1]] == [expected]
        first += fits
        third += expected is not None and expected in [entry for entry, _ in best]
        right += answered is not None and answered == expected
        wrong += answered is not None and answered != expected
        ranked.append((best[0][1] if best else -math.inf, fits))
    known = sum(query["expected_id"] is not None for query in queries) or 1
    return Score(
        top1=first / known,
        top3=third / known,
        safe=_safe(ranked, 0.05) / known,
        right=right / known,
        wrong=wrong / len(queries),
        queries=len(queries),
        p50=statistics.median(times),
        p99=sorted(times)[int(0.99 * (len(times) - 1))],
    )


def _safe(ranked: Sequence[tuple[float, bool]], risk: float) -> int:
    """The most right answers with no more wrong ones than ``risk`` of all."""
    best = right = wrong = 0
    for sure, same in groupby(sorted(ranked, key=lambda one: -one[0]), key=lambda one: one[0]):
        if sure == -math.inf:
            break
        fits = [fit for _, fit in same]
        right, wrong = right + sum(fits), wrong + len(fits) - sum(fits)
        if wrong <= risk * len(ranked):
            best = max(best, right)
    return best
