"""Customers whose mail is fetched from a mailbox."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.dovecot import PASSWORD, USER, Dovecot, a_mail, dovecot
from tests.fakes.program import SUPPORT
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, SURE, SURE_SAYS, Story
from tests.fakes.words import words

KILLS = 6


@pytest.fixture(scope="module")
def host() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


def mailbox(host: Dovecot, **changes: Any) -> dict[str, Any]:
    box = {
        "address": SUPPORT, "host": "127.0.0.1", "port": host.port, "tls": "none",
        "username": USER, "password": PASSWORD, "backlog": True, **changes,
    }  # fmt: skip
    return {"smtp": None, "imap": [box]}


def mails_taken(story: Story) -> int:
    return story.program.ledger.count("select count(*) from arrivals where channel = 'mail'")


def test_a_mail_in_the_mailbox_is_answered_in_its_thread(story: Story, host: Dovecot) -> None:
    host.empty()
    ann = story.writes_by_mail("Ann Lee")
    asked = ann.letter("Password", SURE)
    host.deliver(asked.content)
    story.start(mail=mailbox(host, after="flag"))
    answer = ann.gets()
    assert answer.header("In-Reply-To") == f"<{asked.id}>"
    assert answer.header("From") == f"Northwind Hosting <{SUPPORT}>"
    assert SURE_SAYS in answer.text
    assert "$FirstlineTaken" in host.flags()[0]

    host.deliver(ann.letter("My umbrella", FAR).content)
    card = story.card("Ann Lee")
    assert FAR in card["text"]
    story.mia.writes_in(card, "It waits for you at the desk.")
    assert "It waits for you at the desk." in ann.gets(2).text


def test_killed_while_it_fetches_each_mail_is_taken_exactly_once(story: Story, host: Dovecot) -> None:
    host.empty()
    mails = [a_mail(f"n{number}", SURE) for number in range(60)]
    story.start(mail=mailbox(host, after="move", move_to="Done"))
    for part in range(KILLS):
        host.deliver(*mails[part * 10 : part * 10 + 10])
        before = mails_taken(story)
        wait_for(lambda before=before: mails_taken(story) > before)  # type: ignore[misc]
        story.program.restart()
    wait_for(lambda: mails_taken(story) == len(mails), 60)
    wait_for(lambda: host.count("Done") == len(mails), 60)
    assert host.count() == 0


def test_a_mailbox_that_cannot_be_read_is_told_of_at_the_desk_and_when_it_can_again(
    story: Story, host: Dovecot
) -> None:
    host.empty()
    story.start(clock=True, mail=mailbox(host, password="wrong"))
    place = "127.0.0.1/INBOX"
    refused, back = words("mailbox-refused", mailbox=place), words("mailbox-back", mailbox=place)
    story.announced(refused)
    story.rests()
    story.program.restart()
    settings = story.program.settings
    settings.write_text(
        settings.read_text("utf-8").replace("password: wrong", f"password: {json.dumps(PASSWORD)}")
    )
    story.passes(301)
    story.rests()
    assert len(story.announcements(refused)) == 1, "once, also after a restart"
    story.program.restart()
    story.announced(back)
    host.kill()
    unreachable = words("mailbox-unreachable", mailbox=place)
    while not story.announcements(unreachable):
        story.passes(60)
    host.start()
    while len(story.announcements(back)) < 2:
        story.passes(60)
    story.rests()
    assert len(story.announcements(unreachable)) == 1
