"""``firstline try`` without a browser: how it starts and ends, and whom its page lets do what."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fakes.sandbox import wait_for
from tests.fakes.trial import ANN, Trial, trying

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
        {"as": ANN, "do": "delete_topic", "thread": 1},
        {"as": "Ann", "do": "send", "text": "hi"},
        {"as": ANN, "do": "send", "text": ["hi"]},
        {"as": ANN, "do": "send", "text": " "},
        ["send"],
    ):
        answer = trial.http.post("/api/act", json=deed)
        assert answer.status_code == 400, deed
        assert answer.json()["error"]
    assert trial.http.post("/api/mail", json={"from": "nobody", "text": "hi"}).status_code == 400
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
    with trying(tmp_path) as trial:
        setup = trial.http.get("/api/setup").json()
        assert (setup["company"], setup["group"]["name"]) == ("Contoso Bikes", group)
        assert [agent["name"] for agent in setup["agents"]] == ["Zoe"]
        assert (setup["mail"] and setup["mail"]["to"]) == to
        if to:
            mail = {"from": "Ann <ann@example.com>", "subject": "Key", "text": "I forgot my password"}
            trial.http.post("/api/mail", json=mail).raise_for_status()
            assert wait_for(lambda: trial.mails()[1:]) == [(to, "ann@example.com", "Re: Key")]
        else:
            trial.asks("I forgot my password")
            assert wait_for(lambda: trial.chat()[1:])
        assert trial.stop()[2] == ""


def test_settings_that_are_no_good_are_named_and_the_example_is_tried(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("company: Contoso Bikes\nlanguages: [klingon]\n")
    with trying(tmp_path) as trial:
        assert trial.http.get("/api/setup").json()["company"] == "Northwind Hosting"
        errors = trial.stop()[2]
    assert "klingon" in errors
    assert errors.strip().endswith("So the shipped example is tried instead.")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_leaves_nothing_behind(tmp_path: Path, by: signal.Signals) -> None:
    with trying(tmp_path) as trial:
        assert "settings.yaml" not in os.listdir(tmp_path)
        trial.asks("How long do DNS changes take?")
        wait_for(lambda: len(trial.chat()) > 1)
        status, seconds, errors = trial.stop(by)
    assert (status, errors.strip()) == (0, "There is no settings.yaml here, so the shipped example is tried.")
    assert seconds < 5
    assert os.listdir(tmp_path) == []


def test_with_a_data_folder_a_trial_goes_on_where_it_ended(tmp_path: Path) -> None:
    kept = ("--data", "kept")
    with trying(tmp_path, *kept) as trial:
        trial.asks("How long do DNS changes take?")
        answered = wait_for(lambda: trial.chat()[1:] and trial.chat())
        mail = {"from": "Ben <ben@example.com>", "subject": "DNS", "text": "How long do DNS changes take?"}
        trial.http.post("/api/mail", json=mail).raise_for_status()
        mails = wait_for(lambda: trial.mails()[1:] and trial.mails())
    with trying(tmp_path, *kept) as again:
        assert again.chat() == answered
        assert again.mails() == mails
        again.asks("I forgot my password")
        assert wait_for(lambda: again.chat()[len(answered) + 1 :])


def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "bot", "try", "--port", str(port)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last == f"firstline: Port {port} is used by another program. Choose another one with --port."
    assert done.stdout == ""
