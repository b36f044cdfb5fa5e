"""An encoder of sentences, given by the admin, makes the base compare by meaning too."""

from pathlib import Path

import pytest

from bot.encoders import NoEncoder, load_encoder
from kb import Knowledge
from kb.meaning import Encode
from tests.kb.test_lint import BIKES, PARKING

VEC = "6 2\nparking 1 0\npark 1 0\ncar 1 0\nbicycle 0 1\nbike 0 1\nvelo 0 1\n"


def best(encode: Encode | None, text: str) -> tuple[str, float]:
    kb = Knowledge.build([PARKING, BIKES], encode=encode)
    (part,) = kb.match(text, "en").parts
    return (part.candidates[0].article_id, part.candidates[0].confidence) if part.candidates else ("", 0.0)


def test_words_nobody_wrote_are_understood_by_their_meaning(tmp_path: Path) -> None:
    (tmp_path / "vectors.vec").write_text(VEC, "utf-8")
    encode = load_encoder(tmp_path)
    article, sure = best(encode, "velo")
    assert article == "bikes"
    assert sure > best(None, "velo")[1]


def test_a_program_of_the_admin_is_used(tmp_path: Path) -> None:
    (tmp_path / "encoder.py").write_text(
        "def encode(texts):\n    return [[float(len(t)), 1.0] for t in texts]\n"
    )
    encode = load_encoder(tmp_path)
    assert encode is not None and list(encode(["abc"])[0]) == [3.0, 1.0]
    assert best(encode, "Where can I park my car?")[0] == "parking"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("other.py", "", "has neither encoder.py nor vectors.vec"),
        ("encoder.py", "import nowhere", "ModuleNotFoundError"),
        ("encoder.py", "def encode(texts): return []", "a vector for each text"),
        ("encoder.py", "def encode(texts): return [[1.0], [1.0, 2.0]]", "all of one length"),
        ("vectors.vec", "a b c d", "is no list of words"),
        ("vectors.vec", "2 2\na 1 0\nb 1 0 0", "line 3 has 3 numbers, those before have 2"),
        ("vectors.vec", "", "has no words"),
    ],
)
def test_what_is_no_encoder_is_explained(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(NoEncoder, match=said):
        load_encoder(tmp_path)


FAILING = """
def encode(texts):
    if texts == ["how much to ship"]:
        {fails}
    return [[float(len(text)), 1.0] for text in texts]
"""


@pytest.mark.parametrize("fails", ["raise RuntimeError(texts)", "return []", "return [[1.0]]"])
def test_what_an_encoder_fails_at_is_compared_by_its_words_and_told_nobody(
    tmp_path: Path, fails: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "encoder.py").write_text(FAILING.format(fails=fails), "utf-8")
    encode = load_encoder(tmp_path)
    assert best(encode, "how much to ship")[1] < best(encode, "Where can I park my car?")[1]
    assert "encoder_failed texts=1" in caplog.text and "ship" not in caplog.text


def test_none_is_used_where_none_is_named() -> None:
    assert load_encoder(None) is None
