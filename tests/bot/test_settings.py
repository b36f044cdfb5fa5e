"""What a good settings file says, and that the shipped one is good."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.settings.errors import SettingsRefused
from bot.settings.model import SHIPPED_ARTICLES, Relay, Settings
from bot.settings.reading import read_settings, read_settings_file
from channels.mail.listening import Listening
from routing.policy import Policy

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "settings.yaml").read_text(encoding="utf-8")
TOKEN: dict[str, Any] = {"TELEGRAM_TOKEN": "123456:invented"}

SMALL = """\
company: Northwind Hosting
languages: [en]
channels:
  mail:
    smtp: {addresses: [Support@Northwind.example]}
    relay: {host: 127.0.0.1}
agents:
  - {id: 111111111, name: Mia}
"""


def read(text: str, base: Path = ROOT, **environment: str) -> Settings:
    return read_settings(text, base=base, environment=environment)


def smtp_of(settings: Settings) -> Listening:
    assert settings.channels.mail and settings.channels.mail.smtp
    return settings.channels.mail.smtp


def relay_of(settings: Settings) -> Relay:
    assert settings.channels.mail and settings.channels.mail.relay
    return settings.channels.mail.relay


def test_the_shipped_settings_need_nothing_but_the_token() -> None:
    settings = read(SHIPPED, **TOKEN)
    assert settings.company == "Northwind Hosting"
    assert settings.languages == ("en", "ru", "uk", "ar")
    assert [(agent.name, agent.languages) for agent in settings.agents] == [
        ("Anna", ("en", "ru")),
        ("Ivan", ("ru", "en")),
        ("Olena", ("uk", "ru")),
        ("Samir", ("ar", "en")),
    ]
    assert settings.agents[0].skills == ("mail", "technical")
    assert settings.channels.telegram and settings.channels.telegram.token == "123456:invented"


def test_without_the_token_the_shipped_settings_have_one_problem_that_names_its_line() -> None:
    with pytest.raises(SettingsRefused) as refused:
        read(SHIPPED)
    (problem,) = refused.value.problems
    assert "${TELEGRAM_TOKEN}" in SHIPPED.splitlines()[problem.line - 1]
    assert "export TELEGRAM_TOKEN=" in str(problem)


def test_an_empty_variable_is_as_good_as_none() -> None:
    with pytest.raises(SettingsRefused, match="TELEGRAM_TOKEN is not set"):
        read(SHIPPED, TELEGRAM_TOKEN="")


def test_what_the_shipped_file_calls_a_default_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    everything, count = re.subn(r"^( *)# ([a-z_]+: .*)$", r"\1\2", SHIPPED, flags=re.MULTILINE)
    assert count == 13
    spoken_out = read(everything, tmp_path, **TOKEN)
    assert spoken_out.kb.folder == tmp_path / "articles"
    assert smtp_of(spoken_out).hostname == "mail.northwind.example"
    left_out = everything
    for line in ("hostname: ", "folder: "):
        left_out = re.sub(rf"^ *{line}.*\n", "", left_out, flags=re.MULTILINE)
    assert read(left_out, tmp_path, **TOKEN) == read(SHIPPED, tmp_path, **TOKEN)
    for line in (
        "show_answered: ",
        "idle_minutes: ",
        "overdue_minutes: ",
        "relay: all",
        "wrong_at_most: ",
        "ask_back: ",
        "answers_per_",
        "name: Support",
    ):
        left_out = re.sub(rf"^ *{line}.*\n", "", left_out, flags=re.MULTILINE)
    for line in ("  host: 127.0.0.1  .*default", "port: 8025", "size_limit: ", "data_dir: "):
        left_out = re.sub(rf"^ *{line}.*\n", "", left_out, flags=re.MULTILINE)
    assert read(left_out, tmp_path, **TOKEN) == read(SHIPPED, tmp_path, **TOKEN)


def test_a_small_file_gets_all_the_defaults() -> None:
    settings = read(SMALL)
    assert settings.channels.telegram is None
    assert smtp_of(settings) == Listening(
        host="127.0.0.1",
        port=8025,
        addresses=("support@northwind.example",),
        size_limit=25 * 1024 * 1024,
        hostname="northwind.example",
    )
    relay = relay_of(settings)
    assert (relay.port, relay.tls, relay.username) == (587, "starttls", "")
    assert (relay.sender_name, relay.sender_address) == ("Northwind Hosting", "support@northwind.example")
    assert settings.policy == Policy()
    assert settings.kb.folder == SHIPPED_ARTICLES
    assert SHIPPED_ARTICLES.is_dir()
    assert settings.agents[0].languages == ("en",)
    assert settings.clock == ""


@pytest.mark.parametrize(("tls", "port"), [("none", 25), ("starttls", 587), ("tls", 465)])
def test_a_relay_has_the_usual_port_of_its_kind(tls: str, port: int) -> None:
    assert relay_of(read(SMALL.replace("127.0.0.1}", f"127.0.0.1, tls: {tls}}}"))).port == port


def test_the_files_of_an_own_bot_api_server_are_beside_its_methods() -> None:
    own = SHIPPED.replace(
        "    # api_base: https://api.telegram.org/bot ", "    api_base: http://127.0.0.1:8081/bot "
    )
    telegram = read(own, **TOKEN).channels.telegram
    assert telegram and telegram.file_base == "http://127.0.0.1:8081/file/bot"


def test_relative_paths_begin_at_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / "north" / "settings.yaml"
    file.parent.mkdir()
    file.write_text(SMALL + "store: {data_dir: ./records}\n", encoding="utf-8")
    store = read_settings_file(file, environment={}).store
    assert store.data_dir == tmp_path / "north" / "records"
    assert store.database == f"sqlite:///{tmp_path}/north/records/firstline.sqlite"
    other = read(SMALL + "store: {database: 'sqlite:///other.sqlite'}\n", tmp_path).store
    assert other.database == f"sqlite:///{tmp_path}/other.sqlite"


def test_two_dollars_are_one_and_a_variable_is_put_in_once() -> None:
    text = SMALL.replace("company: Northwind Hosting", "company: ${FIRM} for $$5")
    assert read(text, FIRM="${HOME} & $5").company == "${HOME} & $5 for $5"


def test_a_number_may_come_from_the_environment() -> None:
    text = SMALL.replace("{addresses:", '{port: "${PORT}", addresses:')
    assert smtp_of(read(text, PORT="2525")).port == 2525


@pytest.mark.parametrize(
    ("size", "bytes_"), [("65536", 65536), ("64KB", 65536), ("10 mb", 10 * 2**20), ("1GB", 2**30)]
)
def test_a_size_may_have_a_unit(size: str, bytes_: int) -> None:
    assert (
        smtp_of(read(SMALL.replace("{addresses:", f"{{size_limit: {size}, addresses:"))).size_limit == bytes_
    )


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("help@northwind.example", "", "help@northwind.example"),
        ("Help Desk <Help@northwind.example>", "Help Desk", "help@northwind.example"),
        ('"Help, please" <help@northwind.example>', "Help, please", "help@northwind.example"),
    ],
)
def test_answers_can_have_a_sender_of_their_own(sender: str, name: str, address: str) -> None:
    relay = relay_of(read(SMALL.replace("127.0.0.1}", f"127.0.0.1, sender: '{sender}'}}")))
    assert (relay.sender_name, relay.sender_address) == (name, address)


def test_a_quoted_no_is_norwegian() -> None:
    assert read(SMALL.replace("[en]", "[en, 'no']")).languages == ("en", "no")


def test_names_keep_their_emoji_and_their_arabic_joiners() -> None:
    names = ("👩\u200d💻 Mia", "می\u200cنا")
    for name in names:
        assert read(SMALL.replace("Mia", name)).agents[0].name == name


def test_an_empty_list_of_mailboxes_is_no_problem() -> None:
    assert smtp_of(read(SMALL.replace("    relay:", "    imap: []\n    relay:"))).port == 8025


def test_settings_do_not_show_their_secrets() -> None:
    text = SHIPPED.replace(
        "      tls: none ", "      username: support\n      password: hunter2\n      tls: none "
    )
    settings = read(text, **TOKEN)
    assert relay_of(settings).password == "hunter2"
    assert "hunter2" not in repr(settings)
    assert "invented" not in repr(settings)
