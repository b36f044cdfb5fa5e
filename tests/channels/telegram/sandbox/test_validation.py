"""Every method of the specification is known, and strict about what it is given."""

import httpx
import pytest

from channels.telegram.sandbox.methods.table import METHODS
from channels.telegram.sandbox.rules import RULES, missing
from tests.channels.telegram.sandbox.driving import call, refusal, result
from tests.channels.telegram.sandbox.spec_table import columns, fitting
from tests.fakes.sandbox import Bot, Group, Sandbox, User

NAMES = sorted(rule.name for rule in RULES.methods.values())
WITH_REQUIRED = [name for name in NAMES if RULES.methods[name.lower()].required]


def test_all_methods_of_the_specification_are_known() -> None:
    assert len(NAMES) == 176
    assert set(METHODS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_that_telegram_does_not_know_is_refused(sandbox: Sandbox, bot: Bot, name: str) -> None:
    assert 'unknown parameter "chat_idd"' in refusal(sandbox, bot, name, chat_idd=1)


@pytest.mark.parametrize("name", WITH_REQUIRED)
def test_a_call_without_what_it_needs_is_refused(sandbox: Sandbox, bot: Bot, name: str) -> None:
    first = RULES.methods[name.lower()].required[0]
    assert refusal(sandbox, bot, name) == f"Bad Request: {missing(first)}"


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(METHODS)))
def test_what_is_not_simulated_says_so_instead_of_pretending(sandbox: Sandbox, bot: Bot, name: str) -> None:
    required = {column.name: fitting(column) for column in columns(name) if column.required}
    answer = call(sandbox, bot, name, **required)
    assert (answer["error_code"], answer["description"]) == (501, f"Not simulated: {name}")


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"chat_id": 1, "text": 5}, 'field "text" must be of type String'),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "disable_notification": "maybe"},
            "must be of type Boolean",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "message_thread_id": "x"}, "must be of type Integer"),
        ("sendMessage", {"chat_id": 1, "text": "x", "entities": "[{"}, "can't parse entities JSON object"),
        ("sendMessage", {"chat_id": 1, "text": "x", "entities": {}}, "array expected as entities"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "entities": [{"offset": 0, "length": 1}]},
            "Can't find field",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline": []}}, "it is none of"),
        ("sendMessage", {"chat_id": 1, "text": "x", "link_preview_options": {"off": True}}, 'no field "off"'),
        ("getUpdates", {"limit": 0}, "at least 1"),
        ("getUpdates", {"limit": 101}, "at most 100"),
        ("getUpdates", {"allowed_updates": ["massage"]}, "unknown update type massage"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("createForumTopic", {"chat_id": 1, "name": "x", "icon_color": 1}, "invalid icon color specified"),
        ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "h", "description": "x"}] * 101}, "at most 100"),
        ("copyMessages", {"chat_id": 1, "from_chat_id": 1, "message_ids": [2, 1]}, "strictly increasing"),
        ("deleteMessages", {"chat_id": 1, "message_ids": []}, "at least 1"),
        ("setWebhook", {"url": "https://a.example/", "secret_token": "x" * 257}, "secret token is too long"),
        ("setWebhook", {"url": "https://a.example/", "secret_token": "a b"}, "unallowed characters"),
        ("setWebhook", {"url": "http://a.example/"}, "An HTTPS URL must be provided"),
        ("editMessageText", {"text": "x", "chat_id": 1}, "chat not found"),
        ("editMessageText", {"text": "x", "inline_message_id": "1"}, "MESSAGE_ID_INVALID"),
        ("sendDice", {"chat_id": 1, "emoji": "x"}, "DICE_EMOTICON_INVALID"),
    ],
)
def test_a_wrong_value_is_refused_in_telegrams_words(
    sandbox: Sandbox, bot: Bot, method: str, params: dict[str, object], words: str
) -> None:
    said = refusal(sandbox, bot, method, **params)
    assert said.startswith("Bad Request: ")
    assert words in said


