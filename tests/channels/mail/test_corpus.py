"""The reading of 555 real mails does not fall behind what it was; `make bench-mail` shows the table."""

from functools import cache
from pathlib import Path

import pytest

from tests.bench.mail_adapter import read
from tests.bench.mail_score import Score, score

CORPUS = Path(__file__).parents[2] / "mail_corpus"


@cache
def scored() -> Score:
    return score(CORPUS, read)


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("from_addr", 97),
        ("from_name", 97),
        ("subject", 97),
        ("message_id", 97),
        ("body_text", 95),
        ("body_contains", 100),
        ("visible_text", 85),
        ("visible_contains", 100),
        ("visible_excludes", 100),
        ("is_auto_reply", 100),
        ("is_bounce", 95),
        ("bounce_statuses", 90),
        ("bounce_hard", 80),
        ("attachment_names", 97),
    ],
)
def test_a_field_is_read_as_the_projects_expect(name: str, percent: float) -> None:
    assert scored().rate(name) >= percent


def test_no_real_mail_crashes_and_nobody_is_taken_for_a_machine() -> None:
    assert scored().mails == 555
    assert scored().crashes == []
    assert scored().confusion["is_auto_reply"][False, True] == 0
    assert scored().confusion["is_bounce"][False, True] == 0


def test_ninety_nine_of_a_hundred_mails_are_read_within_50_milliseconds() -> None:
    assert scored().p99() < 50
