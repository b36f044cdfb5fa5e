import pytest

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
