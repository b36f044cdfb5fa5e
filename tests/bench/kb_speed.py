"""How the matcher grows: ``python -m tests.bench.kb_speed DATA [--sizes 1000,10000,100000]``.

Ten English phrasings an article, out of two public sets; where they are too few, halves of two are joined.
Times of this process alone, so that other work on the machine does not count; memory is what building added.
"""

import argparse
import gc
import os
import random
import time
from pathlib import Path

from kb import Article, Knowledge
from tests.bench.kb_sets import read_set

SETS = ("clinc150", "banking77-full")
PER_ARTICLE = 10
QUESTIONS = 300
PASSES = 5
"""The least of them counts for each question: what else the machine does can only add to it."""


def phrasings(data: Path, most: int) -> tuple[list[str], list[str]]:
    """So many phrasings, and the questions that are asked."""
    found: list[str] = []
    asked: list[str] = []
    for name in SETS:
        entries, queries = read_set(data / name)
        found += [text for entry in entries for text in (entry["question"], *entry["phrasings"]) if text]
        asked += [query["text"] for query in queries]
    chance = random.Random(7)
    found = list(dict.fromkeys(found))
    chance.shuffle(found)
    chance.shuffle(asked)
    whole = [text.split() for text in found]
    while len(found) < most:
        one, two = chance.choice(whole), chance.choice(whole)
        found.append(" ".join([*one[: (len(one) + 1) // 2], *two[len(two) // 2 :]]))
    return found[:most], asked[:QUESTIONS]


def articles(texts: list[str]) -> list[Article]:
    """Ten phrasings each."""
    return [
        Article(
            id=f"article-{at}",
            language="en",
            question=texts[at],
            phrasings=tuple(texts[at + 1 : at + PER_ARTICLE]),
            keywords=(),
            skill="",
            owner="",
            because="It is measured.",
            expires=None,
            body="It is measured.",
        )
        for at in range(0, len(texts), PER_ARTICLE)
    ]


def megabytes() -> float:
    """What this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measured(texts: list[str], asked: list[str], *, quick: bool) -> str:
    """A cell of the table: seconds to build, megabytes, and milliseconds at the median and at 99 of 100."""
    some = articles(texts)
    gc.collect()
    before, began = megabytes(), time.process_time()
    known = Knowledge.build(some, quick=quick)
    built = time.process_time() - began
    held = megabytes() - before
    times = sorted(map(min, *(_pass(known, asked) for _ in range(PASSES))))
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    return f"{built:.2f} | {held:.0f} | {p50:.2f} | {p99:.2f}"


def _pass(known: Knowledge, asked: list[str]) -> list[float]:
    """Milliseconds for each question; no word has been seen before."""
    known.base._index._repair.nearest.cache_clear()
    times = []
    for text in asked:
        began = time.thread_time()
        known.match(text, "en")
        times.append((time.thread_time() - began) * 1000)
    return times


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="How the matcher grows.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", default="100,1000,10000,100000")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    texts, asked = phrasings(options.data, max(sizes))
    print(
        "| phrasings | stand-in: build s | MB | p50 ms | p99 ms | learned: build s | MB | p50 ms | p99 ms |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        quick = measured(texts[:size], asked, quick=True)
        print(f"| {size} | {quick} | {measured(texts[:size], asked, quick=False)} |", flush=True)


if __name__ == "__main__":
    main()
