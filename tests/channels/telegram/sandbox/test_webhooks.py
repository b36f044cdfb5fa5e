"""Updates that the sandbox brings itself."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.channels.telegram.sandbox.driving import call, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Json, Sandbox, User, wait_for
from tests.fakes.webhook import Answer, Webhook

PATIENCE = 30


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with Webhook() as hook:
        yield hook


def info(sandbox: Sandbox, bot: Bot) -> Json:
    return dict(result(sandbox, bot, "getWebhookInfo"))


def failed(sandbox: Sandbox, bot: Bot, hook: Webhook, times: int) -> Json:
    """Waits until so many attempts were made and the last is noted."""
    wait_for(lambda: len(hook.brought) >= times and hook.at_once == 0, PATIENCE)
    return wait_for(lambda: shown if "last_error_date" in (shown := info(sandbox, bot)) else {}, PATIENCE)


def test_updates_are_brought_with_the_secret_and_forgotten_once_taken(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    new_updates(sandbox, bot)
    ann.writes("before it was set")
    result(
        sandbox, bot, "setWebhook", url=f"{hook.url}?x=1", secret_token="abc_-1", allowed_updates=["message"]
    )
    ann.writes("after")
    wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
    assert hook.texts() == ["before it was set", "after"]
    assert {(one.secret, one.path) for one in hook.brought} == {("abc_-1", "/in?x=1")}
    shown = info(sandbox, bot)
    assert (shown["pending_update_count"], shown["max_connections"]) == (0, 40)
    assert "last_error_date" not in shown


def test_without_a_secret_there_is_no_header(sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook) -> None:
    result(sandbox, bot, "setWebhook", url=hook.url)
    (start,) = wait_for(lambda: hook.brought, PATIENCE)
    assert start.secret is None


def test_what_is_not_taken_is_brought_again_with_growing_pauses(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    new_updates(sandbox, bot)
    sandbox.freeze()
    hook.answers = lambda _update: Answer(503)
    result(sandbox, bot, "setWebhook", url=hook.url)
    ann.writes("hello")
    shown = failed(sandbox, bot, hook, 2)
    assert shown["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert shown["pending_update_count"] == 1
    for times, pause in enumerate((2, 4, 8, 16, 32), start=3):
        sandbox.advance(pause - 0.5)
        info(sandbox, bot)
        assert len(hook.brought) == times - 1, "not before the time"
        sandbox.advance(0.5)
        failed(sandbox, bot, hook, times)
    hook.answers = lambda _update: Answer()
    for _ in range(2):
        sandbox.advance(60)
    wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
    assert info(sandbox, bot)["last_error_date"] == shown["last_error_date"] + 62


def test_a_webhook_may_say_when_it_wants_to_be_asked_again(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    sandbox.freeze()
    hook.answers = lambda _update: Answer(429, retry_after=100)
    result(sandbox, bot, "setWebhook", url=hook.url)
    failed(sandbox, bot, hook, 1)
    sandbox.advance(99)
    info(sandbox, bot)
    assert len(hook.brought) == 1
    sandbox.advance(1)
    wait_for(lambda: len(hook.brought) == 2, PATIENCE)


def test_an_update_that_is_never_taken_dies_after_a_day(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    sandbox.freeze()
    hook.answers = lambda _update: Answer(500)
    result(sandbox, bot, "setWebhook", url=hook.url)
    failed(sandbox, bot, hook, 2)
    sandbox.advance(24 * 3600)
    assert info(sandbox, bot)["pending_update_count"] == 0


def test_a_webhook_that_is_gone_for_a_day_is_deleted(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    sandbox.freeze()
    hook.answers = lambda _update: Answer(410)
    result(sandbox, bot, "setWebhook", url=hook.url)
    failed(sandbox, bot, hook, 2)
    sandbox.advance(23 * 3600 + 1)
    wait_for(lambda: info(sandbox, bot)["url"] == "", PATIENCE)


def test_nobody_at_home_is_told_as_such(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    with Webhook() as gone:
        url = gone.url
    result(sandbox, bot, "setWebhook", url=url)
    wait_for(lambda: info(sandbox, bot).get("last_error_message") == "Connection refused", PATIENCE)
    result(sandbox, bot, "setWebhook", url="https://bot.example/in")
    shown = wait_for(lambda: str(info(sandbox, bot).get("last_error_message", "")), PATIENCE)
    assert "on its own machine only" in shown


def test_a_named_host_is_reached_where_the_story_says(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    sandbox.host("bot.example", hook.port)
    result(sandbox, bot, "setWebhook", url="https://bot.example/in?x=1")
    assert [one.path for one in wait_for(lambda: hook.brought, PATIENCE)] == ["/in?x=1"]


def test_one_chat_keeps_its_order_and_holds_up_no_other(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    zoe, held = sandbox.user("Zoe"), threading.Event()
    zoe.starts()
    new_updates(sandbox, bot)

    def holds_ann(update: Json) -> Answer:
        if update["message"]["from"]["id"] == ann.id:
            held.wait(PATIENCE)
        return Answer()

    hook.answers = holds_ann
    result(sandbox, bot, "setWebhook", url=hook.url)
    for number in range(3):
        ann.writes(f"ann {number}")
    zoe.writes("zoe")
    wait_for(lambda: "zoe" in hook.texts(), PATIENCE)
    assert hook.texts().count("ann 0") == 1 and "ann 1" not in hook.texts()
    held.set()
    wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
    assert [text for text in hook.texts() if text != "zoe"] == ["ann 0", "ann 1", "ann 2"]


def test_no_more_come_at_once_than_were_asked_for(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    people = [sandbox.user(f"Person {number}") for number in range(5)]
    for person in people:
        person.starts()
    held = threading.Event()
    hook.answers = lambda _update: Answer() if held.wait(PATIENCE) else Answer(500)
    result(sandbox, bot, "setWebhook", url=hook.url, max_connections=2)
    wait_for(lambda: hook.at_once == 2, PATIENCE)
    held.set()
    wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
    assert hook.most_at_once == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (lambda given: json.dumps(given).encode(), "application/json"),
        (lambda given: urlencode(given).encode(), "application/x-www-form-urlencoded"),
    ],
)
def test_a_method_in_the_answer_is_carried_out(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook, body: object, kind: str
) -> None:
    assert callable(body)
    given = {"method": "sendMessage", "chat_id": ann.id, "text": "at once"}
    hook.answers = lambda _update: Answer(200, body(given), kind)
    result(sandbox, bot, "setWebhook", url=hook.url)
    assert wait_for(ann.received, PATIENCE)[0]["text"] == "at once"
    assert sandbox.calls("sendMessage")[-1]["ok"]


def test_methods_that_make_no_sense_in_an_answer_are_not_carried_out(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    for body in (b'{"method": "deleteWebhook"}', b'{"method": "getMe"}', b"[1]", b"\xff", b'{"method": "x"}'):
        since = sandbox.last_call()
        hook.answers = lambda _update, body=body: Answer(200, body, "application/json")  # type: ignore[misc]
        result(sandbox, bot, "setWebhook", url=hook.url)
        ann.writes("go")
        wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
        assert {c["method"] for c in sandbox.calls(since=since)} == {"setWebhook"}
    assert info(sandbox, bot)["url"] == hook.url


def test_a_deleted_webhook_leaves_the_rest_to_polling(
    sandbox: Sandbox, bot: Bot, ann: User, hook: Webhook
) -> None:
    sandbox.freeze()
    hook.answers = lambda _update: Answer(500)
    result(sandbox, bot, "setWebhook", url=hook.url)
    failed(sandbox, bot, hook, 2)
    result(sandbox, bot, "deleteWebhook")
    assert [u["message"]["text"] for u in result(sandbox, bot, "getUpdates")] == ["/start"]
    result(sandbox, bot, "setWebhook", url=hook.url, drop_pending_updates=True)
    assert info(sandbox, bot)["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://bot.example/in"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "ftp://bot.example/in"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https:///in"}, "bad webhook: Invalid webhook URL specified"),
        ({"url": "https://bot.example:99999/"}, "bad webhook: Invalid webhook URL specified"),
        (
            {"url": "https://bot.example:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://127.0.0.1:8443/"}, "bad webhook: IP address 127.0.0.1 is reserved"),
        ({"url": "https://a.example/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://a.example/", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
def test_a_place_or_secret_that_telegram_does_not_take_is_refused(
    sandbox: Sandbox, bot: Bot, params: Json, words: str
) -> None:
    assert refusal(sandbox, bot, "setWebhook", **params) == f"Bad Request: {words}"
    assert info(sandbox, bot)["url"] == ""


def test_a_killed_sandbox_goes_on_bringing(tmp_path: Path, hook: Webhook) -> None:
    hook.answers = lambda _update: Answer(500)
    with Sandbox.running(tmp_path / "state.db") as sandbox:
        bot, ann = sandbox.bot(), sandbox.user("Ann")
        call(sandbox, bot, "setWebhook", url=hook.url, secret_token="s")
        ann.starts()
        wait_for(lambda: hook.brought, PATIENCE)
    hook.answers = lambda _update: Answer()
    with Sandbox.running(tmp_path / "state.db") as sandbox:
        sandbox.advance(120)
        wait_for(lambda: sandbox.pending(bot) == 0, PATIENCE)
    assert hook.brought[-1].secret == "s"
    assert set(hook.texts()) == {"/start"}
