"""Starting, stopping, and what stands in the way of it."""

import socket
import time
from pathlib import Path

from tests.fakes.between import between
from tests.fakes.sandbox import Sandbox, wait_for
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.story import (
    AGAIN,
    ARRIVED,
    FAR,
    PHP,
    PHP_SAYS,
    SURE,
    SURE_SAYS,
    TOKEN,
    Story,
    buttons,
    heard,
    hears,
)
from tests.fakes.words import words


def test_it_says_when_it_is_ready_and_stops_in_order(story: Story) -> None:
    begun = time.monotonic()
    story.start()
    print(f"ready after {time.monotonic() - begun:.1f} s")
    begun = time.monotonic()
    story.program.stop()
    print(f"stopped after {time.monotonic() - begun:.1f} s")


def test_stopping_finishes_what_is_being_sent_and_the_next_start_the_rest(firm: Story) -> None:
    ann, bea = firm.writes_by_mail("Ann"), firm.writes_by_telegram("Bea")
    firm.sink.is_slow("after", 1)
    ann.mails("Password", SURE)
    wait_for(lambda: firm.sink.receiving)
    firm.program.stop()
    assert firm.program.ledger.unsent == 0, "the mail that was being sent is known to be sent"
    bea.writes(SURE)
    firm.program.start()
    hears(bea, SURE_SAYS)
    firm.rests()
    assert len(ann.inbox) == len(heard(bea, SURE_SAYS)) == 1


def test_stopping_does_not_wait_for_a_telegram_that_hangs(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    firm.sandbox.fault("sendMessage", {"slow": 40}, contains=SURE_SAYS[:20])
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    firm.program.stop()
    firm.program.start()
    assert buttons(firm.says("Ann", words("unsure-delivered", name="Ann"))) == [AGAIN, ARRIVED]
    firm.rests()
    assert len(heard(ann, SURE_SAYS)) == 1


def test_a_second_program_with_the_same_token_stops_the_older_one_loudly(story: Story) -> None:
    older = story.start().program
    ann = story.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    newer = story.prepared("newer").start()
    try:
        assert older.ended() == 1
        assert "Another program fetches the updates of this bot" in older.errors.splitlines()[-1]
        ann.writes(PHP)
        hears(ann, PHP_SAYS)
    finally:
        newer.kill()


def test_a_second_program_in_the_same_folder_does_not_start(firm: Story) -> None:
    second = firm.prepared("second", store={"data_dir": str(firm.program.folder / "data")})
    second.launch()
    assert second.ended() == 1
    assert "Another Firstline works in" in second.errors
    ann = firm.writes_by_mail("Ann")
    ann.mails("Password", SURE)
    ann.gets()


def test_a_refused_token_stops_it_with_a_sentence(story: Story) -> None:
    stranger = story.prepared("stranger")
    text = stranger.settings.read_text("utf-8").replace("777000777:", "777000778:")
    stranger.settings.write_text(text, "utf-8")
    stranger.launch()
    assert stranger.ended() == 1
    assert "Telegram refuses the token" in stranger.errors.splitlines()[-1]
    assert TOKEN.partition(":")[2] not in stranger.errors


def test_a_taken_port_stops_it_with_a_sentence(story: Story) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        program = story.prepared("late")
        port = taken.getsockname()[1]
        text = program.settings.read_text("utf-8").replace("port: 0", f"port: {port}")
        program.settings.write_text(text, "utf-8")
        program.launch()
        assert program.ended() == 1
    last = program.errors.splitlines()[-1]
    where = f"127.0.0.1 port {port} (channels.mail.smtp)"
    assert last == f"firstline: No mail can be taken at {where}: Address already in use."


def test_a_database_that_is_none_stops_it_with_a_sentence(story: Story) -> None:
    program = story.prepared("garbled")
    database = program.folder / "data" / "firstline.sqlite"
    database.parent.mkdir()
    database.write_bytes(b"no database " * 1000)
    program.launch()
    assert program.ended() == 1
    assert program.errors == f"firstline: The database {database} cannot be used: file is not a database.\n"


def test_telegram_down_at_the_start_comes_up_later(sink: SmtpSink, tmp_path: Path) -> None:
    state = tmp_path / "telegram.sqlite"
    sandbox = Sandbox.start(state)
    story = Story(sandbox, sink, tmp_path)
    ann, bea = story.writes_by_telegram("Ann"), story.writes_by_mail("Bea")
    ann.writes(SURE)
    port = sandbox.port
    sandbox.kill()
    story.start()
    try:
        bea.mails("My umbrella", FAR)
        cat = story.writes_by_mail("Cat")
        cat.mails("Password", SURE)
        cat.gets()
        back = Sandbox.start(state, port)
        story = Story(back, sink, tmp_path, story.program)
        try:
            ann = back.user("Ann", id=ann.id)
            hears(ann, SURE_SAYS)
            card = story.card("Bea")
            story.receipt(story.mia.writes_in(card, "We found it."))
            bea.gets()
            story.rests()
            story.check()
            story.program.stop()
        finally:
            back.kill()
    finally:
        story.program.kill()


def test_an_update_of_unknown_shape_blocks_nothing_and_is_shown_at_the_desk(story: Story) -> None:
    with between(story.sandbox.url) as line:
        story.start(api_base=line.base_url)
        ann = story.writes_by_telegram("Ann")
        chat = {"id": ann.id, "type": "private", "first_name": "Ann"}
        broken = {"message_id": 9, "date": "yesterday", "chat": chat, "from": {"is_bot": "perhaps"}}
        number = 869000500  # far below the real ones, which decide what is confirmed
        line.strange = [
            {"update_id": number, "message": broken},
            {"update_id": number + 1, "holograph": {"chat": chat, "depth": 3}},
            {"update_id": number + 2, "message": {"message_id": [], "chat": None}},
            {"update_id": number + 3, "callback_query": "pressed"},
            {"update_id": number + 4, "half a character": "\ud83d"},
        ]
        ann.writes(SURE)
        hears(ann, SURE_SAYS)
        wait_for(lambda: len(_unreadable(story)) == 3)
        story.program.stop()
    reasons = story.program.ledger.rows("select reason from arrivals where state = 'aside'")
    assert ("an update of kind holograph",) in reasons
    assert story.program.ledger.undecided == 0


def _unreadable(story: Story) -> list[str]:
    said = (m.get("text", "") for m in story.group.messages(story.mia))
    return [text for text in said if words("unreadable", channel="telegram") in text]


def test_what_is_wrong_with_the_group_is_told_at_the_start_and_can_be_mended_while_it_runs(
    story: Story,
) -> None:
    story.group.adds(story.bot, status="administrator", rights={"can_manage_topics": False})
    story.oleh.leaves(story.group)
    story.start()
    wait_for(lambda: "The bot may not manage topics. Give it that right." in story.program.errors)
    assert "Agent Oleh (222222222) is not in the group" in story.program.errors
    ann = story.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    wait_for(
        lambda: [m for m in story.group.messages(story.mia) if words("desk-no-right") in m.get("text", "")]
    )
    wait_for(lambda: [m for m in story.group.messages(story.mia) if FAR in m.get("text", "")])
    story.group.adds(story.bot, status="administrator")
    story.announced(words("desk-topics-again"))
    bea = story.writes_by_mail("Bea")
    bea.mails("My umbrella", FAR)
    assert FAR in story.card("Bea")["text"]


def test_nothing_is_said_about_a_group_that_is_in_order(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    firm.card("Ann")
    assert "desk_trouble" not in firm.program.errors
