"""docs/settings.md tells every key, and what it tells is so."""

import re
from pathlib import Path

import pytest
import yaml

from bot.settings.keys import KEYS
from bot.settings.reading import read_settings

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
PATHS = [f"{place}.{key}".lstrip(".") for place, keys in KEYS.items() for key in keys]
ROWS = [
    [cell.strip() for cell in row.strip("|").split("|")]
    for row in re.findall(r"^\| `.*$", DOCS, re.MULTILINE)
]
ENVIRONMENT = {
    "TELEGRAM_TOKEN": "123456:invented",
    "RELAY_PASSWORD": "hunter2",
    "IMAP_PASSWORD": "hunter3",
    "SMTP_PASSWORD": "hunter4",
}


def key_of(row: list[str]) -> str:
    return row[0].strip("`")


def with_example(path: str, example: str) -> str:
    """A whole settings file with one value as the table shows it."""
    tree = yaml.safe_load((ROOT / "settings.yaml").read_text(encoding="utf-8"))
    tree["channels"]["mail"]["relay"].update(username="a", password="b")
    tree["channels"]["mail"]["imap"] = [{"address": "a@b.example", "host": "mx", "password": "c"}]
    tree["channels"]["mail"]["smtp"].update(
        certificate="mail.pem", key="mail.key", logins=[{"name": "mx", "password": "c"}]
    )
    if path.startswith("channels.mail.relay.dkim."):
        tree["channels"]["mail"]["relay"]["dkim"] = {"selector": "s1", "key": "mail.key"}
    *above, key = path.split(".")
    place = tree
    for step in above:
        name = step.removesuffix("[]")
        place[name] = place.get(name) or {}
        place = place[name][0] if step.endswith("[]") else place[name]
    place[key] = yaml.safe_load(example)
    return str(yaml.safe_dump(tree))


@pytest.mark.parametrize("path", PATHS)
def test_every_key_is_explained(path: str) -> None:
    assert f"`{path}`" in DOCS


def test_the_tables_have_no_key_that_does_not_exist() -> None:
    assert [key_of(row) for row in ROWS if key_of(row) not in PATHS] == []
    told = {key_of(row) for row in ROWS}
    assert {path for path in PATHS if path not in told and not is_group(path)} == set()


def is_group(path: str) -> bool:
    return path in KEYS


@pytest.mark.parametrize("row", ROWS, ids=key_of)
def test_every_example_can_be_used_as_it_stands(row: list[str], tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("own-ca.pem", "mail.pem", "mail.key", "dkim.key"):
        (tmp_path / name).touch()
    path, example = key_of(row), row[4].strip("`")
    read_settings(with_example(path, example), base=tmp_path, environment=ENVIRONMENT)


@pytest.mark.parametrize("row", [row for row in ROWS if re.fullmatch(r"`[^`]*`", row[3])], ids=key_of)
def test_every_default_is_the_default(row: list[str], tmp_path: Path) -> None:
    path, default = key_of(row), row[3].strip("`")
    for name in ("mail.pem", "mail.key"):
        (tmp_path / name).touch()
    settings = [
        read_settings(with_example(path, text), base=tmp_path, environment=ENVIRONMENT)
        for text in (default, "null")
    ]
    assert settings[0] == settings[1]
