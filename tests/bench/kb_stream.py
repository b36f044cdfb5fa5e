"""How well the promise is kept once real questions are known: ``python -m tests.bench.kb_stream DATA``.

Of each set's questions, in a new order for each seed, the first 500 become outcomes (right, wrong, or no
article answers it); the rest are then asked. With ``--reference FILE`` the reference is treated alike.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kb import Outcome
from kb.confidence import USUAL, calibrated
from tests.bench.kb_adapter import Matcher
from tests.bench.kb_others import reference
from tests.bench.kb_sets import few, read_set

SETS = ("hint3-curekart", "clinc150/10", "banking77-oos/10", "arbanking77-oos/10")
SEEDS = 5
KNOWN = 500
MOST_QUERIES = 3000

Answers = tuple[np.ndarray[Any, Any], float]
"""The confidence of each question to test, and from where on it is answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a matcher makes of all questions of a set."""

    right: np.ndarray[Any, Any]
    answers: Callable[[Sequence[int], Sequence[int]], Answers]
    """From the outcomes of some questions, by position, to the answers to others."""


def ours(entries: Sequence[Any], queries: Sequence[Any]) -> Asked:
    """Our matcher."""
    matcher = Matcher(entries)
    found = [matcher.knowledge.whole(query["text"], query["lang"]) for query in queries]
    width = max(len(values) for _, values in found)
    features = [values or (0.0,) * width for _, values in found]
    firsts = [matcher.id_of(candidates[0]) if candidates else "" for candidates, _ in found]
    right = np.array([first == query["expected_id"] for first, query in zip(firsts, queries, strict=True)])

    def outcome(at: int) -> Outcome:
        if queries[at]["expected_id"] is None:
            return Outcome(features[at], "none")
        return Outcome(features[at], "right" if right[at] else "wrong")

    def answers(known: Sequence[int], asked: Sequence[int]) -> Answers:
        sure = calibrated(matcher.knowledge.base.own, USUAL, [outcome(at) for at in known])
        return np.array([sure.of(features[at]) for at in asked]), sure.answer_from

    return Asked(right, answers)


def theirs(build: Callable[[Sequence[Any]], Any], entries: Sequence[Any], queries: Sequence[Any]) -> Asked:
    """The reference: its own features and prior, moved by outcomes as it moves them by its own rows."""
    matcher = build(entries)
    found = [matcher.raw(query["text"], query["lang"])[1:] for query in queries]
    right = np.array(
        [matcher.ids[entry] == query["expected_id"] for (_, entry), query in zip(found, queries, strict=True)]
    )
    mean, spread, _ = matcher.PRIOR
    values = np.hstack([(matcher.z([row for row, _ in found]) - mean) / spread, np.ones((len(found), 1))])

    def answers(known: Sequence[int], asked: Sequence[int]) -> Answers:
        weights = _moved(values[known], right[known], matcher.beta)
        seen = 1 / (1 + np.exp(-values[known] @ weights))
        order = np.argsort(-seen)
        wrong = np.maximum(np.cumsum(~right[known][order]), np.cumsum(1 - seen[order])) / len(known)
        kept = np.flatnonzero(wrong <= USUAL)
        threshold = float(seen[order][kept[-1]]) if len(kept) else 1.0
        return 1 / (1 + np.exp(-values[asked] @ weights)), threshold

    return Asked(right, answers)


def _moved(values: Any, right: Any, start: Any) -> Any:
    weights = start.copy()
    for _ in range(25):
        sure = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (sure - right) + 8 * (weights - start)
        curve = (values * (sure * (1 - sure))[:, None]).T @ values + 8 * np.eye(values.shape[1])
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def warm(asked: Asked, count: int, known: int) -> tuple[float, float]:
    """The shares of right (of the questions with an article) and wrong answers (of all), over the seeds."""
    shares = []
    for seed in range(SEEDS):
        order = np.random.default_rng(seed).permutation(count).tolist()
        sure, threshold = asked.answers(order[:known], order[known:])
        right = asked.right[order[known:]]
        shares.append(((right & (sure >= threshold)).sum(), (~right & (sure >= threshold)).mean()))
    return float(np.mean([one for one, _ in shares])), float(np.mean([two for _, two in shares]))


def main() -> None:
    """Prints right/wrong of each set."""
    parser = argparse.ArgumentParser(description="How well the promise is kept with 500 outcomes known.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--sets", default=",".join(SETS))
    options = parser.parse_args()
    for name in options.sets.split(","):
        folder, _, shots = name.partition("/")
        entries, all_queries = read_set(options.data / folder, int(shots or 0))
        queries = few(all_queries, MOST_QUERIES)
        asked = {"ours": ours(entries, queries)}
        if options.reference:
            asked["reference"] = theirs(reference(options.reference), entries, queries)
        in_scope = sum(query["expected_id"] is not None for query in queries)
        tested = in_scope * (len(queries) - KNOWN) / len(queries)
        for who, one in asked.items():
            right, wrong = warm(one, len(queries), KNOWN)
            print(f"{name:20} {who:10} right {right / tested:.3f} wrong {wrong:.4f}", flush=True)


if __name__ == "__main__":
    main()
