"""The folder of articles: the shipped one is in order, and a broken file is explained and hides no other."""

import re
from pathlib import Path

import pytest

from bot.articles import read_articles
from tests.kb.shipped import FOLDER, LANGUAGES, articles

SKILLS = ("billing", "dns", "mail", "technical")

GOOD = """---
question: Where can I park?
phrasings:
  - is there a car park
keywords: [parking]
skill: house
owner: ""
because: The yard belongs to us.
expires: 2027-01-31
---
In the yard.

Behind the house.
"""


def test_every_shipped_article_loads() -> None:
    found, errors = read_articles(FOLDER)
    assert [str(error) for error in errors] == []
    assert len(found) == len(list(FOLDER.glob("*.md")))


def test_every_shipped_article_stands_in_every_language() -> None:
    ids = {article.id for article in articles()}
    assert len(ids) >= 25
    assert {article.key for article in articles()} == {(one, code) for one in ids for code in LANGUAGES}


def test_every_shipped_article_says_why_and_leaves_nothing_to_fill_in() -> None:
    for article in articles():
        assert len(article.because) > 20, article.key
        assert len(set(article.phrasings)) >= 6, article.key
        assert article.keywords, article.key
        assert article.skill in SKILLS, article.key
        assert article.owner, article.key
        assert 200 < len(article.body) <= 1500, article.key
        assert not re.search(r"\{\w*\}|\[[A-Z_ ]+\]|TODO|XXX|<\w+>", article.body), article.key


def test_translations_share_skill_and_expiry() -> None:
    for article_id in {article.id for article in articles()}:
        assert len({(one.skill, one.expires) for one in articles() if one.id == article_id}) == 1


def test_translations_agree_in_figures_and_addresses() -> None:
    """Of one digit excepted: "two days" is a word in Arabic."""
    for article_id in {article.id for article in articles()}:
        facts = {
            one.language: sorted(re.findall(r"\d\d+|[a-z0-9]+\.northwind\.example", one.body))
            for one in articles()
            if one.id == article_id
        }
        assert len(set(map(tuple, facts.values()))) == 1, (article_id, facts)


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "parking.en.md").write_text(GOOD, encoding="utf-8")
    (article,), errors = read_articles(tmp_path)
    assert errors == ()
    assert article.key == ("parking", "en")
    assert article.phrasings == ("is there a car park",)
    assert article.expires is not None and article.expires.isoformat() == "2027-01-31"
    assert article.body == "In the yard.\n\nBehind the house."


def test_a_file_from_windows_is_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "parking.en.md").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    (article,), errors = read_articles(tmp_path)
    assert errors == ()
    assert article.body == "In the yard.\n\nBehind the house."


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "what"),
    [
        ("a.en.md", "question: Where can I park?\n", "", 1, "question is empty"),
        ("a.en.md", "expires: 2027-01-31", "expires: soon", 9, "expires is not a date"),
        ("a.en.md", "expires: 2027-01-31", "expires: 2027-02-31", 1, "cannot be read"),
        ("a.en.md", "skill: house", "skils: house", 6, "'skils' is not known"),
        ("a.en.md", "skill: house", "skill: [house]", 6, "skill is not a text"),
        ("a.en.md", "keywords: [parking]", "keywords: parking", 5, "keywords is not a list"),
        ("a.en.md", "question: Where", "question: Where: where", 2, "cannot be read"),
        ("a.en.md", "keywords: [parking]", "keywords: [parking", 6, "cannot be read"),
        ("a.en.md", "---\nIn the yard", "In the yard", 12, "the head never ends"),
        ("a.en.md", "---\nquestion", "question", 1, "does not begin with a line ---"),
        ("a.en.md", "In the yard.\n\nBehind the house.", "", 11, "body is empty"),
        ("A b.en.md", "", "", 1, "the id 'A b'"),
        ("a.md", "", "", 1, "the file's name has no language"),
        ("a.english.md", "", "", 1, "the language 'english'"),
        ("a.ua.md", "", "", 1, "the language 'ua' in the file's name is not known. Did you mean 'uk'?"),
    ],
)
def test_a_broken_file_is_explained_and_hides_no_other(
    tmp_path: Path, name: str, old: str, new: str, line: int, what: str
) -> None:
    assert old in GOOD
    (tmp_path / name).write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "good.en.md").write_text(GOOD, encoding="utf-8")
    found, (error,) = read_articles(tmp_path)
    assert [article.id for article in found] == ["good"]
    assert (error.file, error.line) == (name, line)
    assert what in f"{error.what}. {error.mend}"
    assert error.mend


def test_a_file_in_another_encoding_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.ru.md").write_bytes(GOOD.replace("Where", "Где").encode("cp1251"))
    found, (error,) = read_articles(tmp_path)
    assert found == ()
    assert "not UTF-8" in error.what


def test_a_missing_folder_is_an_error_of_its_own(tmp_path: Path) -> None:
    found, (error,) = read_articles(tmp_path / "nowhere")
    assert found == ()
    assert "does not exist" in error.what
