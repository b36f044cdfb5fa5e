"""The file with the keys: made once, believed ever after, and named where it is broken."""

from pathlib import Path

import pytest

from bot.mail_keys import NAME, BadKeys, read_keys
from routing.tokens import Purpose, number_in, token


def test_the_first_start_makes_a_key_and_the_next_one_finds_it(tmp_path: Path) -> None:
    first = read_keys(tmp_path / "data", lambda size: b"k" * size)
    again = read_keys(tmp_path / "data", lambda size: b"x" * size)
    assert number_in(again, Purpose.REPLY, token(first, Purpose.REPLY, 5)) == 5
    path = tmp_path / "data" / NAME
    assert path.stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_a_line_more_signs_from_then_on_and_the_older_one_is_still_believed(tmp_path: Path) -> None:
    first = read_keys(tmp_path, bytes)
    with (tmp_path / NAME).open("a") as file:
        file.write("b " + "abcdefgh" * 5 + "\n")
    second = read_keys(tmp_path, bytes)
    assert token(second, Purpose.REPLY, 5).startswith("b")
    assert number_in(second, Purpose.REPLY, token(first, Purpose.REPLY, 5)) == 5


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has no key"),
        ("a short\n", "line 1 is no key"),
        (f"a {'a' * 32}\na {'b' * 32}\n", "line 2: there is a key 'a' already"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(BadKeys, match=said) as refused:
        read_keys(tmp_path, bytes)
    assert "aaaa" not in str(refused.value)
