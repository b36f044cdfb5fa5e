"""The program and its catalogues of texts fit each other: what is said is there, what is there is said."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.routing.texts import customers_keys, messages, variables

ROOT = Path(__file__).parents[2]
PREFIXES = {"Reason": "why-", "Refuse": "refuse-", "Failed": "fail-", "Finding": "check-"}
"""Values whose first argument is the rest of a key."""
TO_CUSTOMERS = ("bot/outgoing.py", "bot/presses.py", "routing/decide.py")
KEYS = messages("en")


def sources() -> Iterator[tuple[str, ast.Module]]:
    for package in ("bot", "channels", "routing"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "sandbox" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


TREES = dict(sources())


def words(node: ast.AST) -> Iterator[str]:
    """All literal texts below a node."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of the name it calls."""
    for one in ast.walk(tree):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name | ast.Attribute):
            yield one.func.id if isinstance(one.func, ast.Name) else one.func.attr, one


def said() -> Iterator[tuple[str, str, ast.Call]]:
    """(place, key, call) of every text said by its literal key."""
    for path, tree in TREES.items():
        for name, call in calls(tree):
            if name == "say":
                for argument in call.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield f"{path}:{call.lineno}", argument.value, call


def codes() -> Iterator[tuple[str, str, ast.Call]]:
    """(place, key, call) of every reason, refusal and failure, where its code stands or is chosen."""
    for path, tree in TREES.items():
        functions = {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        for name, call in calls(tree):
            if name not in PREFIXES or not call.args:
                continue
            first, place = call.args[0], f"{path}:{call.lineno}"
            if isinstance(first, ast.Call) and isinstance(first.func, ast.Name):
                ends = [one for one in ast.walk(functions[first.func.id]) if isinstance(one, ast.Return)]
                found = [word for one in ends for word in words(one)]
            elif isinstance(first, ast.IfExp):
                found = [*words(first.body), *words(first.orelse)]
            else:
                found = list(words(first))
            for word in found:
                yield place, PREFIXES[name] + word, call


def short(value: object) -> str:
    return value if isinstance(value, str) else "call"


def test_the_scan_finds_what_it_is_meant_to_find() -> None:
    assert {"passed-on", "unsure-delivered", "toast-taken", "card-title"} <= {key for _, key, _ in said()}
    found = {key for _, key, _ in codes()}
    assert {"why-held", "why-took", "refuse-button-old", "fail-refused-address", "fail-blocked"} <= found


def test_every_text_that_is_said_exists() -> None:
    found = [*said(), *codes()]
    assert [(place, key) for place, key, _ in found if key not in KEYS and not key.endswith("-")] == []


def test_every_courtesy_and_every_answer_to_a_customers_press_exists() -> None:
    courtesies = {
        word
        for name, call in calls(TREES["routing/decide.py"])
        if name == "SetAside"
        for keyword in call.keywords
        if keyword.arg == "courtesy"
        for word in words(keyword.value)
    }
    assert {"thanks", "greeting"} <= courtesies
    # "thanks" is also the kind of a part of a message, "telegram" no text at all.
    answers = {
        word
        for one in ast.walk(TREES["bot/presses.py"])
        if isinstance(one, ast.FunctionDef) and one.name == "_carry_out"
        for end in ast.walk(one)
        if isinstance(end, ast.Return)
        for word in words(end)
    }
    assert {"glad", "toast-passed-on"} <= answers
    assert (courtesies | answers) - {""} - set(KEYS) == set()


def test_every_text_is_said_somewhere() -> None:
    literal = {word for tree in TREES.values() for word in words(tree)}
    prefixed = {prefix + word for prefix in PREFIXES.values() for word in literal}
    coded = {key for key in KEYS if key.startswith(tuple(PREFIXES.values()))}
    assert {key for key in coded if key not in prefixed and key not in literal} == set()
    assert {key for key in KEYS if key not in coded and key not in literal} == set()


@pytest.mark.parametrize(("place", "key", "call"), list(said()))
def test_a_text_gets_all_the_values_it_needs(place: str, key: str, call: ast.Call) -> None:
    given = {keyword.arg for keyword in call.keywords}
    if None not in given:
        assert variables(KEYS[key]) <= given, place


@pytest.mark.parametrize(("place", "key", "call"), list(codes()), ids=short)
def test_a_reason_brings_all_the_values_its_text_needs(place: str, key: str, call: ast.Call) -> None:
    if key.startswith("refuse-"):
        assert variables(KEYS[key]) <= {"who"}, place
        assert len(call.args) == 2 or not variables(KEYS[key]), place
    elif key.startswith("fail-"):
        assert not variables(KEYS[key]), place
    elif len(call.args) == 1 or isinstance(call.args[1], ast.Tuple):
        given = {word for argument in call.args[1:] for word in words(argument)}
        assert variables(KEYS[key]) <= given, place


@pytest.mark.parametrize("path", TO_CUSTOMERS)
def test_what_these_modules_say_is_checked_as_a_customers_text(path: str) -> None:
    said_here = {word for word in words(TREES[path]) if word in KEYS}
    assert said_here and said_here <= set(customers_keys())
