"""The control interface describes itself, and every example of the description works."""

import re
from typing import Any

import httpx
import pytest

from channels.telegram.sandbox.control.acting import ANN, BOB, CLEO, DESK, DOINGS, SMALL
from channels.telegram.sandbox.control.table import BOT, ROUTES, control_routes
from channels.telegram.sandbox.world import World
from tests.channels.telegram.sandbox.driving import result
from tests.fakes.sandbox import Group, Json, Sandbox, User

BEFORE: dict[str, tuple[str, Json]] = {
    "reopen_topic": ("close_topic", {"thread": 2}),
    "reopen_general": ("close_general", {}),
    "unhide_general": ("hide_general", {}),
    "unpin": ("pin", {"message": 3}),
    "unban": ("ban", {"user": CLEO}),
}
"""What Bob does in the Desk before the example of a deed that takes another back."""


@pytest.fixture
def scene(sandbox: Sandbox) -> Sandbox:
    """The sandbox as the examples assume it."""
    bot = sandbox.bot(f"{BOT}:an-example", username="example_bot", supports_inline_queries=True)
    ann = sandbox.user("Ann", ANN)
    bob, cleo = sandbox.user("Bob", BOB), sandbox.user("Cleo", CLEO)
    desk, small = sandbox.group("Desk", DESK), sandbox.group("Small", SMALL, is_forum=False, type="group")
    for group in (desk, small):
        group.adds(bob, status="creator")
        group.adds(bot, status="administrator")
    desk.adds(cleo)
    ann.starts()
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    asked = result(sandbox, bot, "sendMessage", chat_id=ANN, text="Is it urgent?", reply_markup=buttons)
    mine = ann.writes("My site is down")
    topic = bob.opens_topic(desk, "Ann")
    reply = bob.writes_in(topic, "I am on it")
    poll = result(sandbox, bot, "sendPoll", chat_id=DESK, question="Lunch?", options=[{"text": "Yes"}])
    result(sandbox, bot, "createChatInviteLink", chat_id=DESK)
    assert poll["message_id"] == 4
    assert (asked["message_id"], mine["message_id"]) == (2, 3)
    assert (topic["message_thread_id"], reply["message_id"]) == (2, 3)
    return sandbox


def described(sandbox: Sandbox) -> Json:
    return dict(sandbox.get("openapi.json", {}))


def test_every_route_stands_in_the_document(sandbox: Sandbox) -> None:
    world = World()
    served = {
        (method.lower(), route.path)
        for route in control_routes(world)
        for method in route.methods or ()
        if method != "HEAD" and route.path not in ("/sandbox/docs", "/sandbox/openapi.json")
    }
    documented = {(verb, path) for path, verbs in described(sandbox)["paths"].items() for verb in verbs}
    names = [one["operationId"] for verbs in described(sandbox)["paths"].values() for one in verbs.values()]
    assert len(set(names)) == len(names)
    assert documented == served == {(route.verb.lower(), route.path) for route in ROUTES}


def test_every_deed_stands_in_the_document_with_its_fields(sandbox: Sandbox) -> None:
    body = described(sandbox)["paths"]["/sandbox/act"]["post"]["requestBody"]["content"]["application/json"]
    assert [schema["title"] for schema in body["schema"]["oneOf"]] == list(DOINGS) == list(body["examples"])
    for schema in body["schema"]["oneOf"]:
        example = body["examples"][schema["title"]]["value"]
        assert set(schema["required"]) <= set(example) <= set(schema["properties"])


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.verb} {route.path}")
def test_the_example_of_every_route_works(scene: Sandbox, route: Any) -> None:
    path = re.sub(r"{(\w+)}", lambda name: str(route.example[name.group(1)]), route.path)
    inside = {"params": {k: v for k, v in route.example.items() if f"{{{k}}}" not in route.path}}
    given = {"json": route.example} if route.verb == "POST" else inside
    answer = httpx.request(route.verb, scene.url + path, trust_env=False, timeout=30, **given)
    assert answer.status_code == 200, answer.text
    if not route.plain_text:
        answer.json()


@pytest.mark.parametrize("name", DOINGS)
def test_the_example_of_every_deed_works(scene: Sandbox, name: str) -> None:
    if name in BEFORE:
        first, with_what = BEFORE[name]
        scene.post("act", {"as": BOB, "chat": DESK, "do": first, **with_what})
    if name == "join":
        Group(scene, DESK, "Desk").loses(User(scene, ANN, "Ann"))
    body = described(scene)["paths"]["/sandbox/act"]["post"]["requestBody"]["content"]["application/json"]
    before = scene.transcript()
    scene.post("act", body["examples"][name]["value"])
    if name not in ("deactivate", "switch_topics", "unblock", "unpin"):
        assert scene.transcript() != before, "nothing happened"


def test_the_page_tells_of_every_route_and_needs_nothing_from_elsewhere(sandbox: Sandbox) -> None:
    answer = httpx.get(f"{sandbox.url}/sandbox/docs", trust_env=False)
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for route in ROUTES:
        assert f"<code>{route.verb} {route.path}</code>" in answer.text
    for name in DOINGS:
        assert f"<code>{name}</code>" in answer.text
    assert not re.findall(r"(?:src|href)=\"(?!/sandbox/)", answer.text)
    assert "<script" not in answer.text
