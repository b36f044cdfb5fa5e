"""A broken settings file is refused whole, in words that help, and without a secret in them."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings.errors import SettingsRefused
from bot.settings.keys import KEYS
from bot.settings.model import Settings
from bot.settings.reading import read_settings, read_settings_file

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad_settings"
SHIPPED = (ROOT / "settings.yaml").read_text(encoding="utf-8")
TOKEN = {"TELEGRAM_TOKEN": "123456:invented"}

EVERY_KEY = """\
company: Northwind Hosting
languages: [en, ru, uk, ar]
store: {data_dir: data, database: "sqlite:///data/firstline.sqlite"}
channels:
  telegram:
    token: "123456:invented"
    receive: webhook
    gather_seconds: 1.5
    webhook: {url: "https://bots.northwind.example/in", host: 127.0.0.1, port: 8027}
    api_base: https://api.telegram.org/bot
    file_base: https://api.telegram.org/file/bot
    limits: {per_chat_per_second: 1, per_group_per_minute: 20, per_second: 30}
  mail:
    smtp: {host: 127.0.0.1, port: 8025, addresses: [a@northwind.example], size_limit: 25MB, hostname: mx,
      protocol: smtp, networks: [192.0.2.0/24], proxies: [127.0.0.1], connections: 100,
      connections_per_client: 50, certificate: /etc/passwd, key: /etc/passwd, require_tls: true,
      timeout_seconds: 600, logins: [{name: mx, password: c}]}
    imap:
      - {address: a@northwind.example, host: mx, port: 993, tls: tls, ca_file: /etc/passwd, username: a,
         password: b, token_command: null, folder: INBOX, after: move, move_to: Done, backlog: false,
         size_limit: 25MB}
    subject_tag: false
    sender_check: {policy: prefer, authserv_id: mx.northwind.example, verify: true}
    telegram_link: true
    relay: {host: 127.0.0.1, port: 25, username: a, password: b, tls: none, sender: a@northwind.example,
      bounce_address: b@northwind.example, signed_replies: true,
      give_up_hours: 24, dkim: {domain: northwind.example, selector: s1, key: /etc/passwd}}
desk: {groups: [{id: -1, name: Support}], show_answered: false, usual_minutes: 0, idle_minutes: 30,
  overdue_minutes: 60, relay: all}
agents: [{id: 1, name: Mia, languages: [en], skills: [dns], group: Support}]
kb: {folder: kb, encoder: kb}
policy: {answers_per_address_per_hour: 3, answers_per_address_per_day: 20, answers_per_domain_per_hour: 60,
  mails_from_address: [10 in 10m], answers_per_hour: 200, wrong_at_most: 5, ask_back: true,
  also_answer: [uk in ru]}
