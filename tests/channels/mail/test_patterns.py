"""No regular expression of the mail's reading takes more than linear time, whatever it is fed."""

import importlib
import pkgutil
import re
import time

import pytest

import channels.mail

LENGTH = 8_000
"""Characters; a step for each pair of them, as quadratic time has it, takes seconds."""
SECONDS = 1.0
FEED = (
    *(
        "a",
        "A1",
        " ",
        "\t",
        "-",
        "_",
        "=",
        ">",
        "<",
        "<@",
        "@",
        "a@",
        "a.",
        "(",
        ")",
        "()",
        "[",
        chr(34),
        ":",
    ),
    *(
        ";",
        "1",
        "1:",
        "1.",
        "5.1",
        "550 ",
        "#",
        "?",
        "=?",
        "=?a?q?",
        "\n",
        "\n ",
        "\r\n",
        "a\n",
        "id=",
        "id= ",
    ),
    *(
        "message-id:",
        "http",
        "+1",
        "ä",
        "日",
        "-----BEGIN PGP ",
        "Hash:",
        "begin 644 a",
        "10:",
        "2026",
        "2026-01-01 ",
    ),
    *("<a", "!(", "p.s", "tel ", "/a"),
)


def patterns() -> list[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    found = []
    for module in pkgutil.iter_modules(channels.mail.__path__):
        loaded = importlib.import_module(f"channels.mail.{module.name}")
        found += [
            (f"{module.name}.{name}", value)
            for name, value in vars(loaded).items()
            if isinstance(value, re.Pattern)
        ]
    return found


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=[name for name, _ in patterns()])
def test_a_pattern_takes_linear_time(name: str, pattern: re.Pattern[str] | re.Pattern[bytes]) -> None:
    binary = isinstance(pattern.pattern, bytes)
    slowest = 0.0
    for piece in FEED:
        for text in (piece * (LENGTH // len(piece)), "a" + piece * (LENGTH // len(piece)) + "\x00"):
            begin = time.process_time()
            fed = text.encode() if binary else text
            for _ in pattern.finditer(fed):  # type: ignore[arg-type]
                pass
            pattern.fullmatch(fed)  # type: ignore[arg-type]
            slowest = max(slowest, time.process_time() - begin)
    assert slowest < SECONDS, f"{name} took {slowest:.1f} s"


def test_the_patterns_are_found() -> None:
    assert {"quotes._DATE", "addresses._ADDRESS", "bounce._ID"} <= {name for name, _ in patterns()}
