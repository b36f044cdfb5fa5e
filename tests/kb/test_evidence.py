"""What speaks for the best article: which one that is, and the figures that are kept of it."""

import numpy as np
import pytest

from kb.evidence import NAMES, Evidence, Words

WORDS = [f"word{number}" for number in range(60)]


def evidence(question: list[str], scores: list[float], chances: list[float]) -> Evidence:
    """Of four articles, each with one phrasing of the same words."""
    owners = np.arange(4, dtype=np.int64)
    words = Words([WORDS] * 4, owners, [frozenset()] * 4, frozenset())
    asked = words.asked(question, {})
    similar = np.full(4, 0.5, np.float32)
    return words.evidence(asked, similar, np.array(scores, np.float32), np.array(chances, np.float32))


def test_of_articles_that_rank_alike_the_one_the_second_judge_finds_likelier_is_the_best() -> None:
    assert evidence(WORDS[:3], [0.50, 0.49, 0.1, 0.1], [0.04, 0.01, 0.9, 0.05]).article == 0
    assert evidence(WORDS[:3], [0.50, 0.49, 0.1, 0.1], [0.01, 0.04, 0.9, 0.05]).article == 1


@pytest.mark.parametrize(("chances", "odds"), [([0.8, 0.1, 0.1, 0.0], 8.0), ([0.2, 0.4, 0.4, 0.0], 0.5)])
def test_the_odds_are_against_the_likeliest_of_the_others(chances: list[float], odds: float) -> None:
    found = dict(zip(NAMES, evidence(WORDS[:3], [0.9, 0.1, 0.1, 0.1], chances).features, strict=True))
    assert found["odds"] == pytest.approx(np.log(odds), abs=1e-3)


def test_more_words_that_the_article_has_speak_for_it_up_to_a_bound() -> None:
    held = [
        evidence(WORDS[:count], [0.9, 0.1, 0.1, 0.1], [0.7, 0.1, 0.1, 0.1]).features[NAMES.index("held")]
        for count in (1, 5, 55, 60)
    ]
    assert held[0] < held[1] < held[2] == held[3] == 2
