"""``firstline try`` without a browser: how it starts and ends, and whom its page lets do what."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings.model import Settings
from bot.settings.reading import read_settings
from bot.trial import local_settings
from bot.web import serving
from bot.web.people import PEOPLE, Says, Told
from tests.fakes.sandbox import wait_for
from tests.fakes.trial import ANN, BEN, Trial, trying

pytestmark = pytest.mark.program


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    with trying(tmp_path_factory.mktemp("try")) as running:
        yield running


def test_only_the_page_itself_may_change_something(trial: Trial) -> None:
    deed = {"as": ANN, "do": "send", "text": "never"}
    before = trial.chat()
    port = trial.url.rpartition(":")[2]
    foreign = [
        "http://evil.example",
        f"http://127.0.0.1:{int(port) - 1}",
        "null",
        f"https://127.0.0.1:{port}",
        "",
    ]
    for origin in foreign:
        answer = trial.http.post("/api/act", json=deed, headers={"Origin": origin})
        assert answer.status_code == 403, origin
    with httpx.Client(trust_env=False) as nobody:
        assert nobody.post(f"{trial.url}/api/act", json=deed).status_code == 403
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}"):
            assert nobody.get(trial.url, headers={"Host": host}).status_code == 421, host
        assert nobody.get(trial.url, headers={"Host": f"localhost:{port}"}).status_code == 200
    assert trial.chat() == before


def test_nobody_acts_outside_the_trial(trial: Trial) -> None:
    for deed in (
        {"as": 1, "do": "send", "text": "a stranger"},
        {"as": ANN, "do": "migrate"},
        {"as": ANN, "do": "send", "file": {"kind": "video", "name": "a", "type": "", "content": "aGk="}},
        {"as": ANN, "do": "send", "file": {"kind": "photo", "content": ""}},
        {"as": ANN, "do": "delete_topic", "thread": 1},
        {"as": "Ann", "do": "send", "text": "hi"},
        {"as": ANN, "do": "send", "text": ["hi"]},
        {"as": ANN, "do": "send", "text": " "},
        ["send"],
    ):
        answer = trial.http.post("/api/act", json=deed)
        assert answer.status_code == 400, deed
        assert answer.json()["error"]
    for path, body in (
        ("mail", {"as": "nobody@nowhere.example", "text": "hi"}),
        ("mail", {"as": str(ANN), "text": "hi"}),
        ("mail", {"as": BEN, "text": "hi", "files": [{"name": "a", "content": "no base64!"}]}),
        ("clock", {"hours": 4000}),
        ("clock", {"hours": -3}),
        ("relay", {"works": "no"}),
        ("people", {"name": "", "language": "en"}),
        ("people", {"name": "Eve", "language": "tlh"}),
        ("people", {"name": "Eve", "language": "en", "address": "Eve <eve@example.com>"}),
        ("people", {"name": "Eve", "language": "en", "address": BEN}),
    ):
        answer = trial.http.post(f"/api/{path}", json=body)
        assert answer.status_code == 400, (path, body)
        assert answer.json()["error"]
    assert trial.http.get("/../cast.py").status_code == 404
    assert trial.http.get("/%2e%2e/cast.py").status_code == 404


TELEGRAM_ONLY = """
company: Contoso Bikes
languages: [en]
channels:
  telegram: {token: "${TELEGRAM_TOKEN}"}
desk:
  groups: [{id: -1009876543210, name: Workshop}]
agents: [{id: 42, name: Zoe}]
"""
MAIL_ONLY = """
company: Contoso Bikes
languages: [en]
channels:
  mail:
    smtp: {port: 25, addresses: [help@contoso.example]}
    relay: {host: smtp.contoso.example, tls: starttls, username: help, password: "${RELAY_PASSWORD}"}
