"""How fast mails are taken and answered: ``python -m tests.bench.mail_flow [--mails 500] [--rounds 3]``.

The product runs as its users run it, in a process of its own beside the Telegram sandbox, on an empty ledger.
The same generator, one connection for each mail, feeds a bare listener in turn with it, so that both
see the same machine. Figures are medians of the rounds.
"""

import argparse
import asyncio
import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.letters import letter
from tests.bench.load import Sink, deliver
from tests.bench.processes import Running, bare_listener, cpu, memory, modules, product
from tests.fakes.sandbox import Sandbox

AT_ONCE = (1, 16)
WARM_UP = 50
HEAVY = frozenset({"numpy", "scipy", "pandas", "torch", "sklearn", "tensorflow"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One run; rates in mails per second, times in milliseconds."""

    bare: float
    accepted: float
    settled: float
    cpu: float
    accept: tuple[float, float]
    settle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Round:
    """One start of the product; MB resident and proportional, for the program and its mail worker."""

    ready: float
    main: tuple[float, float]
    worker: tuple[float, float]
    modules: Sequence[tuple[str, float]]
    flows: dict[int, Flow]


ROWS: dict[str, Callable[[Flow], float]] = {
    "accepted/s (250 received)": lambda one: one.accepted,
    "  bare listener, accepted/s": lambda one: one.bare,
    "  ratio": lambda one: one.accepted / one.bare,
    "settled/s (answer at the relay)": lambda one: one.settled,
    "CPU ms per mail (main + worker)": lambda one: one.cpu,
    "accept, ms, median": lambda one: one.accept[0],
    "accept, ms, 99 of 100": lambda one: one.accept[1],
    "250 to answer, ms, median": lambda one: one.settle[0],
    "250 to answer, ms, 99 of 100": lambda one: one.settle[1],
}


async def flow(running: Running, bare: int, sink: Sink, run: str, count: int, at_once: int) -> Flow:
    """The bare listener's turn, then the product's, with the same number of mails."""
    sent = await deliver(bare, [letter(f"{run}b", number) for number in range(count)], at_once)
    bare_rate = count / (max(one.stored for one in sent) - min(one.began for one in sent))
    already, before = len(sink.taken), cpu(running.main, running.worker)
    sent = await deliver(running.port, [letter(run, number) for number in range(count)], at_once)
    await sink.wait_for(already + count)
    spent = cpu(running.main, running.worker) - before
    began = min(one.began for one in sent)
    return Flow(
        bare=bare_rate,
        accepted=count / (max(one.stored for one in sent) - began),
        settled=count / (max(sink.taken[one.sender] for one in sent) - began),
        cpu=spent / count * 1000,
        accept=_shares([(one.stored - one.began) * 1000 for one in sent]),
        settle=_shares([(sink.taken[one.sender] - one.stored) * 1000 for one in sent]),
    )


async def one_round(folder: Path, name: str, count: int) -> Round:
    """One start of everything, measured at each number of connections."""
    sink = Sink()
    relay = await sink.start()
    with (
        Sandbox.running() as sandbox,
        bare_listener(folder) as bare,
        product(folder, sandbox, relay) as running,
    ):
        await asyncio.sleep(1)
        idle = memory(running.main), memory(running.worker)
        await flow(running, bare, sink, f"{name}w", WARM_UP, 4)
        flows = {
            at_once: await flow(running, bare, sink, f"{name}x{at_once}", count, at_once)
            for at_once in AT_ONCE
        }
        found = Round(running.ready, *idle, modules(running.main), flows)
    assert not sink.repeats, f"{sink.repeats} answers came twice"
    return found


def report(rounds: Sequence[Round], mails: int) -> str:
    """The table."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}",
        f"{mails} mails of as many customers, one connection each; median of {len(rounds)} rounds",
        "",
        f"{'connections at once':34}" + "".join(f"{at_once:>12}" for at_once in AT_ONCE),
    ]
    for title, of in ROWS.items():
        values = [statistics.median(of(one.flows[n]) for one in rounds) for n in AT_ONCE]
        lines.append(f"{title:34}" + "".join(f"{value:12.2f}" for value in values))
    lines += ["", f"ready after {_middle(rounds, lambda one: one.ready):.2f} s"]
    for title, sizes in (
        ("program", [one.main for one in rounds]),
        ("mail worker", [one.worker for one in rounds]),
    ):
        resident, share = (statistics.median(size[at] for size in sizes) for at in (0, 1))
        lines.append(f"idle {title}: {resident:.0f} MB resident, {share:.0f} MB proportional")
    loaded = rounds[-1].modules
    heavy = [name for name, _ in loaded if name in HEAVY]
    lines.append(
        "compiled packages in it, MB: " + ", ".join(f"{name} {size:.1f}" for name, size in loaded[:8])
    )
    lines.append("heavy ones (numpy, scipy, pandas ...): " + (", ".join(heavy) or "none"))
    return "\n".join(lines)


def _shares(values: list[float]) -> tuple[float, float]:
    """The median, and what 99 of 100 stay below."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def _middle(rounds: Sequence[Round], of: Callable[[Round], float]) -> float:
    return statistics.median(of(one) for one in rounds)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="How fast mails are taken and answered.")
    parser.add_argument("--mails", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rounds = []
    for number in range(arguments.rounds):
        with tempfile.TemporaryDirectory(prefix="firstline-bench-") as folder:
            rounds.append(asyncio.run(one_round(Path(folder), f"r{number}", arguments.mails)))
    print(report(rounds, arguments.mails))


if __name__ == "__main__":
    main()
