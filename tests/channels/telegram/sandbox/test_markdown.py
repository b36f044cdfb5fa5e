"""Both Markdowns: what they make of words, and in which words they refuse."""

import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.sandbox.entities import formatted, utf16_length
from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.markdown import parse_markdown
from channels.telegram.sandbox.markdown_v2 import RESERVED, parse_markdown_v2
from channels.telegram.sandbox.nesting import in_order
from channels.telegram.sandbox.records import Json
from tests.channels.telegram.sandbox.driving import as_bot, refusal
from tests.fakes.sandbox import Bot, Sandbox, User

Places = list[tuple[str, int, int]]


def places(entities: list[Json]) -> Places:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in in_order(entities)]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ __c__ ~d~ ||e||", "a b c d e", [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1),
                                                 ("strikethrough", 6, 1), ("spoiler", 8, 1)]),
        ("😀 *шлях _до_*", "😀 шлях до", [("bold", 3, 7), ("italic", 8, 2)]),
        ("_a __b___", "a b", [("italic", 0, 3), ("underline", 2, 1)]),
        ("*مرحبا* بك", "مرحبا بك", [("bold", 0, 5)]),
        (r"1\.5 \- \*no\* \\", "1.5 - *no* \\", []),
        ("\\я\\", "\\я\\", []),
        ("** ____ ``", "  ", []),
        ("*a\nb*", "a\nb", [("bold", 0, 3)]),
        ("`*a* _b`", "*a* _b", [("code", 0, 6)]),
        (r"`a\`b\\`", "a`b\\", [("code", 0, 4)]),
        ("```\nx = 1\n```", "x = 1\n", [("pre", 0, 6)]),
        ("```python\nx = 1```", "x = 1", [("pre", 0, 5)]),
        ("[here](https://a.example/b\\)c)", "here", [("text_link", 0, 4)]),
        ("[a\\.example]", "a.example", [("text_link", 0, 9)]),
        ("[no address](nowhere)", "no address", []),
        ("[Ann](tg://user?id=5)", "Ann", [("text_mention", 0, 3)]),
        ("![👍](tg://emoji?id=5)", "👍", [("custom_emoji", 0, 2)]),
        ("![then](tg://time?unix=7&format=t)", "then", [("date_time", 0, 4)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a\n>b", "a\nb", [("blockquote", 0, 3)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        (">a||\nb", "a\nb", [("expandable_blockquote", 0, 2)]),
        (">||a||", "a", [("blockquote", 0, 1), ("spoiler", 0, 1)]),
        (">a\n**>b", "a\nb", [("blockquote", 0, 2), ("blockquote", 2, 1)]),
    ],
)  # fmt: skip
def test_markdown_v2_becomes_entities(source: str, text: str, entities: Places) -> None:
    got_text, got = parse_markdown_v2(source)
    assert (got_text, places(got)) == (text, entities)


def test_links_and_languages_are_kept_with_the_entities() -> None:
    _, (link,) = parse_markdown_v2("[x](HTTPS://A.Example?q=1)")
    assert link["url"] == "https://a.example/?q=1"
    _, (block,) = parse_markdown_v2("```sql\nselect 1```")
    assert block["language"] == "sql"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("é *a", "Can't find end of Bold entity at byte offset 3"),
        ("😀_a", "Can't find end of Italic entity at byte offset 4"),
        ("__a_", "Can't find end of Italic entity at byte offset 3"),
        ("_a__", "Can't find end of Underline entity at byte offset 2"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a b", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[é](x", "Can't find end of a URL at byte offset 5"),
        ("![a](tg://emoji?id=5", "Can't find end of a custom emoji URL at byte offset 5"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![a](https://emoji?id=5)", "Custom emoji URL must have scheme tg"),
        ("![a](tg://smile?id=5)", 'Custom emoji URL must have host "emoji"'),
        ("![a](tg://emoji?x=5)", "Custom emoji URL must have an emoji identifier"),
        ("![a](tg://emoji?id=0)", "Invalid custom emoji identifier specified"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        (">a\n>||b\nc||", "Can't find end of Spoiler entity at byte offset 4"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("a!", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
    ],
)
def test_broken_markdown_v2_is_refused_and_the_place_named(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_markdown_v2(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_survives_when_what_is_reserved_is_escaped(words: str) -> None:
    special = (RESERVED - {"\n"}) | {"\\"}
    escaped = "".join(f"\\{char}" if char in special else char for char in words)
    assert parse_markdown_v2(escaped) == (words, [])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        ("*a _b*_c_", "a _bc", [("bold", 0, 4), ("italic", 4, 1)]),
        (r"\*a\* 1.5!", "*a* 1.5!", []),
        (r"\x", r"\x", []),
        ("```js\nx```", "x", [("pre", 0, 1)]),
        ("[😀](a.example)b", "😀b", [("text_link", 0, 2)]),
        ("[a.example]", "a.example", [("text_link", 0, 9)]),
        ("[x](nowhere", "x", []),
        ("**", "", []),
    ],
)
def test_the_old_markdown_becomes_entities(source: str, text: str, entities: Places) -> None:
    got_text, got = parse_markdown(source)
    assert (got_text, places(got)) == (text, entities)


@pytest.mark.parametrize(("source", "place"), [("é_a", 2), ("a *b* `c", 6), ("[a", 0), ("x ```a``", 2)])
def test_an_open_end_in_the_old_markdown_is_refused_and_the_place_named(source: str, place: int) -> None:
    with pytest.raises(ApiError) as refused:
        parse_markdown(source)
    assert refused.value.description == (
        f"Bad Request: can't parse entities: Can't find end of the entity starting at byte offset {place}"
    )


@given(st.text("*_`[]()~|>\\!a😀\n\r ", max_size=30))
def test_whatever_is_written_entities_lie_inside_the_text_and_never_cross(source: str) -> None:
    for mode in ("MarkdownV2", "Markdown"):
        try:
            text, entities = formatted(source, mode, None, limit=4096)
        except ApiError:
            continue
        spans = [(e["offset"], e["offset"] + e["length"]) for e in entities]
        for index, (begin, end) in enumerate(spans):
            assert 0 <= begin < end <= utf16_length(text)
            for other_begin, other_end in spans[index + 1 :]:
                assert other_begin >= end or other_end <= end


def test_the_bot_sends_and_edits_in_both(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        sent = await client.send_message(ann.id, r"*Order* 17\.", parse_mode="MarkdownV2")
        assert (sent.text, sent.entities[0].type) == ("Order 17.", "bold")
        edited = await sent.edit_text("_done_", parse_mode="Markdown")
        assert isinstance(edited, telegram.Message)
        assert (edited.text, edited.entities[0].type) == ("done", "italic")

    as_bot(sandbox, bot, story)
    said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="17.", parse_mode="MarkdownV2")
    words = "Character '.' is reserved and must be escaped with the preceding '\\'"
    assert said == f"Bad Request: can't parse entities: {words}"
