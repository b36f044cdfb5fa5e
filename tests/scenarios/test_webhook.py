"""Updates that Telegram brings itself."""

import socket
from typing import Any

import httpx
import pytest

from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import SURE, SURE_SAYS, TOKEN, Story, hears
from tests.fakes.words import words

HEADER = "X-Telegram-Bot-Api-Secret-Token"
URL = "https://bots.northwind.example/in"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def receives_by_webhook(story: Story, port: int, url: str = URL) -> Json:
    """The settings' part on channels."""
    telegram = {
        "token": TOKEN,
        "api_base": story.sandbox.base_url,
        "receive": "webhook",
        "webhook": {"url": url, "port": port},
    }
    return {"telegram": telegram}


def update(person: User, number: int, text: str) -> Json:
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.first_name, "language_code": "en"}
    message = {"message_id": number, "date": 1760000000, "chat": chat, "from": sender, "text": text}
    return {"update_id": 870000000 + number, "message": message}


def secret(story: Story) -> str:
    """What Telegram was told to send along."""
    call = wait_for(lambda: story.sandbox.calls("setWebhook"))[-1]
    assert call["params"]["url"] == URL
    assert "message" in call["params"]["allowed_updates"]
    return str(call["params"]["secret_token"])


def bring(port: int, body: Any, key: str) -> int:
    url = f"http://127.0.0.1:{port}/in"
    content = {"content": body} if isinstance(body, bytes) else {"json": body}
    return httpx.post(
        url, headers={HEADER.encode(): key.encode()}, trust_env=False, timeout=30, **content
    ).status_code


def starts(story: Story, port: int) -> None:
    story.start(channels=receives_by_webhook(story, port))


def test_a_whole_conversation_goes_by_what_telegram_brings(story: Story) -> None:
    port = free_port()
    story.start(channels=receives_by_webhook(story, port, f"http://127.0.0.1:{port}/in"))
    ann = story.writes_by_telegram("Ann")
    ann.writes(SURE)
    ann.presses(words("button-human"), hears(ann, SURE_SAYS))
    story.receipt(story.mia.writes_in(story.card("Ann"), "Here I am."))
    hears(ann, "Here I am.")
    assert story.sandbox.polling(story.bot) == 0


def test_an_update_that_is_brought_is_kept_before_it_is_acknowledged_and_answered_once(story: Story) -> None:
    ann = story.writes_by_telegram("Ann")
    ann.starts()
    port = free_port()
    starts(story, port)
    key = secret(story)
    asked = update(ann, 1, SURE)
    assert bring(port, asked, key) == 200
    assert story.program.ledger.arrivals == 1, "it is in the ledger when Telegram hears 200"
    assert bring(port, asked, key) == 200, "brought twice, kept once"
    hears(ann, SURE_SAYS)
    wait_for(lambda: story.program.ledger.undecided == story.program.ledger.unsent == 0)
    assert story.program.ledger.arrivals == 1
    story.program.stop()


def test_telegram_brings_again_what_a_killed_program_could_not_take(story: Story) -> None:
    port = free_port()
    story.sandbox.host("bots.northwind.example", port)
    starts(story, port)
    ann = story.writes_by_telegram("Ann")
    ann.starts()
    wait_for(lambda: story.sandbox.pending(story.bot) == 0)
    story.program.kill()
    ann.writes(SURE)
    wait_for(lambda: "Connection refused" in webhook_of(story).get("last_error_message", ""))
    story.program.start()
    story.sandbox.advance(120)
    hears(ann, SURE_SAYS)
    wait_for(lambda: story.sandbox.pending(story.bot) == 0)
    story.program.stop()


def webhook_of(story: Story) -> Json:
    return dict(story.sandbox.call(story.bot, "getWebhookInfo", {}).json()["result"])


def test_what_does_not_come_from_telegram_is_refused_at_the_door(story: Story) -> None:
    port = free_port()
    starts(story, port)
    key = secret(story)
    ann = story.writes_by_telegram("Ann")
    for wrong in ("", "x", key[:-1], key.upper(), "ключ"):
        assert bring(port, update(ann, 1, SURE), wrong) == 401, wrong
    for body in (b"", b"[]", b'"x"', b"{}", b'{"update_id":', b"[" * 100_000, b"\xff\xfe"):
        assert bring(port, body, key) == 400, body[:20]
    assert bring(port, b" " * (1024 * 1024 + 1), key) == 413
    assert httpx.get(f"http://127.0.0.1:{port}/in", headers={HEADER: key}, trust_env=False).status_code == 405
    assert story.program.ledger.arrivals == 0
    assert key not in story.program.errors
    story.program.stop()


def test_what_cannot_be_kept_is_not_acknowledged(story: Story) -> None:
    port = free_port()
    starts(story, port)
    key, ann = secret(story), story.writes_by_telegram("Ann")
    blobs = story.program.folder / "data" / "blobs"
    blobs.parent.mkdir(exist_ok=True)
    if blobs.exists():
        blobs.rmdir()
    blobs.write_text("a file where the folder should be")
    long = update(ann, 1, SURE + "!" * 70_000)
    assert bring(port, long, key) == 503, "Telegram keeps it and brings it again"
    assert story.program.ledger.arrivals == 0
    blobs.unlink()
    assert bring(port, long, key) == 200
    wait_for(lambda: story.program.ledger.undecided == 0)
    story.program.kill()


def test_back_to_polling_our_own_webhook_is_deleted_and_a_foreign_one_is_not(story: Story) -> None:
    starts(story, free_port())
    secret(story)
    program = story.program
    program.stop()
    story.prepared(program.folder.name)
    program.start()
    ann = story.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    story.rests()
    program.stop()
    story.sandbox.call(story.bot, "setWebhook", {"url": "https://elsewhere.example/"})
    program.launch()
    assert program.ended() == 1
    assert "A webhook is set for this bot" in program.errors


@pytest.mark.parametrize("trouble", ["bad webhook: Failed to resolve host: Name or service not known"])
def test_a_place_that_telegram_refuses_stops_it_with_a_sentence(story: Story, trouble: str) -> None:
    story.sandbox.fault("setWebhook", {"error": 400, "description": f"Bad Request: {trouble}"})
    program = story.prepared("refused", channels=receives_by_webhook(story, free_port()))
    program.launch()
    assert program.ended() == 1
    assert f"Telegram refuses the webhook {URL}" in program.errors.splitlines()[-1]


def test_a_taken_port_of_the_webhook_stops_it_with_a_sentence(story: Story) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        program = story.prepared("late", channels=receives_by_webhook(story, port))
        program.launch()
        assert program.ended() == 1
    where = f"127.0.0.1 port {port} (channels.telegram.webhook)"
    said = f"firstline: No updates can be taken at {where}: Address already in use."
    assert program.errors.splitlines()[-1] == said
