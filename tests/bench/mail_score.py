"""How well mail is read: ``python -m tests.bench.mail_score CORPUS [module:function] [--fails N]``.

A corpus is a folder with ``expected.jsonl`` and the mails it names. The function gets the bytes of a mail and
returns a dict of: from_addr, from_name, subject, message_id, in_reply_to, visible_text (what the sender wrote
now), body_text (all readable text), is_auto_reply (must get no automatic answer), is_bounce, bounce_statuses
(RFC 3463), bounce_hard, attachment_count, attachment_names.

An expectation that is null is not counted. A crash, a time-out and a missing key are wrong for every counted
field. Texts match from a rapidfuzz ratio of 95 on, after NFC and whitespace; under 20 characters they must be
equal. "hand" counts expectations that people wrote, "snap" those recorded from a project's own parser.
"""

import argparse
import collections
import importlib
import json
import re
import signal
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

FIELDS = (
    *("from_addr", "from_name", "subject", "message_id", "in_reply_to", "body_text", "body_contains"),
    *("visible_text", "visible_contains", "visible_excludes", "is_auto_reply", "is_bounce"),
    *("bounce_statuses", "bounce_hard", "attachment_count", "attachment_names"),
)
KEYS = {"body_contains": "body_text", "visible_contains": "visible_text", "visible_excludes": "visible_text"}
"""Which key of the result answers an expectation of another name."""
SECONDS = 10.0
Read = Callable[[bytes], dict[str, object]]
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


@dataclass
class Count:
    """Of one field."""

    n: int = 0
    ok: int = 0
    exact: int = 0
    hand: list[bool] = field(default_factory=list)
    snap: list[bool] = field(default_factory=list)


