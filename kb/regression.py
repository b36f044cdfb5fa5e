"""Fits a logistic regression of few weights, near weights that are known already."""

import math

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]

_MOST_STEPS, _NEAR = 60, 1e-7


def fitted(
    values: Doubles, right: Flags, shares: Doubles, start: Doubles, pull: float, bounded: Flags
) -> Doubles:
    """The weights that make ``right`` of ``values`` most probable, each row counting its share.

    They are held near ``start`` as strongly as ``pull`` says, in rows; those ``bounded`` are not below 0.
    """
    weights = start.copy()

    def loss(tried: Doubles) -> float:
        return _loss(values, right, shares, tried, start, pull)

    for _ in range(_MOST_STEPS):
        found = sigmoid(values @ weights)
        slope = values.T @ (shares * (found - right)) + pull * (weights - start)
        curve = (values * (shares * found * (1 - found))[:, None]).T @ values + pull * np.eye(len(start))
        step = _step(weights, slope, curve, bounded & (weights <= 0) & (slope > 0), bounded)
        size, before = 1.0, loss(weights)
        while size > _NEAR and loss(weights + size * step) > before:
            size /= 2
        weights = weights + size * step
        if np.abs(step).max() < _NEAR:
            break
    return weights


def sigmoid(totals: Doubles) -> Doubles:
    found: Doubles = 1 / (1 + np.exp(-np.clip(totals, -50, 50)))
    return found


def log_odds(probability: float) -> float:
    """0 for one half; of 0 and of 1 as of what is hardly more and hardly less."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def _step(weights: Doubles, slope: Doubles, curve: Doubles, still: Flags, bounded: Flags) -> Doubles:
    """Newton's step; where it would lead below nothing, to nothing. ``still``: what does not move."""
    step = np.zeros_like(weights)
    while True:
        step[still] = -weights[still] * bounded[still]
        moved = ~still
        pulled = slope[moved] + curve[np.ix_(moved, still)] @ step[still]
        step[moved] = -np.linalg.solve(curve[np.ix_(moved, moved)], pulled)
        below = moved & bounded & (weights + step < 0)
        if not below.any():
            return step
        still = still | below


def _loss(
    values: Doubles, right: Flags, shares: Doubles, weights: Doubles, start: Doubles, pull: float
) -> float:
    totals, away = values @ weights, weights - start
    return float(shares @ (np.logaddexp(0, totals) - np.where(right, totals, 0)) + pull / 2 * (away @ away))
