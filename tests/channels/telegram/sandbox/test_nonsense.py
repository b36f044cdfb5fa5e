"""Whatever is sent, the sandbox answers with a sentence, and its answers keep to the specification."""

import asyncio
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.telegram.sandbox.botapi import NOT_SIMULATED
from channels.telegram.sandbox.control.acting import ANN, BOB, DESK, DOINGS
from channels.telegram.sandbox.methods.table import METHODS as SIMULATED
from tests.channels.telegram.sandbox.driving import check_result
from tests.channels.telegram.sandbox.scene import Scene
from tests.channels.telegram.sandbox.spec_table import Json, columns
from tests.channels.telegram.sandbox.spec_values import set_scene, value_for

SCENE = Scene()
WAITING = ("getUpdates",)
NUMBERS = st.integers(-(2**70), 2**70) | st.sampled_from([0, 1, -1, 2, 3, 4, 5, DESK, ANN, BOB, 2**31, 2**63])
TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "",
        " ",
        "<b>x</b>",
        "<b",
        "*x*",
        "@nobody",
        "x" * 5000,
        "\ud800",
        "👍",
        "attach://x",
        "https://x",
        "HTML",
        "\x00",
    ]
)
LEAVES = st.none() | st.booleans() | NUMBERS | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
JUNK = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXTS | st.sampled_from(["type", "id"]), inner, max_size=3)
    ),
    max_leaves=6,
)

ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(
                ["bold", "pre", "text_link", "text_mention", "custom_emoji", "blockquote", "url"]
            ),
            "offset": st.integers(-2, 9),
            "length": st.integers(-2, 9),
        },
        optional={"url": TEXTS, "user": st.just({"id": ANN}), "language": TEXTS, "custom_emoji_id": TEXTS},
    ),
    max_size=4,
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Json]:
    """A method with good values for some parameters, and nonsense for others."""
    method = draw(st.sampled_from(sorted(set(SIMULATED) - set(WAITING))))
    set_scene(SCENE, method)
    params: Json = {}
    known = [column for column in columns(method) if column.name not in NOT_SIMULATED]
    wrong = draw(st.sets(st.sampled_from(known), max_size=2)) if known else set()
    for column in known:
        if column in wrong:
            shaped = ENTITIES if column.name.endswith("entities") else TEXTS | NUMBERS
            params[column.name] = draw(JUNK | shaped)
        elif column.required or draw(st.booleans()):
            value = value_for(SCENE, column)
            params[column.name] = "x" if isinstance(value, bytes) else value
    return method, params


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(calls())
def test_every_call_is_answered_as_the_specification_says(case: tuple[str, Json]) -> None:
    method, params = case
    answer = asyncio.run(SCENE.call(method, json.loads(json.dumps(params))))
    if answer["ok"]:
        check_result(method, answer["result"])
    else:
        assert answer["error_code"] in (400, 403, 501) and answer["description"], answer


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_deed_is_done_or_refused_with_a_sentence(data: st.DataObject) -> None:
    SCENE.reset()
    doing = DOINGS[data.draw(st.sampled_from(sorted(DOINGS)))]
    body = {"do": doing.name, **doing.example}
    for column in doing.fields:
        if data.draw(st.booleans()):
            body[column.name] = data.draw(JUNK)
    answer = asyncio.run(SCENE.control("act", body))
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert answer.json()["error"]