@dataclass
class Score:
    """``confusion``: field -> (expected, found) -> how often."""

    mails: int = 0
    fields: dict[str, Count] = field(default_factory=lambda: collections.defaultdict(Count))
    sources: dict[str, list[bool]] = field(default_factory=lambda: collections.defaultdict(list))
    confusion: dict[str, collections.Counter[tuple[bool, bool]]] = field(
        default_factory=lambda: collections.defaultdict(collections.Counter)
    )
    crashes: list[tuple[str, str]] = field(default_factory=list)
    fails: list[tuple[str, str, object, object]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def rate(self, name: str) -> float:
        """Per cent right; 100 where nothing is counted."""
        count = self.fields[name]
        return 100 * count.ok / count.n if count.n else 100.0

    def p99(self) -> float:
        """Milliseconds of CPU within which 99 of 100 mails were read."""
        return 1000 * sorted(self.seconds)[int(0.99 * (len(self.seconds) - 1))]


def records(corpus: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The lines of ``expected.jsonl`` with the mails they are about."""
    for line in (corpus / "expected.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        yield record, (corpus / record["file"]).read_bytes()


def score(corpus: Path, read: Read) -> Score:
    """Read all mails of a corpus and compare."""
    out = Score()
    for record, raw in records(corpus):
        out.mails += 1
        result = _timed(out, record["id"], read, raw)
        markdown = record.get("visible_format") == "markdown"
        for name, want in record["expected"].items():
            if want is None:
                continue
            key = KEYS.get(name, name)
            got = result.get(key)
            ok, exact = _judged(name, want, got, markdown) if key in result else (False, False)
            count = out.fields[name]
            count.n, count.ok, count.exact = count.n + 1, count.ok + ok, count.exact + exact
            (count.snap if record.get("snapshot") else count.hand).append(ok)
            if key == "visible_text":
                out.sources[record["source_key"]].append(ok)
            if name in ("is_auto_reply", "is_bounce"):
                out.confusion[name][bool(want), bool(got)] += 1
            if not ok:
                out.fails.append((record["id"], name, want, got))
    return out


def _timed(out: Score, name: str, read: Read, raw: bytes) -> dict[str, object]:
    def alarm(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS:g} s")

    signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    begin = time.process_time()  # of this program alone, whatever else the machine does
    try:
        return read(raw)
    except Exception as error:  # noqa: BLE001  # a crash is what is counted here
        out.crashes.append((name, f"{type(error).__name__}: {str(error)[:120]}"))
        return {}
    finally:
        out.seconds.append(time.process_time() - begin)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _squashed(value: object) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", str(value or "")))
    return " ".join(text.split())


def _bare(value: object) -> str:
    return _squashed(value).strip("<>").strip()


def _judged(name: str, want: Any, got: Any, markdown: bool) -> tuple[bool, bool]:
    """Whether it matches, and whether exactly."""
    if name in ("visible_text", "body_text"):
        return _texts(_squashed(want), _squashed(got), markdown and name == "visible_text")
    return (ok := _same(name, want, got)), ok


def _texts(want: str, got: str, markdown: bool) -> tuple[bool, bool]:
    if markdown:
        want, got = re.sub(r"[*_]", "", want), re.sub(r"[*_]", "", got)
    if want == got:
        return True, True
    return len(want) >= 20 and fuzz.ratio(want, got) >= 95.0, False


def _same(name: str, want: Any, got: Any) -> bool:
    match name:
        case "visible_contains" | "body_contains":
            return all(_squashed(one) in _squashed(got) for one in want)
        case "visible_excludes":
            return not any(_squashed(one) in _squashed(got) for one in want)
        case "from_addr":
            return _bare(want).lower() == _bare(got).lower()
        case "message_id" | "in_reply_to":
            return _bare(want) == _bare(got)
        case "from_name":
            return _squashed(want).strip("\"' ") == _squashed(got).strip("\"' ")
        case "subject":
            return _squashed(want) == _squashed(got)
        case "is_auto_reply" | "is_bounce" | "bounce_hard":
            return got is not None and bool(want) == bool(got)
        case "bounce_statuses":
            return set(want) == set(got or ())
        case "attachment_count":
            return got is not None and int(want) == int(got)
        case "attachment_names":
            return {_squashed(one) for one in want} <= {_squashed(one) for one in got or ()}
        case _:
            raise KeyError(name)


def _percent(right: int, of: int) -> str:
    return f"{100 * right / of:5.1f}%" if of else "    - "


def show(out: Score, fails: int) -> None:
    """The table."""
    took = sorted(1000 * one for one in out.seconds)
    print(f"mails {out.mails}   crashes {len(out.crashes)}")
    print(
        f"ms of CPU per mail: mean {statistics.mean(took):.2f}  median {statistics.median(took):.2f}",
        end="  ",
    )
    print(f"p99 {out.p99():.1f}  max {took[-1]:.1f}")
    print(f"{'field':18}{'n':>5} {'match':>7} {'exact':>7} {'hand':>7} {'snap':>7}")
    for name in FIELDS:
        if (count := out.fields[name]).n:
            hand, snap = (
                _percent(sum(count.hand), len(count.hand)),
                _percent(sum(count.snap), len(count.snap)),
            )
            right, exact = _percent(count.ok, count.n), _percent(count.exact, count.n)
            print(f"{name:18}{count.n:5} {right:>7} {exact:>7} {hand:>7} {snap:>7}")
    for name, found in out.confusion.items():
        caught, alarms = found[True, True], found[False, True]
        machines, people = caught + found[True, False], alarms + found[False, False]
        print(f"{name}: caught {caught}/{machines}, false alarms {alarms}/{people}")
    sources = (f"{key} {sum(oks)}/{len(oks)}" for key, oks in sorted(out.sources.items()))
    print("visible text by source: " + ", ".join(sources))
    for mail, note in out.crashes:
        print(f"CRASH {mail}: {note}")
    for mail, name, want, got in out.fails[:fails]:
        print(f"FAIL {mail} {name}\n   want {str(want)[:300]!r}\n   got  {str(got)[:300]!r}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("target", nargs="?", default="tests.bench.mail_adapter:read")
    parser.add_argument("--fails", type=int, default=0)
    given = parser.parse_args()
    module, _, name = given.target.partition(":")
    out = score(given.corpus, getattr(importlib.import_module(module), name))
    show(out, given.fails)
    return 1 if out.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
