"""Markup is read as strictly as Telegram reads it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.sandbox.entities import formatted, utf16_length
from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.html import HALF_A_PAIR, parse_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp;amp; &quot;c&quot; &#128512; &nbsp; & x", 'a <b> &amp; "c" 😀 &nbsp; & x', []),
        ("<b>a<i>b</i></b>", "ab", [("italic", 1, 1), ("bold", 0, 2)]),
        ("😀<STRONG>a</strong>", "😀a", [("bold", 2, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<span class='tg-spoiler'>b</span>", "b", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<a href='https://a.example'>a</a>", "a", [("text_link", 0, 1)]),
        ("<a href=\"tg://user?id=5\">a</a>", "a", [("text_mention", 0, 1)]),
        ("<a>no address</a>", "no address", []),
        ("<s>a</s><del>b</del><u>c</u><ins>d</ins>", "abcd",
         [("strikethrough", 0, 1), ("strikethrough", 1, 1), ("underline", 2, 1), ("underline", 3, 1)]),
        ("<code class='language-x'>a</code>", "a", [("code", 0, 1)]),
        ("<tg-emoji emoji-id='5'>👍</tg-emoji>", "👍", [("custom_emoji", 0, 2)]),
        ("<tg-time unix='1'>then</tg-time>", "then", [("date_time", 0, 4)]),
    ],
)  # fmt: skip
def test_markup_becomes_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    got_text, got = parse_html(source)
    assert got_text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in got] == entities


def test_a_block_of_code_keeps_its_language() -> None:
    _, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<i a = ", 'Unclosed start tag "i" at byte offset 0'),
        ("<i a=b,c>", "Unexpected end of name token at byte offset 5"),
        ("<i>a</i b>", "Unclosed end tag at byte offset 4"),
        ("&#xD83D;", HALF_A_PAIR),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<blockquote><blockquote>a", 'Tag "blockquote" can\'t be nested at byte offset 12'),
    ],
)  # fmt: skip
def test_broken_markup_is_refused_and_the_place_named(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_words_come_through_unchanged(words: str) -> None:
    assert parse_html(escape(words)) == (words, [])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_whatever_is_sent_entities_lie_inside_the_text(source: str) -> None:
    try:
        text, entities = formatted(f"<b>{source}", "HTML", None, limit=4096)
    except ApiError:
        return
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)


def test_links_commands_and_addresses_are_found_in_plain_words() -> None:
    text = "😀 /start@x_bot see https://a.example/x?y=1. or mail a.b@c.example, @anna_b #tag 1/2 a@b"
    _, entities = formatted(text, None, None, limit=4096)
    found = {
        entity["type"]: text.encode("utf-16-le")[
            2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])
        ].decode("utf-16-le")
        for entity in entities
    }
    assert found == {
        "bot_command": "/start@x_bot",
        "url": "https://a.example/x?y=1",
        "email": "a.b@c.example",
        "mention": "@anna_b",
        "hashtag": "#tag",
    }


def test_commands_are_found_in_bold_words_but_not_in_code() -> None:
    _, entities = formatted("<b>/start</b> <code>/x</code>", "HTML", None, limit=4096)
    assert [(entity["type"], entity["offset"]) for entity in entities] == [
        ("bot_command", 0),
        ("bold", 0),
        ("code", 7),
    ]


def test_space_is_cut_at_the_end_and_before_the_first_entity() -> None:
    given = [{"type": "bold", "offset": 2, "length": 5}]
    bold = [{"type": "bold", "offset": 0, "length": 3}]
    assert formatted("  abc  ", None, given, limit=4096) == ("abc", bold)
    given = [{"type": "bold", "offset": 0, "length": 5}]
    assert formatted("  abc  ", None, given, limit=4096) == ("  abc", given)
