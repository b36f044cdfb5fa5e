"""``firstline kb``: an editor brings questions in, looks them over and tries them."""

import cProfile
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_store
from bot.articles import read_articles
from bot.cli import main
from bot.editorial.linting import MOST_OF_A_KIND
from bot.editorial.reporting import report
from bot.settings.imagined import Imagined
from bot.settings.model import Settings
from bot.settings.reading import read_settings_file
from bot.store import drafts
from bot.store.columns import add_row
from bot.store.guesses import Guess
from bot.store.schema_kb import learned
from kb import Article
from routing.model import AgentId, ConversationId, RequestId

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
    (tmp_path / "data").mkdir()
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


def test_an_entry_that_makes_no_article_is_explained_and_the_others_come_in(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[{"q": "Why?", "a": "So.", "expires": "31.12.2026"}, {"q": "كيف أدفع؟", "a": "بالبطاقة."}]'
    assert set(brought_in(firm, "a.json", text)) == {("kyf-adfa", "ar")}
    said = capsys.readouterr().out
    assert "✗ a.json entry 1: left out, expires is “31.12.2026” and not a date such as 2027-01-31." in said


def test_a_second_import_changes_nothing(firm: Path) -> None:
    first = brought_in(firm, "faq.csv", CSV)
    (firm / "articles" / "how-do-i-feed-the-cat.en.md").write_text(
        "---\nquestion: How do I feed the cat?\n---\nMended by hand.\n", "utf-8"
    )
    second = brought_in(firm, "faq.csv", CSV)
    assert set(second) == set(first)
    assert second[CAT].body == "Mended by hand."


def written(firm: Path, name: str, raw: bytes) -> Path:
    path = firm / "source" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


TABLE = "question\tanswer\nКак покормить кота?\tДважды\x00 в день.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_as_excel_saves_it_becomes_articles_without_control_characters(
    firm: Path, encoding: str
) -> None:
    assert kb(firm, "import", str(written(firm, "a.csv", TABLE.encode(encoding)))) == 0
    (found,), _ = read_articles(firm / "articles")
    assert (found.key, found.body) == (KOT, "Дважды в день.")


