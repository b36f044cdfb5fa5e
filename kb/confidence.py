"""How probable it is that the best article answers the question."""

import math

from kb.score import Evidence

_WEIGHTS = {"nearest": 6.0, "neighbours": 2.0, "covered": 3.0, "alike": 2.0, "known": 1.0, "margin": 6.0}
_BIAS = -6.0


def features(best: Evidence, second: Evidence | None) -> dict[str, float]:
    """What the confidence is made of, by name; kept with the message so that it can be calibrated later."""
    return {
        "nearest": best.nearest,
        "neighbours": best.neighbours,
        "covered": best.covered,
        "alike": best.alike,
        "known": best.known,
        "margin": best.rank - (second.rank if second else 0.0),
    }


def probability(values: dict[str, float]) -> float:
    """0 to 1."""
    total = _BIAS + sum(_WEIGHTS[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))
