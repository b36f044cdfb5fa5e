"""How probable it is that the best article answers the question."""

import math

from kb.score import Evidence

_WEIGHTS = {
    "fits": 3.8,
    "neighbours": 2.4,
    "covered": 1.1,
    "alike": 1.2,
    "mass": 3.4,
    "margin": 4.5,
}
_BIAS = -5.6
"""Fitted by logistic regression on left-out phrasings (questions the base can answer) and left-out articles
(questions it cannot) of the example base and on public intent sets; the bias so that from 0.75 one automatic
answer in twenty questions is wrong where half of them have no article.
"""


def features(best: Evidence, second: Evidence | None) -> dict[str, float]:
    """What the confidence is made of, by name; kept with the message so that it can be calibrated later."""
    return {
        "fits": best.fits,
        "neighbours": best.neighbours,
        "covered": best.covered,
        "alike": best.alike,
        "mass": best.mass,
        "margin": best.rank - (second.rank if second else 0.0),
    }


def probability(values: dict[str, float]) -> float:
    """0 to 1."""
    total = _BIAS + sum(weight * values[name] for name, weight in _WEIGHTS.items())
    return 1 / (1 + math.exp(-total))
