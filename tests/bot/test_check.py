"""``firstline check`` names what is wrong with the set-up, and says how to mend it."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.check import check
from bot.store.budget import used
from bot.store.engine import open_engine
from bot.store.migrate import migrate
from bot.store.schema import attempts, deliveries
from channels.telegram.rehearsal import clock_trouble
from routing.setup import Finding
from tests.fakes.program import DESK
from tests.fakes.sandbox import Sandbox
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.story import TOKEN, Story

NOON = datetime(2026, 11, 21, 12, 0, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with Sandbox.running() as sandbox:
        yield sandbox


@pytest.fixture
def story(server: Sandbox, tmp_path: Path) -> Iterator[Story]:
    server.reset()
    with SmtpSink() as sink:
        yield Story(server, sink, tmp_path)


def checked(story: Story, *, live: bool = True, **telegram: Any) -> tuple[int, str]:
    """Runs the check with the settings of the story, some of its Telegram keys changed."""
    path = story.prepared().settings
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings["channels"]["telegram"].update(telegram)
    path.write_text(yaml.safe_dump(settings), "utf-8")
    status, lines = check(path, {}, live=live)
    return status, "\n".join(lines)


def test_a_set_up_in_order_is_tried_out_and_left_as_it_was(story: Story) -> None:
    status, said = checked(story)
    assert (status, "✗" in said) == (0, False), said
    assert "Mail relay: takes us" in said
    made = [call["method"] for call in story.sandbox.calls()]
    assert made.count("createForumTopic") == made.count("deleteForumTopic") == 1
    assert story.group.topics(story.mia) == []
    assert story.sink.mails == []


def test_without_live_nothing_is_tried(story: Story) -> None:
    status, said = checked(story, live=False)
    assert status == 0, said
    assert not {"createForumTopic", "sendMessage"} & {call["method"] for call in story.sandbox.calls()}


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ("can_manage_topics", "The bot may not manage topics. Give it that right."),
        ("can_delete_messages", "The bot may not delete messages. Give it that right."),
        ("can_pin_messages", "The bot may not pin messages. Give it that right."),
    ],
)
def test_each_right_that_is_missing_is_named(story: Story, right: str, said: str) -> None:
    story.group.adds(story.bot, status="administrator", rights={right: False})
    assert said in checked(story, live=False)[1]


def test_a_bot_that_is_no_administrator_is_told_of_its_rights_and_its_privacy(story: Story) -> None:
    story.group.adds(story.bot, status="member")
    status, said = checked(story)
    assert status == 2
    assert "The bot is no administrator" in said
    assert "privacy mode" in said
    assert "A topic could not be made for a trial" in said


def test_agents_who_are_missing_or_cannot_be_known_are_named(story: Story) -> None:
    story.oleh.leaves(story.group)
    story.group.adds(story.mia, status="administrator", rights={"is_anonymous": True})
    _, said = checked(story, live=False)
    assert "Agent Oleh (222222222) is not in the group" in said
    assert "Agent Mia is an anonymous administrator" in said


def test_a_group_without_topics_and_a_group_of_another_number(story: Story) -> None:
    path = story.prepared().settings
    text = path.read_text("utf-8")
    path.write_text(text.replace(str(DESK), str(DESK).replace("-100", "-")), "utf-8")
    _, lines = check(path, {}, live=True)
    assert f"write {DESK} in desk.groups" in "\n".join(lines)
    plain = story.sandbox.group("Plain", is_forum=False)
    plain.adds(story.mia, status="creator")
    plain.adds(story.oleh)
    plain.adds(story.bot, status="administrator")
    path.write_text(text.replace(str(DESK), str(plain.id)), "utf-8")
    _, lines = check(path, {}, live=True)
    assert "Topics are off" in "\n".join(lines)


def test_a_webhook_that_is_left_and_one_that_is_elsewhere(story: Story) -> None:
    story.sandbox.call(story.bot, "setWebhook", {"url": "https://elsewhere.example/in"})
    status, said = checked(story, live=False)
    assert status == 2
    assert "A webhook is set for this bot (https://elsewhere.example/in)" in said
    here = {"url": "https://here.example/in"}
    _, said = checked(story, live=False, receive="webhook", webhook=here)
    assert "Telegram brings updates to https://elsewhere.example/in" in said


def test_a_relay_that_is_not_there_is_told(story: Story) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    path = story.prepared().settings
    path.write_text(path.read_text("utf-8").replace(f"port: {story.sink.port}", f"port: {port}"), "utf-8")
    status, lines = check(path, {}, live=True)
    assert status == 2
    assert "The mail relay does not take us" in "\n".join(lines)


def test_a_clock_that_is_off_is_told_by_how_much() -> None:
    assert clock_trouble(NOON, NOON + timedelta(seconds=4)) == []
    assert clock_trouble(NOON, NOON + timedelta(seconds=61)) == [Finding("clock", (("count", 61),))]
    assert clock_trouble(NOON, NOON - timedelta(hours=1)) == [Finding("clock", (("count", 3600),))]


def test_the_budget_of_the_last_hour_is_counted_by_minutes(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/ledger.sqlite")
    migrate(engine)
    with engine.begin() as tx:
        row = {
            "kind": "send", "destination": "telegram:-1", "lane": "x", "priority": 1, "due_at": NOON,
            "body": {}, "audience": "desk", "automatic": True, "created_at": NOON,
        }  # fmt: skip
        tx.execute(deliveries.insert(), [row])
        for seconds, group in ((0, -1), (10, -1), (29, -1), (31, -1), (120, -1), (0, -2), (-7200, -1)):
            at = NOON + timedelta(seconds=seconds)
            tx.execute(
                attempts.insert(),
                [{"delivery": 1, "destination": f"telegram:{group}", "started_at": at}],
            )
        assert used(tx, "telegram:-1", NOON - timedelta(hours=1)) == (5, 3)
        assert used(tx, "telegram:-3", NOON) == (0, 0)
    engine.dispose()


def test_the_token_is_in_no_line(story: Story) -> None:
    story.sandbox.fault("getChat", {"error": 500}, times=5)
    _, said = checked(story)
    assert TOKEN not in said and TOKEN.partition(":")[2] not in said
