"""How probable it is that the best article answers the question, and from where on the bot may answer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kb import regression
from kb.evidence import NAMES
from kb.prior import MEANS, SPREADS, WEIGHTS
from kb.regression import Doubles, Flags, sigmoid

_AGAINST_THE_BASE = 9
"""The first so many features are read against what this base makes of questions it cannot answer."""

_FREE = ("known", "length")
"""Features that may speak against an article; more of any other never lowers the confidence, as long as only
phrasings have been seen."""

_PULL = 20.0
"""How strongly the weights are held near the prior's, in rows."""
_REAL_PULL = 5.0
"""... and once real outcomes move them."""
_MOST_ROWS = 400
"""What the base's own rows count for together, in rows, however many there are."""
_FEWEST_ROWS = 30
"""Below, the base says too little of itself: the prior alone speaks."""
_FEWEST_OUTCOMES = 50
_COLD_ROWS = 50
"""Outcomes from which on they count as much as the base's own rows, for where answering begins."""
_FADED = 300.0
"""An outcome counts half as soon as so many newer ones are known: what is learned meanwhile makes questions
look better known than they were, also those that no article answers.
"""
_DOUBT = 0.2
"""Standard errors by which the expected wrong answers stay below the promise: few outcomes may be lucky."""

_DOUBTED = 0.9
"""Of the confidence to answer from: not enough to answer, enough to ask back."""

FOREIGN = 0.65
"""The share of questions nobody has written an article for, as long as the real share is not known.

Rather too high: how many questions come near to an article and miss it, the base cannot see by itself.
"""
USUAL = 0.05
"""The share of all questions that may be answered wrongly where the settings say nothing."""
_MOST_SCORE = 50.0
"""Beyond, there is no surer."""
_CLARIFY = 0.5
"""From this share of the confidence that is enough to answer under the promise USUAL, it is worth asking."""
_EVEN, _EVEN_KNOWN = 0.6, 0.45
"""Below this confidence no answer is given, whatever the promise. The second holds once real outcomes have
said what the confidence is worth.
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """Questions whose right article is known: their features, and whether the first candidate was right."""

    features: Doubles
    right: Flags
    foreign: Flags
    """No article answers the question."""
    languages: tuple[str, ...] = ()
    """The one each is asked in; none where that is not asked for."""

    def of(self, language: str) -> "Rows":
        """Those asked in this language."""
        mine = np.array([one == language for one in self.languages], bool)
        return Rows(self.features[mine], self.right[mine], self.foreign[mine])

    @property
    def shares(self) -> Doubles:
        """What part of all questions each row stands for."""
        foreign, home = max(1, int(self.foreign.sum())), max(1, int((~self.foreign).sum()))
        return np.where(self.foreign, FOREIGN / foreign, (1 - FOREIGN) / home)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a real question: ``right``, ``wrong`` or ``none`` (no article answers it)."""

    features: tuple[float, ...]
    """As they were when it was asked, in the order of NAMES."""
    result: Literal["right", "wrong", "none"]
    """Of the article that came first, whether it went out or not."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Never falls as the score rises."""

    factors: tuple[float, ...]
    """What each feature counts, in the order of NAMES."""
    start: float
    answer_from: float
    """The probability from which on an automatic answer keeps the promise."""
    clarify_from: float
    """The probability from which on it is worth asking back."""

    def of(self, features: Sequence[float]) -> float:
        """0 to 1."""
        return 1 / (1 + math.exp(-max(-_MOST_SCORE, self.score(features))))

    def doubted(self, sure: float) -> float:
        """What is left of a confidence where the bot must not answer by itself, however sure it feels."""
        return min(sure, _DOUBTED * self.answer_from)

    def score(self, features: Sequence[float]) -> float:
        """All that speaks for the article in one number, which the confidence never falls with."""
        pairs = zip(self.factors, features, strict=True)
        return self.start + sum(factor * value for factor, value in pairs)


@dataclass(frozen=True, slots=True)
class Prior:
    """What holds as long as nothing is known of the base."""

    means: Doubles
    spreads: Doubles
    weights: Doubles


SHIPPED = Prior(np.array(MEANS), np.array(SPREADS), np.array(WEIGHTS))


