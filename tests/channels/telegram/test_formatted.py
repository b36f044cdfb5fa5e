"""The desk's own markup is read here; what customers write in it stays words."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.formatted import formatted
from channels.telegram.styled import units
from channels.telegram.text import LONGEST
from routing.contents import Mark

LINK = '<a href="tg://user?id=7">'


def test_bold_italic_and_links_become_marks() -> None:
    text, marks = formatted(f"😀 <b>Ann &amp; {LINK}Bob</a></b>, <i>today</i>")
    assert text == "😀 Ann & Bob, today"
    assert marks == (
        Mark(kind="bold", start=3, length=9),
        Mark(kind="text_link", start=9, length=3, argument="tg://user?id=7"),
        Mark(kind="italic", start=14, length=5),
    )


@given(st.text(min_size=1).filter(str.strip))
def test_a_customers_words_stay_words(words: str) -> None:
    text, marks = formatted(f"<b>x</b>{escape(words, quote=False)}x")
    assert text == f"x{words}x"
    assert marks == (Mark(kind="bold", start=0, length=1),)


@given(st.integers(LONGEST - 30, LONGEST + 30))
def test_what_is_too_long_is_clipped_wherever_that_falls(length: int) -> None:
    text, marks = formatted((f"{'y' * length}<b>{LINK}&lt;&lt;</a></b> end")[: length + 20])
    assert len(text) <= LONGEST
    assert all(mark.start + mark.length <= units(text) for mark in marks)


def test_nothing_is_nothing() -> None:
    assert formatted("") == ("", ())
