"""``firstline kb``: an editor brings questions in, looks them over and tries them."""

from pathlib import Path

import pytest

from bot.articles import read_articles
from bot.cli import main
from kb import Article

SETTINGS = Path(__file__).parents[2] / "settings.yaml"
CSV = """Question;Answer;Tags;Variants
How do I feed the cat?;"Twice a day.
Not more.";cats, food;cat is hungry|what does the cat eat
Как покормить кота?;Дважды в день.;;
Who has no answer?;;;
how do I feed the CAT;Again.;;
"""
YAML = """
faq:
  - question: How do I feed the cat?
    answer: Twice a day.
    phrasings: [cat is hungry]
    because: Cats nibble.
    expires: 2027-01-31
  - q: Как покормить кота?
    a: Дважды в день.
"""
JSON = '{"How do I feed the cat?": "Twice a day.", "Как покормить кота?": "Дважды в день."}'
SEVERAL = """# Our animals

## How do I feed the cat?

Twice a day.

### But why?

Cats nibble.

## Как покормить кота?
Дважды в день.
"""
ONE = "# How do I feed the cat?\n\nTwice a day.\n"


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """Settings with a folder of articles of their own."""
    text = SETTINGS.read_text("utf-8").replace("# folder: ./articles", "folder: ./articles")
    (tmp_path / "articles").mkdir()
    (tmp_path / "settings.yaml").write_text(text, "utf-8")
    return tmp_path


def kb(firm: Path, *words: str) -> int:
    return main(["--settings", str(firm / "settings.yaml"), "kb", *words])


def brought_in(firm: Path, name: str, text: str, *more: str) -> dict[tuple[str, str], Article]:
    source = firm / "source" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(text, "utf-8")
    kb(firm, "import", str(source), *more)
    found, errors = read_articles(firm / "articles")
    assert errors == ()
    return {article.key: article for article in found}


CAT, KOT = ("how-do-i-feed-the-cat", "en"), ("kak-pokormit-kota", "ru")


def test_a_table_becomes_articles(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = brought_in(firm, "faq.csv", CSV)
    assert set(found) == {CAT, KOT}
    assert found[CAT].body == "Twice a day.\nNot more."
    assert found[CAT].phrasings == ("cat is hungry", "what does the cat eat")
    assert found[CAT].keywords == ("cats", "food")
    said = capsys.readouterr().out
    assert "✗ faq.csv line 5: left out, it has no answer." in said
    assert "· faq.csv line 6: left out, how-do-i-feed-the-cat.en asks" in said
    assert "4 entries read, 2 files written" in said


@pytest.mark.parametrize(("name", "text"), [("a.yaml", YAML), ("a.json", JSON), ("a.md", SEVERAL)])
def test_lists_of_other_programs_become_articles(firm: Path, name: str, text: str) -> None:
    found = brought_in(firm, name, text)
    assert set(found) == {CAT, KOT}
    assert found[CAT].question == "How do I feed the cat?"
    assert found[CAT].body.startswith("Twice a day.")
    assert found[KOT].body == "Дважды в день."


def test_what_a_list_says_more_is_kept(firm: Path) -> None:
    cat = brought_in(firm, "a.yaml", YAML)[CAT]
    assert (cat.phrasings, cat.because, str(cat.expires)) == (
        ("cat is hungry",),
        "Cats nibble.",
        "2027-01-31",
    )


def test_a_folder_of_markdown_becomes_articles(firm: Path) -> None:
    (firm / "source").mkdir()
    (firm / "source" / "cat.md").write_text(ONE, "utf-8")
    (firm / "source" / "deep").mkdir()
    (firm / "source" / "deep" / "kot.md").write_text(
        "---\ntitle: Как покормить кота?\n---\nДважды.\n", "utf-8"
    )
    assert kb(firm, "import", str(firm / "source")) == 0
    found, _ = read_articles(firm / "articles")
    assert {article.key: article.body for article in found} == {CAT: "Twice a day.", KOT: "Дважды."}


def test_a_second_import_changes_nothing(firm: Path) -> None:
    first = brought_in(firm, "faq.csv", CSV)
    (firm / "articles" / "how-do-i-feed-the-cat.en.md").write_text(
        "---\nquestion: How do I feed the cat?\n---\nMended by hand.\n", "utf-8"
    )
    second = brought_in(firm, "faq.csv", CSV)
    assert set(second) == set(first)
    assert second[CAT].body == "Mended by hand."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "one,two\n1,2\n", "a.csv: the first line must name the columns"),
        ("a.yaml", "a: [b", "a.yaml line 1:"),
        ("a.yaml", "just words", "a.yaml: write a list of entries"),
        ("a.pdf", "%PDF", "a.pdf is none of .csv"),
    ],
)
def test_what_cannot_be_read_is_explained(
    firm: Path, name: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (firm / name).write_text(text, "utf-8")
    assert kb(firm, "import", str(firm / name)) == 2
    assert said in capsys.readouterr().out


def test_the_shipped_example_takes_nothing_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text(CSV, "utf-8")
    assert main(["--settings", str(SETTINGS), "kb", "import", str(tmp_path / "a.csv")]) == 2
    assert "name a folder with --to DIR" in capsys.readouterr().out


def test_what_was_brought_in_is_looked_over_and_found(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought_in(firm, "faq.csv", CSV)
    (firm / "articles" / "broken.en.md").write_text("no head", "utf-8")
    assert kb(firm, "lint") == 1
    said = capsys.readouterr().out
    assert "✗ broken.en.md line 1: the file does not begin with a line ---." in said
    assert "· how-do-i-feed-the-cat.en says nowhere why (because)" in said
    assert "· kak-pokormit-kota is missing in en, uk, ar." in said
    assert kb(firm, "try", "my cat is hungry", "--language", "en") == 0
    said = capsys.readouterr().out
    assert "how-do-i-feed-the-cat.en  How do I feed the cat?" in said
    assert "share of the question that this phrasing has" in said
    assert "decision: " in said