def calibrated(
    own: Rows, promise: float, outcomes: Sequence[Outcome] = (), prior: Prior = SHIPPED
) -> Confidence:
    """Moves the prior by what the base shows of itself, and that by what became of real questions.

    ``promise``: the most wrong answers, as a share of all questions. ``outcomes``: the oldest first.
    """
    home, foreign = int((~own.foreign).sum()), int(own.foreign.sum())
    means, spreads = standard(own) if foreign else (prior.means, prior.spreads)
    values = described(own.features, means, spreads)
    shares = own.shares
    weights = prior.weights
    if min(home, foreign) >= _FEWEST_ROWS:
        weights = fitted(values, own.right, shares * min(home, _MOST_ROWS), weights)
    if len(outcomes) >= _FEWEST_OUTCOMES:
        real = described(np.array([one.features for one in outcomes]), means, spreads)
        right = np.array([one.result == "right" for one in outcomes])
        fresh = 0.5 ** (np.arange(len(real))[::-1] / _FADED)
        weights = fitted(real, right, fresh, weights, real=True)
        trust = len(real) / (len(real) + _COLD_ROWS)
        values = np.vstack([values, real])
        shares = np.concatenate([shares * (1 - trust), fresh * (trust / fresh.sum())])
        own = Rows(
            values, np.concatenate([own.right, right]), np.append(own.foreign, np.zeros(len(real), bool))
        )
    elif min(home, foreign) < _FEWEST_ROWS:
        cautious = [_cautious(sigmoid(values[own.foreign] @ weights), wrong) for wrong in (promise, USUAL)]
        return _confidence(means, spreads, weights, cautious)
    found = sigmoid(values @ weights)
    aims, least = (promise, USUAL), _EVEN
    if len(outcomes) >= _FEWEST_OUTCOMES:
        aims, least = (_with_doubt(promise, len(outcomes)), _with_doubt(USUAL, len(outcomes))), _EVEN_KNOWN
    thresholds = [_threshold(found, own.right, shares, aim, least) for aim in aims]
    return _confidence(means, spreads, weights, thresholds)


def _with_doubt(promise: float, outcomes: int) -> float:
    """What to aim at, so that the promise is kept though only so many outcomes are known."""
    return promise - _DOUBT * math.sqrt(promise * (1 - promise) / (outcomes + _COLD_ROWS))


def _confidence(
    means: Doubles, spreads: Doubles, weights: Doubles, thresholds: Sequence[float]
) -> Confidence:
    """``thresholds``: for the promise, and for the usual one."""
    against, factors = weights[:_AGAINST_THE_BASE] / spreads, weights[_AGAINST_THE_BASE:-1].copy()
    factors[:_AGAINST_THE_BASE] += against
    start = float(weights[-1] - against @ means)
    return Confidence(tuple(factors.tolist()), start, thresholds[0], _CLARIFY * min(thresholds))


def standard(rows: Rows) -> tuple[Doubles, Doubles]:
    """The mean and the spread of what is read against the base."""
    foreign = rows.features[rows.foreign][:, :_AGAINST_THE_BASE]
    return foreign.mean(0), foreign.std(0) + 0.05


def fitted(rows: Doubles, right: Flags, shares: Doubles, start: Doubles, *, real: bool = False) -> Doubles:
    """``real``: the rows are outcomes of real questions, not of phrasings."""
    bounded = BOUNDED & (not real)
    return regression.fitted(rows, right, shares, start, _REAL_PULL if real else _PULL, bounded)


_DESCRIBED = (*NAMES[:_AGAINST_THE_BASE], *NAMES)
BOUNDED = np.array([name not in _FREE for name in _DESCRIBED] + [False])
"""The weights that may not fall below nothing; the last is that of no feature."""


def described(features: Doubles, means: Doubles, spreads: Doubles) -> Doubles:
    """The features against the base, the features themselves, and 1."""
    against = (features[:, :_AGAINST_THE_BASE] - means) / spreads
    return np.hstack([against, features, np.ones((len(features), 1))])


def _threshold(found: Doubles, right: Flags, shares: Doubles, promise: float, least: float) -> float:
    """The lowest probability at which neither the rows nor the probabilities expect more wrong answers."""
    order = np.argsort(-found, kind="stable")
    seen = np.cumsum((shares * ~right)[order])
    expected = np.cumsum((shares * (1 - found))[order])
    kept = np.flatnonzero(np.maximum(seen, expected) <= promise)
    return max(least, float(found[order][kept[-1]])) if len(kept) else 1.0


def _cautious(foreign: Doubles, promise: float) -> float:
    """For a base that cannot say how it does on questions it has an article for.

    ``foreign``: the probabilities it gives to questions it has none for; no more of them than promised may
    be answered. Without any, as if every answer were as doubtful as the worst.
    """
    if len(foreign) < _FEWEST_ROWS:
        return max(_EVEN, 1 - 4 * promise)
    return max(_EVEN, float(np.quantile(foreign, max(0.0, 1 - promise / FOREIGN))))
