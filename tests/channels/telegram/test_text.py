"""Long texts in parts that Telegram takes: nothing but blanks at the cuts is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.text import LONGEST, clip, split

LETTERS = st.text(alphabet=st.sampled_from("ab я؟م😀.!?\n\t 。"), max_size=200)


def bare(text: str) -> str:
    return "".join(text.split())


@given(text=LETTERS, limit=st.integers(2, 60))
def test_parts_fit_and_hold_everything_in_order(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(0 < len(part) <= limit for part in parts)
    assert all(part == part.strip() for part in parts)
    assert bare("".join(parts)) == bare(text)


@given(text=LETTERS)
def test_a_text_that_fits_stays_whole(text: str) -> None:
    assert split(text, 200) == ([text.strip()] if text.strip() else [])


def test_the_limit_is_reached_exactly() -> None:
    assert split("a" * LONGEST) == ["a" * LONGEST]
    assert split("a" * (LONGEST + 1)) == ["a" * LONGEST, "a"]
    assert split("😀" * (LONGEST + 1)) == ["😀" * LONGEST, "😀"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"], ids=repr)
def test_a_blank_text_has_no_parts(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("aaaa bbbb. cc\n\ndddd eeee", ["aaaa bbbb. cc", "dddd eeee"], id="at a paragraph"),
        pytest.param("aaaa bbbb. cc\ndddd eeee", ["aaaa bbbb. cc", "dddd eeee"], id="at a line"),
        pytest.param("aaaa bbbbb. cc dddd eeee", ["aaaa bbbbb.", "cc dddd eeee"], id="at a sentence"),
        pytest.param("aaaa bbbbb? cc dddd eeee", ["aaaa bbbbb?", "cc dddd eeee"], id="at a question"),
        pytest.param("مممم ممممم؟ مم مممم مممم", ["مممم ممممم؟", "مم مممم مممم"], id="at an Arabic question"),
        pytest.param("aaaa bbbbbb cc dddd eeee", ["aaaa bbbbbb cc", "dddd eeee"], id="at a word"),
        pytest.param(
            "aa\n\nbbbbbbbbbbbbbbbbbbbb", ["aa\n\nbbbbbbbbbbbb", "bbbbbbbb"], id="not near the start"
        ),
        pytest.param("aaaaaaaaaaaaaaaaaaaaaa", ["a" * 16, "a" * 6], id="in one endless word"),
    ],
)
def test_a_long_text_is_cut(text: str, parts: list[str]) -> None:
    assert split(text, 16) == parts


@pytest.mark.parametrize(
    ("text", "clipped"),
    [("", ""), ("abcde", "abcde"), ("abcdef", "abcd…"), ("abc   def", "abc…"), ("😀😀😀😀😀😀", "😀😀😀😀…")],
)
def test_what_is_left_out_is_shown_by_an_ellipsis(text: str, clipped: str) -> None:
    assert clip(text, 5) == clipped


@given(text=LETTERS, limit=st.integers(1, 60))
def test_a_clipped_text_fits(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit
