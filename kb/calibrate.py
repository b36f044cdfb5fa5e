"""What a base shows of itself: its own phrasings, asked as if nobody had written them.

In turn some articles and some phrasings of the others are left out. A phrasing left out is a question the
base should answer; a phrasing of an article left out is a question nobody has written an article for.
"""

from collections.abc import Callable

import numpy as np

from kb.confidence import Rows
from kb.evidence import NAMES, Words
from kb.index import Index
from kb.rank import Ranker
from kb.terms import Ints

_PARTS = 10
"""One part in so many is left out at a time."""
_MOST_ROWS = 800
"""Of either kind; more do not make the confidence better."""


def own_rows(index: Index, words: Words, owners: Ints, learned: Callable[[Ints], Ranker], turns: int) -> Rows:
    """``learned``: a ranker that knows the rows given alone; ``turns``: how often that can be afforded."""
    places = _places(owners)
    told = np.array([row.kind == "answer" for row in index.rows], bool)
    several = np.bincount(owners[~told], minlength=int(owners.max(initial=0)) + 1)[owners] > 1
    features, right, foreign, languages = [], [], [], []
    for turn in range(min(turns, _PARTS)):
        gone = owners % _PARTS == turn
        asked = ~gone & several & ((places + owners) % _PARTS == turn)
        kept = np.flatnonzero(~gone & ~asked)
        if len(np.unique(owners[kept])) < 2:
            continue
        ranker = learned(kept)
        for row in [*_some(gone & ~told, turns), *_some(asked & ~told, turns)]:
            held, own = (int(owners[row]), -1) if gone[row] else (-1, row)
            question = index.row(row)
            question.similar[gone | asked] = -1
            reading = words.asked(question.stems, {}, held, own)
            scores, chances = ranker.scores(question)
            one = words.evidence(reading, question.similar, scores, chances)
            features.append(one.features)
            right.append(not gone[row] and one.article == owners[row])
            foreign.append(bool(gone[row]))
            languages.append(index.rows[row].language)
    shape = (len(features), len(NAMES))
    values = np.array(features, float).reshape(shape)
    return Rows(values, np.array(right, bool), np.array(foreign, bool), tuple(languages))


def _some(chosen: "np.ndarray[tuple[int], np.dtype[np.bool_]]", turns: int) -> list[int]:
    """The rows chosen; every second, third ... where there are more than enough."""
    rows = [int(row) for row in np.flatnonzero(chosen)]
    return rows[:: max(1, len(rows) * turns // _MOST_ROWS)]


def _places(owners: Ints) -> Ints:
    """The place of each row among those of its article."""
    counts: dict[int, int] = {}
    places = []
    for owner in owners.tolist():
        places.append(counts.get(owner, 0))
        counts[owner] = places[-1] + 1
    return np.array(places, np.int64)
