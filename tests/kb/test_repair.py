import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kb.repair import Repair
from tests.kb.shipped import first

WORDS = Repair(dict.fromkeys(["password", "certificate", "nameserver", "port", "ftp", "2024", "резервн"], 1))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasword", "password"),
        ("certifcate", "certificate"),
        ("namesevrer", "nameserver"),
        ("резеврн", "резервн"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    found, likeness = WORDS.nearest(typed)
    assert found == meant
    assert 0.74 <= likeness < 1


@pytest.mark.parametrize("typed", ["ftb", "weather", "2025", "", "backpack"])
def test_another_word_is_left_alone(typed: str) -> None:
    assert WORDS.nearest(typed) == ("", 0.0)


SPELLED = st.text("abcdefghжзий", min_size=3, max_size=9)
SLIPS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["", "x", "ya"])), max_size=3)


@example({"abcdefgh"}, [(0, "x"), (4, "ж")])
@given(st.sets(SPELLED, min_size=1, max_size=30), SLIPS)
def test_no_word_that_is_near_enough_is_passed_over(words: set[str], slips: list[tuple[int, str]]) -> None:
    typed = min(words)
    for place, letters in slips:
        typed = typed[:place] + letters + typed[place + 1 :]
    enough = 0.74 if len(typed) < 6 else 0.66
    likeness = [OSA.normalized_similarity(typed, word) for word in words if abs(len(word) - len(typed)) <= 2]
    best = max(likeness, default=0.0)
    _, found = Repair(dict.fromkeys(words, 1)).nearest(typed)
    assert found == (best if best >= enough and len(typed) >= 3 else 0.0)


def test_no_words_mend_nothing() -> None:
    assert Repair({}).nearest("password") == ("", 0.0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my ssl certifikate has exipred", "en"),
        ("как устоновить ssl сертефикат", "ru"),
        ("як устоновити ssl сертефікат", "uk"),
    ],
)
def test_a_question_full_of_slips_is_still_answered(text: str, language: str) -> None:
    found, sure = first(text, language)
    assert found == "ssl-certificate"
    assert sure >= 1
