"""Puts questions together that ask for the same: what an article is worth writing about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.common_words import COMMON_WORDS
from kb.courtesy import without_courtesy
from kb.index import Index, Row
from kb.normalize import tokens

_APART = 0.8
"""Questions belong together up to this distance on average (0: the same, 1: nothing in common)."""
MOST = 2000
"""Questions that are looked at, the first ones."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked, in which language (ISO 639-1)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask for the same, the most telling one first."""

    questions: tuple[Question, ...]


def groups(questions: Sequence[Question]) -> list[Group]:
    """Each question in one group, the largest group first."""
    from scipy.cluster.hierarchy import fcluster, linkage  # take long to load, and are rarely asked for
    from scipy.spatial.distance import squareform

    asked = [one for one in questions[:MOST] if _telling(one.text)]
    if len(asked) < 2:
        return [Group((one,)) for one in asked]
    near = _near(asked)
    apart = np.clip(1 - near, 0, 1)
    np.fill_diagonal(apart, 0)
    numbers = fcluster(linkage(squareform(apart, checks=False), "average"), _APART, "distance")
    found = []
    for number in np.unique(numbers):
        members = np.flatnonzero(numbers == number)
        telling = near[np.ix_(members, members)].sum(1)
        found.append(Group(tuple(asked[members[at]] for at in np.argsort(-telling, kind="stable"))))
    return sorted(found, key=lambda group: -len(group.questions))


def _near(asked: Sequence[Question]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    rows = [Row(at, one.language, _telling(one.text)) for at, one in enumerate(asked)]
    near = Index(rows).among(np.arange(len(rows))).astype(np.float64)
    return np.maximum(near, near.T)


def _telling(text: str) -> tuple[str, ...]:
    """The words that are not everybody's."""
    return tuple(word for word in without_courtesy(tokens(text)) if word not in COMMON_WORDS)