clock: ""
"""
PATHS = [f"{place}.{key}".lstrip(".") for place, keys in KEYS.items() for key in keys]


def refusal(text: str, **environment: str) -> SettingsRefused:
    with pytest.raises(SettingsRefused) as refused:
        read_settings(text, base=BAD, environment=environment)
    return refused.value


def with_value(path: str, value: object) -> str:
    """The good file with ``value`` at ``path``."""
    tree = yaml.safe_load(EVERY_KEY)
    *above, key = path.split(".")
    place = tree
    for step in above:
        place = place[step.removesuffix("[]")]
        place = place[0] if step.endswith("[]") else place
    place[key] = value
    return str(yaml.safe_dump(tree, allow_unicode=True))


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_file_is_answered_with_the_expected_words(path: Path) -> None:
    error = refusal(path.read_text(encoding="utf-8"), EMPTY="", **TOKEN)
    assert str(error) + "\n" == path.with_suffix(".expected").read_text(encoding="utf-8")
    assert "not-to-be-seen" not in str(error)
    assert "invented" not in str(error)
    assert [problem.line for problem in error.problems] == sorted(problem.line for problem in error.problems)


def test_there_are_bad_files_and_each_has_its_words() -> None:
    bad = {path.stem for path in BAD.glob("*.yaml")}
    assert bad == {path.stem for path in BAD.glob("*.expected")}
    assert len(bad) >= 50


@pytest.mark.parametrize("path", PATHS)
def test_nonsense_under_any_key_is_noticed_there(path: str) -> None:
    error = refusal(with_value(path, {"nonsense": ["nonsense"]}))
    place_shown = path.replace("[]", "[1]")
    assert any(problem.path.startswith(place_shown) for problem in error.problems), str(error)


def test_the_file_with_every_key_is_good_but_for_the_nonsense() -> None:
    read_settings(EVERY_KEY, base=ROOT, environment={})
    assert sum(f"{path.rpartition('.')[2]}:" in EVERY_KEY for path in PATHS) == len(PATHS)


def test_a_file_over_one_megabyte_is_not_even_looked_at() -> None:
    assert "over 1 MB" in str(refusal("# padding\n" * 100_001 + SHIPPED, **TOKEN))
    assert "over 1 MB" in str(refusal("# жжжж\n" * 120_000, **TOKEN))


def test_a_file_with_too_many_values_is_given_up_early() -> None:
    assert "too long here" in str(refusal("a: [" + "1," * 100_000 + "]"))


def test_a_secret_from_the_environment_under_a_wrong_key_is_not_shown() -> None:
    text = SHIPPED.replace("wrong_at_most: 5", "wrong_at_most: ${RELAY_PASSWORD}")
    error = refusal(text, RELAY_PASSWORD="hunter2", **TOKEN)
    assert "hunter2" not in str(error)
    assert "policy.wrong_at_most is '${RELAY_PASSWORD}'" in str(error)


def test_a_file_that_cannot_be_had_is_a_problem_too(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match=r"nowhere\.yaml: the file is not there"):
        read_settings_file(tmp_path / "nowhere.yaml", environment={})
    with pytest.raises(SettingsRefused, match="the file is not to be read: is a directory"):
        read_settings_file(tmp_path, environment={})
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("company: Søk\n".encode("latin-1"))
    with pytest.raises(SettingsRefused, match=r"latin\.yaml: the file is no text in UTF-8"):
        read_settings_file(latin, environment={})


def test_the_refusal_names_the_file_that_was_read() -> None:
    with pytest.raises(SettingsRefused, match=r"^south\.yaml line 2: languages"):
        read_settings(
            EVERY_KEY.replace("[en, ru,", "[xx, ru,"), source="south.yaml", base=ROOT, environment={}
        )


def outcome(text: str) -> Settings | SettingsRefused:
    """Anything but these two is an error of ours, and fails the test."""
    try:
        return read_settings(text, base=ROOT, environment=TOKEN)
    except SettingsRefused as error:
        refused = error
    assert refused.problems
    assert str(refused).encode()  # can be printed
    return refused


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome(text)


_WORDS = ["a", "company", "no", "FFFFFFFF", "${A}", "$", "1", "-", "~", "<<", "=", "\\U", "\ud800", "\0"]
_SIGNS = [
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "#",
    "? ",
    "---",
    "...",
]
_PIECES = st.sampled_from([*_WORDS, *_SIGNS, "&a", "*a", "!", "!!int", "%YAML 1.1\n"])


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_heap_of_yaml_is_read_or_refused(text: str) -> None:
    outcome(text)


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates()
_TREES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_LEAVES, inner, max_size=3)
)


@settings(deadline=None)
@given(path=st.sampled_from(PATHS), tree=_TREES)
def test_any_value_under_any_key_is_read_or_refused(path: str, tree: object) -> None:
    outcome(with_value(path, tree))


@settings(deadline=None)
@given(cut=st.tuples(st.integers(0, len(SHIPPED)), st.integers(0, 30)), put_in=st.text(max_size=10))
def test_a_slip_of_the_hand_in_the_shipped_file_never_shows_the_token(
    cut: tuple[int, int], put_in: str
) -> None:
    start, length = cut
    secret = SHIPPED.replace("${TELEGRAM_TOKEN}", "123456789:AAH-secret-secret-secret-secret-xyz")
    ended = outcome(secret[:start] + put_in + secret[start + length :])
    assert "secret-secret" not in (str(ended) if isinstance(ended, SettingsRefused) else repr(ended))
