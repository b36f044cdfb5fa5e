"""The matcher on public question sets: ``python -m tests.bench.kb DATA [--reference FILE] [--sets A,B]``.

Prints ours beside rapidfuzz's token_set_ratio, BM25, tantivy and the reference (a matcher of the scorer's
kind, named by a file) as a Markdown table: top1/safe, then right/wrong by the matcher's own threshold.
"""

import argparse
import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import kb_adapter
from tests.bench.kb_others import Bm25, Tantivy, TokenSet, reference
from tests.bench.kb_score import Matcher, Score, score
from tests.bench.kb_sets import few, read_set

SOURCES = (
    "clinc/oos-eval, PolyAI-LDN/task-specific-datasets, SinaLab/ArBanking77, hellohaptik/HINT3, "
    "deepset-ai/COVID-QA, home-assistant/intents, google-deepmind/xquad, "
    "facebookresearch/LASER (Tatoeba) on GitHub"
)
CLEAN = (
    "hint3-curekart", "ha-intents-en", "ha-intents-ru", "ha-intents-uk", "ha-intents-ar", "covidfaq-en",
    "banking77-oos/10", "clinc150/10", "arbanking77-oos/10", "banking77-oos", "banking77-full", "clinc150",
    "arbanking77-oos", "xquad-en", "xquad-ru", "xquad-ar",
)  # fmt: skip
NOISY = (
    "noise-ru", "noise-uk", "noise-ar", "hint3-curekart", "ha-intents-ru", "banking77-oos/10", "clinc150/10",
)  # fmt: skip
NOISES = ("typos", "layout", "latin")
Build = Callable[[Sequence[Any]], Matcher]


def main() -> None:
    """Prints the table, a line as soon as it is known."""
    options = _options()
    if not options.data.is_dir():
        raise SystemExit(f"There is no folder {options.data}: make it from {SOURCES}, a folder of each set.")
    matchers: dict[str, Build] = {"ours": kb_adapter.build}
    if not options.alone:
        matchers |= {"token_set_ratio": TokenSet, "BM25": Bm25, "tantivy": Tantivy}
    if options.reference:
        matchers["reference"] = reference(options.reference)
    wanted = options.sets.split(",") if options.sets else None
    print("| set | noise | queries | " + " | ".join(matchers) + " |\n|---|---|---|" + "---|" * len(matchers))
    cases = [(name, ("clean",)) for name in CLEAN] + [(name, NOISES) for name in NOISY]
    for name, noises in cases:
        if wanted is None or name in wanted:
            _measure(options.data, name, noises, matchers, options.most)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The matcher on public question sets.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--sets", help="only these, comma-separated")
    parser.add_argument("--most", type=int, default=100_000, help="queries of each set")
    parser.add_argument("--alone", action="store_true", help="only ours")
    return parser.parse_args()


def _measure(data: Path, name: str, noises: Sequence[str], matchers: dict[str, Build], most: int) -> None:
    folder, _, shots = name.partition("/")
    if not (data / folder).is_dir():
        print(f"| {name} | is not in {data} |")
        return
    entries, queries = read_set(data / folder, int(shots or 0))
    rows: dict[str, list[Score]] = {noise: [] for noise in noises}
    for build in matchers.values():
        matcher = build(entries)
        for noise in noises:
            rows[noise].append(score(matcher, few(queries, most), noise))
        del matcher
        gc.collect()
    for noise, scores in rows.items():
        cells = (f"{one.top1:.3f}/{one.safe:.3f} {one.right:.2f}/{one.wrong:.3f}" for one in scores)
        print(f"| {name} | {noise} | {scores[0].queries} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