def test_parameters_are_read_from_query_form_multipart_and_json(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    url = f"{sandbox.base_url}{bot.token}/SENDmessage"
    params = {"chat_id": str(ann.id), "text": "hé +&=", "disable_notification": "true"}
    with httpx.Client(trust_env=False) as http:
        for response in (
            http.get(url, params=params),
            http.post(url, data=params),
            http.post(url, files={name: (None, value) for name, value in params.items()}),
            http.post(url, json={**params, "chat_id": ann.id}),
            http.post(url, params={"chat_id": ann.id}, data={"text": "hé +&=", "disable_notification": "1"}),
        ):
            assert response.json()["result"]["text"] == "hé +&="
    assert all(message["silent"] for message in ann.received())


def test_told_not_to_be_strict_it_leaves_out_what_telegram_would(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    odd = {"link_preview_options": {"is_disabled": True, "is_odd": True}, "odd": 1}
    assert "odd" in refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", **odd)
    sandbox.strict(False)
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", **odd)
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert "message text is empty" in refusal(sandbox, bot, "sendMessage", chat_id=ann.id, odd=1)
    result(sandbox, bot, "getUpdates", allowed_updates=["message", "telepathy"])
    assert result(sandbox, bot, "getWebhookInfo")["allowed_updates"] == ["message"]
    sandbox.strict()
    assert "odd" in refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", odd=1)


def test_a_server_can_begin_without_being_strict() -> None:
    with Sandbox.running(strict=False) as sandbox:
        bot = sandbox.bot()
        assert not sandbox.get("status", {})["strict"]
        result(sandbox, bot, "getMe", odd=1)


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"[" * 100_000, "application/json", "can't parse JSON object"),
        (b'{"chat_id": NaN}', "application/json", "can't parse JSON object"),
        (b"[1]", "application/json", "can't parse JSON object"),
        (b"text=\xff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"text=%ff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"no parts", "multipart/form-data; boundary=x", "can't parse the multipart form"),
        (b"no parts", "multipart/form-data", "can't parse the multipart form"),
        (b'{"chat_id": 1, "text": "\\ud800"}', "application/json", "strings must be encoded in UTF-8"),
        (
            b'{"chat_id": 1, "text": "x", "message_thread_id": 9999999999999999999}',
            "application/json",
            "Integer",
        ),
        (b'{"chat_id": 1, "latitude": "nan", "longitude": 1}', "application/json", "must be of type Float"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    sandbox: Sandbox, bot: Bot, body: bytes, kind: str, words: str
) -> None:
    method = "sendLocation" if b"latitude" in body else "sendMessage"
    url = f"{sandbox.base_url}{bot.token}/{method}"
    answer = httpx.post(url, content=body, headers={"content-type": kind}, trust_env=False)
    assert (answer.status_code, answer.json()["ok"]) == (400, False), answer.text
    assert words in answer.json()["description"]


def test_a_stranger_and_a_misspelt_method_are_turned_away(sandbox: Sandbox, bot: Bot) -> None:
    for token, method, code, words in (
        ("777000777:wrong", "getMe", 401, "Unauthorized"),
        ("1:x", "getMe", 401, "Unauthorized"),
        ("nonsense", "getMe", 401, "Unauthorized: invalid token specified"),
        (bot.token, "getMee", 404, "Not Found"),
    ):
        answer = httpx.get(f"{sandbox.base_url}{token}/{method}", trust_env=False)
        assert answer.status_code == code
        assert answer.json() == {"ok": False, "error_code": code, "description": words}


def test_a_parameter_whose_effect_is_not_simulated_is_not_silently_ignored(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    answer = call(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", message_effect_id="5")
    assert answer["error_code"] == 501


def test_the_menu_of_commands_is_kept_by_scope_and_language(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    commands = [{"command": "take", "description": "Take it"}]
    scope = {"type": "chat", "chat_id": desk.id}
    result(sandbox, bot, "setMyCommands", commands=commands, scope=scope, language_code="de")
    assert result(sandbox, bot, "getMyCommands", scope=scope, language_code="de") == commands
    assert result(sandbox, bot, "getMyCommands") == []
    result(sandbox, bot, "deleteMyCommands", scope=scope, language_code="de")
    assert result(sandbox, bot, "getMyCommands", scope=scope, language_code="de") == []
