"""Fits the confidence of a base nobody knows yet: ``python -m tests.bench.kb_prior DATA [--write]``.

Each set of questions weighs the same, and within it the questions with an article as much as those without.
Prints, for every set, how well a prior fitted on the other families of sets keeps the promise there.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb import confidence, regression
from kb.regression import Doubles
from tests.bench.kb_adapter import Matcher
from tests.bench.kb_sets import few, read_set

SETS = (
    "hint3-curekart", "hint3-curekart/5", "ha-intents-ru", "ha-intents-en", "ha-intents-uk", "ha-intents-ar",
    "covidfaq-en", "banking77-oos/3", "banking77-oos/10", "banking77-oos", "clinc150/3", "clinc150/10",
    "clinc150", "arbanking77-oos/3", "arbanking77-oos/10", "arbanking77-oos",
    "xquad-en", "xquad-ru", "xquad-ar",
)  # fmt: skip
MOST_QUERIES = 1000
_WEIGHT = 300.0
"""Rows that a set counts for, against the pull of 1 towards nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the base made of one set's questions."""

    family: str
    name: str
    features: Doubles
    right: np.ndarray[tuple[int], np.dtype[np.bool_]]
    known: np.ndarray[tuple[int], np.dtype[np.bool_]]
    own: confidence.Rows


def seen(data: Path, name: str) -> Seen:
    folder, _, shots = name.partition("/")
    entries, queries = read_set(data / folder, int(shots or 0))
    matcher = Matcher(entries)
    features, right, known = [], [], []
    for query in few(queries, MOST_QUERIES):
        candidates, values = matcher.knowledge.whole(query["text"], query["lang"])
        if not values:
            continue
        features.append(values)
        right.append(matcher.id_of(candidates[0]) == query["expected_id"])
        known.append(query["expected_id"] is not None)
    arrays = np.array(features, float), np.array(right, bool), np.array(known, bool)
    return Seen(folder.partition("-")[0], name, *arrays, matcher.knowledge.base.own)


def fitted(sets: list[Seen], usual: tuple[Doubles, Doubles]) -> Doubles:
    values, right, shares = [], [], []
    for one in sets:
        standard = confidence.standard(one.own) if one.own.foreign.any() else usual
        values.append(confidence.described(one.features, *standard))
        right.append(one.right)
        known, foreign = max(1, one.known.sum()), max(1, (~one.known).sum())
        shares.append(np.where(one.known, _WEIGHT / 2 / known, _WEIGHT / 2 / foreign))
    start = np.zeros(values[0].shape[1])
    rows = np.vstack(values), np.concatenate(right), np.concatenate(shares)
    return regression.fitted(*rows, start, 1.0, confidence.BOUNDED)


def main() -> None:
    """Prints the check, and with ``--write`` the new prior into kb/prior.py."""
    parser = argparse.ArgumentParser(description="Fits the prior of the confidence on public sets.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sets = [seen(options.data, name) for name in SETS]
    standards = [confidence.standard(one.own) for one in sets if one.own.foreign.sum() >= 30]
    usual = np.mean([mean for mean, _ in standards], 0), np.mean([spread for _, spread in standards], 0)
    for one in sets:
        others = fitted([other for other in sets if other.family != one.family], usual)
        calibrated = confidence.calibrated(one.own, confidence.USUAL, prior=confidence.Prior(*usual, others))
        sure = np.array([calibrated.of(row) for row in one.features]) >= calibrated.answer_from
        right, wrong = (sure & one.right).sum() / max(1, one.known.sum()), (sure & ~one.right).mean()
        print(json.dumps({"set": one.name, "right": round(float(right), 3), "wrong": round(float(wrong), 3)}))
    if options.write:
        _write(fitted(sets, usual), usual)


def _write(weights: Doubles, usual: tuple[Doubles, Doubles]) -> None:
    def numbers(values: Doubles) -> str:
        return "".join(f"\n    {value:.3g}," for value in values) + "\n"

    (Path(confidence.__file__).parent / "prior.py").write_text(
        f'''"""The confidence of a base nobody knows anything of yet, as tests/bench/kb_prior.py fits it."""

MEANS = ({numbers(usual[0])})
SPREADS = ({numbers(usual[1])})
WEIGHTS = ({numbers(weights)})
''',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
