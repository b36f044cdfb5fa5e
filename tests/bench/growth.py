"""Whether the ledger stays quick as it grows: ``python -m tests.bench.growth [--size 100000]``.

The statements that every message runs, at a thousand customers and at ``--size``: medians in milliseconds,
on one connection, taken back after each. A ratio near 1 means that years of mail cost nothing.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from sqlalchemy import Engine

from tests.bench.ledger import hot, open_ledger, seed

SMALL = 1000
REPEATS = 60


def medians(engine: Engine, size: int) -> dict[str, float]:
    """Milliseconds by name."""
    found = {}
    for name, run in hot(size).items():
        times = []
        for _ in range(REPEATS):
            with engine.connect() as connection, connection.begin() as transaction:
                began = time.perf_counter()
                run(connection)
                times.append((time.perf_counter() - began) * 1000)
                transaction.rollback()
        found[name] = statistics.median(times)
    return found


def measured(size: int) -> dict[str, float]:
    """The same on a new ledger of this size."""
    with tempfile.TemporaryDirectory(prefix="firstline-bench-") as folder:
        engine = open_ledger(Path(folder))
        began = time.monotonic()
        seed(engine, size)
        megabytes = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        print(
            f"{size} customers: {megabytes:.0f} MB, written in {time.monotonic() - began:.0f} s", flush=True
        )
        try:
            return medians(engine, size)
        finally:
            engine.dispose()


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Whether the ledger stays quick as it grows.")
    parser.add_argument("--size", type=int, default=100_000)
    size = parser.parse_args().size
    small, large = measured(SMALL), measured(size)
    print(f"\n{'median ms, with':24}{SMALL:>10}{size:>10}{'ratio':>8}")
    for name, value in small.items():
        print(f"{name:24}{value:10.3f}{large[name]:10.3f}{large[name] / value:8.1f}")


if __name__ == "__main__":
    main()
