"""Every parameter of every simulated method: taken where it fits, refused for each rule it breaks."""

import asyncio
from typing import Any

import pytest

from channels.telegram.sandbox.errors import ApiError
from channels.telegram.sandbox.methods.table import METHODS as SIMULATED
from channels.telegram.sandbox.rules import RULES
from tests.channels.telegram.sandbox import coverage
from tests.channels.telegram.sandbox.scene import Scene
from tests.channels.telegram.sandbox.spec_table import (
    SPARE,
    Column,
    Json,
    broken,
    columns,
    fitting,
    reachable,
    sample,
)
from tests.channels.telegram.sandbox.spec_values import least, refusal_of, set_scene, with_others

SIMULATED_TYPES = reachable(list(SIMULATED))
ENCODINGS = ("json", "form", "multipart", "query")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Scene()


async def trouble_with(scene: Scene, method: str, column: Column | None, encoding: str) -> str:
    """Why the call is not taken as it should be; "" where it is."""
    set_scene(scene, method)
    files = encoding == "multipart"
    params = with_others(scene, column, uploaded=files) if column else least(scene, method, uploaded=files)
    answer = await scene.call(method, params, encoding)
    if answer.get("description", "") == refusal_of(method, column):
        return ""
    return f"{column.name if column else 'alone'} as {encoding}: {answer} to {params}"


@pytest.mark.parametrize("method", SIMULATED)
def test_every_parameter_is_taken_in_every_encoding(scene: Scene, method: str) -> None:
    async def story() -> list[str]:
        cases = [(column, encoding) for column in (None, *columns(method)) for encoding in ENCODINGS]
        return [await trouble_with(scene, method, column, encoding) for column, encoding in cases]

    assert [trouble for trouble in asyncio.run(story()) if trouble] == []


@pytest.mark.parametrize("method", SIMULATED)
def test_every_rule_of_every_parameter_is_kept(scene: Scene, method: str) -> None:
    async def story() -> list[str]:
        wrong = []
        set_scene(scene, method)
        for column in columns(method):
            good = with_others(scene, column)
            cases = [(rule, {**good, column.name: bad}) for rule, bad in broken(column)]
            if column.required:
                cases.append(("required", {key: good[key] for key in good if key != column.name}))
            for rule, params in cases:
                answer = await scene.call(method, params)
                if answer.get("error_code") != 400:
                    wrong.append(f"{column.name}, {rule}: {answer} to {params}")
        return wrong

    assert asyncio.run(story()) == []


@pytest.mark.parametrize("name", SIMULATED_TYPES)
def test_every_field_inside_an_object_is_checked_by_its_own_rules(name: str) -> None:
    check = RULES.type_check(name)
    smallest: Json = sample(name)
    check(smallest, name)
    for column in columns(name):
        if (name, column.name) in SPARE:
            continue
        check({**smallest, column.name: fitting(column)}, name)
        for rule, bad in broken(column):
            if column.limits.get("after_entity_parsing") and rule != "type":
                continue  # The length counts once the entities are taken out: where the message is made.
            refused(check, {**smallest, column.name: bad}, f"{column.id}: {rule}")
        if column.required:
            refused(check, {key: smallest[key] for key in smallest if key != column.name}, column.id)
    refused(check, {**smallest, "no_such_field": 1}, f"{name}: unknown field")


def refused(check: Any, value: object, what: str) -> None:
    """Raises AssertionError where the value is taken."""
    try:
        check(value, "x")
    except ApiError:
        return
    raise AssertionError(f"{what} is not kept: {str(value)[:200]} is taken")


def test_the_wrong_type_is_found_at_any_depth() -> None:
    deep = {"inline_keyboard": [[{"text": "x", "web_app": {"url": 5}}]]}
    with pytest.raises(ApiError, match='field "url" must be of type String'):
        RULES.checked("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": deep}, {})


def test_the_report_on_what_is_simulated_is_fresh() -> None:
    assert coverage.REPORT.read_text("utf-8") == coverage.report(), f"run {coverage.COMMAND}"
