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
from kb.space import Floats, Ints

_MOST_ROWS = 800
_WORK = 3000
"""Phrasings times turns, about: small bases can afford more turns, and need them more."""
_FEWEST_TURNS, _MOST_TURNS = 3, 15

Similar = Callable[[int], Floats]


def own_rows(
    index: Index,
    words: Words,
    owners: Ints,
    similar: Callable[[int], Floats],
    learned: Callable[[Ints], Ranker],
) -> Rows:
    """``similar``: the nearness of all rows to one; ``learned``: a ranker that knows the rows given alone."""
    places = _places(owners)
    turns = int(np.clip(_WORK // max(1, len(owners)), _FEWEST_TURNS, _MOST_TURNS))
    features, right, foreign = [], [], []
    step = max(1, -(-len(owners) // _MOST_ROWS))
    for turn in range(turns):
        gone = owners % turns == turn
        out = gone | ((places + owners) % turns == turn)
        kept = np.flatnonzero(~out)
        if len(kept) == 0 or len(set(owners[kept].tolist())) < 2:
            continue
        ranker = learned(kept)
        for row in np.flatnonzero(out).tolist():
            if row % step or (not gone[row] and not np.any(owners[kept] == owners[row])):
                continue
            near = similar(row).copy()
            near[out] = -1
            scores, chances = ranker.scores(near)
            held, own = (int(owners[row]), -1) if gone[row] else (-1, row)
            asked = words.asked(index.stems[row], {}, held, own)
            one = words.evidence(asked, near, words.weighed(asked, scores), chances)
            features.append(one.features)
            right.append(not gone[row] and one.article == owners[row])
            foreign.append(bool(gone[row]))
    shape = (len(features), len(NAMES))
    return Rows(np.array(features, float).reshape(shape), np.array(right, bool), np.array(foreign, bool))


def _places(owners: Ints) -> Ints:
    """The place of each row among those of its article."""
    counts: dict[int, int] = {}
    places = []
    for owner in owners.tolist():
        places.append(counts.get(owner, 0))
        counts[owner] = places[-1] + 1
    return np.array(places, np.int64)
