"""Entities as they are kept: cut, merged, counted, and found in plain words."""

import pytest

from channels.telegram.sandbox.entities import formatted
from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.finding import find
from channels.telegram.sandbox.records import Json

Places = list[tuple[str, int, int]]


def entity(place: tuple[str, int, int]) -> Json:
    return {"type": place[0], "offset": place[1], "length": place[2]}


def kept(text: str, given: Places) -> Places:
    _, entities = formatted(text, None, [entity(place) for place in given], limit=4096)
    return [(e["type"], e["offset"], e["length"]) for e in entities]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("abcd", [("bold", 2, 2), ("bold", 0, 2)], [("bold", 0, 4)]),
        ("abcd", [("bold", 0, 3), ("italic", 2, 2)], [("bold", 0, 2), ("italic", 2, 2), ("bold", 2, 1)]),
        ("abcd", [("bold", 0, 4), ("code", 1, 2)], [("bold", 0, 1), ("code", 1, 2), ("bold", 3, 1)]),
        ("abcd", [("pre", 0, 4), ("blockquote", 1, 1)], [("blockquote", 1, 1)]),
        ("abcd", [("blockquote", 0, 4), ("pre", 1, 1)], [("blockquote", 0, 4), ("pre", 1, 1)]),
        ("abcd", [("bold", 1, 0)], []),
        ("abcd  ", [("bold", 2, 4)], [("bold", 2, 2)]),
        ("a\r\nb", [("bold", 0, 4)], [("bold", 0, 3)]),
        ("a b", [("url", 0, 1), ("mention", 2, 1)], []),
    ],
)  # fmt: skip
def test_entities_are_cut_merged_and_dropped(text: str, given: Places, expected: Places) -> None:
    assert kept(text, given) == expected


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("ab", ("bold", -1, 1), "receive an entity with incorrect offset -1"),
        ("ab", ("bold", 0, -1), "receive an entity with incorrect length -1"),
        ("ab", ("bold", 2, 1), "entity begins after the end of the text at UTF-16 offset 2"),
        (
            "ab",
            ("bold", 1, 2),
            "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3",
        ),
        ("a😀", ("bold", 2, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        (
            "a😀b",
            ("bold", 0, 2),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
        ),
    ],
)
def test_entities_outside_the_text_are_refused(text: str, place: tuple[str, int, int], words: str) -> None:
    with pytest.raises(ApiError) as refused:
        kept(text, [place])
    assert refused.value.description == f"Bad Request: {words}"


def test_a_link_to_no_address_is_refused_and_one_to_a_user_is_a_mention() -> None:
    link = {**entity(("text_link", 0, 1)), "url": "localhost"}
    with pytest.raises(ApiError, match="entity URL 'localhost' is invalid: Wrong HTTP URL"):
        formatted("a", None, [link], limit=4096)
    _, (mention,) = formatted("a", None, [{**link, "url": "tg://user?id=7"}], limit=4096)
    assert (mention["type"], mention["user"]) == ("text_mention", {"id": 7})


def test_a_hundred_entities_are_kept_and_no_more() -> None:
    given = [entity(("bold", 2 * at, 1)) for at in range(150)] + [entity(("code", 301, 1))]
    _, entities = formatted("x " * 200, None, given, limit=4096)
    assert len(entities) == 100
    assert entities[-1]["type"] == "code"


@pytest.mark.parametrize("text", ["\u200b", " \u2060\n", "\u3000", "\u200f\u200e"])
def test_what_nobody_can_see_is_no_text(text: str) -> None:
    with pytest.raises(ApiError, match="text must be non-empty"):
        formatted(text, None, None, limit=4096)


def test_a_caption_of_nothing_visible_is_no_caption() -> None:
    assert formatted(" \u200b", None, None, limit=1024, may_be_empty=True) == ("", [])
    with pytest.raises(ApiError, match="message caption is too long"):
        formatted("x" * 1025, None, None, limit=1024)


def test_signs_of_direction_stay_where_they_do_something() -> None:
    text, _ = formatted("\u200f\u200fسلام\u202e!", None, None, limit=4096)
    assert text == "\u200c\u200fسلام!"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "@anna_b, @xy @gif me@anna_b @anna_b@x (@ola12)",
            "mention",
            ["@anna_b", "@gif", "@anna_b", "@ola12"],
        ),
        ("/go /go@x_bot /go@x 1/2 a/b /go/ </go> //go", "bot_command", ["/go", "/go@x_bot"]),
        ("#замовлення #1 #2b #a#b я#c", "hashtag", ["#замовлення", "#2b"]),
        ("$ABC $abc 5$ABC $ABCD, $TOOLONGNAME", "cashtag", ["$ABC", "$ABCD"]),
        ("a.b+c@d.example. x@y", "email", ["a.b+c@d.example"]),
        ("+380 (44) 123-45-67, 12345678, +1", "phone_number", ["+380 (44) 123-45-67"]),
        (
            "example.com, https://a/b ftp://x.yz/z e.g. 1.5 file.txt www.a.ua/(b)?c=1. 10.0.0.1 tg://resolve?x",
            "url",
            ["example.com", "ftp://x.yz/z", "www.a.ua/(b)?c=1", "10.0.0.1", "tg://resolve?x"],
        ),
        ("(see http://a.example/b) <http://c.example>", "url", ["http://a.example/b", "http://c.example"]),
    ],
)
def test_what_is_found_in_plain_words(text: str, kind: str, expected: list[str]) -> None:
    text = f"😀 {text}"
    units = text.encode("utf-16-le")
    found = [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in find(text)
        if e["type"] == kind
    ]
    assert found == expected