agents: [{id: 42, name: Zoe}]
"""


@pytest.mark.parametrize(
    ("settings", "group", "to"),
    [(TELEGRAM_ONLY, "Workshop", None), (MAIL_ONLY, "Support", "help@contoso.example")],
    ids=["telegram only", "mail only"],
)
def test_the_own_settings_are_tried_without_their_secrets_and_servers(
    tmp_path: Path, settings: str, group: str, to: str | None
) -> None:
    (tmp_path / "settings.yaml").write_text(settings)
    with trying(tmp_path, "--empty") as trial:
        setup = trial.http.get("/api/setup").json()
        assert (setup["company"], setup["group"]["name"]) == ("Contoso Bikes", group)
        assert [agent["name"] for agent in setup["agents"]] == ["Zoe"]
        assert {one["channel"] for one in setup["customers"]} == {"telegram", *(["mail"] if to else [])}
        assert (setup["mail"] and setup["mail"]["to"]) == to
        if to:
            trial.writes_mail(BEN, "Key", "I forgot my password")
            assert wait_for(lambda: [mail for mail in trial.mails() if mail[2] == "Re: Key"], 30)
        else:
            before = trial.chat()
            trial.asks("I forgot my password")
            assert wait_for(lambda: trial.chat()[len(before) + 1 :], 30)
        assert trial.stop()[2] == ""


def test_settings_that_are_no_good_are_named_and_the_example_is_tried(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("company: Contoso Bikes\nlanguages: [klingon]\n")
    with trying(tmp_path, "--empty") as trial:
        assert trial.http.get("/api/setup").json()["company"] == "Northwind Hosting"
        errors = trial.stop()[2]
    assert "klingon" in errors
    assert errors.strip().endswith("So the shipped example is tried instead.")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_leaves_nothing_behind(tmp_path: Path, by: signal.Signals) -> None:
    with trying(tmp_path, "--empty") as trial:
        assert "settings.yaml" not in os.listdir(tmp_path)
        before = trial.chat()
        trial.asks("How long do DNS changes take?")
        wait_for(lambda: trial.chat()[len(before) + 1 :], 30)
        trial.writes_mail(BEN, "Key", "I forgot my password")
        wait_for(lambda: [mail for mail in trial.mails() if mail[2] == "Re: Key"], 30)
        status, seconds, errors = trial.stop(by)
    assert (status, errors.strip()) == (0, "There is no settings.yaml here, so the shipped example is tried.")
    assert seconds < 10
    assert not trial.leaves_something_running()
    assert os.listdir(tmp_path) == []


def test_it_ends_in_order_while_the_past_is_played(tmp_path: Path) -> None:
    with trying(tmp_path, wait=False) as trial:
        status, _, errors = trial.stop()
    assert (status, errors.strip()) == (0, "There is no settings.yaml here, so the shipped example is tried.")
    assert os.listdir(tmp_path) == []


def test_what_is_kept_goes_on_where_it_ended(tmp_path: Path) -> None:
    kept = ("--empty", "--keep", "kept")
    with trying(tmp_path, *kept) as trial:
        trial.http.post("/api/people", json={"name": "Eve", "language": "en", "address": "eve@example.com"})
        trial.writes_mail("eve@example.com", "DNS", "How long do DNS changes take?")
        wait_for(lambda: ("support@northwind.example", "eve@example.com", "Re: DNS") in trial.mails(), 30)
        trial.http.post("/api/clock", json={"hours": 24})
        chat, mails, stage = trial.chat(), trial.mails(), trial.get("stage")
    with trying(tmp_path, *kept) as again:
        assert again.chat() == chat
        assert again.mails() == mails
        assert again.get("setup")["customers"][-1]["key"] == "eve@example.com"
        assert again.get("stage")["ahead"] == pytest.approx(stage["ahead"], abs=1)
        again.asks("I forgot my password")
        assert wait_for(lambda: again.chat()[len(chat) + 1 :], 30)


def taken() -> socket.socket:
    """A port that another program has."""
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    other.listen()
    return other


def test_a_taken_port_is_named_and_another_one_offered(tmp_path: Path) -> None:
    with taken() as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "bot", "try", "--port", str(port)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    told = rf"firstline: Port {port} is used by another program\. (\d+) is free: firstline try --port \1"
    assert re.fullmatch(told, last)
    assert done.stdout == ""


def test_where_no_port_was_asked_for_a_taken_one_is_passed_over() -> None:
    with taken() as other, serving.listen_near(other.getsockname()[1]) as near:
        assert 0 < near.getsockname()[1] - other.getsockname()[1] < serving.NEAR


def test_a_story_says_what_was_decided_why_and_what_became_of_it(trial: Trial) -> None:
    before = len(trial.chat())
    trial.asks("How long do DNS changes take?")
    wait_for(lambda: len(trial.chat()) > before + 1, 30)
    told = {language: trial.get(f"story/{ANN}?language={language}") for language in ("en", "ru", "uk", "ar")}
    heads = [[line["head"] for line in story["chapters"][0]["lines"][-3:]] for story in told.values()]
    assert heads[0] == ["The customer wrote", "The bot answered by itself", "The bot’s message, by Telegram"]
    assert len({str(one) for one in heads}) == 4
    _, decided, sent = told["en"]["chapters"][0]["lines"][-3:]
    assert decided["detail"].startswith("“How long does a DNS change take?” fits")
    assert decided["scores"][0][0] == "How long does a DNS change take?"
    assert decided["scores"][0][1] > 90
    wait_for(lambda: last_line(trial)["fate"] == "delivered", 30)
    assert told["en"]["owner"] == told["ar"]["owner"] == "Anna"
    assert trial.http.get(f"/api/story/{ANN}?language=tlh").status_code == 400
    assert sent["tone"] in ("good", "wait")


def last_line(trial: Trial) -> dict[str, Any]:
    lines: list[dict[str, Any]] = trial.get(f"story/{ANN}?language=en")["chapters"][0]["lines"]
    return lines[-1]


def test_an_open_page_is_told_what_changed_and_nothing_else(trial: Trial) -> None:
    with trial.http.stream("GET", "/api/events") as events:
        told = (json.loads(line[6:]) for line in events.iter_lines() if line.startswith("data: "))
        assert "everything" in next(told)
        trial.asks("Thank you!")
        seen: set[str] = set()
        while not {f"chat:{ANN}", "story"} <= seen:
            seen |= set(next(told))
    assert not seen & {"mails", "setup", "everything"}
    assert not {one for one in seen if one.startswith("chat:")} - {f"chat:{ANN}"}


def test_telegram_can_be_made_to_refuse_and_nothing_is_lost(trial: Trial) -> None:
    trial.http.post("/api/telegram", json={"works": False}).raise_for_status()
    assert trial.get("stage")["telegram"] is False
    before = trial.chat()
    trial.asks("Can I get my money back?")
    wait_for(lambda: last_line(trial).get("next"), 30)
    assert last_line(trial)["fate"].startswith("waits, tried ")
    assert trial.chat() == [*before, "Can I get my money back?"]
    trial.http.post("/api/telegram", json={"works": True}).raise_for_status()
    trial.http.post("/api/clock", json={"hours": 3}).raise_for_status()
    assert wait_for(lambda: trial.chat()[len(before) + 1 :], 30)


def test_what_customers_asked_before_was_asked_through_the_product(trial: Trial) -> None:
    trial.starts_over()
    people = trial.get("facts")["people"]
    for customer in trial.get("setup")["customers"]:
        story = trial.get(f"story/{customer['key']}?language=en")
        lines = [line for chapter in story["chapters"] for line in chapter["lines"]]
        assert any(line["kind"] == "decision" for line in lines), customer
        assert people[customer["key"]]["owner"], customer
        assert min(line["at"] for line in lines) < trial.get("stage")["now"] - 3600
        assert not [line for line in lines if line.get("fate", "delivered") != "delivered"]
    desk = trial.get("desk")["messages"]
    for person, customer in zip(PEOPLE, trial.get("setup")["customers"], strict=True):
        thread = people[customer["key"]]["thread"]
        shown = "\n".join(one.get("text", "") for one in desk if one.get("message_thread_id") == thread)
        for scene in person.scenes:
            told = [line.text for line in scene.lines if isinstance(line, Says | Told)][1:]
            if not person.address:
                assert sorted(told, key=shown.rfind) == told, "shown in the order in which it was said"


def test_a_trial_fetches_no_mail_and_sets_no_webhook(settings_of_a_firm: Settings, tmp_path: Path) -> None:
    local = local_settings(settings_of_a_firm, tmp_path, 1, 2)
    assert local.channels.telegram and local.channels.mail and local.channels.mail.relay
    assert local.channels.telegram.webhook is None
    assert local.channels.mail.imap == ()
    assert local.channels.mail.relay.host == "127.0.0.1"
    assert "hunter2" not in str([local.channels.mail.relay.password, local.channels.telegram.token])


@pytest.fixture
def settings_of_a_firm(tmp_path: Path) -> Settings:
    text = """
company: Contoso Bikes
languages: [en]
channels:
  telegram:
    token: "123456:${SECRET}"
    receive: webhook
    webhook: {url: "https://bots.contoso.example/in"}
  mail:
    imap: [{address: help@contoso.example, host: imap.contoso.example, password: "${SECRET}"}]
    relay: {host: smtp.contoso.example, username: help, password: "${SECRET}", sender: help@contoso.example}
desk:
  groups: [{id: -1009876543210, name: Workshop}]
agents: [{id: 42, name: Zoe}]
"""
    return read_settings(text, base=tmp_path, environment={"SECRET": "hunter2"})