def test_a_table_in_another_encoding_says_how_to_save_it(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = TABLE.replace("\x00", "").encode("cp1251")
    assert kb(firm, "import", str(written(firm, "a.csv", table))) == 2
    assert "a.csv is not UTF-8: save it again with that encoding (Excel calls" in capsys.readouterr().out


def test_a_row_whose_answer_was_cut_at_a_comma_is_left_out(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not brought_in(firm, "a.csv", "question,answer\nWhere are you?,In Kyiv, on Podil.\n")
    assert "line 2: left out, it has more fields than the first line" in capsys.readouterr().out


def test_signs_beyond_the_basic_plane_come_through_json(firm: Path) -> None:
    text = json.dumps([{"q": "How do I feed the cat? \U0001f431", "a": "Twice \U0001f600 \ud800"}])
    assert brought_in(firm, "a.json", text.replace("[", "[\n\t"))[CAT].body == "Twice \U0001f600 ?"


def test_what_is_no_text_becomes_no_answer(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        '{"cats": [{"q": "Why?", "a": {"b": 1}}], "dogs": [{"q": "How?", "a": true}, {"q": "Who?", "a": 5}]}'
    )
    assert [article.body for article in brought_in(firm, "a.json", text).values()] == ["5"]
    said = capsys.readouterr().out
    assert "✗ a.json entry 1: left out, its answer is not a text" in said
    assert "3 entries read, 1 file written" in said


@pytest.mark.parametrize("language", ["German", "en-GB", "ua", "Russian", "klingon"])
def test_a_language_is_taken_as_it_is_meant(
    firm: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = brought_in(firm, "a.csv", f"id,question,answer,language\ncat,Cat?,Yes.,{language}\n")
    meant = {"German": "de", "en-GB": "en", "ua": "uk", "Russian": "ru"}.get(language)
    assert set(found) == ({("cat", meant)} if meant else set())
    assert ("its language is “klingon” and not a code such as en or uk" in capsys.readouterr().out) != bool(
        meant
    )


def test_a_folder_keeps_its_translations_together_and_one_bad_file_stops_nothing(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cat, kot = (f"---\nquestion: {text}\n---\nYes." for text in ("May cats in?", "Можно с котом?"))
    for name in ("pets.en.md", "ru/refund.md", "README.md", ".git/a.md", "_draft.md"):
        written(firm, name, (kot if "ru" in name else cat).encode())
    written(firm, "en/refund.md", b"# Money back?\n\nNo.")
    written(firm, "pets.ru.md", b"# \xcf\xe8\xe2\xee")
    assert kb(firm, "import", str(firm / "source")) == 1
    found, _ = read_articles(firm / "articles")
    assert {article.key for article in found} == {("pets", "en"), ("refund", "en"), ("refund", "ru")}
    said = capsys.readouterr().out
    assert "✗ pets.ru.md is not UTF-8" in said
    assert "3 entries read, 3 files written" in said


def test_a_large_import_reads_no_question_again_for_each_row(firm: Path) -> None:
    # Nor are questions the same that differ in a letter: plan A is not plan B.
    rows = "".join(f"What is in plan {chr(65 + at)}?,This.\n" for at in range(26))
    path = written(firm, "a.csv", f"question,answer\n{rows}".encode())
    watch = cProfile.Profile()
    watch.runcall(kb, firm, "import", str(path))
    times = [one.callcount for one in watch.getstats() if getattr(one.code, "co_name", "") == "tokens"]
    assert len(read_articles(firm / "articles")[0]) == 26
    assert 0 < sum(times) <= 26 * 4


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "one,two\n1,2\n", "a.csv: the first line must name the columns"),
        ("a.yaml", "a: [b", "a.yaml line 1:"),
        (
            "a.yaml",
            "- q: Why?\n  a: So.\n  expires: 2027-13-45",
            "a.yaml: this cannot be read (month must be",
        ),
        ("a.json", "[" * 99999, "a.json: it is nested too deeply: write a list"),
        (
            "a.json",
            '[{"q": "Why?"\n"a": "So."}]',
            "a.json line 2: this is not JSON (Expecting ',' delimiter)",
        ),
        ("a.md", "---\nexpires: 2027-13-45\n---\nSo.", "a.md: the head between the lines --- cannot be read"),
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


def test_a_folder_that_takes_no_files_is_told(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = written(firm, "faq.csv", CSV.encode())
    assert kb(firm, "import", str(table), "--to", str(table)) == 2
    said = capsys.readouterr().out
    assert said == f"{table} cannot be written: File exists. Until then 0 files came in.\n"


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


def test_what_is_missing_everywhere_hides_nothing(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"How do I open door {number}?,Push.\n" for number in range(MOST_OF_A_KIND + 7))
    brought_in(firm, "a.csv", f"question,answer\n{rows}")
    capsys.readouterr()
    assert kb(firm, "lint") == 0
    said = capsys.readouterr().out.splitlines()
    assert sum("has no owner" in line for line in said) == MOST_OF_A_KIND
    assert "· … and 7 more of this kind: no-owner" in said


def test_one_is_one(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought_in(firm, "a.md", ONE)
    assert "1 entry read, 1 file written to" in capsys.readouterr().out
    kb(firm, "lint")
    assert "1 article, 1 file: 0 to mend (✗), 4 to look at (·)" in capsys.readouterr().out


NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def settings_of(firm: Path) -> Settings:
    return read_settings_file(firm / "settings.yaml", environment=Imagined({}))


def test_what_would_be_answered_counts_what_agents_linked(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brought_in(firm, "faq.csv", CSV)
    store = open_store(settings_of(firm))
    row = {"article": CAT[0], "language": "en", "text": "kitty kibble", "agent": 111111111, "learned_at": NOW}
    with store.engine.begin() as tx:
        add_row(tx, learned, row)
    store.engine.dispose()
    capsys.readouterr()
    assert kb(firm, "try", "Kitty kibble!", "--language", "English") == 0
    said = capsys.readouterr().out
    assert said.startswith("language: en (as given)\n")
    assert "decision: answer with how-do-i-feed-the-cat.en, since" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Спасибо!", "decision: a polite line (thanks), since the customer said thanks"),
        ("\u2753", "language: en (the first in the settings: no word shows it)"),
        ("qwrt zxcv", "decision: a person answers, since"),
    ],
)
def test_a_decision_is_told_in_words(
    firm: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    brought_in(firm, "faq.csv", CSV)
    assert kb(firm, "try", text) == 0
    assert said in capsys.readouterr().out


def test_what_agents_linked_is_listed_and_taken_back(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(settings_of(firm))
    row = {"article": "cat", "language": "en", "text": "kitty kibble", "agent": 111111111, "learned_at": NOW}
    with store.engine.begin() as tx:
        number = add_row(tx, learned, row)
    store.engine.dispose()
    assert kb(firm, "learned") == 0
    line = f"     {number}  2026-11-22 09:00  Anna         cat.en  “kitty kibble”"
    assert capsys.readouterr().out == f"{line}\n"
    assert kb(firm, "learned", "undo", str(number)) == 0
    assert kb(firm, "learned", "undo", str(number)) == 1
    capsys.readouterr()
    assert kb(firm, "learned", "list") == 0
    assert capsys.readouterr().out == f"{line}  (taken back)\n"


def test_a_draft_of_the_desk_becomes_an_article_file(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(settings_of(firm))
    body = {"question": "How do I feed\nthe cat?", "answer": "Twice a day.", "language": "en"}
    with store.engine.begin() as tx:
        number = drafts.keep(tx, "article", AgentId(111111111), body, NOW)
    store.engine.dispose()
    assert kb(firm, "drafts") == 0
    assert "“How do I feed the cat?”" in capsys.readouterr().out
    assert kb(firm, "drafts", "export", str(number), "--to", str(firm / "settings.yaml")) == 2
    assert "settings.yaml cannot be written: File exists." in capsys.readouterr().out
    assert kb(firm, "drafts", "export", str(number)) == 0
    (found,), _ = read_articles(firm / "articles")
    assert (found.key, found.owner, found.body) == (CAT, "Anna", "Twice a day.")
    assert kb(firm, "drafts", "export", str(number)) == 1
    capsys.readouterr()
    assert kb(firm, "drafts") == 0
    assert capsys.readouterr().out == "No drafts are waiting.\n"


def guess(**changes: Any) -> Guess:
    plain: dict[str, Any] = {
        "request": RequestId(1),
        "conversation": ConversationId(1),
        "article": "cat",
        "confidence": 0.9,
        "promise": 5.0,
        "decision": "answer",
        "asked_at": NOW - timedelta(days=1),
        "result": None,
        "rightly": "",
        "source": "",
        "text": "Do you sell collars?",
        "language": "en",
        "features": {},
    }
    return Guess(**{**plain, **changes})


def test_the_report_says_how_promises_were_kept_and_what_is_worth_an_article(firm: Path) -> None:
    brought_in(firm, "faq.csv", CSV)
    asked = [
        *[guess(result="right")] * 30,
        *[guess()] * 9,
        guess(result="wrong"),
        *[guess(decision="hand off", text=text) for text in ("Do you sell collars?", "I want a dog collar")],
        guess(decision="hand off", text="Where is the cat?", result="wrong", rightly="cat"),
        guess(result="wrong", asked_at=NOW - timedelta(days=10)),
    ]
    lines = report(settings_of(firm), asked, (), NOW)
    said = "\n".join(lines)
    assert "✓ week from 2026-11-15: 43 questions, 40 answered, 1 wrong = 2.3% of 5 % allowed (31 of" in said
    assert "✗ week from 2026-11-08: 1 question, 1 answered, 1 wrong = 100.0% of 5 % allowed" in said
    assert re.search("2 × (Do you sell collars\\?|I want a dog collar)\n", said)
    assert "Where is the cat?" not in said
    assert [line.split()[0] for line in lines[2:5]] == ["all", "en", "ru"]


def test_before_anything_was_asked_the_report_says_what_to_expect(
    firm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brought_in(firm, "faq.csv", CSV)
    assert kb(firm, "report") == 0
    assert "Nothing has been asked yet" in capsys.readouterr().out


def with_encoder(firm: Path) -> None:
    path = firm / "settings.yaml"
    text = path.read_text("utf-8").replace("folder: ./articles", "encoder: ./data\n  folder: ./articles")
    path.write_text(text, "utf-8")


def test_an_encoder_that_is_none_is_told(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought_in(firm, "faq.csv", CSV)
    with_encoder(firm)
    assert kb(firm, "try", "my cat is hungry") == 1
    assert kb(firm, "report") == 1
    assert "has neither encoder.py nor vectors.vec" in capsys.readouterr().out


def test_the_report_shows_what_an_encoder_changes(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought_in(firm, "faq.csv", CSV)
    (firm / "data" / "encoder.py").write_text(
        "def encode(texts):\n    return [[float(len(text)), 1.0] for text in texts]\n", "utf-8"
    )
    with_encoder(firm)
    assert kb(firm, "report") == 0
    said = capsys.readouterr().out
    assert "words alone" in said and "and meaning" in said


WRITING = """
import sqlite3

def encode(texts):
    other = sqlite3.connect({file!r}, timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.close()
    return [[1.0, 2.0] for text in texts]
"""


@pytest.mark.parametrize("words", [("report",), ("try", "my cat is hungry")])
def test_while_a_base_is_built_for_a_look_the_program_can_write(firm: Path, words: tuple[str, ...]) -> None:
    brought_in(firm, "faq.csv", CSV)
    settings = settings_of(firm)
    open_store(settings).engine.dispose()
    file = settings.store.database.removeprefix("sqlite:///")
    (firm / "data" / "encoder.py").write_text(WRITING.format(file=file), "utf-8")
    with_encoder(firm)
    assert kb(firm, *words) == 0
