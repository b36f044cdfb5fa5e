"""The size and shape of the house: what review would otherwise have to count."""

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "channels", "routing", "kb")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
BANNED = re.compile(r"manager|service|helper|utils?$", re.IGNORECASE)


def _functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def test_no_module_is_longer_than_300_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    ]
    assert not long


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)} {name}: {lines}"
        for path in MODULES
        for name, lines in _functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert not long


def test_names_come_from_the_support_desk() -> None:
    bad = [path.name for path in MODULES if BANNED.search(path.stem)]
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        bad += [
            f"{path.name}: {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and BANNED.search(node.name)
        ]
    assert not bad


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.read_text("utf-8").strip() and ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert not silent


def test_the_wheel_holds_the_four_packages_and_their_data(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("firstline-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    roots = {name.split("/")[0] for name in names if "dist-info" not in name}
    assert roots == set(PACKAGES)
    for needed in (
        "routing/locale/ar.ftl",
        "kb/articles/password-reset.en.md",
        "channels/telegram/sandbox/spec/bot-api-spec.json",
        "bot/web/static/index.html",
        "bot/settings.example.yaml",
        "bot/migrations/versions/r0001_first_tables.py",
    ):
        assert needed in names, needed


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert command in (ROOT / "README.md").read_text("utf-8")
